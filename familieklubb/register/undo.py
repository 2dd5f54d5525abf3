"""Taking back a saved transaction: every row as it was before, or nothing at all.

A change keeps the rows it changed or removed as they were. What it added needs no copy:
those rows still carry its version. Where one of them does not any more, something later
has changed it, and the undo is refused with the list; unless that later change was itself
undone, so that changes can be taken back one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session, SQLModel, col, select

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _, ngettext
from familieklubb.records import MODELS, HistoryEntry, UndoRow
from familieklubb.register.fingerprint import Stored, shape_of
from familieklubb.register.images import Images
from familieklubb.register.naming import image_of, names_of
from familieklubb.register.ties import pointing_at, pointing_from_later, pointing_nowhere
from familieklubb.register.writing import TRAVELLING, Writing, table_of

KEPT_CHANGES = 50
KEPT_DAYS = 30
NAMED_ROWS = 10


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back: the act, its moment, and rows by table."""

    act: str
    at: str
    stamp: int
    rows: dict[str, int]


class ChangedSince(FamilieklubbError):
    """A row of the change was changed again later.

    ``rows`` says how many by table, ``named`` what a person calls the first of them.
    """

    def __init__(self, rows: dict[str, int], named: Sequence[str] = ()) -> None:
        total = sum(rows.values())
        listing = ", ".join(f"{table} ({count})" for table, count in sorted(rows.items()))
        super().__init__(
            ngettext(
                "It cannot be undone: {count} row was changed since: {listing}.",
                "It cannot be undone: {count} rows were changed since: {listing}.",
                total,
            ).format(count=total, listing=listing),
            "\n".join([self._advice(), *named, *self._more(total - len(named) if named else 0)]),
        )
        self.rows = rows
        self.named = tuple(named)

    @staticmethod
    def _advice() -> str:
        return _("Undo the later changes first, or correct what is wrong by hand.")

    @staticmethod
    def _more(count: int) -> list[str]:
        if count < 1:
            return []
        return [ngettext("And {n} more.", "And {n} more.", count).format(n=count)]


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

    Raises ChangedSince with the list when a row of it was changed later, when a later row
    refers to one that it added, or when what one of its rows refers to is gone.
    """
    session = writing.session
    session.flush()
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    counts = _travelling(entry)
    images = [Images.of(writing, model, entry.stamp) for model in _models(counts)]
    _refuse_changed(writing, images, {name: count[0] for name, count in counts.items()})
    _refuse_referred_to(connection, images)
    added = [(one.table, one.added) for one in images]
    for one in images:
        one.put_back(writing)
    for one in reversed(images):
        one.take_away_added(writing)
    for table, keys in added:
        _refuse(pointing_at(connection, table, keys))
    for one in images:
        back = writing.stored_rows(one.table, [*one.changed, *one.removed])
        _refuse(pointing_nowhere(connection, one.table, back))
    session.expire_all()
    writing.update_all(HistoryEntry, [{"stamp": entry.stamp, "undone_by": writing.stamp}])
    rows = {table: sum(count) for table, count in counts.items()}
    return Undone(entry.act, entry.at, entry.stamp, rows)


def _refuse(later: Mapping[str, int], named: Sequence[str] = ()) -> None:
    found = {table: number for table, number in later.items() if number}
    if found:
        raise ChangedSince(found, named)


def _refuse_changed(writing: Writing, images: Sequence[Images], added: Mapping[str, int]) -> None:
    """Refuse where a row is no longer as the change left it; ``added`` is how many, by table."""
    lost = {one.table.name: one.lost(writing, added[one.table.name]) for one in images}
    connection = writing.session.connection()
    named: list[str] = []
    for one in images:
        if lost[one.table.name]:
            rows = list(islice(one.lost_rows(writing), NAMED_ROWS - len(named)))
            named += names_of(connection, one.table, rows)
    _refuse(lost, named)


def _refuse_referred_to(connection: Connection, images: Sequence[Images]) -> None:
    """Refuse where a later row refers to one that the change added."""
    own = {one.table.name: one.standing for one in images}
    later: dict[str, dict[Stored, Stored]] = {}
    named: list[str] = []
    for one in images:
        pointing = pointing_from_later(connection, one.table, one.stamp, one.origin)
        for child, row in pointing if one.added else ():
            key = shape_of(child).key_of(row)
            if key not in own.get(child.name, ()) and key not in later.get(child.name, {}):
                later.setdefault(child.name, {})[key] = row
                if len(named) < NAMED_ROWS:
                    named += names_of(connection, child, [image_of(child, row)])
    _refuse({table: len(rows) for table, rows in later.items()}, named)


def forget_all(writing: Writing) -> None:
    """Forget how to take anything back: the earlier rows may hold what was erased."""
    _forget(writing, list(writing.session.exec(_undoable()).all()))


def prune(writing: Writing) -> None:
    """Forget how to take back what is too old: the last 50 changes of 30 days are kept."""
    found = writing.session.exec(_undoable()).all()
    oldest = (writing.moment - timedelta(days=KEPT_DAYS)).isoformat()
    _forget(
        writing,
        [entry for n, entry in enumerate(found) if n >= KEPT_CHANGES or entry[1] < oldest],
    )


def _undoable() -> Any:
    return (
        select(HistoryEntry.stamp, HistoryEntry.at)
        .where(HistoryEntry.undoable)
        .order_by(col(HistoryEntry.stamp).desc())
    )


def _forget(writing: Writing, entries: Sequence[tuple[int, str]]) -> None:
    stamps = [stamp for stamp, _at in entries]
    rows = writing.session.exec(
        select(UndoRow.stamp, UndoRow.seq).where(col(UndoRow.stamp).in_(stamps))
    ).all()
    writing.delete_all(UndoRow, [tuple(row) for row in rows])
    writing.update_all(HistoryEntry, [{"stamp": stamp, "undoable": False} for stamp in stamps])


def _travelling(entry: HistoryEntry) -> dict[str, list[int]]:
    found: dict[str, Any] = json.loads(entry.counts)
    return {table: count for table, count in found.items() if table in TRAVELLING}


def _models(names: Mapping[str, Any]) -> list[type[SQLModel]]:
    """The row classes of these tables, parents before children."""
    by_table = {table_of(model).name: model for model in MODELS}
    return [
        by_table[table.name] for table in SQLModel.metadata.sorted_tables if table.name in names
    ]
