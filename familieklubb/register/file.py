"""An open register: one connection, one thread, one transaction for each use case."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from filelock import FileLock
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from familieklubb.domain.versions import next_stamp
from familieklubb.records import HistoryEntry, Meta, UndoRow
from familieklubb.register.checking import Progress, faults, silent
from familieklubb.register.clock import Clock, local_day, milliseconds
from familieklubb.register.connection import connect, engine_over
from familieklubb.register.fingerprint import Ledger
from familieklubb.register.layout import Layout
from familieklubb.register.migrations import header_version, schema_number
from familieklubb.register.refusals import damaged, not_saved
from familieklubb.register.sealing import Seal, digest_of, read_seal, write_seal
from familieklubb.register.undo import prune
from familieklubb.register.writing import Writing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the file; ``kdf_iterations`` is lowered only by tests."""

    passphrase: str
    kdf_iterations: int


@dataclass(frozen=True, slots=True)
class About:
    """What a register says about itself."""

    register_id: bytes
    kind: str
    name: str
    profile_code: str
    owner_id: bytes | None
    recovery_recipient: str
    clock: int
    counter: int


class Register:
    """An open register.

    All of it happens on one thread of its own; the calls here wait for the answer, ``submit``
    does not. ``daily_due`` says that the day's check in full and backup are still to come;
    writing does them first, ``close`` does them last.
    """

    def __init__(self, layout: Layout, key: Key, lock: FileLock, clock: Clock) -> None:
        self.layout = layout
        self.clock = clock
        self.daily_due: Callable[[Progress], None] | None = None
        self._key = key
        self._lock = lock
        self._ledger = Ledger()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register")
        self._connection: Any = None
        self._engine: Engine | None = None
        self._changed = False
        self._checked_on = (read_seal(layout.seal) or Seal("", None)).checked_on

    # -- use ------------------------------------------------------------------------------

    def read(self, work: Callable[[Session], T]) -> T:
        """Run a question in a transaction of its own that saves nothing."""
        return self.submit(lambda: self._read(work)).result()

    def write(self, act: str, work: Callable[[Writing], T], *, undoable: bool = True) -> T:
        """Run a use case in one transaction and record it as ``act`` in the history.

        Where nothing changed nothing is recorded. Raises FamilieklubbError when it could not
        be saved; the register is then as it was.
        """
        self.run_daily()
        return self.submit(lambda: self._write(act, work, undoable)).result()

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Hand a call to the register's thread."""
        return self._thread.submit(call)

    def interrupt(self) -> None:
        """Stop what the register is doing now; the transaction is rolled back."""
        if self._connection is not None:
            self._connection.interrupt()

    def about(self) -> About:
        """What the register says about itself."""
        return self.read(_about)

    def faults(self, progress: Progress = silent) -> list[str]:
        """Check in full; an empty list means that all is well."""
        return self.submit(lambda: self._check(progress)).result()

    def run_daily(self, progress: Progress = silent) -> None:
        """Do the day's check in full and backup, if they are still to come."""
        due, self.daily_due = self.daily_due, None
        if due is not None:
            due(progress)

    def on_connection(self, call: Callable[[Any], T]) -> T:
        """Run a call on the raw connection, outside any transaction."""
        return self.submit(lambda: call(self._connection)).result()

    @property
    def key(self) -> Key:
        """What opens the file, for backups and the change of passphrase."""
        return self._key

    @property
    def checked_on(self) -> date | None:
        """The day of the last check in full."""
        return self._checked_on

    def note_change(self) -> None:
        """The file was changed outside ``write``; seal it anew at the end."""
        self._changed = True

    def take_new_key(self, passphrase: str) -> None:
        """From now on the file opens with another passphrase."""
        self._key = Key(passphrase, self._key.kdf_iterations)
        self._changed = True

    # -- beginning and end ------------------------------------------------------------------

    def attach(self) -> None:
        """Open the connection on the register's thread; raises sqlcipher3 errors."""
        self.submit(self._attach).result()

    def close(self) -> None:
        """Do what is due, seal the file as it is, and let it go."""
        try:
            self.run_daily()
        finally:
            self.abandon(seal=True)

    def abandon(self, *, seal: bool = False) -> None:
        """Let the file go; without a seal the next opening checks in full."""
        try:
            self.submit(self._detach).result()
            if seal:
                self._seal()
        finally:
            self._thread.shutdown()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- on the register's thread -------------------------------------------------------------

    def _attach(self) -> None:
        self._connection = connect(
            self.layout.register,
            self._key.passphrase,
            kdf_iterations=self._key.kdf_iterations,
        )
        self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        self._engine = engine_over(self._connection)

    def _detach(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        if self._connection is not None:
            self._connection.close()
        self._engine = self._connection = None

    def _session(self) -> Session:
        return Session(self._engine, expire_on_commit=False)

    def _read(self, work: Callable[[Session], T]) -> T:
        try:
            with self._session() as session:
                return work(session)
        except DBAPIError as error:
            raise damaged(error) from error

    def _check(self, progress: Progress) -> list[str]:
        found = faults(self._connection, progress)
        if not found:
            self._checked_on = local_day(self.clock())
            self._changed = True
        return found

    def _write(self, act: str, work: Callable[[Writing], T], undoable: bool) -> T:
        self._changed = True
        answer: list[T] = []
        counter = -1
        try:
            with self._session() as session:
                meta = session.exec(select(Meta)).one()
                counter = meta.counter
                self._transact(session, meta, act, work, undoable, answer)
        except (DBAPIError, sqlcipher.Error, OSError) as error:
            # After a failed write only the file itself knows whether it was saved.
            self._detach()
            self._attach()
            if not answer or self._counter() != counter + 1:
                raise not_saved(error) from error
        return answer[0]

    def _transact(
        self,
        session: Session,
        meta: Meta,
        act: str,
        work: Callable[[Writing], T],
        undoable: bool,
        answer: list[T],
    ) -> None:
        moment = self.clock()
        stamp = next_stamp(milliseconds(moment), meta.clock)
        facts = _facts(meta)
        self._ledger.start(meta.fingerprint, undoable)
        writing = Writing(session, self._ledger, stamp, meta, moment)
        answer.append(work(writing))
        session.flush()
        counts = {name: list(count) for name, count in self._ledger.counts.items()}
        if not counts and _facts(meta) == facts:
            session.rollback()
            return
        session.add(
            HistoryEntry(
                stamp=stamp,
                at=moment.isoformat(),
                act=act,
                who_id=meta.owner_id,
                counts=json.dumps(counts),
                undoable=undoable,
            )
        )
        self._ledger.remember = False
        writing.insert_all(
            UndoRow,
            [
                {"stamp": stamp, "seq": seq, "table_name": one.table, "removed": one.removed}
                | {"before": ascii(one.row)}
                for seq, one in enumerate(self._ledger.befores)
            ],
        )
        session.flush()
        prune(writing)
        session.flush()
        meta.clock = max(stamp, meta.clock)
        meta.counter += 1
        meta.fingerprint = self._ledger.fingerprint
        session.flush()
        version = header_version(schema_number(self._connection), meta.counter)
        self._connection.execute(f"PRAGMA user_version = {version}").close()
        session.commit()

    def _counter(self) -> int:
        return int(self._connection.execute("SELECT counter FROM meta").fetchone()[0])

    def _seal(self) -> None:
        before = read_seal(self.layout.seal)
        if self._changed or before is None:
            write_seal(self.layout.seal, Seal(digest_of(self.layout.register), self._checked_on))


def _about(session: Session) -> About:
    meta = session.exec(select(Meta)).one()
    return About(
        meta.register_id,
        str(meta.kind),
        meta.name,
        meta.profile_code,
        meta.owner_id,
        meta.recovery_recipient,
        meta.clock,
        meta.counter,
    )


def _facts(meta: Meta) -> tuple[object, ...]:
    return meta.name, meta.profile_code, meta.owner_id, meta.recovery_recipient
