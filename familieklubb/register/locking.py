"""One program at a time: an operating-system lock on a file beside the register."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.platforms import WINDOWS


class RegisterInUse(FamilieklubbError):
    """Another program has this register open."""


def hold(lock_file: Path) -> FileLock:
    """Take the lock; the system lets it go when the program ends, however it ends.

    Raises RegisterInUse, and OSError where the folder cannot be written.
    """
    lock = FileLock(lock_file, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise RegisterInUse(
            _("The register is already open in another window."),
            _("Close the other window first, then try again."),
        ) from None
    return lock


def let_go(lock: FileLock, *, remove: bool = False) -> None:
    """Release the lock; ``remove`` takes its file away too, as if it had never been made.

    Others who have opened the file notice that it has lost its name and begin anew. Windows
    does not delete a file that is open, so there it stays.
    """
    if remove and not WINDOWS:
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
