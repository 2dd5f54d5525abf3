"""Absences that members have announced beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from familieklubb.i18n import _
from familieklubb.tui.dialogs.record import Line, Ticks
from familieklubb.tui.present import attendance as presenting
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.absences import AbsenceInput, AbsenceLine
    from familieklubb.services.desk import Desk
    from familieklubb.services.meeting_views import MeetingSheet
    from familieklubb.tui.screens.meetings import MeetingsScreen


class AbsencePane(RecordPane["AbsenceLine"]):
    """Who will be away, and when."""

    empty: ClassVar[str] = _(
        "Nobody has announced an absence. With i it is written down, and shown at the meeting."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "announce", _("Announce an absence"), id="absence.new"),
        Binding("delete", "withdraw", _("Withdraw"), id="absence.withdraw"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, id="absences")

    def compose(self) -> ComposeResult:
        """The list."""
        with Container(classes="record-list"):
            yield from super().compose()

    def columns(self) -> Sequence[str]:
        """The headings."""
        return presenting.absence_headings()

    def load(self) -> Iterable[AbsenceLine]:
        """The absences that are not over."""
        club_id = self._club()
        return () if club_id is None else self.desk.meetings.announced(club_id)

    def cells(self, record: AbsenceLine) -> Sequence[Text]:
        """The row of an absence."""
        return presenting.absence_cells(record)

    def key(self, record: AbsenceLine) -> bytes:
        """Its id."""
        return record.id

    def detail(self, record: AbsenceLine) -> str:
        """All there is to say of it."""
        return presenting.absence_detail(record)

    def _club(self) -> bytes | None:
        screen: MeetingsScreen = self.screen  # type: ignore[assignment]
        return screen.club()

    # -- acts

    def action_announce(self) -> None:
        """Write down who will be away."""
        self.ask(self._sheet, then=self._ask_who)

    def _sheet(self) -> MeetingSheet | None:
        club_id = self._club()
        return None if club_id is None else self.desk.meetings.sheet(club_id, self.desk.today())

    def _ask_who(self, sheet: MeetingSheet | None) -> None:
        if sheet is None:
            return
        options = [
            (_("{name}, {family}").format(name=one.label, family=family.label), one.id)
            for family in sheet.families
            for one in family.members
        ]
        pieces = (
            Ticks("members", _("Who (space ticks)"), options),
            Line("from_day", _("From"), hint=_("24.11, tue, tomorrow …")),
            Line("last_day", _("To, if more than one day")),
            Line("reason", _("Reason, if they want it told"), wide=True),
        )
        self.form(_("Announced absence"), self.desk.meetings.announce, self._made, pieces)

    @staticmethod
    def _made(**typed: Any) -> AbsenceInput:
        from familieklubb.services.absences import AbsenceInput

        return AbsenceInput(**typed)

    def action_withdraw(self) -> None:
        """Take the absence under the cursor back."""
        self.take_away(self.desk.meetings.withdraw_announcement)
