"""The list of supervision sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import SupervisionKind
from familieklubb.i18n import _
from familieklubb.reporting.words import choices, word
from familieklubb.tui.dialogs.record import Choice, Line, Piece, Ticks
from familieklubb.tui.present.assistants import session_text
from familieklubb.tui.present.words import cell, day_text, hours_text, typed_day, typed_number
from familieklubb.tui.widgets.assistant_pane import said
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.course_views import SessionView


class SupervisionPane(RecordPane["SessionView"]):
    """Supervision sessions, the newest first."""

    empty = _("No supervision is noted yet. Press n to note the first session.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="supervision.new"),
        Binding("e", "edit", _("Edit"), id="supervision.edit"),
        Binding("delete", "remove", _("Remove"), id="supervision.remove"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Day"), _("Place"), _("Kind"), _("Hours"), _("Took part")

    def load(self) -> Iterable[SessionView]:
        """Every session."""
        return self.desk.assistants.supervision.all()

    def cells(self, record: SessionView) -> Sequence[Text]:
        """One session."""
        return (
            cell(day_text(record.date)),
            cell(record.place),
            cell(word(record.kind)),
            cell(hours_text(record.hours), right=True),
            cell(len(record.participants), right=True),
        )

    def key(self, record: SessionView) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: SessionView) -> str:
        """Who took part."""
        return session_text(record)

    def action_new(self) -> None:
        """A new session."""
        self._form(None)

    def action_edit(self) -> None:
        """Correct a session and who took part."""
        if self.chosen() is not None:
            self._form(self.chosen())

    def action_remove(self) -> None:
        """Take a session away."""
        self.take_away(self.desk.assistants.supervision.remove)

    def _form(self, record: SessionView | None) -> None:
        self.ask(self.desk.assistants.all, then=partial(self._open, record))

    def _open(self, record: SessionView | None, found: Any) -> None:
        from familieklubb.services.course_views import SessionInput

        service = self.desk.assistants.supervision
        everybody = [(said(line), line.id) for line in found.assistants]
        kind = SupervisionKind.group.value if record is None else record.kind.value
        pieces: list[Piece] = [
            Line("date", _("Day"), typed_day(record.date) if record else "", _("today")),
            Line("place", _("Place"), record.place if record else ""),
            Choice("kind", _("Kind"), choices(SupervisionKind), kind, needed=True),
            Line("hours", _("Hours"), typed_number(record.hours) if record else ""),
            Line("supervisor", _("Supervisor"), (record and record.supervisor) or "", wide=True),
            Ticks(
                "participants",
                _("Took part"),
                everybody,
                [one.id for one in record.participants] if record else (),
            ),
        ]
        title = _("New supervision") if record is None else _("Edit supervision")
        submit = service.add if record is None else partial(service.edit, record.id)
        self.form(title, submit, SessionInput, pieces)
