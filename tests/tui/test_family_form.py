"""A new family in one form."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Label

from familieklubb.domain.values import MemberRole
from familieklubb.services.desk import Desk
from familieklubb.tui.dialogs.family import FamilyForm
from familieklubb.tui.screens.families import FamiliesScreen
from familieklubb.tui.widgets.member_row import MemberRow
from tests.tui.club_desk import (
    SIZES,
    at_families,
    club,
    desk,
    ground,
    press,
    rows,
)
from tests.tui.opened import shown
from tests.tui.waiting import settle, type_text

__all__ = ["club", "desk", "ground"]


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
