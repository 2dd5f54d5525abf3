from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button, Input, Label

from familieklubb.services.door import RegisterDoor
from familieklubb.services.first import FirstFacts
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.screens.first_start import FirstStartScreen
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.unlock import UnlockScreen
from tests.tui.waiting import settle, type_text

PASSPHRASE = "en lang og god setning"


@pytest.fixture
def door(tmp_path: Path) -> RegisterDoor:
    return RegisterDoor(tmp_path / "klubb.register", kdf_iterations=4000)


@pytest.fixture
def made(door: RegisterDoor) -> RegisterDoor:
    facts = FirstFacts("club", "Fillan familieklubb", "Åse", "Hitra", PASSPHRASE)
    door.create(facts, door.new_words()).close()
    return door


def wrong(app: FamilieklubbApp) -> str:
    return str(app.screen.query_one("#unlock-wrong", Label).render())


async def test_the_right_passphrase_opens_home(made: RegisterDoor) -> None:
    app = FamilieklubbApp(made)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, UnlockScreen)
        await type_text(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("ctrl+q")
        await settle(pilot)
    assert app.return_code == 0


async def test_a_wrong_passphrase_says_so_and_asks_again(made: RegisterDoor) -> None:
    app = FamilieklubbApp(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "feil passord")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert wrong(app)
        assert app.screen.query_one("#passphrase", Input).value == ""


async def test_locking_shows_nothing_of_the_register(made: RegisterDoor) -> None:
    app = FamilieklubbApp(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_text(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app.desk is None
        shown = " ".join(str(label.render()) for label in app.screen.query(Label))
        assert "Fillan" not in shown
        await type_text(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_first_start_asks_two_words_back_before_anything_is_made(
    door: RegisterDoor,
) -> None:
    app = FamilieklubbApp(door)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, FirstStartScreen)
        screen.query_one("#owner", Input).value = "Åse"
        screen.query_one("#name", Input).value = "Fillan familieklubb"
        screen.query_one("#place", Input).value = "Hitra"
        screen.query_one("#next", Button).press()
        await settle(pilot)
        screen.query_one("#again", Input).value = screen.query_one("#new", Input).value
        screen.query_one("#next", Button).press()
        await settle(pilot)
        screen.query_one("#next", Button).press()
        await settle(pilot)
        screen.query_one("#answer-1", Input).value = "feil"
        screen.query_one("#next", Button).press()
        await settle(pilot)
        assert not door.exists()
        for number, position in enumerate(screen._asked, 1):
            screen.query_one(f"#answer-{number}", Input).value = screen._words[position - 1]
        screen.query_one("#next", Button).press()
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert door.exists()
