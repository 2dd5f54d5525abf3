"""One form for every kind of record: lines to type, choices, and lists to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input, Select

from familieklubb.i18n import _
from familieklubb.tui.dialogs.form import Field, FormDialog
from familieklubb.tui.widgets.tick_list import TickList


@dataclass(frozen=True, slots=True)
class Line:
    """A line to type; ``hint`` stands in it while it is empty, ``wide`` takes a row of its own."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    wide: bool = False

    def widget(self) -> Widget:
        """An input."""
        return Input(self.value, placeholder=self.hint, id=f"in-{self.name}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list, as its label and what it stands for; ``blank`` stands for none of them."""

    name: str
    label: str
    options: Sequence[tuple[str, Any]]
    value: Any = None
    blank: Any = ""
    needed: bool = False
    wide: bool = False

    def widget(self) -> Widget:
        """A drop-down list."""
        there = any(value == self.value for _label, value in self.options)
        first = self.options[0][1] if self.needed and self.options else Select.NULL
        chosen: Any = self.value if there else first
        return Select(
            [(Text(label), value) for label, value in self.options],
            prompt=_("Choose"),
            allow_blank=not (self.needed and self.options),
            value=chosen,
            id=f"in-{self.name}",
        )


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any number of a list."""

    name: str
    label: str
    options: Sequence[tuple[str, Any]]
    chosen: Iterable[Any] = ()
    wide: bool = True

    def widget(self) -> Widget:
        """A list to tick."""
        return TickList(self.options, self.chosen, id=f"in-{self.name}")


Piece = Line | Choice | Ticks


class RecordForm(FormDialog[Any]):
    """A form of such pieces; ``make`` gets what was typed by the pieces' names."""

    CSS_PATH = "../styles/records.tcss"

    def __init__(
        self,
        title: str,
        submit: Callable[[Any], Any],
        make: Callable[..., Any],
        pieces: Sequence[Piece],
    ) -> None:
        super().__init__(title, submit)
        self._make = make
        self._pieces = pieces

    def fields(self) -> Iterator[Widget]:
        """A field for each piece, two beside each other where there is room."""
        for piece in self._pieces:
            field = Field(piece.name.removesuffix("_id"), piece.label, piece.widget())
            field.set_class(piece.wide, "wide")
            yield field

    def on_mount(self) -> None:
        """The first field has the focus."""
        super().on_mount()
        self.query_one("#form-fields").add_class("record")
        first = self.query(Field).first()
        first.widget.focus()

    def typed(self) -> Any:
        """What was typed, made into the service's input."""
        return self._make(**{piece.name: self._value(piece) for piece in self._pieces})

    def _value(self, piece: Piece) -> Any:
        widget = self.query_one(f"#in-{piece.name}")
        if isinstance(widget, Input):
            return widget.value
        if isinstance(widget, TickList):
            return widget.ticked
        if isinstance(widget, Select) and isinstance(piece, Choice):
            return piece.blank if widget.value is Select.NULL else widget.value
        raise TypeError(piece.name)
