"""An open register: one thread for its transactions, one transaction for each use case."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from filelock import FileLock
from sqlmodel import Session, select

from familieklubb.errors import FamilieklubbError
from familieklubb.records import Meta
from familieklubb.register import refusals
from familieklubb.register.access import Access
from familieklubb.register.checking import Progress, faults, silent
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.connection import Key
from familieklubb.register.layout import Layout
from familieklubb.register.locking import let_go
from familieklubb.register.sealing import Seal, read_seal, write_seal
from familieklubb.register.transaction import keep, transact
from familieklubb.register.troubles import ERRORS, held, interrupted, is_of_the_disk, shows_damage
from familieklubb.register.writing import Writing

T = TypeVar("T")


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

    Transactions happen on one thread of its own; the calls here wait for the answer, ``submit``
    does not. ``daily_due`` says that the day's check in full and backup are still to come:
    writing does them first, ``close`` does them last. Checks and backups read beside the
    transactions, on a connection of their own: figures can be read meanwhile, writing waits.
    ``backup_trouble`` holds why the day's backup could not be made.
    """

    def __init__(self, layout: Layout, key: Key, lock: FileLock | None, clock: Clock) -> None:
        self.layout = layout
        self.clock = clock
        self.daily_due: Callable[[Progress], None] | None = None
        self.backup_trouble: refusals.BackupNotMade | None = None
        self._access = Access(layout.register, key)
        self._lock = lock
        self._changed = False
        self._sound = True
        self._closed = False
        seal = read_seal(layout.seal)
        self._checked_on = seal.checked_on if seal is not None else None

    # -- use ------------------------------------------------------------------------------

    def read(self, work: Callable[[Session], T]) -> T:
        """Run a question in a transaction of its own that saves nothing.

        Raises Cancelled, RegisterDamaged.
        """
        return self._access.run(lambda: self._read(work))

    def write(self, act: str, work: Callable[[Writing], T], *, undoable: bool = True) -> T:
        """Run a use case in one transaction and record it as ``act`` in the history.

        Where nothing changed nothing is recorded. Raises NotSaved and Cancelled; the register
        is then as it was, unless the error says that this is not certain. RegisterDamaged
        when the day's check, which comes first, has found damage.
        """
        try:
            self.run_daily()
        except refusals.BackupNotMade as trouble:
            self.backup_trouble = trouble  # told at the end: what was typed goes first
        return self._access.run(
            lambda: self._write(
                lambda session, connection, moment: transact(
                    session, connection, act, work, moment=moment, undoable=undoable
                )
            )
        )

    def keep(self, work: Callable[[Writing], T]) -> T:
        """Save drafts at once, without a trace in the history; the day's check can wait.

        Raises what ``write`` raises, and StrayChange for other rows than drafts.
        """
        return self._access.run(
            lambda: self._write(
                lambda session, connection, moment: keep(session, connection, work, moment=moment)
            )
        )

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Hand a call to the register's thread; within it the other calls here work too."""
        return self._access.submit(call)

    def interrupt(self) -> None:
        """Stop what the register is doing now; the transaction is rolled back."""
        self._access.interrupt()

    def about(self) -> About:
        """What the register says about itself."""
        return self.read(_about)

    def faults(self, progress: Progress = silent) -> list[str]:
        """Check in full; an empty list means that all is well. Raises Cancelled."""
        with self._access.gate:
            found = self.aside(lambda connection: faults(connection, progress))
            self._sound = not found
            if self._sound:
                self.note_checked()
            return found

    def run_daily(self, progress: Progress = silent) -> None:
        """Do the day's check in full and backup, if they are still to come.

        Raises RegisterDamaged, BackupNotMade, Cancelled.
        """
        with self._access.gate:
            if self.daily_due is not None:
                self.daily_due(progress)

    def on_connection(self, call: Callable[[Any], T]) -> T:
        """Run a call on the raw connection of the register's thread, outside any transaction."""
        return self._access.run(lambda: call(self._access.connection()))

    def aside(self, call: Callable[[Any], T]) -> T:
        """Run a reading call on a connection of its own in this thread; writing waits.

        Raises Cancelled and sqlcipher3 errors.
        """
        return self._access.aside(call)

    @property
    def key(self) -> Key:
        """What opens the file, for backups and the change of passphrase."""
        return self._access.key

    @property
    def checked_on(self) -> date | None:
        """The day of the last check in full."""
        return self._checked_on

    def note_checked(self) -> None:
        """The file was checked in full just now, and is well."""
        self._checked_on = local_day(self.clock())
        self._changed = True

    def note_change(self) -> None:
        """The file was changed outside ``write``; seal it anew at the end."""
        self._changed = True

    def change_key(self, key: Key) -> None:
        """Encrypt the file anew, in place and in one transaction of SQLite.

        Raises sqlcipher3 errors; ``key`` then still says what opens the file.
        """
        with self._access.gate:
            self._changed = True
        self._access.run(lambda: self._access.change_key(key))

    # -- beginning and end ------------------------------------------------------------------

    def attach(self) -> None:
        """Open the connection on the register's thread; raises sqlcipher3 errors."""
        self._access.run(self._access.attach)

    def close(self) -> None:
        """Do what is due, seal the file as it is, and let it go.

        Raises what ``run_daily`` raises, after all else is done; a backup that could not be
        made ends the command with exit code 5: done, and something waits for a person.
        """
        try:
            self.run_daily()
        except refusals.BackupNotMade as trouble:
            self.backup_trouble = trouble
        finally:
            self.abandon(seal=True)
        if self.backup_trouble is not None:
            raise refusals.reminder(self.backup_trouble)

    def abandon(self, *, seal: bool = False, trace: bool = True) -> None:
        """Let the file go; without a seal the next opening checks a changed file in full.

        Without ``trace`` the lock's file goes too. Once more does nothing.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._access.run(self._access.detach)
            if seal:
                self._seal()
        finally:
            self._access.finish()
            if self._lock is not None:
                let_go(self._lock, remove=not trace)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            self.abandon(seal=True)  # what is due stays due; the error goes first

    # -- on the register's thread -------------------------------------------------------------

    def _read(self, work: Callable[[Session], T]) -> T:
        try:
            with self._access.session() as session:
                return work(session)
        except ERRORS as error:
            if not is_of_the_disk(error):
                raise
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> FamilieklubbError:
        """What to tell of an error of the disk; the file is opened anew before it is used again."""
        if held(error):
            return refusals.held_elsewhere(self.layout.register)
        if not interrupted(error):
            self._access.detach()
        if shows_damage(error):
            self._sound = False
        return refusals.unread(error)

    def _write(self, save: Callable[[Session, Any, datetime], T]) -> T:
        with self._access.gate:
            if not self._sound:
                raise refusals.damaged_file(self.layout.register, None)
            before = self._counter()
            self._changed = True
            try:
                with self._access.session() as session:
                    return save(session, self._access.connection(), self.clock())
            except ERRORS as error:
                if not is_of_the_disk(error):
                    raise
                # After a failed write only the file itself knows whether it was saved.
                self._access.detach()
                if self._counter() == before:
                    raise refusals.not_saved(error) from error
                raise refusals.uncertain() from error

    def _counter(self) -> int:
        try:
            connection = self._access.connection()
            return int(connection.execute("SELECT counter FROM meta").fetchone()[0])
        except ERRORS as error:
            raise self._failed(error) from error

    def _seal(self) -> None:
        with suppress(OSError):  # without a seal the next opening checks in full
            if not self._sound:
                self.layout.seal.unlink(missing_ok=True)
            elif self._changed or read_seal(self.layout.seal) is None:
                write_seal(self.layout.seal, Seal.of(self.layout.register, self._checked_on))


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
