"""The list of assistants, and what can be noted of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import CertificationState, LeaderType
from familieklubb.i18n import _
from familieklubb.reporting.words import choices
from familieklubb.tui.dialogs.record import Choice, Line, Piece
from familieklubb.tui.present.assistants import (
    assistant_text,
    of_asked,
    state_text,
)
from familieklubb.tui.present.words import (
    cell,
    day_text,
)
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.assistant_views import AssistantCard, AssistantLine

_STYLES = {
    CertificationState.renew: "bold",
    CertificationState.grace: "bold",
    CertificationState.expired: "bold",
    CertificationState.withdrawn: "bold",
}


def said(line: AssistantLine) -> str:
    """An assistant as one of a list to choose from."""
    return _("{name}, {place}").format(name=line.name, place=line.place)


class AssistantsPane(RecordPane["AssistantLine"]):
    """Every assistant with the state of the certification as words."""

    empty = _("No assistant is in the register yet. Press n to add the first one.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="assistants.new"),
        Binding("e", "edit", _("Edit"), id="assistants.edit"),
        Binding("r", "role", _("Role"), id="assistants.role"),
        Binding("R", "end_role", _("End role"), id="assistants.end_role"),
        Binding("g", "certify", _("Certify"), id="assistants.certify"),
        Binding("G", "withdraw", _("Withdraw"), id="assistants.withdraw"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return (
            _("Name"),
            _("Place"),
            _("Certification"),
            _("Clubs"),
            _("Supervision"),
            _("Training"),
        )

    def load(self) -> Iterable[AssistantLine]:
        """Everybody."""
        return self.desk.assistants.all().assistants

    def cells(self, record: AssistantLine) -> Sequence[Text]:
        """One assistant."""
        style = "" if record.state is None else _STYLES.get(record.state, "")
        return (
            cell(record.name),
            cell(record.place),
            cell(state_text(record), style=style),
            cell(", ".join(record.clubs)),
            cell(of_asked(record.supervision, record.supervision_asked)),
            cell(of_asked(record.training, record.training_asked)),
        )

    def key(self, record: AssistantLine) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: AssistantLine) -> str:
        """The whole history."""
        return assistant_text(self.desk.assistants.show(record.id))

    # -- changing

    def action_new(self) -> None:
        """A new assistant, with a role in a club if one is chosen."""
        self.ask(self.desk.clubs.all, then=self._new)

    def _new(self, clubs: Sequence[Any]) -> None:
        from familieklubb.services.assistant_inputs import AssistantInput

        listed = [(club.name, club.id) for club in clubs]
        pieces: list[Piece] = [
            *_person_pieces(),
            Choice("club_id", _("Role in the club"), listed, blank=None),
            Line("role_from", _("From"), hint=_("today")),
        ]
        self.form(_("New assistant"), self.desk.assistants.add, AssistantInput, pieces)

    def action_edit(self) -> None:
        """Correct who the assistant is."""
        self._with_card(self._edit)

    def _edit(self, card: AssistantCard) -> None:
        from familieklubb.services.assistant_inputs import AssistantInput

        self.form(
            _("Edit {name}").format(name=card.line.name),
            partial(self.desk.assistants.edit, card.line.id),
            AssistantInput,
            _person_pieces(card),
        )

    def action_role(self) -> None:
        """A role in a club."""
        record = self.chosen()
        if record is not None:
            self.ask(self.desk.clubs.all, then=partial(self._role, record))

    def _role(self, record: AssistantLine, clubs: Sequence[Any]) -> None:
        from familieklubb.services.assistant_inputs import RoleInput

        listed = [(club.name, club.id) for club in clubs]
        self.form(
            _("Role of {name}").format(name=record.name),
            partial(self.desk.assistants.begin_role, record.id),
            RoleInput,
            [
                Choice("club_id", _("Club"), listed, blank=None, wide=True),
                Line("from_day", _("From"), hint=_("today")),
                Line("last_day", _("Last day"), hint=_("open")),
            ],
        )

    def action_end_role(self) -> None:
        """The last day of a role."""
        self._with_card(self._end_role)

    def _end_role(self, card: AssistantCard) -> None:
        held = [(role.club, role.id) for role in card.roles if role.last_day is None]
        if not held:
            self.tell(_("{name} has no open role.").format(name=card.line.name))
            return
        self.form(
            _("End a role of {name}").format(name=card.line.name),
            lambda typed: self.desk.assistants.end_role(*typed),
            lambda role_id, last_day: (role_id, last_day),
            [
                Choice("role_id", _("Club"), held, held[0][1], needed=True, wide=True),
                Line("last_day", _("Last day"), hint=_("today")),
            ],
        )

    def action_certify(self) -> None:
        """A certification."""
        record = self.chosen()
        if record is not None:
            self.ask(self.desk.assistants.courses.all, then=partial(self._certify, record))

    def _certify(self, record: AssistantLine, courses: Sequence[Any]) -> None:
        from familieklubb.services.assistant_inputs import CertificationInput

        listed = [(course.name, course.id) for course in courses]
        self.form(
            _("Certification of {name}").format(name=record.name),
            partial(self.desk.assistants.certify, record.id),
            CertificationInput,
            [
                Line("certified_on", _("Certified on")),
                Line("valid_until", _("Valid until"), hint=_("as the network's rule")),
                Choice("course_id", _("Course"), listed, blank=None, wide=True),
                Line("country", _("Country"), hint=_("name or two letters")),
                Line("issuer", _("Issued by")),
            ],
        )

    def action_withdraw(self) -> None:
        """The day from which a certification does not count."""
        self._with_card(self._withdraw)

    def _withdraw(self, card: AssistantCard) -> None:
        held = [
            (day_text(one.certified_on), one.id)
            for one in card.certifications
            if one.withdrawn_on is None
        ]
        if not held:
            self.tell(_("{name} has no certification to withdraw.").format(name=card.line.name))
            return
        self.form(
            _("Withdraw a certification of {name}").format(name=card.line.name),
            lambda typed: self.desk.assistants.withdraw(*typed),
            lambda certification_id, withdrawn_on: (certification_id, withdrawn_on),
            [
                Choice("certification_id", _("Certified on"), held, held[0][1], needed=True),
                Line("withdrawn_on", _("Withdrawn on"), hint=_("today")),
            ],
        )

    def _with_card(self, then: Any) -> None:
        record = self.chosen()
        if record is not None:
            self.ask(self.desk.assistants.show, record.id, then=then)


def _person_pieces(card: AssistantCard | None = None) -> list[Piece]:
    line = None if card is None else card.line
    leader = "" if card is None or card.leader_type is None else card.leader_type.value
    return [
        Line("name", _("Name"), "" if line is None else line.name),
        Line("place", _("Place"), "" if line is None else line.place),
        Line("person", _("What tells two of one name apart"), (line and line.person) or ""),
        Line("organisation", _("Organisation"), (card and card.organisation) or ""),
        Choice("leader_type", _("Kind"), choices(LeaderType), leader),
    ]
