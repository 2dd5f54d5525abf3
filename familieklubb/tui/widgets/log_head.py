"""The first line of a meeting that is logged: which one it is, and how many are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Label

from familieklubb.tui.present.meetings import log_title, totals_text

if TYPE_CHECKING:
    from familieklubb.tui.present.meeting_log import MeetingLog


class LogHead(Horizontal):
    """Day and hours on the left, the running total on the right."""

    def __init__(self) -> None:
        super().__init__(id="log-head")

    def compose(self) -> ComposeResult:
        """The two ends of the line."""
        yield Label("", id="log-title")
        yield Label("", id="log-total")

    def show(self, log: MeetingLog) -> None:
        """Show how the meeting stands."""
        title = log_title(log, narrow=self.screen.has_class("-narrow"))
        self.query_one("#log-title", Label).update(Content(title))
        self.query_one("#log-total", Label).update(Content(totals_text(log)))
