"""Dated values and sets of spans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.dated import (
    DatedValue,
    History,
    Interval,
    Span,
    Transition,
    gaps,
    intersection,
    union,
)

FIRST = date(2003, 1, 1)
WORLD = [FIRST + timedelta(days=number) for number in range(-5, 70)]
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
SPANS = st.builds(
    lambda first, length: Span(first, None if length is None else first + timedelta(days=length)),
    DAYS,
    st.none() | st.integers(0, 20),
)
SETS = st.lists(SPANS, max_size=6)
VALUES = st.lists(st.builds(DatedValue, DAYS, st.sampled_from("abc")), max_size=10)


def days_of(spans: Iterable[Span]) -> set[date]:
    spans = tuple(spans)
    return {day for day in WORLD if any(span.contains(day) for span in spans)}


def are_separate(spans: tuple[Span, ...]) -> bool:
    return all(
        one.last is not None and next_one.first - one.last > timedelta(days=1)
        for one, next_one in pairwise(spans)
    )


def test_a_span_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2003"):
        Span(date(2003, 1, 2), date(2003, 1, 1))


def test_the_day_something_ended_is_no_longer_in_its_span() -> None:
    assert Span.before(FIRST, date(2003, 2, 1)) == Span(FIRST, date(2003, 1, 31))
    assert Span.before(FIRST, FIRST) is None
    assert Span.before(FIRST, None) == Span(FIRST)


@given(SPANS, SPANS)
def test_the_overlap_of_two_spans_is_the_days_of_both(one: Span, other: Span) -> None:
    overlap = one.overlap(other)

    assert days_of([overlap] if overlap else []) == days_of([one]) & days_of([other])
    assert overlap == other.overlap(one)


@given(SETS)
def test_a_union_has_the_same_days_in_separate_spans(spans: list[Span]) -> None:
    joined = union(spans)

    assert days_of(joined) == days_of(spans)
    assert are_separate(joined)


@given(SETS, SETS)
def test_an_intersection_is_the_days_in_both_sets(some: list[Span], others: list[Span]) -> None:
    shared = intersection(some, others)

    assert days_of(shared) == days_of(some) & days_of(others)
    assert are_separate(shared)


@given(SETS, SPANS)
def test_gaps_are_the_days_that_no_span_has(spans: list[Span], within: Span) -> None:
    free = gaps(spans, within)

    assert days_of(free) == days_of([within]) - days_of(spans)
    assert are_separate(free)


def test_the_last_day_of_the_calendar_is_a_day_like_any_other() -> None:
    whole = Span(date(9999, 1, 1), date.max)

    assert union([whole, Span(date.max)]) == (Span(date(9999, 1, 1)),)
    assert gaps([Span(date(9999, 2, 1), date.max)], whole) == (
        Span(date(9999, 1, 1), date(9999, 1, 31)),
    )


def test_a_value_holds_from_its_day_until_the_next_ones() -> None:
    history = History.of(
        [DatedValue(date(2003, 3, 1), "paused"), DatedValue(date(2003, 1, 1), "active")]
    )

    assert history.on(date(2002, 12, 31)) is None
    assert history.on(date(2003, 1, 1)) == "active"
    assert history.on(date(2003, 2, 28)) == "active"
    assert history.on(date(2003, 3, 1)) == "paused"
    assert history.intervals() == (
        Interval(Span(date(2003, 1, 1), date(2003, 2, 28)), "active"),
        Interval(Span(date(2003, 3, 1)), "paused"),
    )


def test_a_value_said_again_is_no_transition() -> None:
    history = History.of(
        [
            DatedValue(date(2003, 1, 1), "active"),
            DatedValue(date(2003, 2, 1), "active"),
            DatedValue(date(2003, 3, 1), "closed"),
        ]
    )

    assert history.transitions() == (
        Transition(date(2003, 1, 1), None, "active"),
        Transition(date(2003, 3, 1), "active", "closed"),
    )
    assert history.first_day("active") == date(2003, 1, 1)
    assert history.first_day("paused") is None


def test_of_two_values_on_one_day_the_last_given_holds() -> None:
    history = History.of([DatedValue(FIRST, "active"), DatedValue(FIRST, "closed")])

    assert history.on(FIRST) == "closed"
    assert history.first_day("active") is None


@given(VALUES)
def test_a_history_agrees_with_looking_for_the_last_value_of_each_day(
    values: list[DatedValue[str]],
) -> None:
    history = History.of(values)

    for day in WORLD:
        known = [value for value in values if value.from_day <= day]
        latest = max((value.from_day for value in known), default=None)
        expected = [value.value for value in known if value.from_day == latest]
        assert history.on(day) == (expected[-1] if expected else None)


@given(VALUES)
def test_spans_transitions_and_first_days_agree_with_the_days(
    values: list[DatedValue[str]],
) -> None:
    history = History.of(values)

    for letter in "abc":
        held = {day for day in WORLD if history.on(day) == letter}
        assert days_of(history.spans(letter)) == held
        assert history.first_day(letter) == min(held, default=None)
    changed = {day for day in WORLD if history.on(day) != history.on(day - timedelta(days=1))}
    assert {transition.day for transition in history.transitions()} == changed
    for transition in history.transitions():
        assert transition.old == history.on(transition.day - timedelta(days=1))
        assert transition.new == history.on(transition.day)
