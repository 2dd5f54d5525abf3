"""Ages and age bands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.ages import AgeBand, AgeBandError, age, band, middle_year, parse_band

DAY = date(2003, 6, 1)
BANDS = st.sampled_from(AgeBand)
YEARS = st.integers(1900, 2100)


def test_the_bands_are_written_with_an_en_dash() -> None:
    assert list(AgeBand) == [
        "0–5",
        "6–12",
        "13–17",
        "18–29",
        "30–49",
        "50–66",
        "67+",
        "unknown",
    ]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (0, "0–5"),
        (5, "0–5"),
        (6, "6–12"),
        (12, "6–12"),
        (13, "13–17"),
        (17, "13–17"),
        (18, "18–29"),
        (29, "18–29"),
        (30, "30–49"),
        (49, "30–49"),
        (50, "50–66"),
        (66, "50–66"),
        (67, "67+"),
        (104, "67+"),
        (-1, "unknown"),
    ],
)
def test_an_age_has_its_band(years: int, expected: str) -> None:
    assert band(DAY.year - years, DAY) == expected


def test_without_a_year_of_birth_the_band_is_unknown() -> None:
    assert band(None, DAY) == AgeBand.unknown


def test_age_is_by_year_alone() -> None:
    assert age(1980, date(2003, 1, 1)) == age(1980, date(2003, 12, 31)) == 23


@given(BANDS, YEARS, st.integers(1, 12))
def test_a_typed_band_is_found_again_in_the_year_it_was_typed(
    typed: AgeBand, year: int, month: int
) -> None:
    assert band(middle_year(typed, year), date(year, month, 1)) == typed


@given(st.integers(1850, 2100), YEARS, st.integers(0, 40))
def test_no_one_gets_younger(birth_year: int, year: int, years: int) -> None:
    order = list(AgeBand)
    before = band(birth_year, date(year, 1, 1))
    after = band(birth_year, date(min(year + years, 2150), 1, 1))

    assert before == AgeBand.unknown or order.index(before) <= order.index(after)


@given(BANDS, st.sampled_from(["-", "–"]), st.sampled_from(["", " "]))
def test_a_band_is_read_with_either_dash_and_with_spaces(
    typed: AgeBand, dash: str, space: str
) -> None:
    assert parse_band(typed.value.replace("–", f"{space}{dash}{space}")) == typed


@pytest.mark.parametrize("text", ["", "6", "6-13", "67", "barn", "6--12"])
def test_any_other_text_is_no_band(text: str) -> None:
    with pytest.raises(AgeBandError) as caught:
        parse_band(text)

    assert caught.value.reason == "not_an_age_band"
