"""The recovery files beside a register or a backup.

While the passphrase changes there are two, the one of the passphrase before under another
name: whenever a program is killed, the words open the one that fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from familieklubb.errors import FamilieklubbError, FileRefused, WrongPassphrase
from familieklubb.i18n import _
from familieklubb.register.layout import earlier_recovery_of, recovery_of
from familieklubb.register.platforms import sync_folder, write_private
from familieklubb.register.recovery import RecoveryWords, open_sealed, seal_to


def keep_way_back(path: Path, passphrase: str, recipient: str) -> None:
    """Renew the recovery file; from now on only this passphrase opens the file beside it."""
    write_private(recovery_of(path), seal_to(passphrase, recipient))
    earlier = earlier_recovery_of(path)
    if earlier.exists():
        earlier.unlink()
        sync_folder(path.parent)


def keep_both_ways_back(path: Path, passphrase: str, before: str, recipient: str) -> None:
    """Have the words open both: the passphrase is about to change."""
    write_private(earlier_recovery_of(path), seal_to(before, recipient))
    write_private(recovery_of(path), seal_to(passphrase, recipient))


def is_settled(path: Path) -> bool:
    """Whether there is one recovery file, and no trace of a change that was broken off."""
    return recovery_of(path).exists() and not earlier_recovery_of(path).exists()


def forget_way_back(path: Path) -> None:
    """Take the recovery files of a file away that is gone itself."""
    recovery_of(path).unlink(missing_ok=True)
    earlier_recovery_of(path).unlink(missing_ok=True)


def passphrases(paths: Iterable[Path], words: RecoveryWords) -> list[str]:
    """What the words give from the recovery files beside these registers or backups, in order.

    Raises WrongPassphrase when the words open none, FileRefused when every one is damaged,
    FamilieklubbError when there is none.
    """
    found: list[str] = []
    refusals: list[WrongPassphrase | FileRefused] = []
    for path in paths:
        for sealed in (recovery_of(path), earlier_recovery_of(path)):
            if not sealed.is_file():
                continue
            try:
                passphrase = open_sealed(sealed.read_bytes(), words)
            except (WrongPassphrase, FileRefused) as refusal:
                refusals.append(refusal)
                continue
            if passphrase not in found:
                found.append(passphrase)
    if found:
        return found
    refusals.sort(key=lambda refusal: isinstance(refusal, FileRefused))
    if refusals:
        raise refusals[0]
    raise FamilieklubbError(
        _("There is no recovery file beside the register."),
        _("Name a backup that has one beside it: familieklubb recover BACKUP"),
    )
