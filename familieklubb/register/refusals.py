"""What is said when a register cannot be opened, read or saved."""

from __future__ import annotations

import errno
from pathlib import Path

from familieklubb.errors import FamilieklubbError, FileRefused, WrongPassphrase
from familieklubb.i18n import _


class NotSaved(FamilieklubbError):
    """A change could not be saved; the register is as it was."""


class Cancelled(FamilieklubbError):
    """The person stopped what was going on; nothing was saved."""


class RegisterDamaged(FileRefused):
    """The file is not what it was; ``backup`` is the newest verified one, if there is one."""

    def __init__(self, title: str, what_to_do: str, backup: Path | None = None) -> None:
        super().__init__(title, what_to_do)
        self.backup = backup


def missing(path: Path) -> FamilieklubbError:
    """There is no register at the path."""
    return FamilieklubbError(
        _("There is no register at {path}.").format(path=path),
        _("Make one with “familieklubb create”, or name another with --register."),
    )


def not_a_register(path: Path) -> FileRefused:
    """Something is at the path, but no register."""
    return FileRefused(
        _("{path} is not a Familieklubb register.").format(path=path),
        _("Name the right file with --register. This file was left as it is."),
    )


def empty_file(path: Path, backup: Path | None) -> RegisterDamaged:
    """The file is there and holds nothing."""
    return RegisterDamaged(
        _("The register {path} is empty (0 bytes).").format(path=path),
        restore_advice(backup),
        backup,
    )


def plaintext(path: Path) -> FileRefused:
    """The file is an SQLite database that anybody can read."""
    return FileRefused(
        _("{path} is a database without encryption, and no Familieklubb register.").format(
            path=path
        ),
        _("Name the right file with --register. This file was left as it is."),
    )


def unreadable(path: Path, error: OSError) -> FamilieklubbError:
    """The system does not let this program read and write the file."""
    return FileRefused(
        _("{path} cannot be opened for reading and writing: {reason}.").format(
            path=path, reason=error.strerror
        ),
        _("Check who owns the file and its folder, and that the disk is not write-protected."),
    )


def wrong_passphrase() -> WrongPassphrase:
    """The file is as it was when it was last closed, so the passphrase is wrong."""
    return WrongPassphrase(
        _("The passphrase does not fit this register."),
        _("Try again. If it is forgotten, “familieklubb recover” takes the recovery words."),
    )


def wrong_or_damaged() -> WrongPassphrase:
    """Nobody can tell a wrong passphrase from a damaged first page."""
    return WrongPassphrase(
        _("The passphrase does not fit this register, or the file is damaged."),
        _(
            "Try the passphrase again. If you are sure of it, restore a backup with "
            "“familieklubb restore”."
        ),
    )


def too_new(path: Path) -> FileRefused:
    """A newer program has written the register."""
    return FileRefused(
        _("{path} was written by a newer version of the program.").format(path=path),
        _("Install the newest version of the program on this machine."),
    )


def damaged_file(path: Path, backup: Path | None) -> RegisterDamaged:
    """The checks have found damage."""
    return RegisterDamaged(
        _("The register {path} is damaged. It has been left as it is.").format(path=path),
        restore_advice(backup),
        backup,
    )


def damaged(error: Exception) -> RegisterDamaged:
    """Reading failed in the middle of things."""
    if "interrupted" in str(error):
        return Cancelled(_("Stopped."), _("Nothing was changed."))  # type: ignore[return-value]
    return RegisterDamaged(
        _("The register could not be read."),
        _("Close the program and open it again; it will check the file and offer a backup."),
    )


def not_saved(error: Exception) -> FamilieklubbError:
    """Saving failed; say why in plain words."""
    text = str(error)
    if "interrupted" in text:
        return Cancelled(_("Stopped."), _("Nothing was changed."))
    if "full" in text or getattr(error, "errno", None) == errno.ENOSPC:
        return NotSaved(
            _("The disk is full, so nothing was saved."),
            _("Make room on the disk and do it again."),
        )
    if "readonly" in text or "read-only" in text:
        return NotSaved(
            _("The disk is write-protected, so nothing was saved."),
            _("Take the write protection away and do it again."),
        )
    if "locked" in text:
        return NotSaved(
            _("Another program holds the register, so nothing was saved."),
            _("Close the other program and do it again."),
        )
    return NotSaved(
        _("The disk did not take the change, so nothing was saved."),
        _("Take a backup to another disk, then try again."),
    )


def restore_advice(backup: Path | None) -> str:
    """What to do when the register itself cannot be used."""
    if backup is None:
        return _("No verified backup was found beside it. Look for one on a memory stick.")
    return _(
        "The newest verified backup is {backup}. Take it with: familieklubb restore {backup}"
    ).format(backup=backup)
