"""Restoring a backup: a checked copy takes the register's place, which is kept aside."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import select

from familieklubb.errors import WrongWords
from familieklubb.i18n import _
from familieklubb.records import Erased
from familieklubb.register import refusals
from familieklubb.register.checking import Progress, faults_of_copy, silent, stretch
from familieklubb.register.clock import Clock, local_day, system_clock
from familieklubb.register.connection import (
    APPLICATION_ID,
    DEFAULT_KDF_ITERATIONS,
    Key,
    silence_cipher_log,
)
from familieklubb.register.erasures import Stubbed, append_erased, apply_erased, read_erased
from familieklubb.register.file import Register
from familieklubb.register.layout import (
    Layout,
    earlier_recovery_of,
    journal_of,
    recovery_of,
)
from familieklubb.register.locking import hold, let_go
from familieklubb.register.migrations import (
    BrokenReference,
    Migration,
    migrate,
    schema_number,
    shipped,
)
from familieklubb.register.page_marks import is_proven
from familieklubb.register.passphrase import normalise_passphrase
from familieklubb.register.platforms import (
    copy_private,
    free_name,
    harden_process,
    keep_aside,
    make_private_folder,
    sync_file,
    sync_folder,
    write_private,
)
from familieklubb.register.recovery import seal_to
from familieklubb.register.reworking import worked_on
from familieklubb.register.sealing import Seal, read_seal, write_seal
from familieklubb.register.troubles import ERRORS, unfit
from familieklubb.register.way_back import keep_way_back

_PLAIN_SQLITE = b"SQLite format 3\0"
_SHARE_CHECK = 0.6


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    ``aside`` is where the register from before lies now. ``erased_again`` counts rows that the
    backup still held of persons erased since; ``meetings`` are those whose text still names one
    of them, and ``unreadable_erasures`` lines of the list of erasures that could not be read.
    """

    register: Path
    aside: Path | None
    erased_again: int
    meetings: tuple[bytes, ...]
    unreadable_erasures: int


def restore(
    path: Path,
    backup: Path,
    passphrase: str,
    *,
    clock: Clock = system_clock,
    progress: Progress = silent,
    kdf_iterations: int = DEFAULT_KDF_ITERATIONS,
    steps: Callable[[], list[Migration]] = shipped,
) -> Restored:
    """Put a backup in the register's place, or where there is no register yet.

    The backup and the register from before are kept byte for byte. Until the copy has passed
    the checks in full and everybody erased since is erased in it, nothing is changed. Raises
    WrongPassphrase, FileRefused, RegisterInUse, FamilieklubbError where the disk is in the way.
    """
    harden_process()
    silence_cipher_log()
    layout, backup = Layout.of(path), Layout.of(backup).register
    key = Key(normalise_passphrase(passphrase), kdf_iterations)
    _look(layout, backup)
    try:
        make_private_folder(layout.register.parent)
        lock = hold(layout.lock)
    except OSError as error:
        raise refusals.cannot_write(layout.register, error) from error
    try:
        return _Restoring(layout, backup, key, clock, progress).run(steps())
    except OSError as error:
        raise refusals.cannot_write(layout.register, error) from error
    finally:
        let_go(lock, remove=not os.path.lexists(layout.register))


def _look(layout: Layout, backup: Path) -> None:
    if os.path.lexists(layout.register) and not layout.register.is_file():
        raise refusals.not_a_register(layout.register)
    if not backup.exists():
        raise refusals.no_backup(backup)
    if not backup.is_file() or backup.stat().st_size == 0:
        raise refusals.not_a_register(backup)
    if backup == layout.register:
        raise WrongWords(
            _("The backup and the register are one file."),
            _("Name a file from the folder of backups, or from a memory stick."),
        )
    try:
        with backup.open("rb") as file:
            head = file.read(len(_PLAIN_SQLITE))
    except OSError as error:
        raise refusals.unreadable(backup, error) from None
    if head == _PLAIN_SQLITE:
        raise refusals.plaintext(backup)


@dataclass(slots=True)
class _Restoring:
    layout: Layout
    backup: Path
    key: Key
    clock: Clock
    progress: Progress
    stubbed: Stubbed | None = None
    recipient: str = ""

    def run(self, steps: list[Migration]) -> Restored:
        self.layout.clear_leftovers()
        copy = self.layout.temporary("restoring")
        erased = read_erased(self.layout.erased)
        try:
            copy_private(self.backup, copy)
            if journal_of(self.backup).exists():  # of a register that was copied as it lay
                copy_private(journal_of(self.backup), journal_of(copy))
            self._work(copy, lambda register: self._prepare(register, steps, erased.ids))
            sync_file(copy, forget=True)
            if faults_of_copy(copy, self.key, stretch(self.progress, _SHARE_CHECK, 1)):
                raise refusals.backup_damaged(self.backup)
            aside = self._publish(copy)
        finally:
            self.layout.clear_leftovers()
        stubbed = self.stubbed or Stubbed(0, ())
        return Restored(
            self.layout.register, aside, stubbed.rows, stubbed.meetings, erased.unreadable
        )

    def _work(self, copy: Path, work: Callable[[Register], None]) -> None:
        try:
            worked_on(copy, self.key, self.clock, work)
        except ERRORS as error:
            if not unfit(error):
                raise refusals.backup_damaged(self.backup) from error
            if is_proven(copy, self.key, None):
                raise refusals.backup_damaged(self.backup) from None
            raise refusals.wrong_for_backup(self.backup) from None

    def _prepare(self, register: Register, steps: list[Migration], ids: frozenset[bytes]) -> None:
        application = register.on_connection(_application_id)
        if application != APPLICATION_ID:
            raise refusals.not_a_register(self.backup)
        number = register.on_connection(schema_number)
        if number > steps[-1].number:
            raise refusals.too_new(self.backup)
        if register.faults(stretch(self.progress, 0, _SHARE_CHECK)):
            raise refusals.backup_damaged(self.backup)
        now = register.clock().isoformat()
        try:
            register.on_connection(lambda connection: migrate(connection, steps, now=now))
        except (BrokenReference, *ERRORS) as error:
            raise refusals.not_migrated(self.backup) from error
        self.stubbed = register.write(
            "erase", lambda writing: apply_erased(writing, ids), undoable=False
        )
        self.recipient = register.about().recovery_recipient
        known = register.read(lambda session: list(session.exec(select(Erased.row_id))))
        append_erased(self.layout.erased, known)

    def _publish(self, copy: Path) -> Path | None:
        path = self.layout.register
        aside = self._set_aside() if os.path.lexists(path) else None
        if self.layout.journal.exists():
            # It belongs to the file from before; SQLite would play it into the new one.
            stray = free_name(path, self._ending("replaced"))
            self.layout.journal.rename(journal_of(aside or stray))
        if recovery_of(path).exists():
            write_private(earlier_recovery_of(path), recovery_of(path).read_bytes())
        write_private(recovery_of(path), seal_to(self.key.passphrase, self.recipient))
        copy.replace(path)
        sync_folder(path.parent)
        keep_way_back(path, self.key.passphrase, self.recipient)
        write_seal(self.layout.seal, Seal.of(path, local_day(self.clock())))
        return aside

    def _set_aside(self) -> Path:
        path = self.layout.register
        aside = free_name(path, self._ending("replaced" if self._is_well() else "damaged"))
        for way_back in (recovery_of, earlier_recovery_of):
            if way_back(path).exists():
                write_private(way_back(aside), way_back(path).read_bytes())
        keep_aside(path, aside)
        return aside

    def _ending(self, word: str) -> str:
        return f"{word}-{self.clock():%Y%m%dT%H%M%S}"

    def _is_well(self) -> bool:
        """Whether the register that will be replaced can be seen to be whole."""
        if self.layout.journal.exists():
            return False
        seal = read_seal(self.layout.seal)
        if seal is not None and seal.fits(self.layout.register):
            return True
        return self.layout.register.stat().st_size > 0 and not faults_of_copy(
            self.layout.register, self.key
        )


def _application_id(connection: Any) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])
