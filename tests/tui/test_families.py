"""Families on the screen: keys in, screen and register out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input, Label

from familieklubb import i18n
from familieklubb.domain.values import LeftBecause, MemberRole, RegisterKind
from familieklubb.errors import FamilieklubbError
from familieklubb.services.desk import Desk
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.services.family_views import ConsentState, FamilyLine, Standing
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.dialogs.division import DivisionForm
from familieklubb.tui.dialogs.family import FamilyForm
from familieklubb.tui.screens.families import FamiliesScreen
from familieklubb.tui.screens.family import FamilyScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.widgets.member_row import MemberRow
from tests.services.club_ground import Ground
from tests.tui.opened import made_desk, shown
from tests.tui.waiting import settle, type_text

SIZES = [(80, 24), (120, 36)]
HOSTILE = "[/][red]x[/red]"


@pytest.fixture
def desk(tmp_path: Path, kdf: int) -> Iterator[Desk]:
    """A club's register on Saturday 21 November 2026."""
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    made = made_desk(tmp_path, lambda: now, kdf, RegisterKind.club)
    yield made
    made.register.abandon()


@pytest.fixture
def ground(desk: Desk) -> Ground:
    return Ground(desk.register)


@pytest.fixture
def club(ground: Ground) -> bytes:
    club_id = ground.club()
    ground.assistant("Assistent 01", club_id=club_id)
    return club_id


def add(desk: Desk, club: bytes, label: str, *members: str, joined: str = "2.1.25") -> bytes:
    rows = tuple(MemberInput(one, "own_use", "1975", "2.1.25") for one in members or ("A", "B"))
    return desk.families.add(FamilyInput(club, label, joined, rows)).family_id


def here(desk: Desk) -> list[str]:
    return [one.label for one in desk.families.of_club().standing(Standing.here)]


def line(desk: Desk, family_id: bytes) -> FamilyLine:
    return desk.families.show(family_id).line


def rows(app: FamilieklubbApp, table: str = "#families-table") -> list[list[str]]:
    found = app.screen.query_one(table, DataTable)
    return [[str(one) for one in found.get_row_at(row)] for row in range(found.row_count)]


def texts(app: FamilieklubbApp) -> str:
    return "\n".join(str(label.render()) for label in app.screen.query(Label))


async def at_families(pilot: Pilot[int]) -> None:
    await pilot.press("3")
    await settle(pilot)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


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
        await press(pilot, "n")

        assert isinstance(app.screen, FamiliesScreen)


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


# -- one form for a family of three


@pytest.mark.parametrize("size", SIZES)
async def test_a_family_of_three_is_one_form(
    desk: Desk, club: bytes, size: tuple[int, int]
) -> None:
    async with shown(desk, size) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, FamilyForm)
        await type_text(pilot, "Berg")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "Anne")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "1975")
        await press(pilot, "tab", "tab", "tab")
        await type_text(pilot, "Bjorn")
        await press(pilot, "tab", "tab", "tab", "tab", "space", "tab")
        await type_text(pilot, "Cecilie")
        await press(pilot, "tab", "tab", "6", "minus", "1", "2", "ctrl+s")

        assert isinstance(app.screen, FamiliesScreen)
        assert rows(app)[0][0] == "Berg"
        (found,) = desk.families.of_club().families
        assert [(one.label, one.role) for one in found.members] == [
            ("Anne", MemberRole.own_use),
            ("Bjorn", MemberRole.relative),
            ("Cecilie", MemberRole.child),
        ]
        assert [one.birth_year for one in found.members] == [1975, None, 2017]
        assert found.contact is not None
        assert found.contact.label == "Bjorn"


async def test_another_row_comes_when_the_last_one_is_begun(desk: Desk, club: bytes) -> None:
    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "n")
        assert len(app.screen.query(MemberRow)) == 3
        app.screen.query(MemberRow).last().query_one(".label", Input).value = "Per"
        await settle(pilot)
        assert len(app.screen.query(MemberRow)) == 4


async def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    desk: Desk, club: bytes
) -> None:
    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "n")
        await type_text(pilot, "Berg")
        row = app.screen.query(MemberRow).first()
        row.query_one(".label", Input).value = "Anne"
        row.query_one(".born", Input).value = "1492"
        await press(pilot, "ctrl+s")

        assert isinstance(app.screen, FamilyForm)
        assert app.screen.query_one("#label", Input).value == "Berg"
        assert "1880" in str(row.query_one(".wrong", Label).render())
        assert app.focused is row.query_one(".born", Input)
        await press(pilot, "escape")
        assert desk.families.of_club().families == ()


async def test_only_one_is_the_contact_person(desk: Desk, club: bytes) -> None:
    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "n")
        first, second, _third = app.screen.query(MemberRow)
        for row in (first, second):
            row.query_one("ContactMark").focus()
            await press(pilot, "space")
        assert (first.is_contact, second.is_contact) == (False, True)


@pytest.mark.parametrize("text", ["B\x1b[31m", "\u202eB", "a" + "\u0301" * 30, "B" * 10_000])
async def test_a_hostile_name_is_refused_in_the_form(desk: Desk, club: bytes, text: str) -> None:
    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "n")
        app.screen.query_one("#label", Input).value = text
        app.screen.query(MemberRow).first().query_one(".label", Input).value = "Anne"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FamilyForm)
        assert desk.families.of_club().families == ()


# -- leaving, coming back, moving


async def test_a_family_leaves_and_comes_back(desk: Desk, club: bytes) -> None:
    family = add(desk, club, "Berg")

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "s")
        day = app.screen.query_one("#in-day", Input)
        day.value = "1.11"
        await press(pilot, "ctrl+s")
        assert line(desk, family).stay.left_on == date(2026, 11, 1)
        assert line(desk, family).stay.left_because is LeftBecause.unknown

        await press(pilot, "v", "s")
        assert isinstance(app.screen, FamiliesScreen)
        await press(pilot, "k")
        app.screen.query_one("#in-day", Input).value = "17.11"
        await press(pilot, "ctrl+s")
        assert line(desk, family).standing is Standing.here


async def test_undo_brings_back_what_was_changed(desk: Desk, club: bytes) -> None:
    family = add(desk, club, "Berg")

    async with shown(desk) as (_app, pilot):
        await at_families(pilot)
        await press(pilot, "s", "ctrl+s")
        assert line(desk, family).standing is Standing.left
        await press(pilot, "ctrl+z")
        assert line(desk, family).standing is Standing.here


async def test_a_family_moves_where_there_is_another_club(
    desk: Desk, club: bytes, ground: Ground
) -> None:
    family = add(desk, club, "Berg")
    add(desk, club, "Dahl")

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "f")
        assert isinstance(app.screen, FamiliesScreen)
        other = ground.club("Frøya")
        await press(pilot, "f")
        app.screen.query_one("#in-club_id").value = other  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert line(desk, family).stay.club_id == other
        assert here(desk) == ["Dahl"]


async def test_a_family_added_by_mistake_is_removed_and_one_with_attendance_is_not(
    desk: Desk, club: bytes, ground: Ground
) -> None:
    add(desk, club, "Aas")
    family = add(desk, club, "Berg")
    ground.meeting(club, date(2026, 11, 17), present=[line(desk, family).members[0].id])

    async with shown(desk) as (_app, pilot):
        await at_families(pilot)
        await press(pilot, "delete")
        assert here(desk) == ["Berg"]
        await press(pilot, "delete")
        assert here(desk) == ["Berg"]


# -- one family


@pytest.mark.parametrize("size", SIZES)
async def test_members_are_added_corrected_and_ended_in_their_family(
    desk: Desk, club: bytes, size: tuple[int, int]
) -> None:
    family = add(desk, club, "Berg", "Anne", "Bjørn")

    async with shown(desk, size) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "enter", "n")
        await type_text(pilot, "Per")
        await press(pilot, "ctrl+s")
        assert [one.label for one in line(desk, family).members] == ["Anne", "Bjørn", "Per"]

        await press(pilot, "e")
        app.screen.query_one("#in-label", Input).value = "Anna"
        await press(pilot, "ctrl+s", "s", "ctrl+s")
        assert [one.label for one in line(desk, family).members] == ["Bjørn", "Per"]

        await press(pilot, "k", "ctrl+s")
        assert "Anna" in [one.label for one in line(desk, family).members]
        await press(pilot, "escape")
        assert isinstance(app.screen, FamiliesScreen)


async def test_consent_is_noted_and_taken_back(desk: Desk, club: bytes) -> None:
    family = add(desk, club, "Berg", "Anne", "Bjørn")

    async with shown(desk) as (_app, pilot):
        await at_families(pilot)
        await press(pilot, "enter", "x", "ctrl+s")
        assert line(desk, family).members[0].consent.state is ConsentState.withdrawn
        await press(pilot, "c", "ctrl+s")
        assert line(desk, family).members[0].consent.state is ConsentState.given


async def test_the_contact_person_is_chosen_in_the_family(desk: Desk, club: bytes) -> None:
    family = add(desk, club, "Berg", "Anne", "Bjørn")
    bjorn = line(desk, family).members[1].id

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "enter", "r")
        app.screen.query_one("#in-contact_id").value = bjorn  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        contact = line(desk, family).contact
        assert contact is not None
        assert contact.id == bjorn


# -- dividing


@pytest.mark.parametrize("size", SIZES)
async def test_a_club_is_divided_in_three_steps(
    desk: Desk, club: bytes, size: tuple[int, int]
) -> None:
    for label in ("Aas", "Berg", "Dahl", "Eide"):
        add(desk, club, label)

    async with shown(desk, size) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, DivisionForm)
        await type_text(pilot, "1.12")
        await press(pilot, "tab", "space", "down", "down", "space", "ctrl+s")
        assert app.screen.step == "where"
        await press(pilot, "ctrl+s")
        assert app.screen.step == "where"
        app.screen.query_one("#assistant_name", Input).value = "Ny"
        await press(pilot, "ctrl+s")
        assert app.screen.step == "look"
        await press(pilot, "ctrl+s")

        assert isinstance(app.screen, FamiliesScreen)
        new = next(one for one in desk.families.clubs() if one.name == "Hitra 2")
        found = desk.families.of_club(new.id).families
        assert [one.label for one in found] == ["Aas", "Dahl"]


async def test_every_key_on_who_goes_where_counts(desk: Desk, club: bytes) -> None:
    for number in range(9):
        add(desk, club, f"Familie {number}")

    async with shown(desk) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "d", "tab")
        assert isinstance(app.screen, DivisionForm)
        await press(pilot, *(["space", "down"] * 9))
        assert len(app.screen.typed().families) == 9
        await press(pilot, *(["down", "space"] * 9))
        assert app.screen.typed().families == ()


async def test_escape_goes_one_step_back_and_keeps_what_was_typed(desk: Desk, club: bytes) -> None:
    for label in ("Aas", "Berg", "Dahl"):
        add(desk, club, label)

    async with shown(desk, (80, 24)) as (app, pilot):
        await at_families(pilot)
        await press(pilot, "d")
        await type_text(pilot, "1.12")
        await press(pilot, "tab", "space", "ctrl+s", "escape")
        assert isinstance(app.screen, DivisionForm)
        assert app.screen.step == "who"
        assert len(app.screen.typed().families) == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, FamiliesScreen)


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
