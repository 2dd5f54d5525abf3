from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from familieklubb.register.keeping import DAYS, LAST, MONTHS, WEEKS, keep

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
MINUTES = st.integers(0, 200 * 24 * 60)
MOMENTS = st.sets(MINUTES.map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60)


def daily(days: int, hour: int = 8) -> set[datetime]:
    return {NOW.replace(hour=hour) - timedelta(days=n) for n in range(days)}


def test_a_year_of_daily_backups_is_thinned_out_with_time() -> None:
    kept = keep(daily(365), NOW)

    days = ["21.11.", "20.11.", "19.11.", "18.11.", "17.11.", "16.11.", "15.11."]
    sundays = ["08.11.", "01.11.", "25.10."]  # the 15th is one already
    last_of_months = ["31.10.", "30.09."]
    expected = {*days, *sundays, *last_of_months}
    assert {f"{moment:%d.%m.}" for moment in kept} == expected


def test_the_last_five_stay_however_close_they_are() -> None:
    moments = {NOW - timedelta(minutes=n) for n in range(20)}

    assert keep(moments, NOW) == {NOW - timedelta(minutes=n) for n in range(5)}


def test_of_each_day_the_last_one_stays() -> None:
    moments = daily(7, hour=8) | daily(7, hour=12) | daily(7, hour=16)

    kept = keep(moments, NOW)

    assert daily(7, hour=16) <= kept
    assert len(kept) <= 7 + LAST


def test_a_register_opened_once_a_month_keeps_what_there_is() -> None:
    moments = {NOW - timedelta(days=31 * n) for n in range(5)}

    assert keep(moments, NOW) == moments


def test_what_a_clock_that_ran_ahead_has_dated_is_left_alone() -> None:
    ahead = {NOW + timedelta(days=400 * n) for n in range(1, 9)}
    moments = {NOW - timedelta(minutes=n) for n in range(8)}

    assert keep(moments | ahead, NOW) == ahead | keep(moments, NOW)


@given(MOMENTS)
def test_a_kept_one_is_one_of_them_and_there_are_never_many(moments: set[datetime]) -> None:
    kept = keep(moments, NOW)

    assert kept <= moments
    assert len(kept) <= LAST + DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_the_last_five_and_the_last_of_each_stretch_are_kept(moments: set[datetime]) -> None:
    kept = keep(moments, NOW)
    latest_first = sorted(moments, reverse=True)

    assert set(latest_first[:LAST]) <= kept
    for within, stretch in [(6, "%Y-%j"), (28, "%G-%V"), (59, "%Y-%m")]:
        lately = [m for m in latest_first if m >= NOW.replace(hour=0) - timedelta(days=within)]
        newest = {f"{m:{stretch}}": m for m in reversed(lately)}
        assert set(newest.values()) <= kept


@given(MOMENTS)
def test_thinning_out_again_takes_nothing_more(moments: set[datetime]) -> None:
    kept = keep(moments, NOW)

    assert keep(kept, NOW) == kept


@given(MOMENTS)
def test_thinning_out_after_each_backup_keeps_the_same_as_at_the_end(
    moments: set[datetime],
) -> None:
    kept: set[datetime] = set()
    for moment in sorted(moments):
        kept = keep(kept | {moment}, moment)

    assert keep(kept, NOW) == keep(moments, NOW)
