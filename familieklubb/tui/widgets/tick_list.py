"""A list of which any number is ticked; the mark is a sign, not a colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _

TICKED, NOT_TICKED = "●", "○"


class TickList(OptionList):
    """Options as labels with what they stand for; space, enter or a click ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", _("Tick"), id="ticks.tick"),
    ]

    def __init__(
        self, options: Sequence[tuple[str, Any]], chosen: Iterable[Any], *, id: str
    ) -> None:
        super().__init__(id=id)
        self._listed = tuple(options)
        self._ticked = set(chosen)
        self.add_options(Option(self._text(row)) for row in range(len(self._listed)))

    @property
    def ticked(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the list."""
        return tuple(value for _label, value in self._listed if value in self._ticked)

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Tick, or take the tick away."""
        event.stop()
        self._ticked ^= {self._listed[event.option_index][1]}
        self.replace_option_prompt_at_index(event.option_index, self._text(event.option_index))

    def _text(self, row: int) -> Text:
        label, value = self._listed[row]
        return Text(f"{TICKED if value in self._ticked else NOT_TICKED} {label}")
