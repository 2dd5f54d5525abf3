"""The size of a club."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.profile import ITALY, NORWAY, own_profile
from familieklubb.domain.size import (
    SIZE_CLASSES,
    SizeCode,
    SizeFinding,
    size_class,
    size_findings,
)

DAY = date(2003, 6, 1)


@pytest.mark.parametrize(
    ("families", "code"),
    [
        (0, "0–1"),
        (1, "0–1"),
        (2, "2–5"),
        (5, "2–5"),
        (6, "6–8"),
        (8, "6–8"),
        (9, "9–11"),
        (11, "9–11"),
        (12, "≥ 12"),
        (40, "≥ 12"),
    ],
)
def test_each_number_of_families_has_its_class(families: int, code: str) -> None:
    assert size_class(families) == code


def test_the_classes_are_five_in_order() -> None:
    assert SIZE_CLASSES == ("0–1", "2–5", "6–8", "9–11", "≥ 12")


def test_fewer_than_no_families_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        size_class(-1)


@pytest.mark.parametrize(
    ("families", "code"),
    [
        (0, SizeCode.too_few),
        (1, SizeCode.too_few),
        (2, SizeCode.below_ideal),
        (5, SizeCode.below_ideal),
        (6, SizeCode.ideal),
        (8, SizeCode.ideal),
        (9, SizeCode.above_ideal),
        (11, SizeCode.above_ideal),
        (12, SizeCode.divide_now),
        (13, SizeCode.divide_now),
    ],
)
def test_in_norway_the_number_of_families_decides(families: int, code: SizeCode) -> None:
    assert size_findings(families, date(1999, 1, 1), DAY, NORWAY) == (SizeFinding(code, families),)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2003, 12, 31), SizeCode.divide_by),
        (date(2004, 1, 1), SizeCode.divide_now),
        (date(2004, 6, 1), SizeCode.divide_now),
    ],
)
def test_in_italy_a_club_divides_in_any_case_after_a_year(day: date, code: SizeCode) -> None:
    assert size_findings(7, date(2003, 1, 1), day, ITALY) == (
        SizeFinding(SizeCode.ideal, 7),
        SizeFinding(code, 7, date(2004, 1, 1)),
    )


def test_a_club_that_was_never_active_has_no_day_to_divide_by() -> None:
    assert size_findings(3, None, DAY, ITALY) == (SizeFinding(SizeCode.ideal, 3),)


def test_a_network_may_divide_when_the_thirteenth_family_enters() -> None:
    profile = own_profile("own", {"divide_at": 13})

    assert size_findings(12, None, DAY, profile)[0].code == SizeCode.above_ideal
    assert size_findings(13, None, DAY, profile)[0].code == SizeCode.divide_now


@given(st.integers(0, 60), st.integers(1, 60))
def test_more_families_never_give_a_smaller_class_or_an_earlier_word(few: int, more: int) -> None:
    many = few + more
    codes = list(SizeCode)

    assert SIZE_CLASSES.index(size_class(few)) <= SIZE_CLASSES.index(size_class(many))
    small = size_findings(few, None, DAY, NORWAY)[0].code
    large = size_findings(many, None, DAY, NORWAY)[0].code
    assert codes.index(small) <= codes.index(large)
