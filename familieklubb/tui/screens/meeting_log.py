"""Logging a meeting: everybody is on the list, and exceptions are one key each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.dialogs.confirm import ConfirmDialog
from familieklubb.tui.dialogs.meeting_day import DayTyped, MeetingDayDialog
from familieklubb.tui.dialogs.not_held import HELD, NotHeldDialog
from familieklubb.tui.present.meeting_log import MeetingLog
from familieklubb.tui.present.meetings import (
    draft_text,
    saved_text,
    warnings_text,
)
from familieklubb.tui.present.words import typed_day
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.widgets.attendance_box import AttendanceBox
from familieklubb.tui.widgets.attendance_list import AttendanceList
from familieklubb.tui.widgets.duties_bar import DutiesBar
from familieklubb.tui.widgets.key_footer import KeyFooter
from familieklubb.tui.widgets.log_head import LogHead
from familieklubb.tui.widgets.minutes_box import MinutesBox

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.drafts import KeptDraft
    from familieklubb.services.meeting_views import MeetingSheet, Saved

KEEP_SECONDS = 0.5
"""How often what was typed goes to the disk; a power cut may take less than two seconds."""


class MeetingLogScreen(AreaScreen):
    """One meeting, new or to be corrected; it is dismissed with what was saved, or None."""

    area: ClassVar[Area | None] = Area.meetings
    guide: ClassVar[str] = "meetings"
    AUTO_FOCUS = "#attendance"
    CSS_PATH = "../styles/meeting_log.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (as Textual types it)
        (0, "-narrow"),
        (100, "-middle"),
        (140, "-wide"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "guests", _("Guests"), id="log.guests"),
        Binding("h", "not_held", _("Not held"), id="log.not_held"),
        Binding("ctrl+s", "save", _("Save"), id="log.save", priority=True),
        Binding("escape", "leave", _("Leave"), id="log.leave"),
        Binding("t", "to_theme", _("Theme"), id="log.theme", show=False),
        Binding("p", "parallel", _("Parallel groups"), id="log.parallel", show=False),
        Binding("d", "day", _("Another day or hour"), id="log.day", show=False),
        Binding("x", "discard", _("Discard what is not saved"), id="log.discard", show=False),
        Binding("ctrl+z", "unmark", show=False, id="log.unmark"),
    ]

    def __init__(
        self, desk: Desk, club_id: bytes | None = None, day: date | None = None, n: int = 1
    ) -> None:
        super().__init__(desk)
        self._club_id = club_id
        self._day = day
        self._n = n
        self.meeting: MeetingLog | None = None
        self._to_keep = False

    def compose(self) -> ComposeResult:
        """Title and total, duties, the list beside the minutes."""
        yield LogHead()
        yield DutiesBar()
        yield Label("", id="log-offer")
        with Horizontal(id="log-body"):
            yield AttendanceBox()
            yield MinutesBox()
        yield Label("", id="log-wrong")
        yield KeyFooter(compact=True)

    def on_mount(self) -> None:
        """Keep what is typed, again and again."""
        for name in ("#log-offer", "#log-wrong"):
            self.query_one(name).display = False
        self.set_interval(KEEP_SECONDS, self._keep)

    # -- beginning

    def refresh_view(self) -> None:
        """Ask for the sheet, unless something on it is not saved yet.

        Without a club it is the register's own; without a day the one most likely meant.
        """
        if self.meeting is None or not self.meeting.changed:
            self.ask(self._read, then=self._show, failed=self._cannot_begin, latest="sheet")

    def _read(self) -> tuple[MeetingSheet, KeptDraft | None]:
        meetings = self.desk.meetings
        club_id = self._club_id or self.desk.home.own_club()
        if club_id is None:
            raise FamilieklubbError(
                _("There is no club in this register yet."), _("Add the club first.")
            )
        sheet = meetings.sheet(club_id, self._day or meetings.to_log(club_id), self._n)
        return sheet, self.desk.drafts.get(sheet.about)

    def _cannot_begin(self, error: FamilieklubbError) -> None:
        self.tell_error(error)
        self.dismiss(None)

    def _show(self, found: tuple[MeetingSheet, KeptDraft | None]) -> None:
        sheet, draft = found
        self._day = sheet.date
        self.meeting = log = MeetingLog(sheet)
        offer = self.query_one("#log-offer", Label)
        offer.display = draft is not None
        if draft is not None:
            log.take_draft(draft.content)
            offer.update(Content(draft_text(draft.at)))
        self.query_one(AttendanceBox).show(log)
        self.query_one(DutiesBar).show(log)
        self.query_one(MinutesBox).show(log)
        self._show_state()
        self.query_one(AttendanceList).focus()

    # -- what changes

    def _changed(self) -> None:
        log = self.meeting
        if log is not None:
            self.desk.drafts.note(log.sheet.about, log.as_draft())
            self._to_keep = True
            self._show_state()

    def _show_state(self) -> None:
        log = self.meeting
        if log is None:
            return
        self.query_one(LogHead).show(log)
        both = _("parallel groups") if log.parallel_groups else ""
        self.query_one(MinutesBox).border_subtitle = both
        self.query_one(AttendanceBox).disabled = not log.held
        self.query_one(DutiesBar).disabled = not log.held
        self.query_one(AttendanceBox).show_detail()

    @on(AttendanceList.Marked)
    def follow_marks(self) -> None:
        """The total, and whose turn it is past those who are away."""
        if self.meeting is not None:
            self.query_one(DutiesBar).follow(self.meeting)
        self._changed()

    @on(DutiesBar.Said)
    @on(MinutesBox.Said)
    def take(self, message: DutiesBar.Said | MinutesBox.Said) -> None:
        """A field was chosen or typed."""
        if self.meeting is not None and self.meeting.say(message.field, message.value):
            self.query_one(DutiesBar).follow(self.meeting)
            self._changed()

    # -- drafts

    def _keep(self) -> None:
        if self._to_keep:
            self._to_keep = False
            self.ask(self.desk.drafts.flush)

    def action_discard(self) -> None:
        """Begin anew from what is saved; what was typed is gone, so it is asked first."""
        if self.meeting is not None and self.meeting.changed:
            question = _("Discard everything on this screen that is not saved?")
            self.app.push_screen(ConfirmDialog(question, _("Discard")), self._discard)

    def _discard(self, yes: bool | None) -> None:
        if yes and self.meeting is not None:
            log, self.meeting, self._to_keep = self.meeting, None, False
            self.ask(self.desk.drafts.forget, log.sheet.about, then=lambda _: self.refresh_view())

    # -- going to a field

    def action_to_theme(self) -> None:
        """Type the theme."""
        self.query_one("#theme", Input).focus()

    def action_guests(self) -> None:
        """Type how many guests came."""
        self.query_one("#guests", Input).focus()

    @on(Input.Submitted, "#guests")
    def go_back_to_list(self) -> None:
        """The guests are counted; letters are commands again."""
        self.query_one(AttendanceList).focus()

    def action_unmark(self) -> None:
        """Here the key takes marks back, and nothing that is saved."""
        self.query_one(AttendanceList).action_unmark()

    # -- acts

    def action_parallel(self) -> None:
        """Children and parents met apart, over the same theme."""
        if self.meeting is not None:
            self.meeting.say("parallel_groups", not self.meeting.parallel_groups)
            self._changed()

    def action_not_held(self) -> None:
        """Say that there was no meeting, and why."""
        if self.meeting is not None:
            dialog = NotHeldDialog(held=self.meeting.held, reason=self.meeting.reason)
            self.app.push_screen(dialog, self._set_reason)

    def _set_reason(self, reason: str | None) -> None:
        if reason and self.meeting is not None:
            self.meeting.not_held("" if reason == HELD else reason)
            self._changed()
            self.query_one("#theme" if reason != HELD else "#attendance").focus()

    def action_day(self) -> None:
        """Log another day's meeting, or correct the day of this one."""
        if self.meeting is not None:
            typed = DayTyped(typed_day(self.meeting.day), self.meeting.start, self.meeting.end)
            dialog = MeetingDayDialog(_("Day and hours"), self._read_day, typed, hours=True)
            self.app.push_screen(dialog, self._set_day)

    def _read_day(self, typed: DayTyped) -> tuple[date, str, str]:
        return self.desk.meetings.when(typed.date, typed.start, typed.end)

    def _set_day(self, when: tuple[date, str, str] | None) -> None:
        log = self.meeting
        if when is None or log is None:
            return
        if when[0] != log.day and log.sheet.meeting_id is None:
            self._day, self.meeting = when[0], None
            self.refresh_view()
        else:
            log.move_to(*when)
            self._changed()

    def action_save(self) -> None:
        """Make it a meeting."""
        if self.meeting is not None:
            self._say_wrong({})
            self.ask(
                self.desk.meetings.save,
                self.meeting.typed(),
                then=self._saved,
                failed=self._refused,
            )

    def _saved(self, saved: Saved) -> None:
        log, self.meeting, self._to_keep = self.meeting, None, False
        if log is not None:
            self.shell.ask(self.desk.drafts.forget, log.sheet.about)
        self.tell(saved_text(saved), warnings_text(saved))
        self.dismiss(saved)

    def _refused(self, error: FamilieklubbError) -> None:
        fields: dict[str, str] = getattr(error, "fields", {})
        if not fields:
            self.tell_error(error)
        self._say_wrong(fields)

    def _say_wrong(self, fields: dict[str, str]) -> None:
        wrong = self.query_one("#log-wrong", Label)
        wrong.update(Content(" ".join(fields.values())))
        wrong.display = bool(fields)
        for name in fields:
            for field in self.query(f"#{name}"):
                field.focus()
                return

    def action_leave(self) -> None:
        """Leave; what is not saved stays as a draft."""
        if self.meeting is not None and self.meeting.changed:
            self.shell.ask(self.desk.drafts.flush)
            self.tell(_("What you typed is kept, and offered again next time."))
        self.dismiss(None)

    def show_target(self, target: Target) -> None:
        """Something else is asked for: leave this as a draft, and let the area show it."""
        if target.thing is None and target.day is None and not target.act:
            return
        self.action_leave()
        self.shell.go_to(target)
