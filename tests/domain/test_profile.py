"""The network profiles."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.profile import (
    ITALY,
    NORWAY,
    PROFILES,
    ProfileError,
    ProfileProblem,
    ProfileReason,
    own_profile,
)


def problems_of(**changes: object) -> list[tuple[str, str]]:
    with pytest.raises(ProfileError) as caught:
        own_profile("own", changes)
    return [(problem.field, problem.reason) for problem in caught.value.problems]


def test_the_built_in_profiles_are_found_by_code() -> None:
    assert dict(PROFILES) == {"norway": NORWAY, "italy": ITALY}


def test_norway_keeps_the_numbers_of_the_method() -> None:
    assert (NORWAY.ideal_min, NORWAY.ideal_max, NORWAY.least_families) == (6, 8, 2)
    assert (NORWAY.divide_at, NORWAY.divide_after_months) == (12, None)
    assert (NORWAY.validity_months, NORWAY.notice_days, NORWAY.grace_days) == (None, 90, 180)
    assert NORWAY.opening_needs_certified
    assert not NORWAY.assistant_may_chair


def test_italy_divides_in_any_case_once_a_year() -> None:
    assert (ITALY.least_families, ITALY.ideal_max) == (2, 12)
    assert (ITALY.divide_at, ITALY.divide_after_months) == (12, 12)


def test_an_own_profile_changes_what_it_names() -> None:
    own = own_profile("danmark", {"validity_months": 36, "divide_at": 13})

    assert own == replace(NORWAY, code="danmark", validity_months=36, divide_at=13)


def test_an_own_profile_may_start_from_another() -> None:
    assert own_profile("own", {"divide_after_months": None}, ITALY).ideal_max == 12


def test_a_profile_is_read_back_from_its_numbers() -> None:
    numbers = asdict(ITALY)
    del numbers["code"]

    assert own_profile("own", numbers) == replace(ITALY, code="own")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("divide_att", 12, "unknown_field"),
        ("code", "norway", "unknown_field"),
        ("divide_at", "12", "wrong_type"),
        ("divide_at", True, "wrong_type"),
        ("divide_at", None, "wrong_type"),
        ("meeting_minutes", 90.0, "wrong_type"),
        ("assistant_may_chair", 1, "wrong_type"),
        ("meeting_minutes", 0, "out_of_bounds"),
        ("validity_months", 0, "out_of_bounds"),
        ("grace_days", -1, "out_of_bounds"),
        ("grace_days", 10**9, "out_of_bounds"),
        ("ideal_max", 5, "wrong_order"),
        ("divide_at", 7, "wrong_order"),
    ],
)
def test_a_field_that_cannot_be_is_named_with_its_reason(
    field: str, value: object, reason: str
) -> None:
    assert problems_of(**{field: value}) == [(field, reason)]


def test_every_wrong_field_is_named_at_once() -> None:
    assert problems_of(fee=-1, nonsense=1) == [
        ("fee", "out_of_bounds"),
        ("nonsense", "unknown_field"),
    ]


@pytest.mark.parametrize("code", ["norway", "italy"])
def test_an_own_profile_cannot_take_a_built_in_code(code: str) -> None:
    with pytest.raises(ProfileError) as caught:
        own_profile(code, {})

    assert caught.value.problems == (ProfileProblem("code", ProfileReason.code_taken),)


@pytest.mark.parametrize("code", ["", "  "])
def test_a_profile_needs_a_code(code: str) -> None:
    with pytest.raises(ProfileError) as caught:
        own_profile(code, {})

    assert caught.value.problems == (ProfileProblem("code", ProfileReason.no_code),)


@given(
    st.dictionaries(
        st.sampled_from(sorted(asdict(NORWAY))) | st.text(max_size=5),
        st.none() | st.booleans() | st.integers(-5, 20) | st.text(max_size=3),
        max_size=5,
    )
)
def test_any_changes_give_a_sound_profile_or_a_profile_error(changes: dict[str, object]) -> None:
    try:
        own = own_profile("own", changes)
    except ProfileError as error:
        assert error.problems
        return

    assert own.least_families <= own.ideal_min <= own.ideal_max <= own.divide_at
