"""The forms that change a family or a member; each hands what was typed to its service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.i18n import _
from familieklubb.reporting.words import choices
from familieklubb.tui.dialogs.record import Choice, Line, Piece, RecordForm, Ticks
from familieklubb.tui.present.families import numeric_day

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.families import ClubChoice
    from familieklubb.services.family_views import FamilyCard, MemberView


def _day_hint() -> str:
    return _("17.11, yesterday, tue …")


def _born_hint() -> str:
    return _("1975, ca. 1975 or 30–49")


def _day(value: date | None) -> str:
    """A day as a person would type it again."""
    return "" if value is None else numeric_day(value)


def _reason(value: str = "") -> Choice:
    return Choice("because", _("Reason"), choices(LeftBecause), value)


def family_edit(desk: Desk, card: FamilyCard) -> RecordForm:
    """The label, the contact person, and the days of the last stretch."""
    from familieklubb.services.family_inputs import FamilyEdit

    line = card.line
    contact = None if line.contact is None else line.contact.id
    pieces: list[Piece] = [
        Line("label", _("Family"), line.label, wide=True),
        Line("joined", _("Since"), _day(line.stay.joined), _day_hint()),
        Choice(
            "contact_id",
            _("Contact person"),
            [(one.label, one.id) for one in line.members],
            contact,
            blank=None,
        ),
    ]
    if line.stay.left_on is not None:
        because = line.stay.left_because
        pieces += [
            Line("left", _("Left on (empty: has not left)"), _day(line.stay.left_on), _day_hint()),
            _reason("" if because is None else because.value),
        ]
    return RecordForm(
        _("The family {label}").format(label=line.label),
        partial(desk.families.edit, line.id),
        FamilyEdit,
        pieces,
    )


def family_end(desk: Desk, card: FamilyCard) -> RecordForm:
    """The day and the reason of leaving."""
    from familieklubb.services.family_inputs import EndInput

    return RecordForm(
        _("The family {label} leaves").format(label=card.line.label),
        partial(desk.families.end, card.line.id),
        EndInput,
        [Line("day", _("From which day"), _day(desk.today()), _day_hint()), _reason()],
    )


def family_return(desk: Desk, card: FamilyCard) -> RecordForm:
    """The day of coming back, and who."""
    from familieklubb.services.family_inputs import ReturnInput

    there = {one.id for one in card.line.members}
    return RecordForm(
        _("The family {label} is back").format(label=card.line.label),
        partial(desk.families.come_back, card.line.id),
        ReturnInput,
        [
            Line("day", _("From which day"), _day(desk.today()), _day_hint(), wide=True),
            Ticks("members", _("Who"), [(one.label, one.id) for one in card.members], there),
        ],
    )


def family_move(desk: Desk, card: FamilyCard, clubs: Sequence[ClubChoice]) -> RecordForm:
    """The day of a move, and the other club."""
    from familieklubb.services.family_inputs import MoveInput

    others = [(one.name, one.id) for one in clubs if one.id != card.line.stay.club_id]
    return RecordForm(
        _("The family {label} moves to another club").format(label=card.line.label),
        partial(desk.families.move, card.line.id),
        MoveInput,
        [
            Choice("club_id", _("To which club"), others, blank=None),
            Line("day", _("From which day"), _day(desk.today()), _day_hint()),
        ],
    )


def member_new(desk: Desk, card: FamilyCard) -> RecordForm:
    """One more member."""
    from familieklubb.services.family_inputs import MemberInput

    return RecordForm(
        _("New member of the family {label}").format(label=card.line.label),
        partial(desk.families.members.add, card.line.id),
        MemberInput,
        [
            Line("label", _("Name or code")),
            Choice("role", _("Role"), choices(MemberRole), MemberRole.own_use, needed=True),
            Line("born", _("Born"), hint=_born_hint()),
            Line("consent_on", _("Consent on"), hint=_day_hint()),
            Line("joined", _("Since"), _day(desk.today()), _day_hint()),
        ],
    )


def member_edit(desk: Desk, member: MemberView) -> RecordForm:
    """Everything about a member but the consent."""
    from familieklubb.services.family_inputs import MemberEdit, born_as_typed

    stay = member.stays[-1]
    born = born_as_typed(member.birth_year, estimated=member.birth_year_estimated)
    pieces: list[Piece] = [
        Line("label", _("Name or code"), member.label),
        Choice("role", _("Role"), choices(MemberRole), member.role.value, needed=True),
        Line("born", _("Born"), born, _born_hint()),
        Line("joined", _("Since"), _day(stay.joined), _day_hint()),
    ]
    if stay.left_on is not None:
        because = stay.left_because
        pieces += [
            Line("left", _("Left on (empty: has not left)"), _day(stay.left_on), _day_hint()),
            _reason("" if because is None else because.value),
        ]
    return RecordForm(
        member.label, partial(desk.families.members.edit, member.id), MemberEdit, pieces
    )


def member_end(desk: Desk, member: MemberView) -> RecordForm:
    """A member leaves while the family stays."""
    from familieklubb.services.family_inputs import EndInput

    return RecordForm(
        _("{label} leaves, the family stays").format(label=member.label),
        partial(desk.families.members.end, member.id),
        EndInput,
        [Line("day", _("From which day"), _day(desk.today()), _day_hint()), _reason()],
    )


def member_return(desk: Desk, member: MemberView) -> RecordForm:
    """A member is back."""
    return RecordForm(
        _("{label} is back").format(label=member.label),
        partial(desk.families.members.come_back, member.id),
        lambda day: day,
        [Line("day", _("From which day"), _day(desk.today()), _day_hint())],
    )


def member_consent(desk: Desk, member: MemberView) -> RecordForm:
    """A consent: when, to which text, how, and by which guardian."""
    from familieklubb.services.family_inputs import ConsentInput

    known = member.consent
    return RecordForm(
        _("Consent of {label}").format(label=member.label),
        partial(_consented, desk, member.id),
        ConsentInput,
        [
            Line("day", _("Given on"), _day(desk.today()), _day_hint()),
            Line("how", _("How"), known.how or "", _("on paper, at the meeting …")),
            Line("text", _("Which text"), known.text or ""),
            Line("guardian", _("Guardian, for a child"), known.guardian or ""),
        ],
    )


def member_consent_back(desk: Desk, member: MemberView) -> RecordForm:
    """A consent is taken back."""
    return RecordForm(
        _("{label} takes the consent back").format(label=member.label),
        partial(_withdrawn, desk, member.id),
        lambda day: day,
        [Line("day", _("On which day"), _day(desk.today()), _day_hint())],
    )


def _consented(desk: Desk, member_id: bytes, typed: object) -> bool:
    desk.families.members.consent(member_id, typed)  # type: ignore[arg-type]
    return True


def _withdrawn(desk: Desk, member_id: bytes, day: str) -> bool:
    desk.families.members.withdraw_consent(member_id, day)
    return True
