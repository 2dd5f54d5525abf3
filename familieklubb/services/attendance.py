"""Attendance of families and members over a period, unknown apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlmodel import Session

from familieklubb.domain.periods import Period
from familieklubb.domain.values import AttendanceStatus
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.due import Week
from familieklubb.services.family_views import Tally

RECENT_MEETINGS = 12
_PRESENT, _UNKNOWN = AttendanceStatus.present, AttendanceStatus.unknown

_MEETINGS = """
SELECT id, date FROM meeting WHERE club_id = ? AND held AND date BETWEEN ? AND ?
ORDER BY date, n
"""
_STAYS = """
SELECT s.member_id, s.joined, s.left_on FROM member_membership s
WHERE s.club_id = ? AND s.joined <= ? AND (s.left_on IS NULL OR s.left_on > ?)
"""
_MARKS = """
SELECT a.meeting_id, a.member_id, a.status FROM meeting m JOIN attendance a ON a.meeting_id = m.id
WHERE m.club_id = ? AND m.held AND m.date BETWEEN ? AND ?
"""
_NAMES = "SELECT p.id, p.label, f.id, f.label FROM member p JOIN family f ON f.id = p.family_id"


class By(StrEnum):
    """Whose attendance is shown."""

    family = "family"
    member = "member"


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A family or member: marks over the held meetings at which it belonged to the club.

    ``tally`` counts members' marks; a member without a mark counts as unknown. ``meetings``
    are those held while it belonged, ``meetings_present`` those with at least one present.
    ``recent`` is what is known of the period's last meetings, oldest first, None where it did
    not belong. ``family`` is the family's name for a member. ``here``: it belongs at the end.
    """

    id: bytes
    label: str
    family: str | None
    tally: Tally
    meetings: int
    meetings_present: int
    recent: tuple[AttendanceStatus | None, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Attendance over a period; ``total`` is over all members, ``mean`` present per meeting.

    ``weeks`` are those of the period, with None where no meeting was held.
    """

    club_id: bytes
    period: Period
    by: By
    rows: tuple[AttendanceRow, ...]
    total: Tally
    meetings: int
    mean: float | None
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    id: bytes
    label: str
    family_id: bytes
    family: str


class _Log:
    """The held meetings of a period, who belonged at each, and the marks."""

    def __init__(self, session: Session, club_id: bytes, period: Period) -> None:
        connection = session.connection()
        start, end = period.start.isoformat(), period.end.isoformat()
        rows = connection.exec_driver_sql(_MEETINGS, (club_id, start, end))
        self.meetings: dict[bytes, str] = {row[0]: row[1] for row in rows}
        self.end = end
        self.stays: dict[bytes, list[tuple[str, str | None]]] = {}
        for member, joined, left in connection.exec_driver_sql(_STAYS, (club_id, end, start)):
            self.stays.setdefault(member, []).append((joined, left))
        self.marks: dict[bytes, dict[bytes, AttendanceStatus]] = {}
        for meeting, member, status in connection.exec_driver_sql(_MARKS, (club_id, start, end)):
            self.marks.setdefault(member, {})[meeting] = AttendanceStatus(status)
        self.people = {
            row[0]: _Person(*row)
            for row in connection.exec_driver_sql(_NAMES)
            if row[0] in self.stays or row[0] in self.marks
        }

    def known(self, member: bytes) -> Mapping[bytes, AttendanceStatus]:
        """What is known of a member at each meeting, unknown where nothing is."""
        marks, stays = self.marks.get(member, {}), self.stays.get(member, ())
        return {
            meeting: marks.get(meeting, _UNKNOWN)
            for meeting, day in self.meetings.items()
            if meeting in marks or _holds(stays, day)
        }

    def here(self, member: bytes) -> bool:
        """Whether a member belongs on the last day."""
        return _holds(self.stays.get(member, ()), self.end)


def attendance(
    session: Session, club_id: bytes, period: Period, by: By, until: date
) -> AttendanceView:
    """The attendance of a club in a period; weeks after ``until`` are left out."""
    log = _Log(session, club_id, period)
    known = {member: log.known(member) for member in log.people}
    groups = _groups(log.people.values(), by)
    rows = [_row(log, known, own, by) for own in groups.values()]
    total = _tally(known.values())
    held = len(log.meetings)
    return AttendanceView(
        club_id,
        period,
        by,
        tuple(sorted(rows, key=_order)),
        total,
        held,
        total.present / held if held else None,
        _weeks(log, Period(period.start, max(period.start, min(period.end, until)))),
    )


def _groups(people: Iterable[_Person], by: By) -> Mapping[bytes, Sequence[_Person]]:
    found: dict[bytes, list[_Person]] = {}
    for person in people:
        found.setdefault(person.id if by is By.member else person.family_id, []).append(person)
    return found


def _row(
    log: _Log,
    known: Mapping[bytes, Mapping[bytes, AttendanceStatus]],
    own: Sequence[_Person],
    by: By,
) -> AttendanceRow:
    first = own[0]
    marks = [known[person.id] for person in own]
    together = {
        meeting: _together([one[meeting] for one in marks if meeting in one])
        for meeting in log.meetings
        if any(meeting in one for one in marks)
    }
    recent = list(log.meetings)[-RECENT_MEETINGS:]
    single = by is By.member
    return AttendanceRow(
        first.id if single else first.family_id,
        first.label if single else first.family,
        first.family if single else None,
        _tally(marks),
        len(together),
        sum(mark is _PRESENT for mark in together.values()),
        tuple(together.get(meeting) for meeting in recent),
        any(log.here(person.id) for person in own),
    )


def _together(marks: Iterable[AttendanceStatus]) -> AttendanceStatus:
    """What is known of a family: present when one of it was, and excused when one of it was."""
    found = set(marks)
    for mark in (_PRESENT, AttendanceStatus.excused, AttendanceStatus.absent):
        if mark in found:
            return mark
    return _UNKNOWN


def _tally(known: Iterable[Mapping[bytes, AttendanceStatus]]) -> Tally:
    counts = Counter(mark for marks in known for mark in marks.values())
    return Tally(*(counts[mark] for mark in AttendanceStatus))


def _weeks(log: _Log, period: Period) -> tuple[Week, ...]:
    present = Counter(
        meeting
        for marks in log.marks.values()
        for meeting, mark in marks.items()
        if mark is _PRESENT
    )
    found: dict[date, int] = {}
    for meeting, day in log.meetings.items():
        monday = _monday(date.fromisoformat(day))
        found[monday] = found.get(monday, 0) + present[meeting]
    first = _monday(period.start)
    number = (period.end - first).days // 7 + 1
    mondays = (first + timedelta(weeks=week) for week in range(number))
    return tuple(Week(monday, found.get(monday)) for monday in mondays)


def _holds(stays: Iterable[tuple[str, str | None]], day: str) -> bool:
    return any(joined <= day and (left is None or day < left) for joined, left in stays)


def _order(row: AttendanceRow) -> tuple[bool, str, str, bytes]:
    """Those who belong first, then by name; members by family."""
    return not row.here, in_alphabet(row.family or row.label), in_alphabet(row.label), row.id


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
