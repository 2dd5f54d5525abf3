"""The attendance list in its frame, with what is known of the member under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from familieklubb.i18n import _
from familieklubb.tui.present.meetings import legend, member_line
from familieklubb.tui.widgets.attendance_list import AttendanceList
from familieklubb.tui.widgets.still_label import StillLabel

if TYPE_CHECKING:
    from familieklubb.tui.present.meeting_log import MeetingLog


class AttendanceBox(Vertical):
    """The list, the line below it, and the signs in the frame."""

    def __init__(self) -> None:
        super().__init__(id="log-list", classes="box")
        self.border_title = _("Attendance")
        self._meeting: MeetingLog | None = None

    def compose(self) -> ComposeResult:
        """List and line."""
        yield AttendanceList(id="attendance")
        yield StillLabel("", id="log-detail")

    def show(self, log: MeetingLog) -> None:
        """Show a meeting."""
        self._meeting = log
        self.query_one(AttendanceList).show(log)
        self._tell_signs(None)

    @on(AttendanceList.Moved)
    def show_detail(self) -> None:
        """Tell of the member under the cursor."""
        log, member = self._meeting, self.query_one(AttendanceList).member
        text = ""
        if log is not None and member is not None:
            one = next(one for one in log.sheet.members if one.id == member)
            text = member_line(one, log.marks.get(member))
        self.query_one("#log-detail", StillLabel).say(text)

    @on(AttendanceList.Finding)
    def show_finding(self, message: AttendanceList.Finding) -> None:
        """What is typed to find a name stands where the signs are told."""
        message.stop()
        self._tell_signs(None if message.typed is None else f"/{message.typed}")

    def _tell_signs(self, instead: str | None) -> None:
        signs = legend(narrow=self.screen.has_class("-narrow"))
        self.border_subtitle = signs if instead is None else instead
