"""The state of a certification on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.certification import (
    COUNTS_AS_CERTIFIED,
    Certification,
    certified,
    certified_span,
    certified_spans,
    end,
    overall_state,
    renew_by,
    state,
)
from familieklubb.domain.dated import Span
from familieklubb.domain.profile import NORWAY, NetworkProfile

GIVEN_ON = date(2003, 1, 25)
THREE_YEARS = replace(NORWAY, code="own", validity_months=36)
DAYS = st.dates(date(2002, 1, 1), date(2008, 12, 31))
CERTIFICATIONS = st.builds(
    Certification,
    certified_on=DAYS,
    valid_until=st.none() | DAYS | st.just(date.max),
    withdrawn_on=st.none() | DAYS,
)
PROFILES = st.builds(
    lambda months, notice, grace: replace(
        NORWAY, code="own", validity_months=months, notice_days=notice, grace_days=grace
    ),
    st.none() | st.integers(1, 48),
    st.integers(0, 200),
    st.integers(0, 400),
)


def test_in_norway_a_certification_has_no_end_of_itself() -> None:
    assert end(Certification(GIVEN_ON), NORWAY) is None
    assert state(Certification(GIVEN_ON), date(2099, 1, 1), NORWAY) == "valid"


def test_a_date_of_its_own_comes_before_the_profiles_months() -> None:
    assert end(Certification(GIVEN_ON), THREE_YEARS) == date(2006, 1, 25)
    assert end(Certification(GIVEN_ON, valid_until=date(2005, 5, 5)), THREE_YEARS) == date(
        2005, 5, 5
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2003, 1, 24), None),
        (date(2003, 1, 25), "valid"),
        (date(2005, 10, 26), "valid"),
        (date(2005, 10, 27), "renew"),
        (date(2006, 1, 25), "renew"),
        (date(2006, 1, 26), "grace"),
        (date(2006, 7, 24), "grace"),
        (date(2006, 7, 25), "expired"),
    ],
)
def test_the_states_follow_each_other_to_the_day(day: date, expected: str | None) -> None:
    assert state(Certification(GIVEN_ON), day, THREE_YEARS) == expected


def test_a_withdrawn_certification_no_longer_counts_from_that_day() -> None:
    certification = Certification(GIVEN_ON, withdrawn_on=date(2004, 3, 1))

    assert state(certification, date(2004, 2, 29), NORWAY) == "valid"
    assert state(certification, date(2004, 3, 1), NORWAY) == "withdrawn"
    assert certified_span(certification, NORWAY) == Span(GIVEN_ON, date(2004, 2, 29))


def test_a_certification_withdrawn_before_it_was_given_never_counts() -> None:
    certification = Certification(GIVEN_ON, withdrawn_on=date(2003, 1, 1))

    assert state(certification, date(2003, 1, 10), NORWAY) is None
    assert state(certification, GIVEN_ON, NORWAY) == "withdrawn"
    assert certified_span(certification, NORWAY) is None


def test_the_span_reaches_through_the_grace_period() -> None:
    assert certified_span(Certification(GIVEN_ON), THREE_YEARS) == Span(GIVEN_ON, date(2006, 7, 24))
    assert certified_span(Certification(GIVEN_ON), NORWAY) == Span(GIVEN_ON)


def test_a_date_typed_for_ever_is_no_trouble() -> None:
    certification = Certification(GIVEN_ON, valid_until=date.max)

    assert certified_span(certification, NORWAY) == Span(GIVEN_ON, date.max)
    assert state(certification, date(2050, 1, 1), NORWAY) == "valid"


def test_the_best_certification_decides() -> None:
    lapsed = Certification(date(1999, 1, 1), valid_until=date(2001, 1, 1))
    withdrawn = Certification(date(2000, 1, 1), withdrawn_on=date(2002, 1, 1))
    fresh = Certification(GIVEN_ON)
    day = date(2003, 6, 1)

    assert overall_state([lapsed, withdrawn, fresh], day, NORWAY) == "valid"
    assert overall_state([withdrawn, lapsed], day, NORWAY) == "expired"
    assert overall_state([fresh], date(2003, 1, 1), NORWAY) is None
    assert overall_state([], day, NORWAY) is None
    assert certified([lapsed, fresh], day, NORWAY)
    assert not certified([lapsed, withdrawn], day, NORWAY)


def test_it_is_to_be_renewed_by_the_latest_end_that_counts() -> None:
    day = date(2004, 1, 1)
    first = Certification(GIVEN_ON, valid_until=date(2004, 5, 1))
    second = Certification(GIVEN_ON, valid_until=date(2004, 9, 1))
    withdrawn = Certification(GIVEN_ON, date(2010, 1, 1), withdrawn_on=date(2003, 5, 1))

    assert renew_by([first, second, withdrawn], day, NORWAY) == date(2004, 9, 1)
    assert renew_by([first, Certification(GIVEN_ON)], day, NORWAY) is None
    assert renew_by([withdrawn], day, NORWAY) is None
    assert renew_by([first], date(2004, 6, 1), NORWAY) == date(2004, 5, 1)


@given(CERTIFICATIONS, DAYS, PROFILES)
def test_certified_on_a_day_is_as_the_fine_print_says(
    certification: Certification, day: date, profile: NetworkProfile
) -> None:
    last = end(certification, profile)
    expected = (
        certification.certified_on <= day
        and not (certification.withdrawn_on and certification.withdrawn_on <= day)
        and (last is None or (day - last).days <= profile.grace_days)
    )

    assert certified([certification], day, profile) == expected


@given(st.lists(CERTIFICATIONS, max_size=4), DAYS, PROFILES)
def test_the_spans_are_the_days_on_which_it_counts(
    certifications: list[Certification], day: date, profile: NetworkProfile
) -> None:
    spans = certified_spans(certifications, profile)

    assert any(span.contains(day) for span in spans) == certified(certifications, day, profile)


@given(CERTIFICATIONS, DAYS, st.integers(1, 500), PROFILES)
def test_a_certification_never_gets_better_with_time(
    certification: Certification, day: date, days: int, profile: NetworkProfile
) -> None:
    before = state(certification, day, profile)
    after = state(certification, day + timedelta(days=days), profile)

    if before is not None:
        assert after is not None
        if after in COUNTS_AS_CERTIFIED:
            assert before in COUNTS_AS_CERTIFIED
        assert overall_state([certification], day, profile) == before
