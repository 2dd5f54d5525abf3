"""What is left to chance in a random network, and within which bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")

EARLIEST = date(1999, 1, 1)
"""No municipality code is known to be valid before."""


@dataclass(frozen=True)
class Shape:
    """How large and how odd a random network is; shares are between 0 and 1."""

    families_per_club: int = 5
    assistants_per_club: float = 2.0
    busy_years: int = 3
    """Years in which meetings are logged and more happens than in the others."""
    meeting_share: float = 0.5
    """Of the slot dates of a busy year, those with a row in the meetings."""
    stray_meetings: int = 6
    """Meetings of a club on any day at all."""
    matrix_share: float = 0.3
    """Of the clubs, those whose marks are in matrices and not in the attendance sheet."""
    blank_code_share: float = 0.4
    """Of the rows whose place is known by its name, those without a municipality code."""
    courseless_share: float = 0.1
    """Of the certifications, those without a course."""
    oddities: bool = True
    """What is a finding, such as a mark at a meeting not held, or a stay of no days."""
    shuffled: bool = False
    """Whether the rows of a sheet stand in no order."""


class Chance:
    """A seeded source of choices, within a span of days."""

    def __init__(self, random: Random, first: date, last: date, shape: Shape) -> None:
        self.random = random
        self.first = first
        self.last = last
        self.shape = shape
        years = range(first.year, last.year + 1)
        self.busy_years = sorted(random.sample(years, min(shape.busy_years, len(years))))

    def yes(self, share: float) -> bool:
        """True in this share of the cases."""
        return self.random.random() < share

    def odd(self, share: float) -> bool:
        """True in this share of the cases, where oddities are wanted."""
        return self.yes(share) and self.shape.oddities

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them."""
        return self.random.choice(things)

    def some(self, things: Sequence[Thing], most: int) -> list[Thing]:
        """None to ``most`` of them, each once."""
        return self.random.sample(things, self.random.randint(0, min(most, len(things))))

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends in it."""
        return self.random.randint(least, most)

    def maybe(self, thing: Thing, share: float = 0.5) -> Thing | None:
        """The thing in this share of the cases, else nothing."""
        return thing if self.yes(share) else None

    def day(self, first: date | None = None, last: date | None = None) -> date:
        """A day of the span, more often in a busy year, and at the turn of a year or month."""
        first = first or self.first
        last = last or self.last
        found = first + timedelta(days=self.number(0, max(0, (last - first).days)))
        if self.yes(0.4):
            busy = date(self.pick(self.busy_years), found.month, self.number(1, 28))
            found = busy if first <= busy <= last else found
        if self.yes(0.15):
            edge = self.pick([(12, 31), (1, 1), (2, 28), (3, 1), (6, 30), (7, 1)])
            snapped = date(found.year, *edge) + timedelta(days=self.pick([0, 0, 1]))
            found = snapped if first <= snapped <= last else found
        return found

    def later(self, day: date, longest: int = 1500) -> date:
        """A later day: tomorrow, in some weeks, or after years."""
        most = self.pick([1, 30, 400, longest])
        return self.day(day + timedelta(days=1), day + timedelta(days=most))
