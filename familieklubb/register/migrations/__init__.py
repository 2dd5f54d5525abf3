"""Numbered changes of the tables, each in one transaction with its record."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Any

from familieklubb.register.fingerprint import fold_all

_COUNTER_BITS = 16


class BrokenReference(Exception):
    """A migration would leave rows that refer to nothing."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the schema number that it leads to and its SQL statements."""

    number: int
    sql: str

    def statements(self) -> list[str]:
        """The statements one by one; they are separated by a semicolon at the end of a line."""
        return [part.strip() for part in self.sql.split(";\n") if part.strip()]


def shipped() -> list[Migration]:
    """Every migration of this version of the program, in order."""
    folder = resources.files(__name__)
    steps = [
        Migration(int(entry.name[:4]), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    ]
    return sorted(steps, key=lambda step: step.number)


def newest() -> int:
    """The schema number that this version of the program writes."""
    return shipped()[-1].number


def header_version(schema: int, counter: int) -> int:
    """The value of ``user_version``: the schema number, and the low bits of the save counter.

    The counter stands in the file's first page so that an old first page is noticed.
    """
    return schema << _COUNTER_BITS | counter & ((1 << _COUNTER_BITS) - 1)


def split_version(user_version: int) -> tuple[int, int]:
    """The schema number and the low bits of the counter in a ``user_version``."""
    return user_version >> _COUNTER_BITS, user_version & ((1 << _COUNTER_BITS) - 1)


def schema_number(connection: Any) -> int:
    """The schema number of an open register."""
    return split_version(connection.execute("PRAGMA user_version").fetchone()[0])[0]


def migrate(connection: Any, steps: list[Migration], *, now: str) -> list[int]:
    """Bring an open register to the newest tables; return the numbers of the steps taken.

    Each step, its record and the new fingerprint are one transaction. Raises sqlcipher3 errors,
    BrokenReference; the file is then as the step before left it.
    """
    taken = []
    # A table that is made anew is dropped on the way, which must not take others' rows along;
    # the switch has no effect within a transaction.
    connection.execute("PRAGMA foreign_keys = OFF").close()
    try:
        for step in steps:
            if step.number > schema_number(connection):
                _take_whole(connection, step, now)
                taken.append(step.number)
    finally:
        connection.execute("PRAGMA foreign_keys = ON").close()
    return taken


def _take_whole(connection: Any, step: Migration, now: str) -> None:
    connection.execute("BEGIN IMMEDIATE").close()
    try:
        _take(connection, step, now)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise BrokenReference(step.number)
        connection.execute("COMMIT").close()
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK").close()
        raise


def _take(connection: Any, step: Migration, now: str) -> None:
    for statement in step.statements():
        connection.execute(statement).close()
    connection.execute("INSERT INTO migration (number, at) VALUES (?, ?)", (step.number, now))
    # An earlier row can only be put back into the tables that it came from.
    connection.execute("UPDATE history SET undoable = 0").close()
    connection.execute("DELETE FROM undo_row").close()
    connection.execute(
        "UPDATE meta SET fingerprint = ?, counter = counter + 1", (fold_all(connection),)
    )
    row = connection.execute("SELECT counter FROM meta").fetchone()
    version = header_version(step.number, row[0] if row else 0)
    connection.execute(f"PRAGMA user_version = {version}").close()
