"""Rows that would be left pointing at nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Column, Connection, Table
from sqlmodel import SQLModel

from familieklubb.register.fingerprint import Stored, shape_of

_KEYS_A_QUESTION = 500


def pointing_at(connection: Connection, table: Table, keys: Sequence[Stored]) -> dict[str, int]:
    """How many rows of which tables refer to rows with these primary keys."""
    found: dict[str, int] = {}
    if len(shape_of(table).key) != 1:
        return found
    for child, column in _references(table):
        for some in _some([key[0] for key in keys]):
            question = (
                f'SELECT count(*) FROM "{child.name}" '
                f'WHERE "{column.name}" IN ({", ".join("?" * len(some))})'
            )
            number = connection.exec_driver_sql(question, tuple(some)).scalar_one()
            if number:
                found[child.name] = found.get(child.name, 0) + number
    return found


def pointing_from_later(
    connection: Connection, table: Table, stamp: int, origin: bytes
) -> Iterator[tuple[Table, Stored]]:
    """The rows that refer to rows of this version, and have another one themselves."""
    if len(shape_of(table).key) != 1:
        return
    for child, column in _references(table):
        names = ", ".join(f'c."{name}"' for name in shape_of(child).columns)
        found = connection.exec_driver_sql(
            f'SELECT {names} FROM "{table.name}" p JOIN "{child.name}" c '
            f'ON c."{column.name}" = p."{shape_of(table).key[0]}" '
            "WHERE p.version = ? AND p.origin = ? AND NOT (c.version = ? AND c.origin = ?)",
            (stamp, origin, stamp, origin),
        )
        yield from ((child, tuple(row)) for row in found)


def pointing_nowhere(
    connection: Connection, table: Table, rows: Sequence[Stored]
) -> dict[str, int]:
    """How many rows of which other tables are missing that these stored rows refer to."""
    columns = shape_of(table).columns
    found: dict[str, int] = {}
    for key in table.foreign_keys:
        at, parent = columns.index(key.parent.name), key.column
        wanted = {row[at] for row in rows if row[at] is not None}
        for some in _some(sorted(wanted)):
            question = (
                f'SELECT count(*) FROM "{parent.table.name}" '
                f'WHERE "{parent.name}" IN ({", ".join("?" * len(some))})'
            )
            number = connection.exec_driver_sql(question, tuple(some)).scalar_one()
            if number < len(some):
                name = parent.table.name
                found[name] = found.get(name, 0) + len(some) - number
    return found


def _references(table: Table) -> Iterator[tuple[Table, Column[object]]]:
    for child in SQLModel.metadata.sorted_tables:
        for key in child.foreign_keys:
            if key.column.table is table:
                yield child, key.parent


def _some(values: Sequence[object]) -> Iterator[Sequence[object]]:
    return (values[at : at + _KEYS_A_QUESTION] for at in range(0, len(values), _KEYS_A_QUESTION))
