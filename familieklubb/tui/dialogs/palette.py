"""The palette: every action by name, as one types.

Textual's own says some of its words in English and offers a picture of the screen as a plain
file; this one does neither.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _


@dataclass(frozen=True, slots=True)
class Command:
    """An action: its name, its key or what it does, and the call."""

    title: str
    help: str
    call: Callable[[], Any]


class PaletteDialog(ModalScreen[Command | None]):
    """Lists the actions that fit what is typed, the best first; Enter chooses."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("Back"), id="palette.back"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._shown: list[Command] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        with Vertical(id="form", classes="palette"):
            yield Input(placeholder=_("What do you want to do?"), id="palette-input")
            yield OptionList(id="palette-list")

    def on_mount(self) -> None:
        """Everything fits an empty line."""
        self._list("")

    @on(Input.Changed, "#palette-input")
    def narrow(self, event: Input.Changed) -> None:
        """Show what fits what is typed."""
        self._list(event.value.strip())

    def _list(self, typed: str) -> None:
        if typed:
            matcher = Matcher(typed)
            scored = [(matcher.match(one.title), one) for one in self._commands]
            fitting = sorted(
                ((score, one) for score, one in scored if score > 0),
                key=lambda pair: pair[0],
                reverse=True,
            )
            self._shown = [one for _score, one in fitting]
        else:
            self._shown = list(self._commands)
        listed = self.query_one("#palette-list", OptionList)
        listed.clear_options()
        if not self._shown:
            listed.add_option(Option(Text(_("Nothing fits.")), disabled=True))
            return
        for one in self._shown:
            line = Text(one.title)
            line.append(f"  {one.help}", style="dim")
            listed.add_option(Option(line))
        listed.highlighted = 0

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        listed = self.query_one("#palette-list", OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(Input.Submitted, "#palette-input")
    def choose_highlighted(self) -> None:
        """Enter takes the one that is marked."""
        at = self.query_one("#palette-list", OptionList).highlighted
        if self._shown and at is not None:
            self.dismiss(self._shown[at])

    @on(OptionList.OptionSelected, "#palette-list")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """A click takes it too."""
        if self._shown:
            self.dismiss(self._shown[event.option_index])
