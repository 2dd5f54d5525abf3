"""One saved change: its rows, their fold, its history and the counter, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlmodel import Session, select

from familieklubb.domain.versions import next_stamp
from familieklubb.records import HistoryEntry, Meta, UndoRow
from familieklubb.register.clock import milliseconds
from familieklubb.register.fingerprint import Ledger
from familieklubb.register.migrations import header_version, schema_number
from familieklubb.register.undo import prune
from familieklubb.register.writing import TRAVELLING, Writing

T = TypeVar("T")

_UNRECORDED = frozenset({"draft"})


class StrayChange(RuntimeError):
    """A use case has changed rows past its Writing; they would not be in the fingerprint."""


def transact(
    session: Session,
    connection: Any,
    act: str,
    work: Callable[[Writing], T],
    *,
    moment: datetime,
    undoable: bool = True,
) -> T:
    """Run a use case and commit it; where nothing changed nothing is recorded.

    ``connection`` is the raw one under the session. Raises what the use case raises, SQLAlchemy's
    errors, and StrayChange.
    """
    moment = moment.astimezone(UTC)
    meta = session.exec(select(Meta)).one()
    stamp = next_stamp(milliseconds(moment), meta.clock)
    facts = _facts(meta)
    already = connection.total_changes
    ledger = Ledger(int.from_bytes(meta.fingerprint, "big"), undoable)
    writing = Writing(session, ledger, stamp, meta, moment)
    answer = work(writing)
    session.flush()
    if not ledger.counts and not writing.notes and _facts(meta) == facts:
        session.rollback()
        return answer
    ledger.remember = False
    _record(writing, ledger, act, undoable=undoable)
    prune(writing)
    meta.clock = max(stamp, meta.clock)
    _commit(writing, connection, ledger, already)
    return answer


def keep(session: Session, connection: Any, work: Callable[[Writing], T], *, moment: datetime) -> T:
    """Commit what is the machine's own, such as a draft: no history, no version, no undo.

    Raises what the work raises, SQLAlchemy's errors, and StrayChange for any other table.
    """
    meta = session.exec(select(Meta)).one()
    already = connection.total_changes
    ledger = Ledger(int.from_bytes(meta.fingerprint, "big"))
    writing = Writing(session, ledger, meta.clock, meta, moment.astimezone(UTC))
    answer = work(writing)
    session.flush()
    if ledger.counts.keys() - _UNRECORDED:
        raise StrayChange(*ledger.counts)
    if not ledger.counts:
        session.rollback()
        return answer
    _commit(writing, connection, ledger, already)
    return answer


def _commit(writing: Writing, connection: Any, ledger: Ledger, already: int) -> None:
    """Save the transaction with its counter and fingerprint.

    ``already`` is how many rows the connection had changed before it.
    """
    session, meta = writing.session, writing.meta
    meta.counter += 1
    session.flush()
    meta.fingerprint = ledger.fingerprint
    session.flush()
    if connection.total_changes - already != ledger.changes:
        raise StrayChange(*ledger.counts)
    version = header_version(schema_number(connection), meta.counter)
    connection.execute(f"PRAGMA user_version = {version}").close()
    session.commit()


def _record(writing: Writing, ledger: Ledger, act: str, *, undoable: bool) -> None:
    counts: dict[str, Any] = {name: list(count) for name, count in ledger.counts.items()}
    befores = [one for one in ledger.befores if one.table in TRAVELLING]
    entry = {
        "stamp": writing.stamp,
        "at": writing.moment.isoformat(),
        "act": act,
        "who_id": writing.meta.owner_id,
        "counts": json.dumps(counts | writing.notes),
        "undoable": undoable and not TRAVELLING.isdisjoint(counts),
        "undone_by": None,
    }
    writing.insert_all(HistoryEntry, [entry])
    writing.insert_all(
        UndoRow,
        [
            {"stamp": writing.stamp, "seq": seq, "table_name": one.table, "removed": one.removed}
            | {"before": ascii(one.row)}
            for seq, one in enumerate(befores)
        ],
    )


def _facts(meta: Meta) -> tuple[object, ...]:
    return (
        meta.register_id,
        meta.kind,
        meta.name,
        meta.profile_code,
        meta.owner_id,
        meta.recovery_recipient,
        meta.clock,
    )
