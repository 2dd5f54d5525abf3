"""The ids of rows."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.identity import derived_id, random_id

PARTS = st.binary(max_size=4) | st.text(max_size=4) | st.integers() | st.dates()
KEYS = st.tuples(st.text(max_size=4), st.lists(PARTS, max_size=4))


def test_an_id_is_sixteen_bytes_of_the_hash_of_its_key() -> None:
    club = bytes(range(16))
    encoded = (
        b"s\x00\x00\x00\x07meeting"
        b"b\x00\x00\x00\x10" + club + b"d\x00\x00\x00\x0a2003-11-18"
        b"i\x00\x00\x00\x011"
    )

    assert derived_id("meeting", club, date(2003, 11, 18), 1) == sha256(encoded).digest()[:16]


@given(KEYS)
def test_the_same_key_has_the_same_id(key: tuple[str, list[bytes | str | int | date]]) -> None:
    kind, parts = key

    assert derived_id(kind, *parts) == derived_id(kind, *parts)
    assert len(derived_id(kind, *parts)) == 16


@given(KEYS, KEYS)
def test_two_keys_have_two_ids(
    one: tuple[str, list[bytes | str | int | date]],
    other: tuple[str, list[bytes | str | int | date]],
) -> None:
    assert (derived_id(one[0], *one[1]) == derived_id(other[0], *other[1])) == (one == other)


def test_parts_do_not_run_together_nor_types() -> None:
    keys = [
        derived_id("a", "bc", "d"),
        derived_id("a", "b", "cd"),
        derived_id("ab", "c", "d"),
        derived_id("a", "bcd"),
        derived_id("a", b"bcd"),
        derived_id("a", 1),
        derived_id("a", "1"),
        derived_id("a", date(2003, 1, 1)),
        derived_id("a", "2003-01-01"),
    ]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("part", [True, datetime(2003, 1, 1, 18)])
def test_a_moment_or_a_truth_value_is_no_key(part: int | date) -> None:
    with pytest.raises(TypeError):
        derived_id("meeting", part)


def test_a_random_id_is_sixteen_bytes_from_its_source() -> None:
    assert random_id(lambda count: b"\x07" * count) == b"\x07" * 16
    assert random_id(token_bytes) != random_id(token_bytes)
