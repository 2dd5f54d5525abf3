"""The list of network bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import BodyLevel
from familieklubb.i18n import _
from familieklubb.reporting.words import choices, word
from familieklubb.tui.dialogs.record import Choice, Line
from familieklubb.tui.present.clubs import body_text
from familieklubb.tui.present.words import cell, typed_day
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.club_views import BodyView


class BodiesPane(RecordPane["BodyView"]):
    """The bodies of the network, the widest first."""

    empty = _("No network body is in the register yet. Press n to add the first one.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="bodies.new"),
        Binding("e", "edit", _("Edit"), id="bodies.edit"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Network body"), _("Level"), _("Under"), _("Clubs")

    def load(self) -> Iterable[BodyView]:
        """Every body."""
        return self.desk.clubs.bodies.all()

    def cells(self, record: BodyView) -> Sequence[Text]:
        """One body."""
        return (
            cell(record.name),
            cell(word(record.level)),
            cell(record.parent),
            cell(record.clubs, right=True),
        )

    def key(self, record: BodyView) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: BodyView) -> str:
        """Everything of the body."""
        return body_text(record)

    def action_new(self) -> None:
        """A new body."""
        self._form(None)

    def action_edit(self) -> None:
        """Correct or end a body."""
        if self.chosen() is not None:
            self._form(self.chosen())

    def _form(self, one: BodyView | None) -> None:
        from familieklubb.services.club_inputs import BodyInput

        service = self.desk.clubs.bodies
        above = [(body.name, body.id) for body in self.records if body is not one]
        level = one.level.value if one else BodyLevel.local.value
        self.form(
            _("New network body") if one is None else _("Edit {name}").format(name=one.name),
            service.add if one is None else partial(service.edit, one.id),
            BodyInput,
            [
                Line("name", _("Network body"), one.name if one else "", wide=True),
                Choice("level", _("Level"), choices(BodyLevel), level, needed=True),
                Choice("parent_id", _("Under"), above, one.parent_id if one else None, blank=None),
                Line("from_day", _("From"), typed_day(one.from_day) if one else ""),
                Line("last_day", _("Last day"), typed_day(one.last_day) if one else "", _("open")),
            ],
        )
