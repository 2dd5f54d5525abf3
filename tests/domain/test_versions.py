"""The hybrid logical clock and the order of versions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import reduce
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.values import ClubState
from familieklubb.domain.versions import (
    GREATEST_STAMP,
    Version,
    canonical_row,
    is_ahead,
    next_stamp,
    row_digest,
    stamp_ms,
)

NOW = 1_795_000_000_000
HOUR = 3_600_000
MS = st.integers(0, 2**41)
STAMPS = st.integers(0, 2**57)
ROWS = st.dictionaries(
    st.text(min_size=1, max_size=4),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.binary(max_size=4)
    | st.dates()
    | st.floats(allow_nan=False, allow_infinity=False),
    max_size=5,
)


def digest_of(letter: str) -> Callable[[], bytes]:
    return letter.encode


VERSIONS = st.builds(
    Version,
    stamp=st.integers(1, 3),
    register_id=st.sampled_from([b"a", b"b"]),
    row_digest=st.sampled_from("xy").map(digest_of),
)


def test_a_stamp_is_milliseconds_and_then_a_counter() -> None:
    assert next_stamp(NOW, 0) == NOW << 16
    assert stamp_ms(next_stamp(NOW, 0)) == NOW


def test_in_the_same_millisecond_the_counter_goes_on() -> None:
    first = next_stamp(NOW, 0)

    assert next_stamp(NOW, first) == first + 1
    assert stamp_ms(next_stamp(NOW, first)) == NOW


def test_a_clock_that_goes_back_does_not_take_the_stamps_back() -> None:
    seen = next_stamp(NOW, 0)

    assert next_stamp(NOW - 5 * HOUR, seen) == seen + 1


def test_a_full_counter_carries_into_the_milliseconds() -> None:
    full = (NOW << 16) | 0xFFFF

    assert next_stamp(NOW, full) == (NOW + 1) << 16


@given(MS, STAMPS)
def test_a_new_stamp_is_above_all_seen_and_not_before_now(now_ms: int, seen: int) -> None:
    stamp = next_stamp(now_ms, seen)

    assert stamp > seen
    assert stamp_ms(stamp) >= now_ms


@given(st.lists(MS, max_size=30))
def test_the_stamps_of_one_register_always_rise(clock: list[int]) -> None:
    stamps = [0]
    for now_ms in clock:
        stamps.append(next_stamp(now_ms, stamps[-1]))

    assert all(before < after for before, after in pairwise(stamps))


@pytest.mark.parametrize(("now_ms", "seen"), [(-1, 0), (0, -1), (0, GREATEST_STAMP), (2**48, 0)])
def test_what_does_not_fit_a_stamp_is_refused(now_ms: int, seen: int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        next_stamp(now_ms, seen)


def test_more_than_a_day_ahead_is_ahead() -> None:
    assert not is_ahead((NOW + 24 * HOUR) << 16 | 0xFFFF, NOW)
    assert is_ahead((NOW + 24 * HOUR + 1) << 16, NOW)
    assert is_ahead((NOW + HOUR + 1) << 16, NOW, hours=1)


def test_the_clock_comes_before_the_register_and_the_register_before_the_row() -> None:
    assert Version(2, b"a", digest_of("x")) > Version(1, b"b", digest_of("y"))
    assert Version(1, b"b", digest_of("x")) > Version(1, b"a", digest_of("y"))
    assert Version(1, b"a", digest_of("y")) > Version(1, b"a", digest_of("x"))


def test_the_row_is_read_only_when_clock_and_register_tie() -> None:
    def never() -> bytes:
        raise AssertionError

    assert Version(1, b"a", never) < Version(2, b"a", never)
    assert Version(1, b"a", never) != Version(1, b"b", never)
    with pytest.raises(AssertionError):
        assert Version(1, b"a", never) < Version(1, b"a", never)


def test_a_version_is_no_other_thing() -> None:
    assert Version(1, b"a", digest_of("x")) != (1, b"a")


@given(VERSIONS, VERSIONS)
def test_the_order_is_total_and_antisymmetric(one: Version, other: Version) -> None:
    assert one <= other or other <= one
    assert (one <= other and other <= one) == (one == other)
    assert (one < other) == (not other <= one)
    if one == other:
        assert hash(one) == hash(other)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_the_order_is_transitive(one: Version, two: Version, three: Version) -> None:
    if one <= two and two <= three:
        assert one <= three


@given(VERSIONS, VERSIONS, VERSIONS)
def test_merging_by_the_greater_is_commutative_associative_and_idempotent(
    one: Version, two: Version, three: Version
) -> None:
    assert max(one, two) == max(two, one)
    first, last = max(one, two), max(two, three)
    assert max(first, three) == max(one, last)
    assert max(one, one) == one


@given(st.lists(VERSIONS, min_size=1, max_size=6), st.randoms())
def test_any_order_of_arrival_gives_the_same_winner(
    versions: list[Version], random: Random
) -> None:
    shuffled = [*versions, versions[0]]
    random.shuffle(shuffled)

    assert reduce(max, shuffled) == reduce(max, versions)


def test_a_canonical_row_is_sorted_json_without_nulls() -> None:
    row = {
        "name": "Ålesund",
        "id": b"\x00\xff",
        "founded": date(2003, 2, 11),
        "ended": None,
        "state": ClubState.active,
        "guests": 2,
        "at": time(18, 0),
        "merged": datetime(2004, 1, 2, 3, 4, 5, tzinfo=UTC),
        "hours": 1.5,
    }

    assert (
        canonical_row(row)
        == (
            '{"at":"18:00:00","founded":"2003-02-11","guests":2,"hours":1.5,"id":"00ff",'
            '"merged":"2004-01-02T03:04:05+00:00","name":"Ålesund","state":"active"}'
        ).encode()
    )


def test_what_the_file_keeps_alike_is_written_alike() -> None:
    assert canonical_row({"led": True, "hours": 50.0}) == canonical_row({"led": 1, "hours": 50})
    assert canonical_row({"hours": -0.0}) == canonical_row({"hours": 0})


@given(ROWS, st.text(min_size=1))
def test_a_new_column_without_a_value_changes_nothing(row: dict[str, object], column: str) -> None:
    if column not in row:
        assert row_digest({**row, column: None}) == row_digest(row)


@given(ROWS)
def test_the_order_of_columns_changes_nothing(row: dict[str, object]) -> None:
    assert canonical_row(dict(reversed(row.items()))) == canonical_row(row)


@given(ROWS)
def test_a_canonical_row_is_read_back_as_json(row: dict[str, object]) -> None:
    read = json.loads(canonical_row(row))

    assert set(read) == {name for name, value in row.items() if value is not None}
    assert canonical_row(read) == canonical_row(row)
    assert len(row_digest(row)) == 32


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_row({"hours": value})


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="list"):
        canonical_row({"hours": [1]})
