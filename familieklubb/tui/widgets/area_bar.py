"""The row of areas, each with its digit; a click goes there too."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Label

from familieklubb.tui.target import Area


class AreaLabel(Label):
    """One area in the row."""

    class Chosen(Message):
        """The person wants to go to an area."""

        def __init__(self, area: Area) -> None:
            super().__init__()
            self.area = area

    def __init__(self, number: int, area: Area, title: str, *, here: bool) -> None:
        super().__init__(Content(f"{number} {title}"), classes="here" if here else "")
        self._area = area

    def on_click(self) -> None:
        """A click is a wish to go there."""
        self.post_message(self.Chosen(self._area))


class AreaBar(Horizontal):
    """All areas of this kind of register."""

    def __init__(self, areas: Sequence[tuple[Area, str]], here: Area | None) -> None:
        super().__init__()
        self._areas = areas
        self._here = here

    def compose(self) -> ComposeResult:
        """A label for each area."""
        for number, (area, title) in enumerate(self._areas, 1):
            yield AreaLabel(number, area, title, here=area == self._here)
