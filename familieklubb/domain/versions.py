"""The order of two versions of a row: a hybrid logical clock, then the register, then the row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import total_ordering
from hashlib import sha256
from typing import TypeAlias

COUNTER_BITS = 16
GREATEST_STAMP = (1 << 64) - 1
MS_PER_HOUR = 3_600_000
# Above it not every whole number has a float of its own.
_EXACT_FLOAT = 2**53

Stamp: TypeAlias = int
"""48 bits of milliseconds since 1970 (UTC), then 16 bits of counter."""


def next_stamp(now_ms: int, greatest_seen: Stamp) -> Stamp:
    """The stamp of a new transaction: now, or just above the greatest one ever seen.

    A full counter carries into the milliseconds. ``greatest_seen`` is 0 where none was.
    Raises ValueError below 0 and above 64 bits.
    """
    if now_ms < 0 or greatest_seen < 0:
        raise ValueError(min(now_ms, greatest_seen))
    stamp = max(now_ms << COUNTER_BITS, greatest_seen + 1)
    if stamp > GREATEST_STAMP:
        raise ValueError(stamp)
    return stamp


def stamp_ms(stamp: Stamp) -> int:
    """The milliseconds since 1970 (UTC) in a stamp."""
    return stamp >> COUNTER_BITS


def is_ahead(stamp: Stamp, now_ms: int, hours: int = 24) -> bool:
    """Whether a stamp is more than so many hours ahead of this clock."""
    return stamp_ms(stamp) > now_ms + hours * MS_PER_HOUR


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """The version of one row: the greater one wins, with the whole row.

    ``row_digest`` gives the SHA-256 of the canonical row; it is called only when stamp and
    register tie, as they do after a laptop was copied.
    """

    stamp: Stamp
    register_id: bytes
    row_digest: Callable[[], bytes] = field(repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self._clock() == other._clock() and self.row_digest() == other.row_digest()

    def __lt__(self, other: Version) -> bool:
        if self._clock() != other._clock():
            return self._clock() < other._clock()
        return self.row_digest() < other.row_digest()

    def __hash__(self) -> int:
        return hash(self._clock())

    def _clock(self) -> tuple[Stamp, bytes]:
        return (self.stamp, self.register_id)


def canonical_row(row: Mapping[str, object]) -> bytes:
    """The row as JSON in UTF-8: keys sorted, no spaces, nulls left out.

    Bytes as hex, dates and times as ISO 8601. A truth value is 0 or 1 and a whole number has
    no decimals, since the register's file keeps them so. A new column that is null changes
    nothing. Raises TypeError for other kinds of value, ValueError for NaN and infinity.
    """
    plain = {name: _plain(value) for name, value in row.items() if value is not None}
    text = json.dumps(
        plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def row_digest(row: Mapping[str, object]) -> bytes:
    """The SHA-256 of the canonical row, 32 bytes."""
    return sha256(canonical_row(row)).digest()


def _plain(value: object) -> str | int | float:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_FLOAT
        return int(value) if whole else value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)
