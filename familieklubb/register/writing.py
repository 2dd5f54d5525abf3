"""What a use case holds while it writes: every row gets its version, and is folded in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, event
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from familieklubb.domain.identity import derived_id
from familieklubb.records import Deletion, Meta, Versioned
from familieklubb.register.fingerprint import OUTSIDE, Ledger, Stored, shape_of

Rows = Sequence[Mapping[str, Any]]

BATCH = 20_000
_KEYS_A_QUESTION = 500


class Writing:
    """One transaction: the session, the version of everything written in it, and the moment.

    Rows added, changed or deleted through ``session`` get ``stamp`` and ``origin``, and a
    deleted one leaves a deletion. ``insert_all``, ``update_all`` and ``delete_all`` do the same
    for many rows at once. No other statement may write: it would not be folded in, and the
    next opening would take it for damage.
    """

    def __init__(
        self, session: Session, ledger: Ledger, stamp: int, meta: Meta, now: datetime
    ) -> None:
        self.session = session
        self.stamp = stamp
        self.meta = meta
        self.origin = meta.register_id
        self.moment = now
        self._ledger = ledger
        self._olds: list[tuple[Table, Stored, Any]] = []
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    @property
    def marks(self) -> dict[str, Any]:
        """The version and origin of a row written now."""
        return {"version": self.stamp, "origin": self.origin}

    # -- many rows at once --------------------------------------------------------------------

    def insert_all(self, model: type[SQLModel], rows: Rows, *, stored: bool = False) -> None:
        """Insert rows given by column name, without the marks; a column not named is NULL.

        ``stored`` says that the values are already as SQLite keeps them.
        """
        if not rows:
            return
        table, shape = table_of(model), shape_of(table_of(model))
        marks = self._marks_for(model)
        names = [name for name in shape.columns if name in rows[0] or name in marks]
        self._forget_deletions(table, rows)
        for batch in batches(rows):
            full = [{**row, **marks} for row in batch]
            ready = [shape.pick(row) if stored else shape.stored(row) for row in full]
            columns = [shape.columns.index(name) for name in names]
            self._run(
                f'INSERT INTO "{table.name}" ({", ".join(_quoted(names))}) '
                f"VALUES ({', '.join('?' * len(names))})",
                [tuple(row[at] for at in columns) for row in ready],
            )
            self._ledger.added(table.name, ready)

    def update_all(self, model: type[SQLModel], rows: Rows, *, stored: bool = False) -> None:
        """Change rows: each names its primary key and what changes, every one the same columns."""
        if not rows:
            return
        table, shape = table_of(model), shape_of(table_of(model))
        marks = self._marks_for(model)
        names = [
            name
            for name in shape.columns
            if (name in rows[0] or name in marks) and name not in shape.key
        ]
        statement = (
            f'UPDATE "{table.name}" SET {", ".join(f"{name} = ?" for name in _quoted(names))} '
            f"WHERE {shape.key_clause()}"
        )
        for batch in batches(rows):
            new = {}
            for row in batch:
                full = {**row, **marks}
                ready = shape.pick(full) if stored else shape.stored(full)
                new[shape.key_of(ready)] = ready
            olds = self.stored_rows(table, list(new))
            at = [shape.columns.index(name) for name in names]
            self._run(statement, [(*(row[i] for i in at), *key) for key, row in new.items()])
            changed = [
                tuple(
                    new[shape.key_of(old)][i] if i in at else value for i, value in enumerate(old)
                )
                for old in olds
            ]
            self._ledger.changed(table.name, olds, changed)

    def delete_all(self, model: type[SQLModel], keys: Sequence[Stored]) -> None:
        """Take rows away by primary key; those that travel leave a deletion."""
        table, shape = table_of(model), shape_of(table_of(model))
        for batch in batches(keys):
            olds = self.stored_rows(table, batch)
            self._run(f'DELETE FROM "{table.name}" WHERE {shape.key_clause()}', batch)
            self._ledger.removed(table.name, olds)
            if issubclass(model, Versioned) and model is not Deletion:
                rows = [dict(zip(shape.columns, old, strict=True)) for old in olds]
                self._remember_deletions(table, rows)

    def stored_rows(self, table: Table, keys: Sequence[Stored]) -> list[Stored]:
        """The rows with these primary keys, as stored; missing ones are left out."""
        shape = shape_of(table)
        connection = self.session.connection()
        found: list[Stored] = []
        row_mark = f"({', '.join('?' * len(shape.key))})"
        for at in range(0, len(keys), _KEYS_A_QUESTION):
            some = keys[at : at + _KEYS_A_QUESTION]
            clause = (
                f"({', '.join(_quoted(shape.key))}) IN (VALUES {', '.join([row_mark] * len(some))})"
            )
            rows = connection.exec_driver_sql(
                f'SELECT {shape.selection()} FROM "{table.name}" WHERE {clause}',
                tuple(value for key in some for value in key),
            )
            found += [tuple(row) for row in rows]
        return found

    # -- deletions ------------------------------------------------------------------------------

    def _forget_deletions(self, table: Table, rows: Rows) -> None:
        connection = self.session.connection()
        found = connection.exec_driver_sql(
            "SELECT row_id FROM deletion WHERE table_name = ?", (table.name,)
        )
        gone = {row[0] for row in found}
        if gone:
            back = [travelling_id(table, row) for row in rows]
            self.delete_all(Deletion, [(table.name, key) for key in back if key in gone])

    def _remember_deletions(self, table: Table, rows: Rows) -> None:
        self.insert_all(
            Deletion,
            [{"table_name": table.name, "row_id": travelling_id(table, row)} for row in rows],
        )

    # -- rows of the session ----------------------------------------------------------------------

    def _before_flush(self, session: Session, _context: UOWTransaction, _some: Any) -> None:
        with session.no_autoflush:
            for row in list(session.new):
                if isinstance(row, Versioned):
                    row.version, row.origin = self.stamp, self.origin
                    self._forget_deletions(table_of(type(row)), [_values(row)])
            for row in list(session.dirty):
                if session.is_modified(row):
                    if isinstance(row, Versioned):
                        row.version, row.origin = self.stamp, self.origin
                    self._note_old(row, row)
            for row in list(session.deleted):
                self._note_old(row, None)
                if isinstance(row, Versioned) and not isinstance(row, Deletion):
                    self._remember_deletions(table_of(type(row)), [_values(row)])

    def _note_old(self, row: Any, new: Any) -> None:
        table = table_of(type(row))
        if table.name in OUTSIDE:
            return
        shape = shape_of(table)
        key = shape.key_of(shape.stored(_values(row)))
        self._olds += [(table, old, new) for old in self.stored_rows(table, [key])]

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        for row in session.new:
            table = table_of(type(row))
            if table.name not in OUTSIDE:
                self._ledger.added(table.name, [shape_of(table).stored(_values(row))])
        olds, self._olds = self._olds, []
        for table, old, new in olds:
            if new is None:
                self._ledger.removed(table.name, [old])
            else:
                self._ledger.changed(table.name, [old], [shape_of(table).stored(_values(new))])

    def _marks_for(self, model: type[SQLModel]) -> dict[str, Any]:
        return self.marks if issubclass(model, Versioned) else {}

    def _run(self, statement: str, rows: Sequence[Stored]) -> None:
        if rows:
            self.session.connection().exec_driver_sql(statement, list(rows))


def batches(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """The rows in pieces that are held in memory twice."""
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a row class."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


def travelling_id(table: Table, row: Mapping[str, Any]) -> bytes:
    """The id by which a row is known in other registers: its own, or derived from its key."""
    if "id" in table.columns:
        return bytes(row["id"])
    return derived_id(table.name, *(row[column.name] for column in table.primary_key))


def _values(row: SQLModel) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).columns}


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]
