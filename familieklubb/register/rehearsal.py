"""Opening a file that a killed program left in the middle of things, first on a copy.

SQLite finishes with a journal by writing into the file and deleting the journal, whatever the
passphrase. Should the two not fit each other, what could tell why would be gone; and the
damaged file must stay as it is. So the copy goes first.
"""

from __future__ import annotations

from pathlib import Path

from familieklubb.register.checking import Progress, faults
from familieklubb.register.connection import Key, connect
from familieklubb.register.layout import Layout, journal_of
from familieklubb.register.platforms import copy_private


def rehearse(layout: Layout, key: Key, progress: Progress) -> tuple[Path, list[str]]:
    """Roll the journal back on a copy and check that in full; return the copy and the faults.

    The caller deletes the copy with ``Layout.clear_leftovers``. Raises OSError, sqlcipher3
    errors when it does not open.
    """
    copy = layout.temporary("rehearsal")
    copy_private(layout.register, copy)
    copy_private(layout.journal, journal_of(copy))
    connection = connect(copy, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return copy, faults(connection, progress)
    finally:
        connection.close()
