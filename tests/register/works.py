"""What the children of ``forker`` do; most of it ends by being killed."""

from __future__ import annotations

import os
import resource
import secrets
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from familieklubb.records import Family
from familieklubb.register import access, backups, creation, recovering, rekeying, restoring
from familieklubb.register.connection import connect
from familieklubb.register.file import Register
from familieklubb.register.migrations import Migration, shipped
from familieklubb.register.opening import open_register
from familieklubb.register.recovery import RecoveryWords
from familieklubb.register.refusals import BackupNotMade, NotSaved
from familieklubb.register.writing import Writing
from tests.register.place import PASSPHRASE, Place

NEW_PASSPHRASE = "ei anna setning som er lang nok"


def warm_up() -> None:
    """Save once in this process, so that every child saves at its full speed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder) / "warm.register")
        with place.create() as register:
            add_family(register, 1)


def die() -> None:
    """End here and now, as by a power cut to this process."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(place: Any, name: str, when: str) -> None:
    """Have a function of a module or class kill the process before or after its work."""
    step: Callable[..., Any] = getattr(place, name)

    def dying(*arguments: Any, **named: Any) -> Any:
        if when == "after":
            step(*arguments, **named)
        die()

    setattr(place, name, dying)


def create_killed(path: str, name: str, when: str) -> None:
    """Make a register, and die at one step of it."""
    die_at(creation, name, when)
    Place(Path(path)).create()


def add_family(register: Register, number: int, label: str = "familie") -> bytes:
    """Save one family whose id holds the number."""
    row_id = number.to_bytes(4, "big") + secrets.token_bytes(12)

    def add(writing: Writing) -> None:
        writing.session.add(Family(id=row_id, label=f"{label} {number}"))

    register.write("family.add", add)
    return row_id


def save_and_tell(path: str, told: str, first: int) -> None:
    """Save families for ever, and write each number down when it is saved."""
    with Path(told).open("ab", buffering=0) as book:
        register = Place(Path(path)).open()
        register.run_daily()
        add_family(register, first)
        book.write(b"%d\nready\n" % first)
        for number in range(first + 1, first + 10_000):
            add_family(register, number)
            book.write(b"%d\n" % number)


def die_after_saving(path: str) -> None:
    """Save a family and die."""
    add_family(Place(Path(path)).open(), 1)
    die()


def keep_open(path: str, told: str) -> None:
    """Hold the register open until killed."""
    Place(Path(path)).open()
    Path(told).write_text("open")
    signal.pause()


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond a size in bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def die_in_a_change(path: str, rows: int | str) -> None:
    """Die in the middle of a change, when a part of it is in the file already."""
    register = Place(Path(path)).open()

    def work(writing: Writing) -> None:
        writing.insert_all(
            Family,
            [{"id": secrets.token_bytes(16), "label": "ikke lagret"} for _ in range(int(rows))],
        )
        die()

    register.on_connection(lambda connection: connection.execute("PRAGMA cache_size = 5").close())
    register.write("change", work)


def save_on_a_full_disk(path: str) -> None:
    """See that a change that does not fit is told, and that the next small one is saved."""
    register = Place(Path(path)).open()
    limit_files(Path(path).stat().st_size)
    for _ in range(3):
        try:
            register.write("many", many)
        except NotSaved:
            continue
        raise AssertionError("saved beyond the end of the disk")
    if register.faults():
        raise AssertionError("damaged by a full disk")
    limit_files(resource.RLIM_INFINITY)
    add_family(register, 1)
    register.close()


def back_up_on_a_full_disk(path: str) -> None:
    """See that a backup that does not fit is told."""
    register = Place(Path(path)).open()
    limit_files(Path(path).stat().st_size // 2)
    try:
        backups.make(register)
    except BackupNotMade:
        limit_files(resource.RLIM_INFINITY)
        register.abandon()
    else:
        raise AssertionError("backed up beyond the end of the disk")


def many(writing: Writing) -> None:
    """Many rows."""
    rows = [{"id": secrets.token_bytes(16), "label": "familie" * 10} for _ in range(2000)]
    writing.insert_all(Family, rows)


def migrate_killed(path: str, number: int, sql: str, statements: int) -> None:
    """Open a register with one more migration, and die after some of its statements."""

    class Dying(Migration):
        def statements(self) -> list[str]:
            return [*super().statements()[:statements], "SELECT die_here()"]

    def opened_so_far(layout: Any, key: Any, **named: Any) -> Any:
        connection = connect(layout, key, **named)
        connection.create_function("die_here", 0, die)
        return connection

    setattr(access, "connect", opened_so_far)  # noqa: B010
    place = Place(Path(path))
    steps = [*shipped(), Dying(number, sql)]
    open_register(
        place.path,
        place.passphrase,
        clock=place.clock,
        kdf_iterations=place.key.kdf_iterations,
        steps=lambda: steps,
    )


def back_up_killed(path: str, name: str, when: str) -> None:
    """Make a backup, and die at one step of it."""
    register = Place(Path(path)).open()
    die_at(backups, name, when)
    backups.make(register)


def restore_killed(path: str, backup: str, name: str, when: str) -> None:
    """Restore a backup, and die at one step of it."""
    place = Place(Path(path))
    die_at(restoring, name, when)
    restoring.restore(
        place.path,
        Path(backup),
        place.passphrase,
        clock=place.clock,
        kdf_iterations=place.key.kdf_iterations,
    )


def rekey_killed(path: str, where: str, name: str, when: str) -> None:
    """Change the passphrase, and die at one step of it."""
    register = Place(Path(path)).open()
    register.run_daily()
    die_at(Register if where == "Register" else rekeying, name, when)
    rekeying.rekey(register, NEW_PASSPHRASE)


def rekey_and_tell(path: str, told: str, old: str, new: str) -> None:
    """Change the passphrase, after telling that it begins."""
    register = Place(Path(path)).open(old)
    register.run_daily()
    Path(told).write_text("begins")
    rekeying.rekey(register, new)


def rekey_on_a_full_disk(path: str) -> None:
    """See that a change of passphrase that does not fit on the disk is told."""
    register = Place(Path(path)).open()
    backups.make(register)
    # What is small still fits: the recovery files; the journal of the change does not.
    setattr(backups, "make", lambda *_, **__: None)  # noqa: B010
    limit_files(Path(path).stat().st_size // 2)
    try:
        rekeying.rekey(register, NEW_PASSPHRASE)
    except NotSaved:
        limit_files(resource.RLIM_INFINITY)
        if register.faults() or register.key.passphrase != PASSPHRASE:
            raise AssertionError("damaged by a full disk") from None
        register.close()
    else:
        raise AssertionError("changed beyond the end of the disk")


def recover_killed(path: str, words: str, backup: str) -> None:
    """Recover a backup, and die when it is restored."""
    place = Place(Path(path))
    die_at(recovering, "restore", "after")
    recovering.recover(
        place.path,
        RecoveryWords.parse(words),
        NEW_PASSPHRASE,
        backup=Path(backup),
        clock=place.clock,
        kdf_iterations=place.key.kdf_iterations,
    )
