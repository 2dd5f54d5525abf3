"""The first line of every area: whose register, the date, and when it locks."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Label

from familieklubb import i18n
from familieklubb.i18n import _, ngettext


class TopLine(Horizontal):
    """Name on the left, date and the minutes until the lock on the right."""

    minutes: reactive[int] = reactive(0)

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self._name = name
        self._today = today

    def compose(self) -> ComposeResult:
        """The two ends of the line."""
        yield Label(Content(f"Familieklubb · {self._name}"), id="whose")
        yield Label("", id="when")

    def watch_minutes(self, minutes: int) -> None:
        """Show the time that is left."""
        day = i18n.day(self._today, "full")
        left = ngettext("locks in {n} min", "locks in {n} min", minutes).format(n=minutes)
        text = _("{day} · {left}").format(day=day, left=left) if minutes else day
        for label in self.query("#when").results(Label):
            label.update(Content(text))

    def on_mount(self) -> None:
        """Show the line at once."""
        self.watch_minutes(self.minutes)
