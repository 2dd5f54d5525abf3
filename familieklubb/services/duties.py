"""Who belongs to a club when, and whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, or_, select

from familieklubb.domain.rota import PastDuty, RotaFamily, RotaMember
from familieklubb.domain.values import MemberRole
from familieklubb.records import (
    AnnouncedAbsence,
    Assistant,
    AssistantRole,
    Family,
    Meeting,
    Member,
    MemberMembership,
)
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.meeting_views import Announced, AssistantChoice, DutyRota

# The last held meetings that say who usually assists.
_RECENT_MEETINGS = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """A member's time in the club."""

    member: Member
    family: Family
    joined: date
    left_on: date | None

    def holds(self, day: date) -> bool:
        """Whether the member belongs on the day."""
        return self.joined <= day and (self.left_on is None or day < self.left_on)


def stretches_in(session: Session, club_id: bytes) -> list[Stretch]:
    """The time of every member who was ever in the club, in order of joining and of names."""
    rows = session.exec(
        select(Member, Family, MemberMembership)
        .join(Family, col(Family.id) == col(Member.family_id))
        .join(MemberMembership, col(MemberMembership.member_id) == col(Member.id))
        .where(MemberMembership.club_id == club_id)
    )
    found = [Stretch(member, family, stay.joined, stay.left_on) for member, family, stay in rows]
    return sorted(found, key=lambda one: (one.joined, in_alphabet(one.member.label)))


def announced_on(session: Session, day: date) -> dict[bytes, Announced]:
    """The announced absences that hold on a day, by member."""
    rows = session.exec(
        select(AnnouncedAbsence)
        .where(col(AnnouncedAbsence.from_day) <= day, col(AnnouncedAbsence.last_day) >= day)
        .order_by(col(AnnouncedAbsence.from_day))
    )
    return {
        row.member_id: Announced(row.id, row.from_day, row.last_day, row.reason) for row in rows
    }


def rota_of(session: Session, club_id: bytes, stretches: Sequence[Stretch], day: date) -> DutyRota:
    """Whose turn it is in a club on a day; ``stretches`` are the club's."""
    latest: dict[bytes, Stretch] = {}
    first: dict[bytes, date] = {}
    for one in stretches:
        if one.joined <= day:
            latest[one.member.id] = one
            first.setdefault(one.family.id, one.joined)
    members: dict[bytes, list[RotaMember]] = {}
    for one in latest.values():
        members.setdefault(one.family.id, []).append(
            RotaMember(one.member.id, one.joined, MemberRole(one.member.role), one.left_on)
        )
    return DutyRota(
        day,
        tuple(RotaFamily(key, first[key], tuple(own)) for key, own in members.items()),
        _past(session, club_id, day, Meeting.chair_member_id),
        _past(session, club_id, day, Meeting.minutes_member_id),
    )


def _past(session: Session, club_id: bytes, day: date, duty: bytes | None) -> tuple[PastDuty, ...]:
    """The last day on which each member had the duty; earlier ones do not change the turn."""
    who = col(duty)
    rows = session.exec(
        select(who, func.max(Meeting.date))
        .where(
            Meeting.club_id == club_id, col(Meeting.held), col(Meeting.date) < day, who.is_not(None)
        )
        .group_by(who)
    )
    return tuple(PastDuty(last, member) for member, last in rows if member is not None)


def assistants_for(session: Session, club_id: bytes, day: date) -> tuple[AssistantChoice, ...]:
    """All assistants of the register, those with a role in the club on the day first."""
    here = set(
        session.exec(
            select(col(AssistantRole.assistant_id)).where(
                AssistantRole.club_id == club_id,
                col(AssistantRole.from_day) <= day,
                or_(col(AssistantRole.last_day).is_(None), col(AssistantRole.last_day) >= day),
            )
        )
    )
    rows = session.exec(select(col(Assistant.id), col(Assistant.name)))
    found = [AssistantChoice(key, name, key in here) for key, name in rows]
    return tuple(sorted(found, key=lambda one: (not one.here, in_alphabet(one.name), one.id)))


def usual_assistant(
    session: Session, club_id: bytes, day: date, choices: Sequence[AssistantChoice]
) -> bytes | None:
    """Of those with a role here the one who assisted most of late, else the first."""
    here = [one.id for one in choices if one.here]
    recent = session.exec(
        select(col(Meeting.assistant_id))
        .where(Meeting.club_id == club_id, col(Meeting.held), col(Meeting.date) < day)
        .order_by(col(Meeting.date).desc())
        .limit(_RECENT_MEETINGS)
    )
    times = Counter(recent)
    return max(here, key=lambda one: times[one], default=None)
