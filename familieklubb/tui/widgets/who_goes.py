"""Who goes where: a list in which space moves a line from one side to the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _


class WhoGoes(OptionList):
    """Lines that stay or go; the word before each says which."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", _("Goes or stays"), id="who.turn", show=False),
    ]

    class Changed(Message):
        """Somebody goes who stayed, or the other way round."""

    def __init__(self, lines: Sequence[tuple[str, bytes]], *, id: str) -> None:
        super().__init__(id=id)
        self._choices: Sequence[tuple[str, bytes]] = ()
        self._going: set[bytes] = set()
        self.show_lines(lines)

    @property
    def going(self) -> tuple[bytes, ...]:
        """Those who go, in the order of the list."""
        return tuple(one for _text, one in self._choices if one in self._going)

    def show_lines(self, lines: Sequence[tuple[str, bytes]]) -> None:
        """Show other lines; who was going and is still there goes on going."""
        self._choices = lines
        self._going &= {one for _text, one in lines}
        self.clear_options()
        self.add_options(Option(self._prompt(text, one)) for text, one in lines)
        self.highlighted = 0 if lines else None

    def _prompt(self, text: str, one: bytes) -> Text:
        goes, stays = _("goes"), _("stays")
        width = max(len(goes), len(stays))
        if one in self._going:
            return Text(f"→ {goes:<{width}}  {text}", style="bold")
        return Text(f"  {stays:<{width}}  {text}")

    @on(OptionList.OptionSelected)
    def turn(self, event: OptionList.OptionSelected) -> None:
        """The other way round for this one."""
        event.stop()
        text, one = self._choices[event.option_index]
        self._going ^= {one}
        self.replace_option_prompt_at_index(event.option_index, self._prompt(text, one))
        self.post_message(self.Changed())
