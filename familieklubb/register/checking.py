"""The checks in full: cipher, tree and fingerprint, each of which misses what another finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from familieklubb.register.fingerprint import fold_table, folded_tables
from familieklubb.register.migrations import split_version

Progress = Callable[[float], None]

_SHARE_CIPHER, _SHARE_TREE = 0.25, 0.5


def silent(_share: float) -> None:
    """A progress that nobody watches."""


def faults(connection: Any, progress: Progress = silent) -> list[str]:
    """What is wrong with an open register, in technical words; empty when all is well.

    ``progress`` is called with the share done, 0 to 1.
    """
    try:
        return _faults(connection, progress)
    except sqlcipher.DatabaseError as error:
        return [str(error)]


def _faults(connection: Any, progress: Progress) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    progress(_SHARE_CIPHER)
    tree = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    found += [line for line in tree if line != "ok"]
    found += [
        f"foreign key {row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    progress(_SHARE_CIPHER + _SHARE_TREE)
    return found + _counted_faults(connection, progress)


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
    value = 0
    for number, (table, columns) in enumerate(tables.items(), 1):
        value ^= fold_table(connection, table, columns)
        progress(
            _SHARE_CIPHER + _SHARE_TREE + (1 - _SHARE_CIPHER - _SHARE_TREE) * number / len(tables)
        )
    if value.to_bytes(32, "big") != stored:
        found.append("the rows are not those that were saved together")
    return found
