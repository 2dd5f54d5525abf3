"""Periods of whole days, as figures are asked for, and the arithmetic of years and months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

THURSDAY = 3
_FORM = re.compile(r"(?P<year>[0-9]{4})(?:H(?P<half>[12])|-(?P<month>[0-9]{2}))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class PeriodError(ValueError):
    """A text is not a period; ``reason`` says why in a word that code can read."""

    reason: ClassVar[str] = "not_a_period"

    def __init__(self, text: str) -> None:
        super().__init__(f"{self.reason}: {text}")
        self.text = text


class PeriodFormError(PeriodError):
    """The text has none of the forms of a period."""


class PeriodDayError(PeriodError):
    """The text names a year, month or day that no calendar has."""

    reason: ClassVar[str] = "no_such_day"


class PeriodOrderError(PeriodError):
    """The period would end before it begins."""

    reason: ClassVar[str] = "ends_before_start"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``start`` to ``end``, both included.

    Raises PeriodOrderError when the end is before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodOrderError(f"{self.start}..{self.end}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of ``2003``, ``2003H1``, ``2003-02`` or ``2003-02-01..2004-01-31``.

        Raises PeriodFormError, PeriodDayError or PeriodOrderError, each with its ``reason``.
        """
        text = text.strip()
        first, dots, last = text.partition("..")
        if dots:
            return cls(_parse_day(first, text), _parse_day(last, text))
        form = _FORM.fullmatch(text)
        if form is None:
            raise PeriodFormError(text)
        year = int(form["year"])
        try:
            if form["half"]:
                return cls.half(year, int(form["half"]))
            if form["month"]:
                return cls.month(year, int(form["month"]))
            return cls.year(year)
        except ValueError as error:
            raise PeriodDayError(text) from error

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year; raises ValueError outside 1–9999."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """The first (1) or second (2) half of a calendar year; raises ValueError for others."""
        if half == 1:
            return cls(date(year, 1, 1), date(year, 6, 30))
        if half == 2:
            return cls(date(year, 7, 1), date(year, 12, 31))
        raise ValueError(half)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month, 1–12; raises ValueError for one that does not exist."""
        first = date(year, month, 1)
        return cls(first, _last_of_month(first))

    def contains(self, day: date) -> bool:
        """Whether the day is one of this period's."""
        return self.start <= day <= self.end

    def overlap(self, other: Period) -> Period | None:
        """The days that both periods have, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start <= end else None

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        for number in range((self.end - self.start).days + 1):
            yield self.start + timedelta(days=number)


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months later; past a month's end, its last day.

    Raises ValueError outside the years 1–9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, _last_of_month(first).day))


def year_before(day: date) -> date:
    """The day one year earlier (D − 1 year); 29 February gives 28 February."""
    return add_months(day, -12)


def earlier(period: Period, years: int) -> Period:
    """The same period that many years before, as a trend needs it.

    Calendar years, halves and months keep their shape; of any other range both ends move,
    29 February to the 28th where there is none. Raises ValueError outside the years 1–9999.
    """
    start = add_months(period.start, -12 * years)
    if period == Period.month(period.start.year, period.start.month):
        return Period.month(start.year, start.month)
    return Period(start, add_months(period.end, -12 * years))


def iso_weeks(period: Period) -> tuple[date, ...]:
    """The Thursdays in the period: one for each ISO week that belongs to it (ISO 8601)."""
    return weekdays(period.start, period.end, THURSDAY)


def weekdays(first: date, last: date, number: int) -> tuple[date, ...]:
    """The days from first to last on one weekday, Monday being 0."""
    to_go = (number - first.weekday()) % 7
    return tuple(first + timedelta(days=days) for days in range(to_go, (last - first).days + 1, 7))


def _parse_day(text: str, whole: str) -> date:
    if not _DAY.fullmatch(text):
        raise PeriodFormError(whole)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PeriodDayError(whole) from error


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
