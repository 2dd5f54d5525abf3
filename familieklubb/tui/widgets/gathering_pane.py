"""The list of gatherings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import GatheringAudience, GatheringScope
from familieklubb.i18n import _
from familieklubb.reporting.words import choices, word
from familieklubb.tui.dialogs.record import Choice, Line, Piece
from familieklubb.tui.present.gatherings import gathering_text
from familieklubb.tui.present.words import cell, span_text, typed_day, typed_number
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.gathering_views import GatheringView


class GatheringsPane(RecordPane["GatheringView"]):
    """Gatherings, the newest first."""

    empty = _("No gathering is in the register yet. Press n to add the first one.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="gatherings.new"),
        Binding("e", "edit", _("Edit"), id="gatherings.edit"),
        Binding("d", "door", _("At the door"), id="gatherings.door"),
        Binding("c", "count", _("Head-count"), id="gatherings.count"),
        Binding("delete", "remove", _("Remove"), id="gatherings.remove"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Days"), _("Gathering"), _("Came"), _("Reach"), _("For"), _("Place")

    def load(self) -> Iterable[GatheringView]:
        """Every gathering."""
        return self.desk.gatherings.all()

    def cells(self, record: GatheringView) -> Sequence[Text]:
        """One gathering."""
        return (
            cell(span_text(record.from_day, record.last_day)),
            cell(record.name),
            cell(record.came, right=True),
            cell(word(record.scope)),
            cell(word(record.audience)),
            cell(record.place),
        )

    def key(self, record: GatheringView) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: GatheringView) -> str:
        """Who came."""
        return gathering_text(self.desk.gatherings.door(record.id))

    # -- changing

    def action_door(self) -> None:
        """Take attendance at the door."""
        from familieklubb.tui.screens.door_list import DoorListScreen

        record = self.chosen()
        if record is not None:
            self.app.push_screen(
                DoorListScreen(self.desk, record.id), lambda _closed: self.reload()
            )

    def action_count(self) -> None:
        """How many came by count."""
        record = self.chosen()
        if record is None:
            return
        counted = "" if record.participants is None else str(record.participants)
        self.form(
            _("Head-count of {name}").format(name=record.name),
            partial(self.desk.gatherings.head_count, record.id),
            lambda participants: participants,
            [Line("participants", _("How many came"), counted, _("the list counts"), wide=True)],
        )

    def action_new(self) -> None:
        """A new gathering."""
        self._form(None)

    def action_edit(self) -> None:
        """Correct a gathering."""
        if self.chosen() is not None:
            self._form(self.chosen())

    def action_remove(self) -> None:
        """Take a gathering away, with its list."""
        self.take_away(self.desk.gatherings.remove)

    def _form(self, one: GatheringView | None) -> None:
        from familieklubb.services.gathering_views import GatheringInput

        service = self.desk.gatherings
        counted = "" if one is None or one.participants is None else str(one.participants)
        scope = one.scope.value if one else None
        audience = one.audience.value if one else None
        pieces: list[Piece] = [
            Line("name", _("Gathering"), one.name if one else "", wide=True),
            Choice("scope", _("Reach"), choices(GatheringScope), scope),
            Choice("audience", _("For"), choices(GatheringAudience), audience),
            Line("from_day", _("First day"), typed_day(one.from_day) if one else ""),
            Line("last_day", _("Last day"), typed_day(one.last_day) if one else "", _("same day")),
            Line("place", _("Place"), (one and one.place) or ""),
            Line("country", _("Country"), one.country if one else "NO"),
            Line("hours", _("Hours"), typed_number(one.hours) if one else ""),
            Line("participants", _("Head-count"), counted, _("the list counts")),
        ]
        title = _("New gathering") if one is None else _("Edit {name}").format(name=one.name)
        submit = service.add if one is None else partial(service.edit, one.id)
        self.form(title, submit, GatheringInput, pieces)
