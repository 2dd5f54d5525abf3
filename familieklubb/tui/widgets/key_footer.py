"""The keys of a screen at its foot, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.events import Resize
from textual.keys import key_to_character
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_BESIDE_TEXT = 3
"""Cells around a key and what it does, whether they are padding or margin."""

_SIGNS = {"slash": "/", "minus": "-", "plus": "+"}
"""Keys that Textual names, and what they write."""


def lines_of(widths: Iterable[int], room: int) -> list[int]:
    """How many of the keys stand on each line, where ``room`` cells are one line."""
    lines: list[int] = []
    left = 0
    for width in widths:
        if not lines or width > left:
            lines.append(0)
            left = room
        lines[-1] += 1
        left -= width
    return lines


class KeyFooter(Footer):
    """What the screen does comes first, what is the same everywhere last; nothing is cut."""

    DEFAULT_CSS = """
    KeyFooter { layout: vertical; height: auto; max-height: 3; }
    """

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(show_command_palette=False, compact=compact)
        self._room = 0

    def compose(self) -> ComposeResult:
        """The keys, line by line."""
        keys = [one for one in super().compose() if isinstance(one, FooterKey)]
        keys = [one for one in keys if not self._is_typed(one.key)]
        keys.sort(key=lambda one: one.action == "palette" or one.action.startswith("app."))
        self._room = self.app.size.width
        widths = (cell_len(one.key_display + one.description) + _BESIDE_TEXT for one in keys)
        for count in lines_of(widths, self._room):
            line, keys = keys[:count], keys[count:]
            yield HorizontalGroup(*line)

    def _is_typed(self, key: str) -> bool:
        """Whether the key writes its sign into the field that has the focus."""
        focused, sign = self.screen.focused, _SIGNS.get(key) or key_to_character(key)
        return focused is not None and bool(sign) and focused.check_consume_key(key, sign)

    async def on_resize(self, event: Resize) -> None:
        """A terminal of another width has room for more or fewer."""
        if event.size.width != self._room and self._room:
            await self.recompose()
