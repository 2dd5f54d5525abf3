"""Logged meetings in lists, and a club's year at a glance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.periods import Period, iso_weeks
from familieklubb.domain.schedule import ExpectedMeeting
from familieklubb.domain.values import NotHeldReason
from familieklubb.services.club_days import ClubDays
from familieklubb.services.meeting_views import MeetingLine, WeekState, YearWeek

_SUNDAY, _THURSDAY = 6, 3
_HERE = "s.joined <= m.date AND (s.left_on IS NULL OR s.left_on > m.date)"
_MARKS = "SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND a.status"
_LINES = f"""
SELECT m.id, m.date, m.n, m.held, m.not_held_because,
    ({_MARKS} = 'present'), ({_MARKS} <> 'unknown'),
    (SELECT count(DISTINCT s.member_id) FROM member_membership s
        WHERE s.club_id = m.club_id AND {_HERE}),
    m.guests, m.theme, coalesce(p.label, a.name), f.label, m.notes IS NOT NULL, m.parallel_groups
FROM meeting m
LEFT JOIN member p ON p.id = m.chair_member_id
LEFT JOIN family f ON f.id = p.family_id
LEFT JOIN assistant a ON a.id = m.chair_assistant_id
WHERE m.club_id = ? AND m.date BETWEEN ? AND ?
ORDER BY m.date DESC, m.n DESC
"""

Week = tuple[int, int]
"""An ISO year and week."""


def lines(session: Session, club_id: bytes, period: Period) -> tuple[MeetingLine, ...]:
    """The logged meetings of a club in a period, the newest first."""
    rows = session.connection().exec_driver_sql(
        _LINES, (club_id, period.start.isoformat(), period.end.isoformat())
    )
    return tuple(
        MeetingLine(
            id=row[0],
            date=date.fromisoformat(row[1]),
            n=row[2],
            held=bool(row[3]),
            reason=NotHeldReason(row[4]) if row[4] else None,
            present=row[5],
            known=row[6],
            members=row[7],
            guests=row[8],
            theme=row[9],
            chair=row[10],
            chair_family=row[11],
            has_notes=bool(row[12]),
            parallel_groups=bool(row[13]),
        )
        for row in rows
    )


def logged_days(session: Session, club_id: bytes, period: Period) -> frozenset[date]:
    """The days in a period on which a meeting is written, held or not."""
    rows = session.connection().exec_driver_sql(
        "SELECT DISTINCT date FROM meeting WHERE club_id = ? AND date BETWEEN ? AND ?",
        (club_id, period.start.isoformat(), period.end.isoformat()),
    )
    return frozenset(date.fromisoformat(row[0]) for row in rows)


def has_begun(days: ClubDays, expected: ExpectedMeeting, now: datetime) -> bool:
    """Whether the hour of an expected meeting has come; of one on any day, the week is over.

    ``now`` is local time. A meeting without an hour has begun when its day is over.
    """
    if expected.any_day:
        return now.date() > expected.day + (_SUNDAY - _THURSDAY) * ONE_DAY
    start = days.slot(expected.day).start
    if expected.day != now.date() or start is None:
        return expected.day < now.date()
    return now.strftime("%H:%M") >= start


def unlogged(
    days: ClubDays, logged: Collection[date], period: Period, now: datetime
) -> tuple[ExpectedMeeting, ...]:
    """The expected meetings that have begun and are not written, the newest first.

    A meeting that was moved to another day of its week stands for the one expected.
    """
    expected = days.expected(period)
    slots = {one.day for one in expected if not one.any_day}
    elsewhere = {iso_week(day) for day in logged if day not in slots}
    return tuple(
        one
        for one in reversed(expected)
        if iso_week(one.day) not in elsewhere
        and one.day not in logged
        and has_begun(days, one, now)
    )


def year_weeks(
    days: ClubDays, meetings: Sequence[MeetingLine], year: int, now: datetime
) -> tuple[YearWeek, ...]:
    """The ISO weeks of a year with what is known of each."""
    thursdays = iso_weeks(Period.year(year))
    whole = _whole_weeks(thursdays)
    by_week: dict[Week, list[MeetingLine]] = {}
    for meeting in reversed(meetings):
        by_week.setdefault(iso_week(meeting.date), []).append(meeting)
    expected = _by_week(days.expected(whole))
    resting = _by_week(days.expected(whole, breaks=False))
    missing = _by_week(unlogged(days, {one.date for one in meetings}, whole, now))
    found = []
    for thursday in thursdays:
        week = iso_week(thursday)
        own = tuple(by_week.get(week, ()))
        state, day = _state(own, missing.get(week), expected.get(week), resting.get(week))
        reason = own[0].reason if own and state is WeekState.not_held else None
        found.append(YearWeek(week[1], _monday(thursday), state, day, reason, own))
    return tuple(found)


def year_period(year: int) -> Period:
    """The whole ISO weeks of a year."""
    return _whole_weeks(iso_weeks(Period.year(year)))


def iso_week(day: date) -> Week:
    """The ISO year and week of a day."""
    year, week, _weekday = day.isocalendar()
    return year, week


def _state(
    own: Sequence[MeetingLine], missing: date | None, expected: date | None, resting: date | None
) -> tuple[WeekState, date | None]:
    held = next((one for one in own if one.held), None)
    if held is not None:
        return WeekState.held, held.date
    if own:
        return WeekState.not_held, own[0].date
    if missing is not None:
        return WeekState.not_logged, missing
    if expected is not None:
        return WeekState.coming, expected
    if resting is not None:
        return WeekState.on_break, None
    return WeekState.not_expected, None


def _by_week(expected: Iterable[ExpectedMeeting]) -> Mapping[Week, date]:
    found: dict[Week, date] = {}
    for one in expected:
        found.setdefault(iso_week(one.day), one.day)
    return found


def _whole_weeks(thursdays: Sequence[date]) -> Period:
    return Period(_monday(thursdays[0]), _monday(thursdays[-1]) + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
