"""The checks in full: cipher, tree and fingerprint, each of which misses what another finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from familieklubb.register.connection import APPLICATION_ID, Key, connect
from familieklubb.register.fingerprint import fold_table, folded_tables
from familieklubb.register.migrations import split_version
from familieklubb.register.troubles import shows_damage

Progress = Callable[[float], None]

_SHARE_CIPHER, _SHARE_TREE = 0.1, 0.3


def silent(_share: float) -> None:
    """A progress that nobody watches."""


def stretch(progress: Progress, first: float, last: float) -> Progress:
    """A progress that fills only a part of another."""
    return lambda share: progress(first + (last - first) * share)


def faults(connection: Any, progress: Progress = silent) -> list[str]:
    """What is wrong with an open register, in technical words; empty when all is well.

    Everything is read in one transaction. ``progress`` is called with the share done, 0 to 1.
    Raises sqlcipher3 errors that say nothing about the file, such as one for an interruption.
    """
    try:
        connection.execute("BEGIN").close()
        try:
            return _faults(connection, progress)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK").close()
    except sqlcipher.DatabaseError as error:
        if shows_damage(error):
            return [str(error)]
        raise


def faults_of_copy(path: Path, key: Key, progress: Progress = silent) -> list[str]:
    """What is wrong with a register file that lies still; the file is not touched.

    A passphrase that does not fit is a fault like another.
    """
    connection = None
    try:
        connection = connect(path, key, untouched=True)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            return ["not a register"]
        return faults(connection, progress)
    except sqlcipher.DatabaseError as error:
        if shows_damage(error):
            return [str(error)]
        raise
    finally:
        if connection is not None:
            connection.close()


def _faults(connection: Any, progress: Progress) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    progress(_SHARE_CIPHER)
    tree = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    found += [line for line in tree if line != "ok"]
    found += [
        f"foreign key {row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    progress(_SHARE_CIPHER + _SHARE_TREE)
    return found + _counted_faults(connection, stretch(progress, _SHARE_CIPHER + _SHARE_TREE, 1))


def _counted_faults(connection: Any, progress: Progress) -> list[str]:
    row = connection.execute("SELECT fingerprint, counter FROM meta").fetchone()
    if row is None:
        return ["meta is empty"]
    stored, counter = row
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    found = []
    if split_version(version)[1] != split_version(counter)[1]:
        found.append("the first page is older than the rest")
    tables = folded_tables(connection)
    rows = sum(
        connection.execute(f'SELECT count(*) FROM main."{table}"').fetchone()[0] for table in tables
    )
    value = done = 0

    def tick(number: int) -> None:
        nonlocal done
        done += number
        progress(min(done / max(rows, 1), 1))

    for table, columns in tables.items():
        value ^= fold_table(connection, table, columns, tick)
    progress(1)
    if value.to_bytes(32, "big") != stored:
        found.append("the rows are not those that were saved together")
    return found
