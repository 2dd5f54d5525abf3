"""The first line of a meeting that is logged: which one it is, and how many are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from familieklubb.tui.present.meetings import log_title, totals_text
from familieklubb.tui.widgets.still_label import StillLabel

if TYPE_CHECKING:
    from familieklubb.tui.present.meeting_log import MeetingLog


class LogHead(Horizontal):
    """Day and hours on the left, the running total on the right."""

    def __init__(self) -> None:
        super().__init__(id="log-head")

    def compose(self) -> ComposeResult:
        """The two ends of the line."""
        yield StillLabel("", id="log-title")
        yield StillLabel("", id="log-total")

    def show(self, log: MeetingLog) -> None:
        """Show how the meeting stands."""
        title = log_title(log, narrow=self.screen.has_class("-narrow"))
        self.query_one("#log-title", StillLabel).say(title)
        self.query_one("#log-total", StillLabel).say(totals_text(log))
