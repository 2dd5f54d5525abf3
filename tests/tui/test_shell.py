from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, Select

from familieklubb.services.door import RegisterDoor
from familieklubb.services.first import FirstFacts
from familieklubb.settings import Settings
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.dialogs.palette import PaletteDialog
from familieklubb.tui.screens.guide import GuideScreen
from familieklubb.tui.screens.settings import SettingsScreen
from tests.tui.waiting import settle, type_text

Kept = list[Settings]


@pytest.fixture
def kept() -> Kept:
    return []


@pytest.fixture
async def pilot(tmp_path: Path, kept: Kept) -> AsyncIterator[Pilot[int]]:
    door = RegisterDoor(tmp_path / "klubb.register", kdf_iterations=4000)
    facts = FirstFacts("club", "Fillan [/] familieklubb", "Åse", "Hitra", "en lang og god setning")
    app = FamilieklubbApp(
        door, open_on=door.create(facts, door.new_words()), save_settings=kept.append
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        yield pilot


async def test_the_name_of_the_register_is_shown_literally(pilot: Pilot[int]) -> None:
    assert "Fillan [/] familieklubb" in str(pilot.app.screen.query_one("#whose", Label).render())


async def test_the_palette_finds_the_settings_and_goes_there(pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+p")
    await settle(pilot)
    assert type(pilot.app.screen) is PaletteDialog
    await type_text(pilot, "innst")
    await pilot.press("enter")
    await settle(pilot)
    assert SettingsScreen in type(pilot.app.screen).__mro__


async def test_a_chosen_look_is_kept_at_once(pilot: Pilot[int], kept: Kept) -> None:
    pilot.app.action_settings()  # type: ignore[attr-defined]
    await settle(pilot)
    pilot.app.screen.query_one("#theme", Select).value = "kontrast"
    await settle(pilot)
    assert pilot.app.theme == "kontrast"
    assert kept[-1].theme == "kontrast"


async def test_the_guide_opens_for_the_screen_and_closes_again(pilot: Pilot[int]) -> None:
    await pilot.press("f1")
    await settle(pilot)
    assert isinstance(pilot.app.screen, GuideScreen)
    await pilot.press("escape")
    await settle(pilot)
    assert not isinstance(pilot.app.screen, GuideScreen)


async def test_undoing_where_there_is_nothing_to_undo_says_so(pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+z")
    await settle(pilot)
    told = [note.title for note in pilot.app._notifications]
    assert "Det er ingenting å angre." in told
