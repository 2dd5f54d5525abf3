"""The change of passphrase: of the register, of its way back, and of the kept backups."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.i18n import _
from familieklubb.register import backups, refusals
from familieklubb.register.checking import Progress, faults_of_copy, silent, stretch
from familieklubb.register.connection import Key
from familieklubb.register.file import Register
from familieklubb.register.passphrase import check_new_passphrase
from familieklubb.register.reworking import Unsound, rework
from familieklubb.register.troubles import ERRORS
from familieklubb.register.way_back import keep_both_ways_back, keep_way_back

_SHARE_BACKUP, _SHARE_REGISTER = 0.3, 0.3


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The passphrase is changed; ``could_not`` are kept backups that still have another one."""

    could_not: tuple[Path, ...]


def rekey(register: Register, new_passphrase: str, progress: Progress = silent) -> Rekeyed:
    """Change the passphrase, after a backup; the recovery words stay as they are.

    Killed at any point, the register opens with one of the two passphrases, and the recovery
    words open it. Raises WrongWords for a passphrase that may not be used, BackupNotMade and
    NotSaved with the old passphrase still in force, RegisterDamaged.
    """
    old = register.key
    new = Key(check_new_passphrase(new_passphrase), old.kdf_iterations)
    if new == old:
        raise WrongWords(
            _("This is the passphrase that the register has already."),
            _("Choose another one."),
        )
    backups.make(register, progress=stretch(progress, 0, _SHARE_BACKUP))
    recipient = register.about().recovery_recipient
    _change(register, new, recipient)
    _check(register)
    keep_way_back(register.layout.register, new.passphrase, recipient)
    done = _SHARE_BACKUP + _SHARE_REGISTER
    could_not = _change_kept(register, old, recipient, stretch(progress, done, 1))
    register.write("rekey", lambda writing: writing.note("passphrase", 1))
    return Rekeyed(tuple(could_not))


def _change(register: Register, new: Key, recipient: str) -> None:
    path, old = register.layout.register, register.key
    error: Exception = OSError()
    try:
        keep_both_ways_back(path, new.passphrase, old.passphrase, recipient)
        register.change_key(new)
    except (OSError, *ERRORS) as found:
        error = found
    if register.key != new:
        register.about()  # should the old one not open it either, both ways back stay
        keep_way_back(path, old.passphrase, recipient)
        raise refusals.not_saved(error) from error


def _check(register: Register) -> None:
    if register.faults():
        backup = backups.newest_verified(register.layout, register.key)
        raise refusals.damaged_file(register.layout.register, backup)


def _change_kept(register: Register, old: Key, recipient: str, progress: Progress) -> list[Path]:
    """Encrypt the kept backups anew; return those that stay as they are."""
    could_not = []
    kept = backups.list_backups(register.layout.backups)
    for number, backup in enumerate(kept, 1):
        try:
            done = _change_one(register, backup.path, old, recipient)
        except (OSError, Unsound, FamilieklubbError, *ERRORS):
            done = False
        if not done:
            could_not.append(backup.path)
        progress(number / len(kept))
    return could_not


def _change_one(register: Register, path: Path, old: Key, recipient: str) -> bool:
    new = register.key
    if not faults_of_copy(path, new):
        return True
    if faults_of_copy(path, old):
        return False  # damaged, or of a passphrase before: its own recovery file opens it
    keep_both_ways_back(path, new.passphrase, old.passphrase, recipient)
    rework(path, register.layout, old, register.clock, lambda copy: copy.change_key(new))
    keep_way_back(path, new.passphrase, recipient)
    return True
