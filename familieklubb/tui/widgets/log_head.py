"""The first line of a meeting that is logged: which one it is, and how many are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal

from familieklubb.tui.present.meetings import log_title, totals_text
from familieklubb.tui.widgets.still_label import StillLabel

# The padding at both ends, and what keeps the two texts apart.
_BETWEEN = 4

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
        total = self.query_one("#log-total", StillLabel)
        text = totals_text(log)
        total.styles.width = cell_len(text)
        total.say(text)
        room = self.app.size.width - cell_len(text) - _BETWEEN
        self.query_one("#log-title", StillLabel).say(log_title(log, room))
