"""One program at a time: an operating-system lock on a file beside the register."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _


class RegisterInUse(FamilieklubbError):
    """Another program has this register open."""


def hold(lock_file: Path) -> FileLock:
    """Take the lock; the system lets it go when the program ends, however it ends.

    Raises RegisterInUse.
    """
    lock = FileLock(lock_file, mode=0o600, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise RegisterInUse(
            _("The register is already open in another window."),
            _("Close the other window first, then try again."),
        ) from None
    return lock
