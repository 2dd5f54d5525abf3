"""What a use case holds while it writes: every row gets its version, and is folded in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from familieklubb.domain.identity import derived_id
from familieklubb.records import MODELS, Deletion, Meta, Versioned
from familieklubb.register.fingerprint import OUTSIDE, Ledger, Shape, Stored, shape_of

Rows = Sequence[Mapping[str, Any]]

BATCH = 20_000
_KEYS_A_QUESTION = 500


class Writing:
    """One transaction: the session, the version of everything written in it, and the moment.

    Rows added, changed or deleted through ``session`` get ``stamp`` and ``origin``, and a
    deleted one leaves a deletion. ``insert_all``, ``update_all`` and ``delete_all`` do the same
    for many rows at once. No other statement may write: it would not be folded in, and
    StrayChange would end the transaction.
    """

    def __init__(
        self, session: Session, ledger: Ledger, stamp: int, meta: Meta, now: datetime
    ) -> None:
        self.session = session
        self.stamp = stamp
        self.meta = meta
        self.origin = meta.register_id
        self.moment = now
        self.notes: dict[str, int] = {}
        self._ledger = ledger
        self._changing: dict[Table, dict[Stored, Stored]] = {}
        self._leaving: dict[Table, dict[Stored, Stored]] = {}
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    @property
    def marks(self) -> dict[str, Any]:
        """The version and origin of a row written now."""
        return {"version": self.stamp, "origin": self.origin}

    def note(self, what: str, number: int) -> None:
        """Have the history say how many, for an act that changes no row, such as an export."""
        self.notes[what] = self.notes.get(what, 0) + number

    # -- many rows at once --------------------------------------------------------------------

    def insert_all(
        self, model: type[SQLModel], rows: Rows, *, stored: bool = False, own: bool = True
    ) -> None:
        """Insert rows given by column name, without the marks; a column not named is NULL.

        ``stored`` says that the values are already as SQLite keeps them; without ``own`` the
        rows come from elsewhere and bring their own marks. Raises KeyError for a column that
        the table does not have, NotStorable.
        """
        if not rows:
            return
        table, shape = table_of(model), shape_of(table_of(model))
        marks = self._marks_for(model) if own else {}
        statement = (
            f'INSERT INTO "{table.name}" ({shape.selection()}) '
            f"VALUES ({', '.join('?' * len(shape.columns))})"
        )
        for batch in batches(rows):
            ready = [_ready(shape, row, marks, stored) for row in batch]
            if own and travels(model):
                self._forget_deletions(table, batch)
            self._run(statement, ready)
            self._ledger.added(table.name, ready)

    def update_all(
        self, model: type[SQLModel], rows: Rows, *, stored: bool = False, own: bool = True
    ) -> None:
        """Change rows: each names its primary key and what changes, every one the same columns.

        ``stored`` and ``own`` as for ``insert_all``. Raises KeyError for a row or a column that
        is not there, ValueError when the rows do not name the same columns.
        """
        if not rows:
            return
        table, shape = table_of(model), shape_of(table_of(model))
        marks = self._marks_for(model) if own else {}
        named = rows[0].keys()
        if any(row.keys() != named for row in rows):
            raise ValueError(table.name)
        names = [n for n in shape.columns if (n in named or n in marks) and n not in shape.key]
        at = [shape.columns.index(name) for name in names]
        statement = (
            f'UPDATE "{table.name}" SET {", ".join(f"{name} = ?" for name in _quoted(names))} '
            f"WHERE {shape.key_clause()}"
        )
        for batch in batches(rows):
            ready = [_ready(shape, row, marks, stored) for row in batch]
            new = {shape.key_of(row): row for row in ready}
            olds = self.stored_rows(table, list(new))
            if len(olds) != len(new):
                raise KeyError(table.name)
            self._run(statement, [(*(row[i] for i in at), *key) for key, row in new.items()])
            changed = []
            for old in olds:
                row = list(old)
                for i in at:
                    row[i] = new[shape.key_of(old)][i]
                changed.append(tuple(row))
            self._ledger.changed(table.name, olds, changed)

    def delete_all(
        self, model: type[SQLModel], keys: Sequence[Stored], *, own: bool = True
    ) -> None:
        """Take rows away by primary key, if they are there; those that travel leave a deletion.

        Without ``own`` none is left: the deletion came from elsewhere, as a row of its own.
        """
        table, shape = table_of(model), shape_of(table_of(model))
        for batch in batches(keys):
            olds = self.stored_rows(table, batch)
            self._run(
                f'DELETE FROM "{table.name}" WHERE {shape.key_clause()}',
                [shape.key_of(old) for old in olds],
            )
            self._ledger.removed(table.name, olds)
            if own and travels(model):
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
        question = "SELECT 1 FROM deletion WHERE table_name = ? LIMIT 1"
        connection = self.session.connection()
        if connection.exec_driver_sql(question, (table.name,)).first() is not None:
            keys = [(table.name, travelling_id(table, row)) for row in rows]
            self.delete_all(Deletion, keys)

    def _remember_deletions(self, table: Table, rows: Rows) -> None:
        keys = [(table.name, travelling_id(table, row)) for row in rows]
        self.delete_all(Deletion, keys)  # one may have come from elsewhere
        self.insert_all(Deletion, [{"table_name": name, "row_id": key} for name, key in keys])

    # -- rows of the session ----------------------------------------------------------------------

    def _before_flush(self, session: Session, _context: UOWTransaction, _some: Any) -> None:
        with session.no_autoflush:
            for row in list(session.new):
                if travels(type(row)):
                    row.version, row.origin = self.stamp, self.origin
                    self._forget_deletions(table_of(type(row)), [_values(row)])
            for row in list(session.dirty):
                if session.is_modified(row):
                    if isinstance(row, Versioned):
                        row.version, row.origin = self.stamp, self.origin
                    self._note_old(row, stays=True)
            for row in list(session.deleted):
                self._note_old(row, stays=False)
                if travels(type(row)):
                    self._remember_deletions(table_of(type(row)), [_values(row)])

    def _note_old(self, row: Any, *, stays: bool) -> None:
        table = table_of(type(row))
        if table.name in OUTSIDE:
            self._ledger.outside += 1
            return
        # A row whose key was changed would not be found under the old one.
        key = _key(row)
        if tuple(inspect(row).identity) != tuple(
            getattr(row, name) for name in shape_of(table).key
        ):
            raise ValueError(table.name)
        where = self._changing if stays else self._leaving
        where.setdefault(table, {})[key] = self._found(table, [key])[0]

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        new: dict[Table, list[Stored]] = {}
        for row in session.new:
            new.setdefault(table_of(type(row)), []).append(_key(row))
        # Folded in is what the file holds now, whatever the objects of the session say.
        for table, keys in new.items():
            if table.name not in OUTSIDE:
                self._ledger.added(table.name, self._found(table, keys))
        changing, self._changing = self._changing, {}
        leaving, self._leaving = self._leaving, {}
        for table, olds in changing.items():
            self._ledger.changed(table.name, olds.values(), self._found(table, list(olds)))
        for table, olds in leaving.items():
            self._ledger.removed(table.name, olds.values())

    def _found(self, table: Table, keys: Sequence[Stored]) -> list[Stored]:
        rows = self.stored_rows(table, keys)
        if len(rows) != len(keys):
            raise KeyError(table.name)
        return rows

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


def travels(model: type[SQLModel]) -> bool:
    """Whether rows of this class go to other registers, and can be taken back by an undo."""
    return issubclass(model, Versioned) and model is not Deletion


TRAVELLING = frozenset(table_of(model).name for model in MODELS if travels(model))
"""The tables whose rows do."""


def travelling_id(table: Table, row: Mapping[str, Any]) -> bytes:
    """The id by which a row is known in other registers: its own, or derived from its key."""
    if "id" in table.columns:
        return bytes(row["id"])
    return derived_id(table.name, *(row[column.name] for column in table.primary_key))


def _ready(shape: Shape, row: Mapping[str, Any], marks: Mapping[str, Any], stored: bool) -> Stored:
    if not shape.named >= row.keys():
        raise KeyError(shape.table, *(row.keys() - shape.named))
    full = {**row, **marks}
    return shape.pick(full) if stored else shape.stored(full)


def _key(row: SQLModel) -> Stored:
    """The primary key of a session's row, as stored."""
    shape = shape_of(table_of(type(row)))
    return shape.key_of(shape.stored({name: getattr(row, name) for name in shape.key}))


def _values(row: SQLModel) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).columns}


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]
