"""Municipalities and counties on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.geography import County, Geography, Municipality

MUNICIPALITIES = {
    **dict.fromkeys(range(1999, 2002), 435),
    **dict.fromkeys(range(2002, 2005), 434),
    2005: 433,
    **dict.fromkeys(range(2006, 2008), 431),
    **dict.fromkeys(range(2008, 2012), 430),
    2012: 429,
    **dict.fromkeys(range(2013, 2017), 428),
    2017: 426,
    **dict.fromkeys(range(2018, 2020), 422),
    **dict.fromkeys(range(2020, 2024), 356),
    **dict.fromkeys(range(2024, 2027), 357),
}
COUNTIES = {
    **dict.fromkeys(range(1999, 2018), 19),
    **dict.fromkeys(range(2018, 2020), 18),
    **dict.fromkeys(range(2020, 2024), 11),
    **dict.fromkeys(range(2024, 2027), 15),
}


@pytest.mark.parametrize("year", range(1999, 2027))
def test_each_year_has_its_number_of_municipalities_and_counties(
    geography: Geography, year: int
) -> None:
    for day in (date(year, 1, 1), date(year, 12, 31)):
        assert len(geography.municipalities(day)) == MUNICIPALITIES[year]
        assert len(geography.counties(day)) == COUNTIES[year]


@pytest.mark.parametrize("year", range(1999, 2027))
def test_every_municipality_lies_in_a_county_of_its_day(geography: Geography, year: int) -> None:
    day = date(year, 6, 1)
    counties = {county.code for county in geography.counties(day)}

    assert {each.county_code for each in geography.municipalities(day)} == counties


def test_the_division_changed_on_thirteen_days(geography: Geography) -> None:
    years = (2002, 2003, 2005, 2006, 2008, 2012, 2013, 2017, 2018, 2019, 2020, 2024, 2026)

    assert geography.division_days() == tuple(date(year, 1, 1) for year in years)


def test_a_code_holds_to_its_last_day_and_not_after(geography: Geography) -> None:
    skedsmo = Municipality("0231", "Skedsmo", "02")

    assert geography.municipality("0231", date(2019, 12, 31)) == skedsmo
    assert geography.municipality("0231", date(2020, 1, 1)) is None
    assert geography.municipality("3030", date(2019, 12, 31)) is None


def test_a_code_kept_through_a_change_of_name_has_the_name_of_the_day(
    geography: Geography,
) -> None:
    named = [geography.municipality("0701", date(year, 1, 1)) for year in (2002, 2003)]

    assert named == [Municipality("0701", "Borre", "07"), Municipality("0701", "Horten", "07")]


def test_a_county_holds_to_its_last_day_and_not_after(geography: Geography) -> None:
    assert geography.county("30", date(2023, 12, 31)) == County("30", "Viken")
    assert geography.county("30", date(2024, 1, 1)) is None
    assert geography.county("16", date(2018, 1, 1)) is None
    assert geography.county("50", date(2018, 1, 1)) == County("50", "Trøndelag")


@pytest.mark.parametrize("code", ["2100", "2211", "9999", "", "301"])
def test_what_is_no_municipality_has_no_municipality(geography: Geography, code: str) -> None:
    assert geography.municipality(code, date(2024, 6, 1)) is None


def test_days_outside_the_tables_have_the_first_and_the_last_division(
    geography: Geography,
) -> None:
    first, last = date(1999, 1, 1), geography.division_days()[-1]

    assert geography.municipalities(date(1964, 1, 1)) == geography.municipalities(first)
    assert geography.counties(date(2099, 1, 1)) == geography.counties(last)


@given(days=st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=2, max_size=2))
def test_the_division_changes_on_division_days_only(geography: Geography, days: list[date]) -> None:
    early, late = sorted(days)
    between = [day for day in geography.division_days() if early < day <= late]

    if not between:
        assert geography.municipalities(early) == geography.municipalities(late)


def test_every_division_day_but_the_moves_of_a_border_changes_the_list(
    geography: Geography,
) -> None:
    same = [
        day.year
        for day in geography.division_days()
        if geography.municipalities(day) == geography.municipalities(day - timedelta(days=1))
    ]

    assert same == [2026]
