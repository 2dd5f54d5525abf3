"""Backups: a whole copy, read back and checked in full before it gets its name."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from familieklubb.register import refusals
from familieklubb.register.checking import Progress, faults_of_copy, silent, stretch
from familieklubb.register.clock import local_day
from familieklubb.register.connection import Key
from familieklubb.register.file import Register
from familieklubb.register.keeping import keep
from familieklubb.register.layout import Layout, journal_of
from familieklubb.register.page_marks import fits_a_page, mark_key, salt_of
from familieklubb.register.platforms import (
    create_empty_file,
    make_private_folder,
    sync_file,
    sync_folder,
)
from familieklubb.register.troubles import ERRORS
from familieklubb.register.way_back import forget_way_back, keep_way_back

_NAME = re.compile(r".+-(\d{8}T\d{6}\.\d{3})Z-(\d{9,})\.backup")
_MOMENT = "%Y%m%dT%H%M%S.%f"
_SHARE_COPY = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup by its name: the moment it was made (UTC), and the counter of saved changes."""

    moment: datetime
    counter: int
    path: Path


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.name)
        if name is not None:
            with suppress(ValueError):  # a date that does not exist: none of ours
                moment = datetime.strptime(name[1], _MOMENT).replace(tzinfo=UTC)
                found.append(Backup(moment, int(name[2]), path))
    return sorted(found, reverse=True)


def newest(layout: Layout) -> Path | None:
    """The newest backup by name; nobody has looked into it."""
    return next((backup.path for backup in list_backups(layout.backups)), None)


def newest_verified(layout: Layout, key: Key) -> Path | None:
    """The newest backup that opens with the key and passes the checks in full."""
    marks: dict[bytes, bytes] = {}
    for backup in list_backups(layout.backups):
        with suppress(OSError, *ERRORS):  # one that cannot be read is not a verified one
            salt = salt_of(backup.path)
            if salt not in marks:
                marks[salt] = mark_key(key, salt)
            # Cheaper than opening each with a passphrase that does not fit.
            if fits_a_page(backup.path, marks[salt]) and not faults_of_copy(backup.path, key):
                return backup.path
    return None


def was_made_on(layout: Layout, day: date) -> bool:
    """Whether there is a backup of that day."""
    return any(local_day(backup.moment) == day for backup in list_backups(layout.backups))


def make(register: Register, folder: Path | None = None, progress: Progress = silent) -> Path:
    """Make a verified backup, with its recovery file beside it; return its path.

    In the register's own folder of backups the old ones are thinned out afterwards; in a
    folder that was named nothing is taken away. Raises BackupNotMade with nothing half-left,
    RegisterDamaged when it is the register that fails the checks, Cancelled.
    """
    target = folder or register.layout.backups
    existed = target.exists()
    try:
        make_private_folder(target)
        register.layout.clear_leftovers(target)
        backup = _make(register, target, progress)
        if folder is None:
            _thin_out(register, backup)
        existed = True
    except (OSError, *ERRORS) as error:
        raise refusals.backup_not_made(target, error) from error
    finally:
        if not existed:
            with suppress(OSError):
                target.rmdir()
    return backup


def _make(register: Register, target: Path, progress: Progress) -> Path:
    temporary = register.layout.temporary("backup", target)
    try:
        create_empty_file(temporary)
        counter, recipient = register.aside(lambda connection: _copy(connection, temporary))
        progress(_SHARE_COPY)
        sync_file(temporary, forget=True)
        if faults_of_copy(temporary, register.key, stretch(progress, _SHARE_COPY, 1)):
            raise _fault(register, target)
        final = _free_name(register, target, counter)
        keep_way_back(final, register.key.passphrase, recipient)
        try:
            temporary.replace(final)
        except OSError:
            forget_way_back(final)
            raise
        sync_folder(target)
        return final
    finally:
        temporary.unlink(missing_ok=True)
        journal_of(temporary).unlink(missing_ok=True)


def _copy(connection: Any, target: Path) -> tuple[int, str]:
    counter, recipient = connection.execute(
        "SELECT counter, recovery_recipient FROM meta"
    ).fetchone()
    connection.execute("VACUUM INTO ?", (str(target),)).close()
    return counter, recipient


def _fault(register: Register, target: Path) -> Exception:
    """Whose fault it is that a copy does not pass: the register's or the disk's under the copy."""
    if register.faults():
        backup = newest_verified(register.layout, register.key)
        return refusals.damaged_file(register.layout.register, backup)
    return refusals.backup_not_true(target)


def _free_name(register: Register, target: Path, counter: int) -> Path:
    moment = register.clock().astimezone(UTC)
    while True:
        stamp = moment.strftime(_MOMENT)[:-3]
        path = target / f"{register.layout.register.name}-{stamp}Z-{counter:09d}.backup"
        if not path.exists():
            return path
        moment += timedelta(milliseconds=1)


def _thin_out(register: Register, verified: Path) -> None:
    """Delete what need not be kept; only what has the name that this register gives."""
    beginning = f"{register.layout.register.name}-"
    found = [
        backup
        for backup in list_backups(register.layout.backups)
        if backup.path.name.startswith(beginning)
    ]
    now = max([register.clock().astimezone(UTC), *(b.moment for b in found if b.path == verified)])
    kept = keep([backup.moment for backup in found], now)
    for backup in found:
        if backup.moment not in kept and backup.path != verified:
            backup.path.unlink()
            forget_way_back(backup.path)
    backups = {backup.path for backup in found}
    for path in register.layout.backups.glob("*.backup.recovery*"):
        backup_path = path.with_name(path.name.partition(".backup.recovery")[0] + ".backup")
        if path.name.startswith(beginning) and backup_path not in backups:
            path.unlink()  # the backup beside it never got its name
