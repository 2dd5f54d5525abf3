from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.periods import Period
from familieklubb.services.typed_periods import NotAPeriod, typed_period

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026h1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-02-01..2026-03-01", date(2026, 2, 1), date(2026, 3, 1)),
        ("i år", date(2026, 1, 1), date(2026, 12, 31)),
        ("I fjor", date(2025, 1, 1), date(2025, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("november", date(2026, 11, 1), date(2026, 11, 30)),
        ("des", date(2025, 12, 1), date(2025, 12, 31)),
        ("mars 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("siste 2 uker", date(2026, 11, 9), SATURDAY),
        ("siste 2 veker", date(2026, 11, 9), SATURDAY),
        ("siste 3 måneder", date(2026, 8, 22), SATURDAY),
        ("last 10 days", date(2026, 11, 12), SATURDAY),
        ("1.8–31.10", date(2026, 8, 1), date(2026, 10, 31)),
        ("1.8 - 31.10.", date(2026, 8, 1), date(2026, 10, 31)),
        ("1.8.2025-31.10.2025", date(2025, 8, 1), date(2025, 10, 31)),
        ("1.12 til 31.1", date(2025, 12, 1), date(2026, 1, 31)),
        ("1. august – i går", date(2026, 8, 1), date(2026, 11, 20)),
    ],
)
def test_a_period_is_understood_as_people_type_it(typed: str, first: date, last: date) -> None:
    assert typed_period(typed, SATURDAY) == Period(first, last)


@pytest.mark.parametrize(
    "typed", ["", "x", "2026H3", "siste 0 uker", "31.10.2026–1.8.2026", "1.8–", "1850", "a" * 99]
)
def test_what_is_no_period_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(NotAPeriod) as refusal:
        typed_period(typed, SATURDAY)

    assert refusal.value.what_to_do


@given(st.text(max_size=70))
def test_any_text_names_a_period_or_is_refused(text: str) -> None:
    try:
        assert typed_period(text, SATURDAY).start.year >= 1900
    except NotAPeriod as refusal:
        assert refusal.title.isprintable()
