"""Taking back a saved transaction: every row as it was before, or nothing at all.

A change keeps the rows it changed or removed as they were. What it added needs no copy:
those rows still carry its version. Where one of them does not any more, something later
has changed it, and the undo is refused with the list.
"""

from __future__ import annotations

import json
from ast import literal_eval
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table
from sqlmodel import Session, SQLModel, col, select

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _, ngettext
from familieklubb.records import MODELS, HistoryEntry, UndoRow
from familieklubb.register.fingerprint import Stored, shape_of
from familieklubb.register.writing import Writing, table_of

KEPT_CHANGES = 50
KEPT_DAYS = 30

_LOCAL = frozenset({"history", "undo_row", "migration", "meta", "deletion", "erased"})


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back: the act, its moment, and rows by table."""

    act: str
    at: str
    stamp: int
    rows: dict[str, int]


class ChangedSince(FamilieklubbError):
    """A row of the change was changed again later; ``rows`` lists (table, how many)."""

    def __init__(self, rows: dict[str, int]) -> None:
        total = sum(rows.values())
        listing = ", ".join(f"{table} ({count})" for table, count in sorted(rows.items()))
        super().__init__(
            ngettext(
                "It cannot be undone: {count} row was changed since: {listing}.",
                "It cannot be undone: {count} rows were changed since: {listing}.",
                total,
            ).format(count=total, listing=listing),
            _("Undo the later changes first, or correct what is wrong by hand."),
        )
        self.rows = rows


def last_change(session: Session, act: str | None = None) -> HistoryEntry | None:
    """The newest change that can still be taken back, of one kind of act if one is named."""
    question = select(HistoryEntry).where(
        HistoryEntry.undoable, col(HistoryEntry.undone_by).is_(None)
    )
    if act is not None:
        question = question.where(HistoryEntry.act == act)
    return session.exec(question.order_by(col(HistoryEntry.stamp).desc()).limit(1)).first()


def undo(writing: Writing, entry: HistoryEntry) -> Undone:
    """Take a change back within the writing transaction.

    Raises ChangedSince with the list when a row of it was changed later.
    """
    session = writing.session
    session.flush()
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    counts = _travelling(entry)
    images = [_Images.of(connection, model, entry.stamp) for model in _models(counts)]
    later = {
        one.table.name: missing
        for one in images
        if (missing := one.changed_since(writing, counts[one.table.name][0])) > 0
    }
    if later:
        raise ChangedSince(later)
    for one in images:
        one.put_back(writing)
    for one in reversed(images):
        one.take_away_added(writing)
    session.expire_all()
    writing.update_all(HistoryEntry, [{"stamp": entry.stamp, "undone_by": writing.stamp}])
    rows = {table: sum(count) for table, count in counts.items()}
    return Undone(entry.act, entry.at, entry.stamp, rows)


def prune(writing: Writing) -> None:
    """Forget how to take back what is too old: the last 50 changes of 30 days are kept."""
    session = writing.session
    found = session.exec(
        select(HistoryEntry.stamp, HistoryEntry.at)
        .where(HistoryEntry.undoable)
        .order_by(col(HistoryEntry.stamp).desc())
    ).all()
    oldest = (writing.moment - timedelta(days=KEPT_DAYS)).isoformat()
    old = [stamp for n, (stamp, at) in enumerate(found) if n >= KEPT_CHANGES or at < oldest]
    if old:
        rows = session.exec(
            select(UndoRow.stamp, UndoRow.seq).where(col(UndoRow.stamp).in_(old))
        ).all()
        writing.delete_all(UndoRow, [tuple(row) for row in rows])
        writing.update_all(HistoryEntry, [{"stamp": stamp, "undoable": False} for stamp in old])


def _travelling(entry: HistoryEntry) -> dict[str, list[int]]:
    found: dict[str, list[int]] = json.loads(entry.counts)
    return {table: count for table, count in found.items() if table not in _LOCAL}


@dataclass(slots=True)
class _Images:
    """One table's rows as they were before the change, by primary key.

    ``within`` counts rows that were both added and removed by the change itself.
    """

    model: type[SQLModel]
    stamp: int
    changed: dict[Stored, dict[str, Any]]
    removed: dict[Stored, dict[str, Any]]
    within: int

    @classmethod
    def of(cls, connection: Connection, model: type[SQLModel], stamp: int) -> _Images:
        table = table_of(model)
        shape = shape_of(table)
        found = connection.exec_driver_sql(
            "SELECT removed, before FROM undo_row WHERE stamp = ? AND table_name = ? ORDER BY seq",
            (stamp, table.name),
        ).all()
        images = cls(model, stamp, {}, {}, 0)
        for removed, before in found:
            row = literal_eval(before)
            key = shape.key_of(row)
            images._take(key, dict(zip(shape.columns, row, strict=True)), bool(removed))
        return images

    @property
    def table(self) -> Table:
        return table_of(self.model)

    def _take(self, key: Stored, row: dict[str, Any], removed: bool) -> None:
        own = row["version"] == self.stamp
        if removed:
            if key in self.changed:
                self.removed[key] = self.changed.pop(key)
            elif own:
                self.within += 1
            else:
                self.removed[key] = row
        elif not own:
            self.changed.setdefault(key, row)

    def changed_since(self, writing: Writing, added: int) -> int:
        """How many rows are no longer as the change left them."""
        question = f'SELECT count(*) FROM "{self.table.name}" WHERE version = ?'
        connection = writing.session.connection()
        standing = int(connection.exec_driver_sql(question, (self.stamp,)).scalar_one())
        missing = added - self.within + len(self.changed) - standing
        version = shape_of(self.table).columns.index("version")
        back = writing.stored_rows(self.table, list(self.removed))
        return max(missing, 0) + sum(row[version] != self.stamp for row in back)

    def put_back(self, writing: Writing) -> None:
        """Give changed and removed rows their earlier values, under a new version."""
        shape = shape_of(self.table)
        again = {shape.key_of(row) for row in writing.stored_rows(self.table, list(self.removed))}
        changed = [*self.changed.values(), *(self.removed[key] for key in again)]
        gone = [row for key, row in self.removed.items() if key not in again]
        writing.update_all(self.model, changed, stored=True)
        writing.insert_all(self.model, gone, stored=True)

    def take_away_added(self, writing: Writing) -> None:
        """Remove what the change added: the rows that still carry its version."""
        keys = ", ".join(f'"{name}"' for name in shape_of(self.table).key)
        found = writing.session.connection().exec_driver_sql(
            f'SELECT {keys} FROM "{self.table.name}" WHERE version = ?', (self.stamp,)
        )
        writing.delete_all(self.model, [tuple(row) for row in found])


def _models(names: Mapping[str, Any]) -> list[type[SQLModel]]:
    """The row classes of these tables, parents before children."""
    by_table = {table_of(model).name: model for model in MODELS}
    return [
        by_table[table.name] for table in SQLModel.metadata.sorted_tables if table.name in names
    ]
