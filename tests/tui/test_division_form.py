"""A club divided on the screen."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from familieklubb.services.desk import Desk
from familieklubb.tui.dialogs.division import DivisionForm
from familieklubb.tui.screens.families import FamiliesScreen
from tests.tui.club_desk import (
    SIZES,
    add,
    at_families,
    club,
    desk,
    ground,
    press,
)
from tests.tui.opened import shown
from tests.tui.waiting import type_text

__all__ = ["club", "desk", "ground"]


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
