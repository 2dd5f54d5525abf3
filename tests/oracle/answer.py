"""What is asked for, and what a figure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

Locate = Callable[[str, str | None, date, date], tuple[str, str] | None]
"""(place, municipality code or None, day of the code, day of the division) to the
municipality and county in that division, or None where it cannot be known."""

Parts = dict[tuple[str, str | None], int]


@dataclass(frozen=True)
class Question:
    """A period P (both days in it), the days D, cut-off and division, and a grouping.

    ``by`` is None, organisation, body, county, municipality, place or club. The last two are
    the profile's numbers. Source: domain.md, sections 3 and 4.
    """

    start: date
    end: date
    as_of: date
    cutoff: date
    division: date
    by: str | None = None
    validity_months: int | None = None
    grace_days: int = 180

    def holds(self, day: date | None) -> bool:
        """Whether the day is in P."""
        return day is not None and self.start <= day <= self.end

    def days(self) -> list[date]:
        """Every day of P."""
        length = (self.end - self.start).days + 1
        return [self.start + timedelta(days=number) for number in range(length)]


@dataclass(frozen=True)
class Figure:
    """One figure; a value that is None has a reason.

    A ratio has its numerator and denominator. ``parts`` maps (by, code) to a number and
    holds no zeros.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    parts: Parts = field(default_factory=dict)
    reason: str | None = None


Figures = dict[str, Figure]


def ratio(numerator: float, denominator: float, parts: Parts | None = None) -> Figure:
    """A ratio; without a denominator it has no value."""
    if denominator == 0:
        return Figure(None, numerator, denominator, parts or {}, "no_data")
    return Figure(numerator / denominator, numerator, denominator, parts or {})


def counted(by: str, codes: Iterable[str | None]) -> Parts:
    """How often each code stands in the list."""
    return {(by, code): number for code, number in Counter(codes).items()}
