"""Absences that members have announced beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from familieklubb.domain.text import is_blank
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.records import AnnouncedAbsence, Family, Member, MemberMembership
from familieklubb.register.writing import Writing
from familieklubb.services.fields import Fields


@dataclass(frozen=True, slots=True)
class AbsenceInput:
    """Members who cannot come, from a day to a last day; a blank last day is the first."""

    members: tuple[bytes, ...]
    from_day: str
    last_day: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """An announced absence in a list."""

    id: bytes
    member_id: bytes
    member: str
    family: str
    from_day: date
    last_day: date
    reason: str | None


def announce(
    writing: Writing, typed: AbsenceInput, today: date, new_id: Callable[[], bytes]
) -> tuple[bytes, ...]:
    """Note an absence of each member; the new rows' ids. Raises Refused by the input's fields."""
    fields = Fields()
    first = fields.day("from_day", typed.from_day, today, ahead=True)
    last = fields.day("last_day", typed.last_day, first or today, ahead=True)
    if is_blank(typed.from_day):
        fields.refuse("from_day", _("This must be filled in."))
    if first is not None and last is not None and last < first:
        fields.refuse("last_day", _("It ends before it begins."))
    reason = fields.line("reason", typed.reason)
    known = [one for one in typed.members if writing.session.get(Member, one) is not None]
    if not known or len(known) < len(typed.members):
        fields.refuse("members", _("Choose who will be away."))
    fields.settle()
    if first is None:
        raise ValueError(typed.from_day)
    ids = tuple(new_id() for _member in known)
    rows = [
        {
            "id": one,
            "member_id": member_id,
            "from_day": first,
            "last_day": last or first,
            "reason": reason,
        }
        for one, member_id in zip(ids, known, strict=True)
    ]
    writing.insert_all(AnnouncedAbsence, rows)
    return ids


def withdraw(writing: Writing, ids: tuple[bytes, ...]) -> None:
    """Take announced absences back; raises FamilieklubbError when one is not there."""
    for one in ids:
        row = writing.session.get(AnnouncedAbsence, one)
        if row is None:
            raise FamilieklubbError(
                _("The announced absence is not there any more."), _("Look at the list again.")
            )
        writing.session.delete(row)


def announced(session: Session, club_id: bytes, since: date) -> tuple[AbsenceLine, ...]:
    """The absences of a club's members that are not over on a day, the next one first."""
    rows = session.exec(
        select(AnnouncedAbsence, Member, Family)
        .join(Member, col(Member.id) == col(AnnouncedAbsence.member_id))
        .join(Family, col(Family.id) == col(Member.family_id))
        .where(
            col(AnnouncedAbsence.last_day) >= since,
            col(AnnouncedAbsence.member_id).in_(
                select(col(MemberMembership.member_id)).where(MemberMembership.club_id == club_id)
            ),
        )
        .order_by(col(AnnouncedAbsence.from_day), col(Family.label), col(Member.label))
    )
    return tuple(
        AbsenceLine(
            row.id, member.id, member.label, family.label, row.from_day, row.last_day, row.reason
        )
        for row, member, family in rows
    )
