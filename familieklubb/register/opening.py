"""Opening a register: what is at the path, whether it is whole, and what is due."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import sqlcipher3.dbapi2 as sqlcipher

from familieklubb.register import backups, refusals
from familieklubb.register.checking import Progress, silent, stretch
from familieklubb.register.clock import Clock, local_day, system_clock
from familieklubb.register.connection import (
    APPLICATION_ID,
    DEFAULT_KDF_ITERATIONS,
    Key,
    silence_cipher_log,
)
from familieklubb.register.file import Register
from familieklubb.register.layout import Layout
from familieklubb.register.locking import hold
from familieklubb.register.migrations import (
    BrokenReference,
    Migration,
    migrate,
    schema_number,
    shipped,
)
from familieklubb.register.page_marks import is_cut, is_proven
from familieklubb.register.passphrase import normalise_passphrase
from familieklubb.register.platforms import harden_process, may_write
from familieklubb.register.rehearsal import rehearse
from familieklubb.register.sealing import Seal, read_seal
from familieklubb.register.troubles import ERRORS, held, unfit
from familieklubb.register.way_back import is_settled, keep_way_back

_PLAIN_SQLITE = b"SQLite format 3\0"
_SHARE_CHECK = 0.5


def open_register(
    path: Path,
    passphrase: str,
    *,
    clock: Clock = system_clock,
    progress: Progress = silent,
    kdf_iterations: int = DEFAULT_KDF_ITERATIONS,
    steps: Callable[[], list[Migration]] = shipped,
) -> Register:
    """Open a register that exists; nothing is created and nothing changed on a refusal.

    A file that is not byte for byte as it was last closed is checked in full first. Raises
    FileRefused, RegisterDamaged (with the newest verified backup), WrongPassphrase,
    RegisterInUse, and FamilieklubbError where there is none or the disk is in the way.
    """
    harden_process()
    silence_cipher_log()
    layout = Layout.of(path)
    key = Key(normalise_passphrase(passphrase), kdf_iterations)
    _look(layout, key)
    had_lock = layout.lock.exists()
    try:
        lock = hold(layout.lock)
    except OSError as error:
        raise refusals.unreadable(layout.register, error) from None
    register = Register(layout, key, lock, clock)
    try:
        _look_inside(layout.register)
        _Opening(register, progress).run(steps())
    except BaseException:
        register.abandon(trace=had_lock)
        raise
    return register


def _look(layout: Layout, key: Key) -> None:
    """Refuse what can be no register.

    The file itself is not opened before the lock is held: to close it would take the locks
    away that another Register of this program may hold on it.
    """
    path = layout.register
    try:
        facts = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise refusals.missing(path, backups.newest(layout)) from None
    except OSError as error:
        raise refusals.unreadable(path, error) from None
    if not stat.S_ISREG(facts.st_mode):
        raise refusals.not_a_register(path)
    if facts.st_size == 0:
        raise refusals.empty_file(path, backups.newest_verified(layout, key))
    if not may_write(path.parent):
        raise refusals.unreadable(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _look_inside(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            head = file.read(len(_PLAIN_SQLITE))
    except OSError as error:
        raise refusals.unreadable(path, error) from None
    if head == _PLAIN_SQLITE:
        raise refusals.plaintext(path)


def refuse_unopened(path: Path, layout: Layout, key: Key, seal: Seal | None) -> NoReturn:
    """Say why a file does not open: the passphrase, or damage. ``path`` may be a copy of it.

    Raises RegisterDamaged, FileRefused or WrongPassphrase.
    """
    if is_proven(path, key, seal):
        raise refusals.damaged_file(layout.register, backups.newest_verified(layout, key))
    if is_cut(path, seal):
        backup = backups.newest_verified(layout, key)
        if seal is None and backup is None:
            raise refusals.unknown_file(layout.register)
        raise refusals.damaged_file(layout.register, backup)
    raise refusals.wrong_or_damaged(backups.newest_verified(layout, key))


@dataclass(slots=True)
class _Opening:
    """The steps from a locked file to a register that may be used."""

    register: Register
    progress: Progress

    def run(self, steps: list[Migration]) -> None:
        register, layout = self.register, self.register.layout
        layout.clear_leftovers()
        today = local_day(register.clock())
        checked_today = register.checked_on == today
        seal = read_seal(layout.seal)
        if layout.journal.exists():
            self._rehearse(seal)
            self._attach(seal, intact=True)
            self._recognise(steps)
            register.note_checked()
            _clear_dead(layout.journal)
        else:
            intact = seal is not None and seal.fits(layout.register)
            self._attach(seal, intact=intact)
            self._recognise(steps)
            if not intact:
                self._check(self.progress)
        self._migrate(steps)
        self._settle_way_back()
        if not checked_today or not backups.was_made_on(layout, today):
            register.daily_due = self._daily

    def _rehearse(self, seal: Seal | None) -> None:
        layout, key = self.register.layout, self.register.key
        try:
            _copy, found = rehearse(layout, key, self.progress)
        except OSError as error:
            raise refusals.cannot_write(layout.register, error) from error
        except ERRORS as error:
            if not unfit(error):
                raise refusals.unread(error) from error
            refuse_unopened(layout.temporary("rehearsal"), layout, key, seal)
        finally:
            layout.clear_leftovers()
        if found:
            raise refusals.damaged_file(layout.register, backups.newest_verified(layout, key))

    def _attach(self, seal: Seal | None, *, intact: bool) -> None:
        layout = self.register.layout
        try:
            self.register.attach()
        except sqlcipher.Error as error:
            if held(error):
                raise refusals.held_elsewhere(layout.register) from error
            if not unfit(error):
                raise refusals.unread(error) from error
            if intact:
                raise refusals.wrong_passphrase() from None
            refuse_unopened(layout.register, layout, self.register.key, seal)

    def _recognise(self, steps: list[Migration]) -> None:
        path = self.register.layout.register
        try:
            application, number = self.register.on_connection(_header)
        except sqlcipher.Error:
            raise self._damaged() from None
        if application != APPLICATION_ID:
            raise refusals.not_a_register(path)
        if number > steps[-1].number:
            raise refusals.too_new(path)

    def _check(self, progress: Progress) -> None:
        if self.register.faults(progress):
            raise self._damaged()

    def _damaged(self) -> refusals.RegisterDamaged:
        register = self.register
        backup = backups.newest_verified(register.layout, register.key)
        return refusals.damaged_file(register.layout.register, backup)

    def _migrate(self, steps: list[Migration]) -> None:
        register = self.register
        if register.on_connection(schema_number) == steps[-1].number:
            return
        backups.make(register)
        now = register.clock().isoformat()
        try:
            register.on_connection(lambda connection: migrate(connection, steps, now=now))
        except (BrokenReference, *ERRORS) as error:
            raise refusals.not_migrated(register.layout.register) from error
        register.note_change()

    def _settle_way_back(self) -> None:
        register = self.register
        if is_settled(register.layout.register):
            return
        with suppress(OSError):  # a full disk must not keep anybody out; it is tried each time
            recipient = register.about().recovery_recipient
            keep_way_back(register.layout.register, register.key.passphrase, recipient)

    def _daily(self, progress: Progress) -> None:
        register = self.register
        today = local_day(register.clock())
        if register.checked_on != today:
            self._check(stretch(progress, 0, _SHARE_CHECK))
        register.daily_due = None
        if not backups.was_made_on(register.layout, today):
            backups.make(register, progress=stretch(progress, _SHARE_CHECK, 1))


def _header(connection: Any) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return int(application), schema_number(connection)


def _clear_dead(journal: Path) -> None:
    """Delete a journal in which nothing was begun; SQLite passes over it and leaves it there."""
    if journal.exists():
        with journal.open("rb") as file:
            begun = file.read(1) not in (b"", b"\0")
        if not begun:
            journal.unlink()
