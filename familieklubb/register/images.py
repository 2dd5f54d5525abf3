"""One table's rows as they were before a change, and what has become of them since."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from familieklubb.register.fingerprint import Shape, Stored, shape_of
from familieklubb.register.naming import image_of
from familieklubb.register.writing import Writing, table_of

Image = dict[str, Any]


@dataclass(slots=True)
class Images:
    """The rows of one table that a change touched, by primary key.

    ``changed`` and ``removed`` hold them as they were before it. ``standing`` are those that
    are still as the change left them: with its version, or put back to it by undoing a later
    change. ``within`` counts rows that it both added and removed.
    """

    model: type[SQLModel]
    stamp: int
    origin: bytes
    changed: dict[Stored, Image] = field(default_factory=dict)
    removed: dict[Stored, Image] = field(default_factory=dict)
    standing: set[Stored] = field(default_factory=set)
    within: int = 0

    @classmethod
    def of(cls, writing: Writing, model: type[SQLModel], stamp: int) -> Images:
        """Read them for the change with this stamp."""
        connection = writing.session.connection()
        images = cls(model, stamp, writing.origin)
        for removed, row in _kept_rows(connection, images.shape.table, stamp):
            key = images.shape.key_of(row)
            images._take(key, dict(zip(images.shape.columns, row, strict=True)), bool(removed))
        images._find_standing(writing, connection)
        return images

    @property
    def table(self) -> Table:
        """The table."""
        return table_of(self.model)

    @property
    def shape(self) -> Shape:
        """How its rows are stored."""
        return shape_of(self.table)

    @property
    def added(self) -> list[Stored]:
        """The keys of the rows that the change added and that still stand."""
        return [key for key in self.standing if key not in self.changed | self.removed]

    def lost(self, writing: Writing, added: int) -> int:
        """How many rows are no longer as the change left them; it had added so many."""
        missing = added - self.within + len(self.changed) - len(self.standing)
        back = writing.stored_rows(self.table, list(self.removed))
        return max(missing, 0) + sum(self.shape.key_of(row) not in self.standing for row in back)

    def lost_rows(self, writing: Writing) -> Iterator[Image]:
        """The rows that are no longer as the change left them, as far as they are known.

        Of those that it added only a later change knows how they were.
        """
        yield from (row for key, row in self.changed.items() if key not in self.standing)
        for stored in writing.stored_rows(self.table, list(self.removed)):
            if self.shape.key_of(stored) not in self.standing:
                yield image_of(self.table, stored)
        told: set[Stored] = set()
        later = writing.session.connection().exec_driver_sql(
            "SELECT before FROM undo_row WHERE stamp > ? AND table_name = ? ORDER BY stamp, seq",
            (self.stamp, self.table.name),
        )
        for (before,) in later:
            row = image_of(self.table, literal_eval(before))
            key = tuple(row[name] for name in self.shape.key)
            own = (row["version"], row["origin"]) == (self.stamp, self.origin)
            if own and key not in told | self.standing:
                told.add(key)
                yield row

    def put_back(self, writing: Writing) -> None:
        """Give changed and removed rows their earlier values, under a new version."""
        there = {
            self.shape.key_of(row) for row in writing.stored_rows(self.table, list(self.removed))
        }
        changed = [*self.changed.values(), *(self.removed[key] for key in there)]
        gone = [row for key, row in self.removed.items() if key not in there]
        writing.update_all(self.model, changed, stored=True)
        writing.insert_all(self.model, gone, stored=True)

    def take_away_added(self, writing: Writing) -> None:
        """Remove what the change added."""
        writing.delete_all(self.model, self.added)

    def _take(self, key: Stored, row: Image, removed: bool) -> None:
        own = row["version"] == self.stamp and row["origin"] == self.origin
        if removed:
            if key in self.changed:
                self.removed[key] = self.changed.pop(key)
            elif own:
                self.within += 1
            else:
                self.removed[key] = row
        elif not own:
            self.changed.setdefault(key, row)

    def _find_standing(self, writing: Writing, connection: Connection) -> None:
        names = ", ".join(f'"{name}"' for name in self.shape.key)
        found = connection.exec_driver_sql(
            f'SELECT {names} FROM "{self.table.name}" WHERE version = ? AND origin = ?',
            (self.stamp, self.origin),
        )
        self.standing = {tuple(row) for row in found}
        restored = _restored(connection, self.shape)
        led_back = [key for key, stamp in restored if _leads(restored, key, stamp) == self.stamp]
        version = self.shape.columns.index("version")
        for row in writing.stored_rows(self.table, led_back):
            key = self.shape.key_of(row)
            if _leads(restored, key, row[version]) == self.stamp:
                self.standing.add(key)


_Restored = dict[tuple[Stored, int], int]


def _restored(connection: Connection, shape: Shape) -> _Restored:
    """By key and version of an undo: the version of the state that the undo went back to."""
    undone = connection.exec_driver_sql(
        "SELECT stamp, undone_by FROM history WHERE undone_by IS NOT NULL ORDER BY stamp"
    ).all()
    found: _Restored = {}
    version = shape.columns.index("version")
    for stamp, undone_by in undone:
        for _removed, row in _kept_rows(connection, shape.table, stamp):
            if row[version] != stamp:
                found.setdefault((shape.key_of(row), undone_by), row[version])
    return found


def _leads(restored: _Restored, key: Stored, stamp: int) -> int:
    """The version whose state a row with this version holds."""
    while (key, stamp) in restored:
        stamp = restored[key, stamp]
    return stamp


def _kept_rows(connection: Connection, table: str, stamp: int) -> Iterable[tuple[int, Stored]]:
    found = connection.exec_driver_sql(
        "SELECT removed, before FROM undo_row WHERE stamp = ? AND table_name = ? ORDER BY seq",
        (stamp, table),
    )
    return [(removed, literal_eval(before)) for removed, before in found]
