from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from familieklubb.tui.widgets.key_footer import KeyFooter, lines_of


@given(st.lists(st.integers(1, 30)), st.integers(30, 200))
def test_every_key_has_a_place_and_no_line_is_wider_than_the_screen(
    widths: list[int], room: int
) -> None:
    counts = lines_of(widths, room)
    left = list(widths)
    for count in counts:
        line, left = left[:count], left[count:]
        assert 0 < sum(line) <= room
    assert left == []


class Keys(App[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012  (as Textual types it)
        Binding("a", "app.bell", "Everywhere the same"),
        *(Binding(letter, f"do('{letter}')", "What the screen does") for letter in "bcde"),
    ]

    def action_do(self, letter: str) -> None:
        self.title = letter

    def compose(self) -> ComposeResult:
        yield KeyFooter()


async def test_no_key_is_cut_and_the_screens_own_come_first() -> None:
    async with Keys().run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        keys = list(pilot.app.screen.query(FooterKey))
        assert keys[-1].description == "Everywhere the same"
        assert all(key.region.right <= 60 for key in keys)
        assert len({key.region.y for key in keys}) == 3
        await pilot.click(keys[3])
        assert pilot.app.title == "e"


async def test_a_wider_terminal_needs_fewer_lines() -> None:
    async with Keys().run_test(size=(60, 10)) as pilot:
        await pilot.resize_terminal(160, 10)
        await pilot.pause()
        await pilot.pause()
        assert len({key.region.y for key in pilot.app.screen.query(FooterKey)}) == 1


class Typing(Keys):
    BINDINGS = [  # noqa: RUF012  (as Textual types it)
        Binding("slash", "app.bell", "Search"),
        Binding("ctrl+s", "do('s')", "Save"),
    ]

    def compose(self) -> ComposeResult:
        yield Input()
        yield KeyFooter()


async def test_a_key_that_would_only_be_typed_is_not_offered() -> None:
    async with Typing().run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        said = [key.description for key in pilot.app.screen.query(FooterKey)]
        assert "Save" in said
        assert "Search" not in said
