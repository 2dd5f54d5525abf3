"""Opening a register: what is at the path, whether it is whole, and what is due."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from filelock import FileLock

from familieklubb.register import backups, refusals
from familieklubb.register.checking import Progress, silent
from familieklubb.register.clock import Clock, local_day, system_clock
from familieklubb.register.connection import (
    APPLICATION_ID,
    DEFAULT_KDF_ITERATIONS,
    silence_cipher_log,
)
from familieklubb.register.file import Key, Register
from familieklubb.register.layout import Layout
from familieklubb.register.locking import hold
from familieklubb.register.migrations import Migration, migrate, schema_number, shipped
from familieklubb.register.passphrase import normalise_passphrase
from familieklubb.register.platforms import harden_process
from familieklubb.register.sealing import read_seal

_PLAIN_SQLITE = b"SQLite format 3\0"


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
    FileRefused, RegisterDamaged (with the newest verified backup), WrongPassphrase and
    RegisterInUse.
    """
    harden_process()
    silence_cipher_log()
    layout = Layout(path)
    _look(layout)
    key = Key(normalise_passphrase(passphrase), kdf_iterations)
    lock = hold(layout.lock)
    try:
        seal = read_seal(layout.seal)
        intact = seal is not None and not layout.journal.exists() and seal.fits(path)
        register = _attach(layout, key, lock, clock, intact=intact)
    except BaseException:
        lock.release()
        raise
    try:
        _accept(register, intact=intact, progress=progress)
        _migrate(register, steps())
    except BaseException:
        register.abandon()
        raise
    if not intact or register.checked_on != local_day(clock()):
        register.daily_due = lambda watch: _daily(register, watch)
    return register


def _look(layout: Layout) -> None:
    path = layout.register
    if not path.exists():
        raise refusals.missing(path)
    if not path.is_file():
        raise refusals.not_a_register(path)
    if path.stat().st_size == 0:
        raise refusals.empty_file(path, backups.newest(layout))
    try:
        with path.open("r+b") as file:
            head = file.read(len(_PLAIN_SQLITE))
    except OSError as error:
        raise refusals.unreadable(path, error) from None
    if head == _PLAIN_SQLITE:
        raise refusals.plaintext(path)
    if not os.access(path.parent, os.W_OK):
        raise refusals.unreadable(path, PermissionError(13, os.strerror(13)))


def _attach(layout: Layout, key: Key, lock: FileLock, clock: Clock, *, intact: bool) -> Register:
    register = Register(layout, key, lock, clock)
    try:
        register.attach()
    except sqlcipher.DatabaseError:
        register.abandon()
        if intact:
            raise refusals.wrong_passphrase() from None
        backup = backups.newest_verified(layout, key)
        if backup is not None:
            raise refusals.damaged_file(layout.register, backup) from None
        raise refusals.wrong_or_damaged() from None
    except BaseException:
        register.abandon()
        raise
    return register


def _accept(register: Register, *, intact: bool, progress: Progress) -> None:
    path = register.layout.register
    try:
        application = register.on_connection(_application_id)
    except sqlcipher.DatabaseError:
        application = None
    if application is not None and application != APPLICATION_ID:
        raise refusals.not_a_register(path)
    if application is None or (not intact and register.faults(progress)):
        raise refusals.damaged_file(path, backups.newest_verified(register.layout, register.key))


def _application_id(connection: object) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])  # type: ignore[attr-defined]


def _migrate(register: Register, steps: list[Migration]) -> None:
    number = register.on_connection(schema_number)
    newest = steps[-1].number
    if number > newest:
        raise refusals.too_new(register.layout.register)
    if number < newest:
        backups.make(register)
        now = register.clock().isoformat()
        register.on_connection(lambda connection: migrate(connection, steps, now=now))
        register.note_change()


def _daily(register: Register, progress: Progress) -> None:
    found = register.faults(progress)
    if found:
        raise refusals.damaged_file(
            register.layout.register, backups.newest_verified(register.layout, register.key)
        )
    backups.make(register)
