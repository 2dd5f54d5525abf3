"""Kept backups rewritten without those who were erased."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from familieklubb.errors import FamilieklubbError
from familieklubb.register import backups
from familieklubb.register.checking import Progress, silent
from familieklubb.register.erasures import apply_erased
from familieklubb.register.file import Register
from familieklubb.register.migrations import BrokenReference, migrate, shipped
from familieklubb.register.reworking import Unsound, rework
from familieklubb.register.troubles import ERRORS


def erase_in_backups(
    register: Register, ids: Collection[bytes], progress: Progress = silent
) -> tuple[Path, ...]:
    """Make stubs of these persons in every kept backup, each checked in full before it stays.

    Returns those that could not be rewritten and still hold them: damaged ones, and ones of a
    passphrase before. They are as they were; the caller deletes them or says so.
    """

    def erase(copy: Register) -> None:
        now = copy.clock().isoformat()
        copy.on_connection(lambda connection: migrate(connection, shipped(), now=now))
        copy.write("erase", lambda writing: apply_erased(writing, ids), undoable=False)

    could_not = []
    kept = backups.list_backups(register.layout.backups)
    for number, backup in enumerate(kept, 1):
        try:
            rework(backup.path, register.layout, register.key, register.clock, erase)
        except (OSError, Unsound, BrokenReference, FamilieklubbError, *ERRORS):
            could_not.append(backup.path)
        progress(number / len(kept))
    return tuple(could_not)
