"""The list of clubs, and what can be noted of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import Basis, ClubState
from familieklubb.i18n import _
from familieklubb.reporting.words import choices, word
from familieklubb.tui.dialogs.record import Choice, Line
from familieklubb.tui.present.clubs import assistants_text, club_text
from familieklubb.tui.present.words import cell, day_text
from familieklubb.tui.widgets.club_form import club_pieces
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.club_views import BodyView, ClubCard, ClubLine


class ClubsPane(RecordPane["ClubLine"]):
    """Every club of the register."""

    empty = _("No club is in the register yet. Press n to add the first one.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="clubs.new"),
        Binding("e", "edit", _("Edit"), id="clubs.edit"),
        Binding("s", "state", _("State"), id="clubs.state"),
        Binding("b", "break", _("Break"), id="clubs.break"),
        Binding("B", "remove_break", _("Remove break"), id="clubs.remove_break", show=False),
        Binding("d", "declare", _("Declare a year"), id="clubs.declare"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Club"), _("State"), _("Families"), _("Place"), _("Assistants")

    def load(self) -> Iterable[ClubLine]:
        """Every club."""
        return self.desk.clubs.all()

    def cells(self, record: ClubLine) -> Sequence[Text]:
        """One club."""
        return (
            cell(record.name),
            cell(word(record.state)),
            cell(record.families, right=True),
            cell(", ".join(dict.fromkeys(filter(None, (record.place, record.county))))),
            cell(assistants_text(record)),
        )

    def key(self, record: ClubLine) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: ClubLine) -> str:
        """Everything of the club."""
        return club_text(self.desk.clubs.show(record.id))

    # -- changing

    def action_new(self) -> None:
        """A new club."""
        self.ask(self.desk.clubs.bodies.all, then=self._new)

    def _new(self, bodies: Sequence[BodyView]) -> None:
        from familieklubb.services.club_inputs import ClubInput

        self.form(_("New club"), self.desk.clubs.add, ClubInput, club_pieces(bodies, None))

    def action_edit(self) -> None:
        """Correct a club, or note what is otherwise from a day on."""
        record = self.chosen()
        if record is not None:
            self.ask(
                lambda: (self.desk.clubs.show(record.id), self.desk.clubs.bodies.all()),
                then=self._edit,
            )

    def _edit(self, found: tuple[ClubCard, Sequence[BodyView]]) -> None:
        from familieklubb.services.club_inputs import ClubInput

        card, bodies = found
        self.form(
            _("Edit {name}").format(name=card.line.name),
            partial(self.desk.clubs.edit, card.line.id),
            ClubInput,
            club_pieces(bodies, card),
        )

    def action_state(self) -> None:
        """Another state from a day on."""
        self._with_card(self._state)

    def _state(self, card: ClubCard) -> None:
        from familieklubb.services.club_inputs import StateInput

        states: Sequence[ClubState] = card.next_states
        if not states:
            self.tell(_("No other state can follow."))
            return
        likely = ClubState.active if ClubState.active in states else states[-1]
        self.form(
            _("State of {name}").format(name=card.line.name),
            partial(self.desk.clubs.change_state, card.line.id),
            StateInput,
            [
                Choice("state", _("State"), choices(states), likely.value, needed=True),
                Line("day", _("From"), hint=_("today")),
            ],
            saved=self._opened,
        )

    def _opened(self, warnings: Any) -> None:
        if warnings:
            self.tell(_("Saved."), _("The club has fewer families than a club begins with (R5)."))
        else:
            self.tell(_("Saved."))

    def action_break(self) -> None:
        """A stretch of days without meetings."""
        from familieklubb.services.club_inputs import BreakInput

        record = self.chosen()
        if record is not None:
            self.form(
                _("Break of {name}").format(name=record.name),
                partial(self.desk.clubs.add_break, record.id),
                BreakInput,
                [
                    Line("from_day", _("First day")),
                    Line("last_day", _("Last day"), hint=_("same day")),
                    Line("reason", _("Reason"), wide=True),
                ],
            )

    def action_remove_break(self) -> None:
        """Take a break away."""
        self._with_card(self._remove_break)

    def _remove_break(self, card: ClubCard) -> None:
        held = [(day_text(one.from_day), one.id) for one in card.breaks]
        if not held:
            self.tell(_("{name} has no break.").format(name=card.line.name))
            return
        self.form(
            _("Remove a break of {name}").format(name=card.line.name),
            self.desk.clubs.remove_break,
            lambda break_id: break_id,
            [Choice("break_id", _("First day"), held, held[0][1], needed=True, wide=True)],
        )

    def action_declare(self) -> None:
        """The year of a club without the program."""
        from familieklubb.services.club_inputs import DeclaredInput

        record = self.chosen()
        if record is None:
            return
        bases = choices((Basis.declared, Basis.estimated))
        self.form(
            _("Declare a year of {name}").format(name=record.name),
            partial(self.desk.clubs.declare, record.id),
            DeclaredInput,
            [
                Line("year", _("Year"), str(self.desk.today().year - 1)),
                Choice("basis", _("Basis"), bases, Basis.declared.value, needed=True),
                Line("families", _("Families at the end")),
                Line("members", _("Members at the end")),
                Line("families_joined", _("New families")),
                Line("families_left", _("Families that left")),
                Line("persons_reached", _("Persons reached")),
                Line("meetings_held", _("Meetings held")),
                Line("meetings_cancelled", _("Meetings cancelled")),
                Line("attendances", _("Attendances")),
            ],
        )

    def _with_card(self, then: Any) -> None:
        record = self.chosen()
        if record is not None:
            self.ask(self.desk.clubs.show, record.id, then=then)
