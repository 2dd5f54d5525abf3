"""Meetings: the year, attendance, and who has announced an absence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from familieklubb.i18n import _
from familieklubb.tui.dialogs.choose import ChooseDialog
from familieklubb.tui.dialogs.meeting_day import DayTyped, MeetingDayDialog
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from familieklubb.tui.screens.panes import PanesScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.widgets.absence_pane import AbsencePane
from familieklubb.tui.widgets.attendance_pane import AttendancePane
from familieklubb.tui.widgets.record_pane import RecordPane
from familieklubb.tui.widgets.year_pane import YearPane

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.families import ClubChoice
    from familieklubb.services.meeting_views import Saved


class MeetingsScreen(PanesScreen):
    """The meetings of one club."""

    area: ClassVar[Area | None] = Area.meetings
    guide: ClassVar[str] = "meetings"
    CSS_PATH = [  # type: ignore[assignment]  # noqa: RUF012  (as Textual types it)
        "../styles/panes.tcss",
        "../styles/meetings.tcss",
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "club", _("Another club"), id="meetings.club", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._club_id: bytes | None = None

    def panes(self) -> Sequence[tuple[str, RecordPane[Any]]]:
        """The year; attendance; announced absences."""
        return (
            (_("The year"), YearPane(self.desk)),
            (_("Attendance"), AttendancePane(self.desk)),
            (_("Announced absences"), AbsencePane(self.desk)),
        )

    def club(self) -> bytes | None:
        """The club that is shown; asked off the screen's thread."""
        if self._club_id is None:
            self._club_id = self.desk.home.own_club()
        return self._club_id

    def action_club(self) -> None:
        """Show the meetings of another club of the register."""
        self.ask(self.desk.families.clubs, then=self._choose_club)

    def _choose_club(self, clubs: tuple[ClubChoice, ...]) -> None:
        options = [(club.name, club.id) for club in clubs]
        dialog = ChooseDialog(_("The meetings of which club?"), options, self._club_id)
        self.app.push_screen(dialog, self._show_club)

    def _show_club(self, club_id: bytes | None) -> None:
        if club_id is not None:
            self._club_id = club_id
            self.refresh_view()

    # -- logging

    def ask_day(self) -> None:
        """Ask for a day, and log its meeting."""
        dialog = MeetingDayDialog(_("Log meeting"), self._read_day, DayTyped(""), hours=False)
        self.app.push_screen(dialog, lambda when: self.open_log(when[0]) if when else None)

    def _read_day(self, typed: DayTyped) -> tuple[date, str, str]:
        return self.desk.meetings.when(typed.date)

    def open_log(self, day: date | None, n: int = 1, *, home: bool = False) -> None:
        """Log or correct a meeting; without a day the one most likely meant."""

        screen = MeetingLogScreen(self.desk, self._club_id, day, n)
        self.app.push_screen(screen, lambda saved: self._after(saved, home=home))

    def _after(self, saved: Saved | None, *, home: bool) -> None:
        if home and Area.home in dict(self.shell.areas):
            self.shell.go_to(Target(Area.home))
        elif saved is not None:
            year = self.query_one(YearPane)
            year.go_to(saved.meeting_id)
            if saved.date.year != year.year:
                year.show_year(saved.date.year)

    def show_target(self, target: Target) -> None:
        """Log a meeting, or open the one that is meant."""
        if target.act == "log":
            self.open_log(target.day, target.n, home=True)
        elif target.day is not None:
            self.open_log(target.day, target.n)
        elif target.thing is not None:
            self.ask(
                self.desk.meetings.sheet_of,
                target.thing,
                then=lambda sheet: self.open_log(sheet.date, sheet.n),
            )
