"""The file fingerprint: XOR of SHA-256 over every row, kept as rows come and go.

The writer of a row folds it in and the full check folds the whole file anew, so both see a row
the same way: the values as SQLite stores them, in the order of their columns' names.
Triggers would do it too, but with locked memory each costs more than the row itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Boolean, Enum, Float, Integer, LargeBinary, String, Table, TypeDecorator
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

FINGERPRINT_BYTES = 32
OUTSIDE = frozenset({"meta"})
ROWS_A_TICK = 10_000

Stored = tuple[Any, ...]


@dataclass(slots=True)
class Before:
    """A row as it was before it was changed or removed."""

    table: str
    removed: bool
    row: Stored


@dataclass(slots=True)
class Ledger:
    """What a transaction has done to the rows so far.

    ``value`` is the fingerprint as an integer; ``counts`` holds [new, changed, removed] by
    table; ``befores`` the earlier images, collected only while ``remember`` is set; ``outside``
    the changed rows that the fingerprint does not cover.
    """

    value: int = 0
    remember: bool = False
    counts: dict[str, list[int]] = field(default_factory=dict)
    befores: list[Before] = field(default_factory=list)
    outside: int = 0

    @property
    def fingerprint(self) -> bytes:
        """The fingerprint as it stands, 32 bytes."""
        return self.value.to_bytes(FINGERPRINT_BYTES, "big")

    @property
    def changes(self) -> int:
        """How many rows SQLite must have counted as changed."""
        return sum(map(sum, self.counts.values())) + self.outside

    def added(self, table: str, rows: Iterable[Stored]) -> None:
        """Fold new rows in."""
        self._fold(table, rows, 0)

    def changed(self, table: str, olds: Iterable[Stored], news: Iterable[Stored]) -> None:
        """Fold rows out as they were and in as they are."""
        olds = list(olds)
        self._fold(table, olds, 1)
        for row in news:
            self.value ^= digest(table, row)
        self._remember(table, olds, removed=False)

    def removed(self, table: str, rows: Iterable[Stored]) -> None:
        """Fold rows out."""
        rows = list(rows)
        self._fold(table, rows, 2)
        self._remember(table, rows, removed=True)

    def _fold(self, table: str, rows: Iterable[Stored], kind: int) -> None:
        number = 0
        for row in rows:
            self.value ^= digest(table, row)
            number += 1
        if number:
            self.counts.setdefault(table, [0, 0, 0])[kind] += number

    def _remember(self, table: str, rows: list[Stored], *, removed: bool) -> None:
        if self.remember:
            self.befores += [Before(table, removed, row) for row in rows]


def digest(table: str, row: Stored) -> int:
    """The SHA-256 of a row as an integer; ``ascii`` writes the same values the same way."""
    return int.from_bytes(sha256(f"{table}{row!a}".encode()).digest(), "big")


class NotStorable(TypeError):
    """A value that SQLite would keep as another one than was given."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of one table are stored: its columns by name, each with its conversion.

    ``kinds`` are the exact types that SQLite gives back as they were given, ``named`` the
    columns as a set.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    conversions: tuple[Callable[[Any], Any] | None, ...]
    kinds: tuple[type, ...]
    named: frozenset[str]

    def stored(self, row: Mapping[str, Any]) -> Stored:
        """A row's values as SQLite keeps them; a column that is not named is NULL.

        Raises NotStorable: a value folded in as another than SQLite keeps would look like
        damage at the next opening.
        """
        return self.exact(
            tuple(
                convert(value) if convert is not None and value is not None else value
                for name, convert in zip(self.columns, self.conversions, strict=True)
                for value in (row.get(name),)
            )
        )

    def pick(self, row: Mapping[str, Any]) -> Stored:
        """A row whose values are stored ones already, in the order of the columns."""
        return self.exact(tuple(row.get(name) for name in self.columns))

    def exact(self, row: Stored) -> Stored:
        """The row, if SQLite gives every value back as it is; raises NotStorable."""
        for value, kind in zip(row, self.kinds, strict=True):
            if value is not None and (type(value) is not kind or value != value):  # noqa: PLR0124
                raise NotStorable(f"{self.table}: {type(value).__name__} for {kind.__name__}")
        return row

    def selection(self) -> str:
        """The columns for a SELECT that gives stored rows."""
        return ", ".join(f'"{name}"' for name in self.columns)

    def key_of(self, row: Stored) -> Stored:
        """The primary key within a stored row."""
        return tuple(row[self.columns.index(name)] for name in self.key)

    def key_clause(self) -> str:
        """A WHERE clause for one primary key, with a question mark for each column."""
        return " AND ".join(f'"{name}" = ?' for name in self.key)


@cache
def shape_of(table: Table) -> Shape:
    """How the rows of a table are stored."""
    names = tuple(sorted(column.name for column in table.columns))
    types = [_plain(table.columns[name].type) for name in names]
    return Shape(
        table.name,
        names,
        tuple(column.name for column in table.primary_key),
        tuple(_conversion(kind) for kind in types),
        tuple(_kept_as(kind) for kind in types),
        frozenset(names),
    )


def _plain(kind: Any) -> Any:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def _conversion(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Float):
        return _real
    if isinstance(kind, Boolean):
        return int
    if isinstance(kind, String) and not isinstance(kind, Enum):
        return str.__str__  # the plain text of a closed list's word
    found: Callable[[Any], Any] | None = kind.dialect_impl(sqlite_dialect()).bind_processor(
        sqlite_dialect()
    )
    return found


def _real(value: float) -> float:
    return float(value) + 0.0  # a REAL column turns 2 into 2.0 and -0.0 into 0.0


def _kept_as(kind: Any) -> type:
    if isinstance(kind, Float):
        return float
    if isinstance(kind, Integer | Boolean):
        return int
    return bytes if isinstance(kind, LargeBinary) else str


def folded_tables(connection: Any) -> dict[str, list[str]]:
    """Every table in the file that the fingerprint covers, with its columns by name."""
    names = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name"
    ).fetchall()
    return {
        name: sorted(row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")'))
        for (name,) in names
        if name not in OUTSIDE
    }


def fold_table(
    connection: Any, table: str, columns: list[str], tick: Callable[[int], None] | None = None
) -> int:
    """The part of one table, as an integer to XOR with the others.

    ``tick`` is called with a number of rows whenever so many more are done.
    """
    value = 0
    names = ", ".join(f'"{name}"' for name in columns)
    for number, row in enumerate(connection.execute(f'SELECT {names} FROM main."{table}"'), 1):
        value ^= digest(table, row)
        if tick is not None and number % ROWS_A_TICK == 0:
            tick(ROWS_A_TICK)
    return value


def fold_all(connection: Any) -> bytes:
    """The fingerprint of all that the register holds, worked out anew; 32 bytes."""
    value = 0
    for table, columns in folded_tables(connection).items():
        value ^= fold_table(connection, table, columns)
    return value.to_bytes(FINGERPRINT_BYTES, "big")
