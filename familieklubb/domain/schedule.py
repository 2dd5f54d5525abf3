"""When a club is expected to meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.domain.dated import History, Span, gaps, intersection
from familieklubb.domain.periods import THURSDAY, Period, weekdays
from familieklubb.domain.values import Weekday

LOOK_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True, order=True)
class ExpectedMeeting:
    """A meeting on a day; with ``any_day`` on some day of that Thursday's ISO week."""

    day: date
    any_day: bool


def expected_meetings(
    period: Period,
    slots: History[Weekday | None],
    active: Iterable[Span],
    breaks: Iterable[Span],
    holidays: Collection[date],
) -> tuple[ExpectedMeeting, ...]:
    """The meetings expected in the period, in order (design, domain, meetings_expected).

    ``slots`` is the weekday of the weekly slot from day to day; None, or nothing yet, is
    without a slot. ``active`` are the spans in which the club is active, ``breaks`` those in
    which it rests, ``holidays`` the days of meetings not held for ``holiday``.

    With a slot: its dates on which the club is active, less those in a break or in holidays.
    Without: the ISO weeks whose Thursday is such a day and which hold none of the holidays.
    """
    whole = Span(period.start, period.end)
    free = intersection(active, gaps(breaks, whole))
    expected: list[ExpectedMeeting] = []
    with_slot: list[Span] = []
    for interval in slots.intervals():
        if interval.value is not None:
            with_slot.append(interval.span)
            days = _days_on(interval.value.number, intersection(free, [interval.span]), period)
            expected += [ExpectedMeeting(day, any_day=False) for day in days - set(holidays)]
    holiday_weeks = {_iso_week(day) for day in holidays}
    thursdays = _days_on(THURSDAY, intersection(free, gaps(with_slot, whole)), period)
    expected += [
        ExpectedMeeting(thursday, any_day=True)
        for thursday in thursdays
        if _iso_week(thursday) not in holiday_weeks
    ]
    return tuple(sorted(expected))


def next_meeting(
    day: date,
    slots: History[Weekday | None],
    active: Iterable[Span],
    breaks: Iterable[Span],
    holidays: Collection[date],
) -> ExpectedMeeting | None:
    """The first meeting expected on the day or in the year after it, or None.

    Without a slot a week counts until its Thursday.
    """
    ahead = Period(day, day + min(LOOK_AHEAD, date.max - day))
    return next(iter(expected_meetings(ahead, slots, active, breaks, holidays)), None)


def _days_on(number: int, spans: Iterable[Span], period: Period) -> set[date]:
    """The period's days on one weekday, Monday being 0, in spans that lie within it."""
    return {day for span in spans for day in weekdays(span.first, span.last or period.end, number)}


def _iso_week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
