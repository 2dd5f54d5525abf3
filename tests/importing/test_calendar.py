"""Dates and times of day in every form that people and programs write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.importing import calendar
from familieklubb.importing.foreign import Raw, WrongCell


def refuse_day(raw: Raw) -> None:
    with pytest.raises(WrongCell) as caught:
        calendar.day(raw)
    assert caught.value.what_to_do


def refuse_time(raw: Raw) -> None:
    with pytest.raises(WrongCell) as caught:
        calendar.time(raw)
    assert caught.value.what_to_do


@pytest.mark.parametrize(
    "raw",
    [
        "2003-02-11",
        "2003-2-11",
        "11.02.2003",
        "11.2.2003",
        "11.2.03",
        "11.02.03",
        "11. 2. 2003",
        " 2003-02-11 ",
        "2003-02-11 00:00:00",
        "2003-02-11T00:00:00",
        "11.02.2003 00:00",
        dt.date(2003, 2, 11),
        dt.datetime(2003, 2, 11),
    ],
)
def test_a_date_is_read_in_all_its_forms(raw: Raw) -> None:
    found = calendar.day(raw)

    assert found == dt.date(2003, 2, 11)
    assert type(found) is dt.date


@pytest.mark.parametrize(
    ("raw", "year"), [("1.1.00", 2000), ("1.1.49", 2049), ("1.1.50", 1950), ("1.1.99", 1999)]
)
def test_two_digits_are_this_century_up_to_49(raw: str, year: int) -> None:
    assert calendar.day(raw) == dt.date(year, 1, 1)


@pytest.mark.parametrize(
    "raw",
    [
        "11/2/2003",
        "2/11/03",
        "2003.02.11",
        "11-02-2003",
        "20030211",
        "11. februar 2003",
        "31.2.2003",
        "2003-13-01",
        "0203-02-11",
        "9999-12-31",
        "2003-02-11 18:00",
        "٢٠٠٣-٠٢-١١",
        37663,
        37663.5,
        dt.time(18),
        dt.datetime(2003, 2, 11, 18),
    ],
)
def test_what_is_no_clear_date_is_refused(raw: Raw) -> None:
    refuse_day(raw)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back_from_each_form(day: dt.date) -> None:
    forms = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}"]

    assert [calendar.day(form) for form in forms] == [day] * 3


@pytest.mark.parametrize(
    "raw",
    [
        "18:30",
        "18.30",
        "18:30:00",
        "1830",
        "kl. 18.30",
        "kl 18:30",
        " 18:30 ",
        dt.time(18, 30),
        dt.time(18, 29, 59, 999999),
        dt.timedelta(hours=18, minutes=30),
        18.3,
    ],
)
def test_a_time_is_read_in_all_its_forms(raw: Raw) -> None:
    assert calendar.time(raw) == dt.time(18, 30)


@pytest.mark.parametrize(("raw", "hour"), [("18", 18), (18, 18), (18.0, 18), ("9:00", 9), (0, 0)])
def test_a_whole_hour_may_stand_alone(raw: Raw, hour: int) -> None:
    assert calendar.time(raw) == dt.time(hour)


@pytest.mark.parametrize(
    "raw",
    ["24:00", "18:60", "18:3", "halv sju", 0.75, 25, 18.75, "18:30:30", "-1", dt.date(2003, 2, 11)],
)
def test_what_is_no_time_is_refused(raw: Raw) -> None:
    refuse_time(raw)


def test_a_time_span_over_a_day_is_refused() -> None:
    refuse_time(dt.timedelta(hours=30))
