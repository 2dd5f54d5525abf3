"""Rows with every kind of value, and the question whether a register is whole."""

from __future__ import annotations

import datetime as dt

from familieklubb.domain.values import (
    AttendanceStatus,
    ClubState,
    MemberRole,
    SupervisionKind,
    Weekday,
)
from familieklubb.records import (
    Attendance,
    Club,
    ClubSlot,
    ClubStateRow,
    Family,
    Meeting,
    Member,
    SupervisionSession,
)
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing

DAY = dt.date(2026, 11, 17)


def row_id(number: int) -> bytes:
    return number.to_bytes(16, "big")


def every_kind_of_value(writing: Writing) -> None:
    """Rows with dates, words of closed lists, truth values, decimals and empty fields."""
    club, family, member, meeting = (row_id(n) for n in range(1, 5))
    writing.session.add(Club(id=club, name="Hitra – «øya»"))
    writing.session.add(Family(id=family, label="Å\nÅ"))
    writing.session.flush()
    writing.session.add(ClubStateRow(id=club, club_id=club, from_day=DAY, state=ClubState.active))
    writing.session.add(ClubSlot(id=club, club_id=club, from_day=DAY, weekday=Weekday.tuesday))
    writing.session.add(Member(id=member, family_id=family, label="x", role=MemberRole.own_use))
    writing.session.add(Meeting(id=meeting, club_id=club, date=DAY, held=False, guests=3))
    writing.session.flush()
    marks = {"meeting_id": meeting, "member_id": member, "status": AttendanceStatus.excused}
    writing.insert_all(Attendance, [marks])
    writing.insert_all(
        SupervisionSession,
        [
            {"id": row_id(n), "date": DAY, "place": "Fillan", "hours": hours}
            | {"kind": SupervisionKind.group}
            for n, hours in enumerate([2, 2.0, -0.0, 1.5, 0.1])
        ],
    )


def is_sound(register: Register) -> bool:
    return register.faults() == []
