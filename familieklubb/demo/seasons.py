"""The year of a club: the weeks it meets, the summer, the days nobody expects a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.domain.dated import Span
from familieklubb.domain.periods import add_months, weekdays
from familieklubb.domain.values import Weekday

SUMMER_WEEK, SUMMER_DAYS = 26, 42
_ONE_DAY = timedelta(days=1)
# Christmas, New Year, 1 and 17 May, as (month, day).
_HOLIDAYS = frozenset({(12, day) for day in range(23, 32)} | {(1, 1), (5, 1), (5, 17)})


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days that are generated, both included.

    ``logged_until`` is the last day of which a meeting is logged.
    """

    first: date
    last: date
    logged_until: date

    @classmethod
    def of(cls, years: int, last: date, unlogged_days: int = 0) -> Horizon:
        """So many years up to a last day; raises ValueError for fewer than one."""
        if years < 1:
            raise ValueError(years)
        first = add_months(last, -12 * years) + _ONE_DAY
        return cls(first, last, last - timedelta(days=unlogged_days))

    @property
    def calendar_years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)

    def after(self, share: float) -> date:
        """The day by which a share of it, 0 to 1, has gone."""
        return self.first + (self.last - self.first) * share


@dataclass(frozen=True, slots=True)
class Slot:
    """The weekly hour of a club from a day on."""

    from_day: date
    weekday: Weekday
    start: str
    venue: str


def is_holiday(day: date) -> bool:
    """Whether it is a day on which clubs keep a holiday."""
    return (day.month, day.day) in _HOLIDAYS


def summers(first: date, last: date) -> list[Span]:
    """The summer breaks that have a day from first to last."""
    breaks = []
    for year in range(first.year, last.year + 1):
        start = date.fromisocalendar(year, SUMMER_WEEK, 1)
        rest = Span(start, start + timedelta(days=SUMMER_DAYS - 1))
        if rest.overlap(Span(first, last)):
            breaks.append(rest)
    return breaks


def meeting_days(slots: list[Slot], within: Span, quiet: list[Span]) -> Iterator[date]:
    """The dates of the weekly slots within a span of days, less those in a quiet span."""
    ends = [slot.from_day - _ONE_DAY for slot in slots[1:]] + [date.max]
    for slot, end in zip(slots, ends, strict=True):
        days = Span(slot.from_day, end).overlap(within)
        if days is not None and days.last is not None:
            for day in weekdays(days.first, days.last, slot.weekday.number):
                if not any(span.contains(day) for span in quiet):
                    yield day
