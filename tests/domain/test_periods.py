"""Periods and the arithmetic of years and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.periods import (
    Period,
    PeriodDayError,
    PeriodError,
    PeriodFormError,
    PeriodOrderError,
    add_months,
    earlier,
    iso_weeks,
    year_before,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1900, 2100)
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))
SHORT_PERIODS = st.tuples(DAYS, st.integers(0, 800)).map(
    lambda given: Period(given[0], given[0] + timedelta(days=given[1]))
)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2003H1", date(2003, 1, 1), date(2003, 6, 30)),
        ("2003H2", date(2003, 7, 1), date(2003, 12, 31)),
        ("2003-02", date(2003, 2, 1), date(2003, 2, 28)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2003-12", date(2003, 12, 1), date(2003, 12, 31)),
        ("2003-02-01..2004-01-31", date(2003, 2, 1), date(2004, 1, 31)),
        ("2003-02-01..2003-02-01", date(2003, 2, 1), date(2003, 2, 1)),
        (" 2003 ", date(2003, 1, 1), date(2003, 12, 31)),
    ],
)
def test_each_form_of_a_period_is_read(text: str, start: date, end: date) -> None:
    assert Period.parse(text) == Period(start, end)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("", PeriodFormError, "not_a_period"),
        ("203", PeriodFormError, "not_a_period"),
        ("2003H3", PeriodFormError, "not_a_period"),
        ("2003h1", PeriodFormError, "not_a_period"),
        ("2003-2", PeriodFormError, "not_a_period"),
        ("2003-02-01", PeriodFormError, "not_a_period"),
        ("2003..2004", PeriodFormError, "not_a_period"),
        ("2003-02-01..", PeriodFormError, "not_a_period"),
        ("20030201..20040131", PeriodFormError, "not_a_period"),
        ("٢٠٠٣", PeriodFormError, "not_a_period"),
        ("0000", PeriodDayError, "no_such_day"),
        ("0000H1", PeriodDayError, "no_such_day"),
        ("2003-13", PeriodDayError, "no_such_day"),
        ("2003-00", PeriodDayError, "no_such_day"),
        ("2003-02-29..2003-03-31", PeriodDayError, "no_such_day"),
        ("2004-01-31..2003-02-01", PeriodOrderError, "ends_before_start"),
    ],
)
def test_what_is_no_period_is_refused_with_a_reason(
    text: str, kind: type[PeriodError], reason: str
) -> None:
    with pytest.raises(kind) as caught:
        Period.parse(text)

    assert isinstance(caught.value, ValueError)
    assert caught.value.reason == reason


@given(st.text(max_size=24))
def test_any_text_is_a_period_or_a_period_error(text: str) -> None:
    try:
        period = Period.parse(text)
    except PeriodError:
        return

    assert period.start <= period.end


@given(PERIODS)
def test_a_range_is_read_back_as_it_was_written(period: Period) -> None:
    assert Period.parse(f"{period.start}..{period.end}") == period


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(PeriodOrderError):
        Period(date(2003, 1, 2), date(2003, 1, 1))


@pytest.mark.parametrize("half", [0, 3])
def test_a_year_has_two_halves(half: int) -> None:
    with pytest.raises(ValueError, match=str(half)):
        Period.half(2003, half)


@given(YEARS)
def test_the_halves_and_the_months_of_a_year_are_its_days(year: int) -> None:
    days = list(Period.year(year).days())

    assert [day for half in (1, 2) for day in Period.half(year, half).days()] == days
    assert [day for month in range(1, 13) for day in Period.month(year, month).days()] == days


@given(SHORT_PERIODS, DAYS)
def test_a_period_contains_exactly_its_days(period: Period, day: date) -> None:
    days = set(period.days())

    assert period.contains(day) == (day in days)
    assert period.contains(period.start)
    assert period.contains(period.end)
    assert not period.contains(period.start - timedelta(days=1))
    assert not period.contains(period.end + timedelta(days=1))


@given(SHORT_PERIODS, st.integers(-900, 900), st.integers(0, 900))
def test_the_overlap_is_the_days_of_both(period: Period, shift: int, length: int) -> None:
    start = period.start + timedelta(days=shift)
    other = Period(start, start + timedelta(days=length))
    overlap = period.overlap(other)

    shared = set(period.days()) & set(other.days())
    assert set(overlap.days() if overlap else ()) == shared
    assert overlap == other.overlap(period)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2003, 1, 31), 1, date(2003, 2, 28)),
        (date(2004, 1, 31), 1, date(2004, 2, 29)),
        (date(2003, 1, 31), 3, date(2003, 4, 30)),
        (date(2003, 12, 15), 1, date(2004, 1, 15)),
        (date(2003, 1, 15), -1, date(2002, 12, 15)),
        (date(2004, 2, 29), 12, date(2005, 2, 28)),
        (date(2004, 2, 29), 48, date(2008, 2, 29)),
        (date(2003, 2, 28), 12, date(2004, 2, 28)),
    ],
)
def test_months_are_added_and_end_with_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_adding_months_moves_by_whole_months(day: date, months: int) -> None:
    moved = add_months(day, months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    is_last_of_month = (moved + timedelta(days=1)).day == 1
    assert moved.day == day.day or (moved.day < day.day and is_last_of_month)


def test_months_past_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="year"):
        add_months(date(9999, 12, 1), 1)


@given(DAYS)
def test_a_year_before_is_the_same_day_or_the_28th(day: date) -> None:
    before = year_before(day)

    assert before.year == day.year - 1
    leap_day = (day.month, day.day) == (2, 29)
    assert (before.month, before.day) == ((2, 28) if leap_day else (day.month, day.day))


@given(YEARS, st.integers(0, 90), st.integers(1, 12), st.integers(1, 2))
def test_calendar_periods_keep_their_shape_in_a_trend(
    year: int, years: int, month: int, half: int
) -> None:
    assert earlier(Period.year(year), years) == Period.year(year - years)
    assert earlier(Period.half(year, half), years) == Period.half(year - years, half)
    assert earlier(Period.month(year, month), years) == Period.month(year - years, month)


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("2003-02-01..2004-01-31", 1, "2002-02-01..2003-01-31"),
        ("2003-03-01..2004-02-29", 1, "2002-03-01..2003-02-28"),
        ("2004-02-29..2004-03-31", 4, "2000-02-29..2000-03-31"),
        ("2005-02", 1, "2004-02"),
    ],
)
def test_other_ranges_move_both_ends(text: str, years: int, expected: str) -> None:
    assert earlier(Period.parse(text), years) == Period.parse(expected)


@given(SHORT_PERIODS)
def test_the_weeks_of_a_period_are_its_thursdays(period: Period) -> None:
    assert list(iso_weeks(period)) == [day for day in period.days() if day.isoweekday() == 4]


@given(YEARS)
def test_a_year_has_as_many_weeks_as_iso_says(year: int) -> None:
    last_week = date(year, 12, 28).isocalendar().week

    weeks = iso_weeks(Period.year(year))
    assert [day.isocalendar()[:2] for day in weeks] == [
        (year, week) for week in range(1, last_week + 1)
    ]
