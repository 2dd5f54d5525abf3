"""On which day, and when, a meeting was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from familieklubb.i18n import _
from familieklubb.tui.dialogs.form import Field, FormDialog


@dataclass(frozen=True, slots=True)
class DayTyped:
    """A day and its hours as typed."""

    date: str
    start: str = ""
    end: str = ""


class MeetingDayDialog(FormDialog[DayTyped]):
    """Asks for a day, and where ``hours`` are given for them, too."""

    def __init__(
        self, title: str, submit: Callable[[DayTyped], Any], typed: DayTyped, *, hours: bool
    ) -> None:
        super().__init__(title, submit)
        self._first = typed
        self._hours = hours

    save_label = _("Go on")

    def fields(self) -> Iterator[Widget]:
        """Day, and from when to when."""
        hint = _("17.11, yesterday, tue …")
        yield Field("date", _("Day"), Input(self._first.date, id="date", placeholder=hint))
        if self._hours:
            yield Field("start", _("From"), Input(self._first.start, id="start"))
            yield Field("end", _("To"), Input(self._first.end, id="end"))

    def typed(self) -> DayTyped:
        """The day and hours."""
        if not self._hours:
            return DayTyped(self.query_one("#date", Input).value)
        return DayTyped(
            *(self.query_one(f"#{name}", Input).value for name in ("date", "start", "end"))
        )
