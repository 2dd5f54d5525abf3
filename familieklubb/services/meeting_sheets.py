"""A meeting made ready to be logged: everyone who belongs that day, and what is suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, and_, col, func, or_, select

from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus, MemberRole
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.records import (
    Attendance,
    Club,
    Family,
    Meeting,
    Member,
)
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.club_days import ClubDays
from familieklubb.services.duties import (
    Stretch,
    announced_on,
    assistants_for,
    rota_of,
    stretches_in,
    usual_assistant,
)
from familieklubb.services.meeting_views import (
    Announced,
    MeetingSheet,
    SheetFamily,
    SheetMember,
)


def club_named(session: Session, club_id: bytes) -> Club:
    """The club; raises FamilieklubbError when it is not there."""
    found = session.get(Club, club_id)
    if found is None:
        raise FamilieklubbError(
            _("The club is not in this register."), _("Go back, and choose another one.")
        )
    return found


def sheet(session: Session, club_id: bytes, day: date, n: int) -> MeetingSheet:
    """The sheet of a meeting, logged or not; raises FamilieklubbError for an unknown club."""
    club = club_named(session, club_id)
    meeting = session.get(Meeting, derived_id("meeting", club_id, day, n))
    stretches = stretches_in(session, club_id)
    slot = ClubDays.of(session, club_id).slot(day)
    families = _families(session, stretches, day, meeting)
    rota = rota_of(session, club_id, stretches, day)
    away = [one.id for family in families for one in family.members if one.announced]
    chair, minute_taker = rota.suggested(away)
    assistants = assistants_for(session, club_id, day)
    new = MeetingSheet(
        club_id=club_id,
        club=club.name,
        date=day,
        n=n,
        meeting_id=None,
        held=True,
        reason=None,
        start=slot.start,
        end=slot.end,
        venue=slot.venue,
        families=families,
        chair=chair,
        minute_taker=minute_taker,
        assistant=usual_assistant(session, club_id, day, assistants),
        assistants=assistants,
        guests=0,
        theme=None,
        notes=None,
        parallel_groups=False,
        ordinal=_held_before(session, club_id, day, n) + 1,
        rota=rota,
    )
    return new if meeting is None else _logged(new, meeting)


def _logged(new: MeetingSheet, meeting: Meeting) -> MeetingSheet:
    return replace(
        new,
        meeting_id=meeting.id,
        held=meeting.held,
        reason=meeting.not_held_because,
        start=meeting.start,
        end=meeting.end,
        chair=meeting.chair_member_id or meeting.chair_assistant_id,
        minute_taker=meeting.minutes_member_id or meeting.minutes_assistant_id,
        assistant=meeting.assistant_id,
        guests=meeting.guests,
        theme=meeting.theme,
        notes=meeting.notes,
        parallel_groups=meeting.parallel_groups,
    )


# -- members ------------------------------------------------------------------------------------


def _families(
    session: Session, stretches: Sequence[Stretch], day: date, meeting: Meeting | None
) -> tuple[SheetFamily, ...]:
    marks = _marks(session, meeting)
    here = {one.member.id: one for one in stretches if one.holds(day)}
    listed = {one.member.id: one for one in stretches if one.member.id in marks} | here
    strangers = marks.keys() - listed.keys()
    for member, family in session.exec(
        select(Member, Family)
        .join(Family, col(Family.id) == col(Member.family_id))
        .where(col(Member.id).in_(strangers))
    ):
        listed[member.id] = Stretch(member, family, day, day)
    announced = announced_on(session, day) if meeting is None else {}
    by_family: dict[bytes, list[Stretch]] = {}
    for one in listed.values():
        by_family.setdefault(one.family.id, []).append(one)
    found = [
        SheetFamily(
            family_id,
            own[0].family.label,
            tuple(
                SheetMember(
                    one.member.id,
                    one.member.label,
                    MemberRole(one.member.role),
                    marks.get(one.member.id) or _announced_mark(announced.get(one.member.id)),
                    announced.get(one.member.id),
                    one.member.id in here,
                )
                for one in sorted(own, key=_in_family)
            ),
        )
        for family_id, own in by_family.items()
    ]
    return tuple(sorted(found, key=lambda family: (in_alphabet(family.label), family.id)))


def _in_family(one: Stretch) -> tuple[bool, date, str]:
    """Grown-ups before children, then in the order of joining."""
    return one.member.role == MemberRole.child, one.joined, in_alphabet(one.member.label)


def _marks(session: Session, meeting: Meeting | None) -> dict[bytes, AttendanceStatus]:
    if meeting is None:
        return {}
    rows = session.exec(select(Attendance).where(Attendance.meeting_id == meeting.id))
    return {row.member_id: AttendanceStatus(row.status) for row in rows}


def _announced_mark(announced: Announced | None) -> AttendanceStatus | None:
    return None if announced is None else AttendanceStatus.excused


def _held_before(session: Session, club_id: bytes, day: date, n: int) -> int:
    """How many meetings were held in the year before this one."""
    return session.exec(
        select(func.count())
        .select_from(Meeting)
        .where(
            Meeting.club_id == club_id,
            col(Meeting.held),
            col(Meeting.date) >= date(day.year, 1, 1),
            or_(
                col(Meeting.date) < day,
                and_(col(Meeting.date) == day, col(Meeting.n) < n),
            ),
        )
    ).one()
