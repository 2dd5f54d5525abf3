"""Everything that leaves the register as a file: whole or not at all, and read back."""

from __future__ import annotations

from pathlib import Path

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.platforms import sync_file, write_private


def write_out(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, force it to the disk, replace, and read it back.

    A file that is there is replaced; where the new one cannot be finished it stays as it was.
    Only its owner may read it. Raises FamilieklubbError.
    """
    if path.exists() and not path.is_file():
        raise FamilieklubbError(
            _("{path} is no ordinary file.").format(path=path), _("Name a file.")
        )
    try:
        write_private(path, content)
        sync_file(path, forget=True)
        kept = path.read_bytes() == content
    except OSError as error:
        raise FamilieklubbError(
            _("{path} could not be written: {reason}.").format(path=path, reason=error.strerror),
            _("Check the folder, and the room on the disk."),
        ) from error
    if not kept:
        raise FamilieklubbError(
            _("{path} does not read back as it was written.").format(path=path),
            _("Do not trust that disk or memory stick; use another one."),
        )
