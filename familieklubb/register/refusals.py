"""What is said when a register cannot be opened, read or saved."""

from __future__ import annotations

import errno
from pathlib import Path

from familieklubb.errors import PERSON_NEEDED, FamilieklubbError, FileRefused, WrongPassphrase
from familieklubb.i18n import _
from familieklubb.register.layout import restore_command
from familieklubb.register.troubles import full, held, interrupted, protected

# A quota that is used up is a full disk to the person; not every system has the number.
_NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


class NotSaved(FamilieklubbError):
    """A change could not be saved; the register is as it was."""


class BackupNotMade(FamilieklubbError):
    """A backup could not be made; the register itself is well."""


class Cancelled(FamilieklubbError):
    """The person stopped what was going on; nothing was saved."""


class RegisterDamaged(FileRefused):
    """The file is not what it was; ``backup`` is the newest verified one, if there is one."""

    def __init__(self, title: str, what_to_do: str, backup: Path | None = None) -> None:
        super().__init__(title, what_to_do)
        self.backup = backup


def missing(path: Path, backup: Path | None = None) -> FamilieklubbError:
    """There is no register at the path; ``backup`` is one that lies where its backups would."""
    return FamilieklubbError(
        _("There is no register at {path}.").format(path=path),
        _("Make one with “familieklubb create”, or name another with --register.")
        if backup is None
        else restore_advice(backup),
    )


def not_a_register(path: Path) -> FileRefused:
    """Something is at the path, but no register."""
    return FileRefused(
        _("{path} is not a Familieklubb register.").format(path=path),
        _("Name the right file with --register. This file was left as it is."),
    )


def unknown_file(path: Path) -> FileRefused:
    """Something is at the path that can be no whole register."""
    return FileRefused(
        _("{path} is not a Familieklubb register, or it is damaged.").format(path=path),
        _("Name the right file with --register, or restore a backup. It was left as it is."),
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


def wrong_or_damaged(backup: Path | None = None) -> WrongPassphrase:
    """Nobody can tell a wrong passphrase from a file that is damaged all over.

    ``backup`` is the newest one that opens with the passphrase.
    """
    return WrongPassphrase(
        _("The passphrase does not fit this register, or the file is damaged."),
        _(
            "Try the passphrase again. If you are sure of it, restore a backup with "
            "“familieklubb restore”."
        )
        if backup is None
        else _(
            "Try the passphrase again. If you are sure of it: the backup {backup} opens with it. "
            "Take it with: {command}"
        ).format(backup=backup, command=restore_command(backup)),
    )


def held_elsewhere(path: Path) -> FamilieklubbError:
    """A program that is not this one works on the file."""
    return FamilieklubbError(
        _("Another program works on {path}.").format(path=path),
        _("Close the other program first, then try again."),
    )


def too_new(path: Path) -> FileRefused:
    """A newer program has written the register."""
    return FileRefused(
        _("{path} was written by a newer version of the program.").format(path=path),
        _("Install the newest version of the program on this machine."),
    )


def not_migrated(path: Path) -> FamilieklubbError:
    """The file could not be brought to the tables of this version."""
    return FamilieklubbError(
        _("{path} could not be made ready for this version of the program.").format(path=path),
        _("It is as it was, and a backup has been made. Open it with the version before."),
    )


def traces(path: Path) -> FamilieklubbError:
    """There is no register at the path, but what belongs to one is still there."""
    return FamilieklubbError(
        _("There was a register at {path}; its backups or journal are still there.").format(
            path=path
        ),
        _("Restore it with “familieklubb restore”, or name another place with --register."),
    )


def taken(path: Path) -> FamilieklubbError:
    """A new register would stand where one is already."""
    return FamilieklubbError(
        _("There is a register at {path} already.").format(path=path),
        _("Name another place with --register; the one that is there was left as it is."),
    )


def damaged_file(path: Path, backup: Path | None) -> RegisterDamaged:
    """The checks have found damage."""
    return RegisterDamaged(
        _("The register {path} is damaged. It has been left as it is.").format(path=path),
        restore_advice(backup),
        backup,
    )


def unread(error: Exception) -> FamilieklubbError:
    """Reading failed in the middle of things."""
    if interrupted(error):
        return Cancelled(_("Stopped."), _("Nothing was changed."))
    return RegisterDamaged(
        _("The register could not be read."),
        _("Close the program and open it again; it will check the file and offer a backup."),
    )


def not_saved(error: Exception) -> FamilieklubbError:
    """Saving failed; say why in plain words."""
    if interrupted(error):
        return Cancelled(_("Stopped."), _("Nothing was changed."))
    if full(error):
        return NotSaved(
            _("The disk is full, so nothing was saved."),
            _("Make room on the disk and do it again."),
        )
    if protected(error):
        return NotSaved(
            _("The disk is write-protected, so nothing was saved."),
            _("Take the write protection away and do it again."),
        )
    if held(error):
        return NotSaved(
            _("Another program holds the register, so nothing was saved."),
            _("Close the other program and do it again."),
        )
    return NotSaved(
        _("The disk did not take the change, so nothing was saved."),
        _("Take a backup to another disk, then try again."),
    )


def uncertain() -> NotSaved:
    """The change stands in the file, but the disk has not promised to keep it."""
    return NotSaved(
        _("The disk reported an error while saving. It is not certain that the change is kept."),
        _("Take a backup to another disk now, then look whether the change is there."),
    )


def backup_not_made(folder: Path, error: Exception) -> BackupNotMade:
    """A backup could not be written to the folder."""
    if full(error) or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return BackupNotMade(
            _("There is no room for a backup in {folder}.").format(folder=folder),
            _("Make room on that disk, or name another folder: familieklubb backup FOLDER"),
        )
    if isinstance(error, OSError) and error.strerror:
        return BackupNotMade(
            _("No backup could be written to {folder}: {reason}.").format(
                folder=folder, reason=error.strerror
            ),
            _("Name a folder that you may write to: familieklubb backup FOLDER"),
        )
    return BackupNotMade(
        _("No backup could be written to {folder}.").format(folder=folder),
        _("Try another disk: familieklubb backup FOLDER"),
    )


def reminder(trouble: BackupNotMade) -> BackupNotMade:
    """The same trouble at the end of a command that has done what it was asked for."""
    return BackupNotMade(trouble.title, trouble.what_to_do, PERSON_NEEDED)


def backup_not_true(folder: Path) -> BackupNotMade:
    """What was read back from the disk is not what was written."""
    return BackupNotMade(
        _("The disk at {folder} did not keep what was written to it.").format(folder=folder),
        _("Do not trust that disk or stick; make the backup on another one."),
    )


def cannot_write(path: Path, error: Exception) -> FamilieklubbError:
    """A register cannot be made or put at the path."""
    what_to_do = _("Make room on the disk, or name a folder that you may write to with --register.")
    if isinstance(error, OSError) and error.strerror:
        title = _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror)
    else:
        title = _("{path} cannot be written.").format(path=path)
    return FamilieklubbError(title, what_to_do)


def no_backup(path: Path) -> FamilieklubbError:
    """There is nothing where a backup was named."""
    return FamilieklubbError(
        _("There is no backup at {path}.").format(path=path),
        _("Name a file that ends with .backup, from the folder of backups or a memory stick."),
    )


def backup_damaged(path: Path) -> FileRefused:
    """A backup does not pass the checks."""
    return FileRefused(
        _("The backup {path} is damaged. Nothing was changed.").format(path=path),
        _("Take an earlier one, or one from another disk."),
    )


def wrong_for_backup(path: Path) -> WrongPassphrase:
    """The passphrase does not open a backup."""
    return WrongPassphrase(
        _("The passphrase does not fit the backup {path}.").format(path=path),
        _(
            "Try again; an old backup may have the passphrase from before. If it is forgotten, "
            "“familieklubb recover” takes the recovery words."
        ),
    )


def way_back_unfit(path: Path) -> WrongPassphrase:
    """The recovery words open the recovery file, but what it holds does not open the register."""
    return WrongPassphrase(
        _("The recovery file does not belong to {path}, or the file is damaged.").format(path=path),
        _("Try a backup that has a recovery file beside it: familieklubb recover BACKUP"),
    )


def restore_advice(backup: Path | None) -> str:
    """What to do when the register itself cannot be used."""
    if backup is None:
        return _("No verified backup was found beside it. Look for one on a memory stick.")
    return _("The newest verified backup is {backup}. Take it with: {command}").format(
        backup=backup, command=restore_command(backup)
    )
