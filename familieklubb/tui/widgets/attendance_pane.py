"""Attendance per family or member, over any period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import DataTable, Input, Label

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.present import attendance as presenting
from familieklubb.tui.present.home import strip
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.attendance import AttendanceRow, AttendanceView
    from familieklubb.services.desk import Desk
    from familieklubb.tui.screens.meetings import MeetingsScreen

_WEEKS_SHOWN = 76


class AttendancePane(RecordPane["AttendanceRow"]):
    """The weeks as a strip above, families or members below."""

    empty: ClassVar[str] = _("Nobody belonged to the club in this period.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "turn_by", _("By family or member"), id="attendance.by"),
        Binding("o", "period", _("Another period"), id="attendance.period"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, id="attendance-shown")
        self._by = "family"
        self._typed = ""
        self._view: AttendanceView | None = None

    def compose(self) -> ComposeResult:
        """Period and total, the weeks, the list."""
        hint = _("2026, 2026H1, november, 1.8–31.10")
        with Horizontal(classes="pane-head"):
            yield Label(Content(_("Period")), classes="label")
            yield Input(id="period", compact=True, placeholder=hint)
        yield Label("", id="attendance-wrong")
        yield Label("", id="attendance-total")
        yield Label("", id="attendance-weeks")
        with Container(classes="record-list"):
            yield from super().compose()

    def columns(self) -> Sequence[str]:
        """The headings."""
        return presenting.headings(self._by)

    def load(self) -> Iterable[AttendanceRow]:
        """The attendance of the period that was typed; the last 26 weeks where none was."""
        from familieklubb.services.attendance import By
        from familieklubb.services.typed_periods import typed_period

        screen: MeetingsScreen = self.screen  # type: ignore[assignment]
        club_id = screen.club()
        if club_id is None:
            self._view = None
            return ()
        meetings = self.desk.meetings
        period = (
            typed_period(self._typed, self.desk.today())
            if self._typed.strip()
            else meetings.recent_period()
        )
        self._view = meetings.attendance(club_id, period, By(self._by))
        return self._view.rows

    def show(self, found: tuple[AttendanceRow, ...]) -> None:
        """Show the weeks above the rows."""
        view = self._view
        self._say_wrong("")
        total = "" if view is None else presenting.total_text(view)
        if view is not None and not self._typed.strip():
            total = f"{presenting.period_text(view.period)} · {total}"
        weeks = "" if view is None else strip(view.weeks[-_WEEKS_SHOWN:])
        self.query_one("#attendance-total", Label).update(Content(total))
        self.query_one("#attendance-weeks", Label).update(Content(weeks))
        super().show(found)

    def cells(self, record: AttendanceRow) -> Sequence[Text]:
        """The row of a family or member."""
        return presenting.cells(record, self._by)

    def key(self, record: AttendanceRow) -> bytes:
        """The id of a family or member."""
        return record.id

    def detail(self, record: AttendanceRow) -> str:
        """All there is to say of it."""
        return "" if self._view is None else presenting.detail(record, self._view)

    # -- acts

    def action_turn_by(self) -> None:
        """Families, or members."""
        self._by = "member" if self._by == "family" else "family"
        table: DataTable[Text] = self.table
        table.clear(columns=True)
        table.add_columns(*(Text(heading) for heading in self.columns()))
        self.reload()

    def action_period(self) -> None:
        """Type another period."""
        self.query_one("#period", Input).focus()

    @on(Input.Submitted, "#period")
    def take_period(self, event: Input.Submitted) -> None:
        """Show the period that was typed."""
        event.stop()
        self._typed = event.value
        self.reload(self._to_table)

    def _to_table(self) -> None:
        self.table.focus()

    def tell_error(self, error: FamilieklubbError) -> None:
        """What is wrong with the period stands under it."""
        self._say_wrong(f"{error.title} {error.what_to_do}".strip())

    def _say_wrong(self, text: str) -> None:
        label = self.query_one("#attendance-wrong", Label)
        label.update(Content(text))
        label.display = bool(text)
