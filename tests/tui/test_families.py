"""The list of families: what it shows, and where it leads."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import DataTable, Label

from familieklubb import i18n
from familieklubb.errors import FamilieklubbError
from familieklubb.services.desk import Desk
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.tui.dialogs.family import FamilyForm
from familieklubb.tui.screens.families import FamiliesScreen
from familieklubb.tui.screens.family import FamilyScreen
from familieklubb.tui.target import Area, Target
from tests.services.club_ground import Ground
from tests.tui.club_desk import (
    HOSTILE,
    SIZES,
    add,
    at_families,
    club,
    desk,
    ground,
    here,
    line,
    press,
    rows,
    texts,
)
from tests.tui.opened import shown
from tests.tui.waiting import settle

__all__ = ["club", "desk", "ground"]


# -- the list


@pytest.mark.parametrize("size", SIZES)
async def test_attendance_and_contact_stand_beside_the_name(
    desk: Desk, club: bytes, ground: Ground, size: tuple[int, int]
) -> None:
    family = add(desk, club, "Berg", "Anne", "Bjørn")
    anne, bjorn = (one.id for one in line(desk, family).members)
    ground.meeting(club, date(2026, 11, 10), present=[anne], absent=[bjorn])
    ground.meeting(club, date(2026, 11, 17), present=[anne, bjorn])

    async with shown(desk, size) as (app, pilot):
        await at_families(pilot)

        assert isinstance(app.screen, FamiliesScreen)
        (row,) = rows(app)
        assert row[0] == "Berg"
        assert "75" in row[1]
        assert app.screen.query_one("#families-table", DataTable).virtual_size.width <= size[0]


async def test_an_empty_club_says_what_to_do(desk: Desk, club: bytes) -> None:
    async with shown(desk) as (app, pilot):
        await at_families(pilot)

        assert app.screen.query_one("#families-empty", Label).display
        assert not app.screen.query_one("#families-table").display


async def test_a_register_without_a_club_says_so_and_goes_on(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        assert "Klubben står ikke i registeret." in texts(app)
        await press(pilot, "n", "s", "k", "f", "d", "v", "enter", "delete")

        assert isinstance(app.screen, FamiliesScreen)


async def test_another_club_is_shown_on_request(desk: Desk, club: bytes, ground: Ground) -> None:
    add(desk, club, "Berg")
    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        assert not app.screen.query_one("#families-other").display
        add(desk, ground.club("Frøya"), "Dahl")
        await press(pilot, "1", "3")
        assert app.screen.query_one("#families-other").display
        await press(pilot, "b", "down", "enter")
        assert [row[0] for row in rows(app)] == ["Dahl"]


async def test_the_filter_narrows_as_one_types_and_escape_leaves_it(
    desk: Desk, club: bytes
) -> None:
    add(desk, club, "Berg", "Anne")
    add(desk, club, "Dahl", "Åse")

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "slash", "å", "s")
        assert [row[0] for row in rows(app)] == ["Dahl"]
        await press(pilot, "enter", "n")
        assert isinstance(app.screen, FamilyForm)
        await press(pilot, "escape", "escape")
        assert [row[0] for row in rows(app)] == ["Berg", "Dahl"]


async def test_those_who_left_are_shown_on_request_with_words(desk: Desk, club: bytes) -> None:
    from familieklubb.services.family_inputs import EndInput

    add(desk, club, "Berg")
    left = add(desk, club, "Aas")
    desk.families.end(left, EndInput("1.11", "moved"))

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        assert [row[0] for row in rows(app)] == ["Berg"]
        await press(pilot, "v")
        assert [row[0] for row in rows(app)] == ["Berg", "Aas"]
        assert "1.11.2026" in rows(app)[1][2]


@pytest.mark.parametrize("size", SIZES)
async def test_strange_names_stand_as_they_are(
    desk: Desk, club: bytes, size: tuple[int, int]
) -> None:
    family = add(desk, club, HOSTILE, HOSTILE, "é" * 120)

    async with shown(desk, size) as (app, pilot):
        await at_families(pilot)
        assert rows(app)[0][0] == HOSTILE
        await press(pilot, "enter")
        assert isinstance(app.screen, FamilyScreen)
        assert rows(app, "#family-members")[0][0] == HOSTILE
        assert HOSTILE in texts(app)
        await press(pilot, "e")
        assert HOSTILE in texts(app)
        await press(pilot, "escape", "escape", "slash", "slash", "left_square_bracket")
        assert desk.families.show(family).line.label == HOSTILE


# -- going there, and failing


async def test_home_leads_to_the_family_and_to_consent_that_is_missing(
    desk: Desk, club: bytes
) -> None:
    add(desk, club, "Aas")
    rows_without = (MemberInput("Per", "own_use"), MemberInput("Pål", "other"))
    desk.families.add(FamilyInput(club, "Berg", "2.1.25", rows_without))

    async with shown(desk) as (app, pilot):
        app.go_to(Target(Area.families, act="consent_missing"))
        await settle(pilot)
        table = app.screen.query_one("#families-table", DataTable)
        assert str(table.get_row_at(table.cursor_row)[0]) == "Berg"


async def test_a_service_that_fails_becomes_a_message(
    desk: Desk, club: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, club, "Berg")

    def full(*_words: object) -> None:
        raise FamilieklubbError("The disk is full.", "Make room.")

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        monkeypatch.setattr(desk.families, "end", full)
        await press(pilot, "s", "ctrl+s")
        assert "The disk is full. Make room." in texts(app)
        await press(pilot, "escape")
        assert here(desk) == ["Berg"]
        assert isinstance(app.screen, FamiliesScreen)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_the_screen_stands_in_every_language(desk: Desk, club: bytes, language: str) -> None:
    i18n.use(language)
    add(desk, club, "Berg")

    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, FamilyScreen)
        assert rows(app, "#family-members")
