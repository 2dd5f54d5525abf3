"""Chance that a seed decides: the same seed and subject, the same draws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Self, TypeVar

T = TypeVar("T")


class Chance(Random):
    """Draws for one subject, such as one club, that no other subject disturbs.

    For made-up people only: nothing secret is drawn from it.
    """

    @classmethod
    def about(cls, seed: int, *subject: str | int) -> Self:
        """The draws of a seed about a subject."""
        return cls("/".join(str(part) for part in (seed, *subject)))

    def id(self) -> bytes:
        """A new id of 16 bytes."""
        return self.randbytes(16)

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in such a share of cases."""
        return self.random() < share

    def days(self, least: int, most: int) -> timedelta:
        """A number of days, both bounds included."""
        return timedelta(days=self.randint(least, most))

    def day(self, first: date, last: date) -> date:
        """A day from first to last; first where last is before it."""
        return first + timedelta(days=self.randint(0, max((last - first).days, 0)))

    def some(self, population: Sequence[T], share: float) -> list[T]:
        """Those of a population who take part, each with the same share, in its order."""
        return [one for one in population if self.random() < share]
