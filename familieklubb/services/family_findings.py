"""What is odd about a family after a change: told, and kept all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from familieklubb import i18n
from familieklubb.domain.text import holds_identity_number
from familieklubb.i18n import N_, _
from familieklubb.records import Member
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.belonging import Belonging
from familieklubb.services.family_views import FULL_FAMILY


class FindingCode(StrEnum):
    """What is odd."""

    label_taken = "label_taken"
    member_label_taken = "member_label_taken"
    too_few_members = "too_few_members"
    nobody_left = "nobody_left"
    contact_left = "contact_left"
    marks_after = "marks_after"
    club_not_active = "club_not_active"
    identity_number = "identity_number"
    too_few_families = "too_few_families"
    assistant_not_certified = "assistant_not_certified"


_TEXTS: Mapping[FindingCode, tuple[str, str]] = {
    FindingCode.label_taken: (
        N_("Another family of the club is called {label}, too."),
        N_("Give one of them a name or code that tells them apart."),
    ),
    FindingCode.member_label_taken: (
        N_("Two of the family are called {label}."),
        N_("Give one of them a name or code that tells them apart."),
    ),
    FindingCode.too_few_members: (
        N_("The family {label} has fewer than two members."),
        N_("Find a contact person and add them: the two together are a family."),
    ),
    FindingCode.nobody_left: (
        N_("Nobody of the family {label} belongs to the club any more."),
        N_("End the family, too, if it has left."),
    ),
    FindingCode.contact_left: (
        N_("{label} was the contact person, and belongs to the family no more."),
        N_("Choose another contact person."),
    ),
    FindingCode.marks_after: (
        N_("{label} has attendance on {day} or later."),
        N_("Check the day, or correct the meetings."),
    ),
    FindingCode.club_not_active: (
        N_("{label} is not active on {day}."),
        N_("Check the day."),
    ),
    FindingCode.identity_number: (
        N_("“{label}” seems to hold a national identity number."),
        N_("Use a first name or a code: the register must not hold such numbers."),
    ),
    FindingCode.too_few_families: (
        N_("{label} has too few families."),
        N_("A club is born of one assistant and two families."),
    ),
    FindingCode.assistant_not_certified: (
        N_("{label} is not certified on {day}."),
        N_("See to the course: a club needs a certified assistant at the place."),
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd, about what it is, and the day where one matters."""

    code: FindingCode
    label: str
    day: date | None = None

    @property
    def text(self) -> str:
        """What is odd, in the chosen language."""
        return _(_TEXTS[self.code][0]).format(label=self.label, day=self._day())

    @property
    def what_to_do(self) -> str:
        """What to do about it, in the chosen language."""
        return _(_TEXTS[self.code][1])

    def _day(self) -> str:
        return "" if self.day is None else i18n.day(self.day)


def look_at(session: Session, belonging: Belonging, today: date) -> Iterator[Finding]:
    """What is odd about a family as it now stands."""
    session.flush()
    family = belonging.family
    stay = belonging.latest()
    if stay is None:
        return
    yield from _labels(session, belonging, stay.club_id)
    if stay.left_on is not None and stay.left_on <= today:
        return
    members = [
        belonging.members[one.member_id]
        for one in belonging.during(stay)
        if one.left_on is None or one.left_on > today
    ]
    if not members:
        yield Finding(FindingCode.nobody_left, family.label)
    elif len(members) < FULL_FAMILY:
        yield Finding(FindingCode.too_few_members, family.label)
    contact = belonging.members.get(family.contact_id) if family.contact_id else None
    if contact is not None and members and contact not in members:
        yield Finding(FindingCode.contact_left, contact.label)


def active_on(session: Session, club_id: bytes, day: date) -> Iterator[Finding]:
    """That a club is not active on the day."""
    row = (
        session.connection()
        .exec_driver_sql(
            "SELECT k.name, (SELECT s.state FROM club_state s WHERE s.club_id = k.id "
            "AND s.from_day <= ? ORDER BY s.from_day DESC LIMIT 1) FROM club k WHERE k.id = ?",
            (day.isoformat(), club_id),
        )
        .one()
    )
    if row[1] != "active":
        yield Finding(FindingCode.club_not_active, row[0], day)


def marks_from(
    session: Session, members: Mapping[bytes, Member], club_id: bytes, day: date
) -> Iterator[Finding]:
    """That a member was present in a club on a day or later."""
    rows = session.connection().exec_driver_sql(
        "SELECT a.member_id, max(m.date) FROM attendance a JOIN meeting m ON m.id = a.meeting_id "
        "WHERE m.club_id = ? AND m.date >= ? AND a.status = 'present' GROUP BY a.member_id",
        (club_id, day.isoformat()),
    )
    for member_id, _last in rows:
        if member_id in members:
            yield Finding(FindingCode.marks_after, members[member_id].label, day)


def _labels(session: Session, belonging: Belonging, club_id: bytes) -> Iterator[Finding]:
    family = belonging.family
    others = session.connection().exec_driver_sql(
        "SELECT f.label FROM family f JOIN family_membership s ON s.family_id = f.id "
        "WHERE s.club_id = ? AND f.id <> ?",
        (club_id, family.id),
    )
    if in_alphabet(family.label) in {in_alphabet(label) for (label,) in others}:
        yield Finding(FindingCode.label_taken, family.label)
    seen: set[str] = set()
    for member in belonging.members.values():
        key = in_alphabet(member.label)
        if key in seen:
            yield Finding(FindingCode.member_label_taken, member.label)
        seen.add(key)
    for label in (family.label, *(member.label for member in belonging.members.values())):
        if holds_identity_number(label):
            yield Finding(FindingCode.identity_number, label)
