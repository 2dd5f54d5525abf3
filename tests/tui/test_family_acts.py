"""What is done with a family and its members, key by key."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from familieklubb.domain.values import LeftBecause
from familieklubb.services.desk import Desk
from familieklubb.services.family_views import ConsentState, Standing
from familieklubb.tui.screens.families import FamiliesScreen
from tests.services.club_ground import Ground
from tests.tui.club_desk import (
    SIZES,
    add,
    at_families,
    club,
    desk,
    ground,
    here,
    line,
    press,
)
from tests.tui.opened import shown
from tests.tui.waiting import type_text

__all__ = ["club", "desk", "ground"]


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
