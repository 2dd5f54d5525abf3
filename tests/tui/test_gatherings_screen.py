from __future__ import annotations

import pytest
from textual.widgets import Input, Label, OptionList

from familieklubb.errors import FamilieklubbError
from familieklubb.services.assistant_inputs import AssistantInput
from familieklubb.services.desk import Desk
from familieklubb.services.gathering_views import GatheringInput
from familieklubb.tui.screens.door_list import DoorListScreen
from familieklubb.tui.screens.gatherings import GatheringsScreen
from tests.tui.opened import shown
from tests.tui.waiting import settle, type_text

SPRING = GatheringInput("Vårsamling", "nasjonal", "felles", "", "Hamar", "i dag")


@pytest.fixture
def sixty(bare: Desk) -> Desk:
    """Sixty assistants, and a gathering today."""
    for number in range(1, 61):
        bare.assistants.add(AssistantInput(f"Assistent {number:02}", "Hitra"))
    bare.gatherings.add(SPRING)
    return bare


async def test_attendance_at_the_door_takes_a_few_keys_each(sixty: Desk) -> None:
    async with shown(sixty, (80, 24)) as (app, pilot):
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert isinstance(app.screen, DoorListScreen)
        for number in ("07", "42", "60"):
            await type_text(pilot, number)
            await pilot.press("enter")
            await settle(pilot)
        await type_text(pilot, "Kari")
        await pilot.press("enter")
        await settle(pilot)
        assert "4" in str(app.screen.query_one("#door-count", Label).render())
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert app.screen.query_one("#door-people", OptionList).option_count == 4
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, GatheringsScreen)
        (gathering,) = sixty.gatherings.all()
        assert gathering.came == 4


async def test_whoever_was_marked_by_mistake_is_taken_back(sixty: Desk) -> None:
    async with shown(sixty, (80, 24)) as (_app, pilot):
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        for _twice in range(2):
            await type_text(pilot, "07")
            await pilot.press("enter")
            await settle(pilot)
        assert sixty.gatherings.all()[0].came == 0


async def test_a_name_that_cannot_be_kept_is_refused_at_the_door(sixty: Desk) -> None:
    async with shown(sixty, (80, 24)) as (app, pilot):
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        app.screen.query_one("#door-typed", Input).value = "K" * 200
        await pilot.press("enter")
        await settle(pilot)
        assert str(app.screen.query_one("#door-hint", Label).render())
        assert sixty.gatherings.all()[0].came == 0


async def test_a_gathering_that_fails_to_load_becomes_a_message(
    bare: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise FamilieklubbError("Disken er full.", "Rydd plass.")

    async with shown(bare) as (app, pilot):
        monkeypatch.setattr(bare.gatherings, "all", broken)
        await pilot.press("4")
        await settle(pilot)
        assert isinstance(app.screen, GatheringsScreen)
        assert [note.title for note in app._notifications] == ["Disken er full."]
