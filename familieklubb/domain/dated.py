"""What holds from a day on: dated values, the spans in which they hold, and sets of spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``, both included; ``last`` None means without end.

    Raises ValueError when the last day is before the first.
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"{self.first}..{self.last}")

    @classmethod
    def before(cls, first: date, end: date | None) -> Span | None:
        """The days from ``first`` up to the day before ``end``, the day it no longer holds.

        None when no day is left; without an ``end`` the span has none either.
        """
        if end is None:
            return cls(first)
        return cls(first, end - ONE_DAY) if end > first else None

    def contains(self, day: date) -> bool:
        """Whether the day is one of this span's."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlap(self, other: Span) -> Span | None:
        """The days that both spans have, or None."""
        first = max(self.first, other.first)
        last = _earlier_end(self.last, other.last)
        return Span(first, last) if last is None or first <= last else None


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as separate spans in order; spans that meet become one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.first):
        if merged and _meets(merged[-1], span):
            merged[-1] = Span(merged[-1].first, _later_end(merged[-1].last, span.last))
        else:
            merged.append(span)
    return tuple(merged)


def intersection(some: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The days that are in both sets, as separate spans in order."""
    others = union(others)
    shared = (span.overlap(other) for span in union(some) for other in others)
    return union(span for span in shared if span is not None)


def gaps(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """The days of ``within`` that none of the spans has, as separate spans in order."""
    found = []
    free_from = within.first
    for span in intersection(spans, [within]):
        before = Span.before(free_from, span.first)
        if before is not None:
            found.append(before)
        if span.last is None or span.last == within.last:
            return tuple(found)
        free_from = span.last + ONE_DAY
    return (*found, Span(free_from, within.last))


@dataclass(frozen=True, slots=True)
class DatedValue(Generic[T]):
    """A value that holds from a day until the next one's."""

    from_day: date
    value: T


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """The span in which one value holds without a break."""

    span: Span
    value: T


@dataclass(frozen=True, slots=True)
class Transition(Generic[T]):
    """The day on which one value gave way to another; the first one has no ``old``."""

    day: date
    old: T | None
    new: T


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """What a thing was, from day to day: make it with ``History.of``.

    ``values`` are in order of day, one a day, and no two running are equal.
    """

    values: tuple[DatedValue[T], ...] = ()

    @classmethod
    def of(cls, values: Iterable[DatedValue[T]]) -> History[T]:
        """The history of values in any order; of two on one day the one given last holds."""
        by_day = {value.from_day: value for value in values}
        kept: list[DatedValue[T]] = []
        for value in sorted(by_day.values(), key=lambda value: value.from_day):
            if not kept or kept[-1].value != value.value:
                kept.append(value)
        return cls(tuple(kept))

    def on(self, day: date) -> T | None:
        """The value on the day, or None before the first one."""
        place = bisect_right(self.values, day, key=lambda value: value.from_day)
        return self.values[place - 1].value if place else None

    def intervals(self) -> tuple[Interval[T], ...]:
        """Each value with the span in which it holds; the last one has no end."""
        ends = [value.from_day - ONE_DAY for value in self.values[1:]]
        return tuple(
            Interval(Span(value.from_day, last), value.value)
            for value, last in zip(self.values, [*ends, None], strict=False)
        )

    def spans(self, value: T) -> tuple[Span, ...]:
        """The spans in which this value holds."""
        return tuple(interval.span for interval in self.intervals() if interval.value == value)

    def first_day(self, value: T) -> date | None:
        """The first day on which this value holds, or None."""
        return next((dated.from_day for dated in self.values if dated.value == value), None)

    def transitions(self) -> tuple[Transition[T], ...]:
        """The days on which the value changed; the first value is one, from None."""
        olds = [None, *(value.value for value in self.values)]
        return tuple(
            Transition(value.from_day, old, value.value)
            for old, value in zip(olds, self.values, strict=False)
        )


def _meets(span: Span, later: Span) -> bool:
    return span.last is None or later.first <= span.last or later.first - span.last == ONE_DAY


def _earlier_end(one: date | None, other: date | None) -> date | None:
    ends = [end for end in (one, other) if end is not None]
    return min(ends, default=None)


def _later_end(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
