from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.services.dates import NotADay, typed_day
from familieklubb.services.refused import Refused

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("17.11", date(2026, 11, 17)),
        ("17.11.", date(2026, 11, 17)),
        (" 17. 11 ", date(2026, 11, 17)),
        ("17/11", date(2026, 11, 17)),
        ("17.11.26", date(2026, 11, 17)),
        ("17.11.99", date(1999, 11, 17)),
        ("17.11.2003", date(2003, 11, 17)),
        ("2026-11-17", date(2026, 11, 17)),
        ("17. november", date(2026, 11, 17)),
        ("17 nov 2025", date(2025, 11, 17)),
        ("17. des.", date(2026, 12, 17)),
        ("November 17", date(2026, 11, 17)),
        ("March 1st, 2024", date(2024, 3, 1)),
        ("tir 17.11", date(2026, 11, 17)),
        ("tirsdag 17. november 2026", date(2026, 11, 17)),
        ("i dag", SATURDAY),
        ("I DAG", SATURDAY),
        ("today", SATURDAY),
        ("i går", date(2026, 11, 20)),
        ("i  går", date(2026, 11, 20)),
        ("i ga\u030ar", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 20)),
        ("i forgårs", date(2026, 11, 19)),
        ("i førgår", date(2026, 11, 19)),
        ("i morgen", date(2026, 11, 22)),
        ("i morgon", date(2026, 11, 22)),
        ("for 3 dager siden", date(2026, 11, 18)),
        ("for 3 dagar sidan", date(2026, 11, 18)),
        ("3 days ago", date(2026, 11, 18)),
        ("om 2 dager", date(2026, 11, 23)),
        ("tir", date(2026, 11, 17)),
        ("ti", date(2026, 11, 17)),
        ("tys", date(2026, 11, 17)),
        ("tysdag", date(2026, 11, 17)),
        ("tue", date(2026, 11, 17)),
        ("Tuesday", date(2026, 11, 17)),
        ("lau", SATURDAY),
        ("lørdag", SATURDAY),
        ("søn", date(2026, 11, 15)),
        ("forrige lørdag", date(2026, 11, 14)),
        ("forrige tirsdag", date(2026, 11, 17)),
        ("førre tysdag", date(2026, 11, 17)),
        ("sist tirsdag", date(2026, 11, 17)),
        ("last tuesday", date(2026, 11, 17)),
        ("neste tirsdag", date(2026, 11, 24)),
        ("på tirsdag", date(2026, 11, 24)),
        ("on tuesday", date(2026, 11, 24)),
        ("neste lørdag", date(2026, 11, 28)),
    ],
)
def test_a_day_is_understood_as_people_type_it(typed: str, expected: date) -> None:
    assert typed_day(typed, SATURDAY) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "x",
        "31.02",
        "30.2.2026",
        "2026-13-01",
        "17",
        "t",
        "m",
        "ju 3",
        "17.",
        "0.0",
        "mandag 17.11",
        "17.11.123",
        "1.1.1850",
        "2300-01-01",
        "for tirsdag",
        "i\x00dag",
        "\ud800",
        "9" * 1000,
        "dag",
    ],
)
def test_what_names_no_day_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(NotADay) as refusal:
        typed_day(typed, SATURDAY)

    assert refusal.value.title
    assert refusal.value.what_to_do
    assert refusal.value.title.isprintable()


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert typed_day("24.11", date(2027, 1, 5)) == date(2026, 11, 24)
    assert typed_day("5.1", date(2027, 1, 5)) == date(2027, 1, 5)


def test_tomorrow_s_date_is_not_taken_for_last_year_s() -> None:
    assert typed_day("22.11", SATURDAY) == date(2026, 11, 22)
    assert typed_day("1.1", date(2026, 12, 30)) == date(2027, 1, 1)


def test_the_29th_of_february_is_that_of_the_last_leap_year() -> None:
    assert typed_day("29.2", SATURDAY) == date(2024, 2, 29)
    assert typed_day("29.2", SATURDAY, ahead=True) == date(2028, 2, 29)


def test_ahead_means_the_next_such_day() -> None:
    assert typed_day("tir", SATURDAY, ahead=True) == date(2026, 11, 24)
    assert typed_day("lør", SATURDAY, ahead=True) == SATURDAY
    assert typed_day("1.3", SATURDAY, ahead=True) == date(2027, 3, 1)
    assert typed_day("17.11", SATURDAY, ahead=True) == date(2026, 11, 17)


DAYS = st.dates(date(1910, 1, 1), date(2190, 12, 31))


@given(day=DAYS, today=DAYS)
def test_a_whole_date_means_itself_on_any_day(day: date, today: date) -> None:
    assert typed_day(day.isoformat(), today) == day
    assert typed_day(f"{day.day}.{day.month}.{day.year}", today) == day


@given(today=DAYS, ahead=st.booleans(), away=st.integers(-300, 300))
def test_a_date_without_a_year_keeps_its_day_and_month(today: date, ahead: bool, away: int) -> None:
    meant = today + timedelta(days=away)

    found = typed_day(f"{meant.day}.{meant.month}", today, ahead=ahead)

    assert (found.day, found.month) == (meant.day, meant.month)
    assert (found - today).days * (1 if ahead else -1) >= -31


@given(today=DAYS, name=st.sampled_from(["mandag", "tysdag", "wed", "to", "fre", "laurdag", "su"]))
def test_a_weekday_lies_within_the_week(today: date, name: str) -> None:
    assert 0 <= (today - typed_day(name, today)).days < 7
    assert 0 <= (typed_day(name, today, ahead=True) - today).days < 7
    assert 1 <= (today - typed_day(f"forrige {name}", today)).days <= 7
    assert 1 <= (typed_day(f"neste {name}", today) - today).days <= 7


@given(st.text(max_size=80))
def test_any_text_names_a_day_or_is_refused(text: str) -> None:
    try:
        assert 1900 <= typed_day(text, SATURDAY).year <= 2199
    except NotADay as refusal:
        assert refusal.title.isprintable()


def test_a_refusal_names_its_fields() -> None:
    refusal = Refused({"theme": "The text is too long.", "date": "There is no day 31.02."})

    assert refusal.fields == {"theme": "The text is too long.", "date": "There is no day 31.02."}
    assert "There is no day 31.02." in refusal.what_to_do
