"""The files that belong to one register, and lie beside it."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from familieklubb.paths import default_register

TEMPORARY = ".tmp"
JOURNAL = "-journal"
BACKUPS = ".backups"
_UNFINISHED = (TEMPORARY, TEMPORARY + JOURNAL)


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a register and of what lies beside it."""

    register: Path

    @classmethod
    def of(cls, path: Path) -> Layout:
        """The layout of the file itself, where the path is a link to it.

        SQLite keeps its journal beside the file, and two names for one register must not
        have two locks.
        """
        return cls(Path(os.path.realpath(path)))  # unlike Path.resolve, quiet about loops

    def _beside(self, ending: str) -> Path:
        return self.register.with_name(self.register.name + ending)

    @property
    def lock(self) -> Path:
        """Held by the one program that has the register open."""
        return self._beside(".lock")

    @property
    def recovery(self) -> Path:
        """The passphrase, encrypted to the recovery words."""
        return recovery_of(self.register)

    @property
    def seal(self) -> Path:
        """What the file looked like when it was last closed in order."""
        return self._beside(".seal")

    @property
    def erased(self) -> Path:
        """The random ids of erased persons, read at every restore."""
        return self._beside(".erased")

    @property
    def journal(self) -> Path:
        """SQLite's rollback journal."""
        return self._beside(JOURNAL)

    @property
    def backups(self) -> Path:
        """The folder of kept backups."""
        return self._beside(BACKUPS)

    def temporary(self, purpose: str, folder: Path | None = None) -> Path:
        """A name for an unfinished file; what a killed program left under it may be deleted."""
        return (folder or self.register.parent) / f".{self.register.name}.{purpose}{TEMPORARY}"

    def clear_leftovers(self, folder: Path | None = None) -> None:
        """Delete what a killed program left unfinished in a folder; the caller holds the lock.

        In a folder of backups that is also what was to become a backup's recovery file.
        """
        beginnings: tuple[str, ...] = (f".{self.register.name}.",)
        if folder is not None:
            beginnings += (f".{self.register.name}-",)
        place = folder or self.register.parent
        for path in list(place.iterdir()) if place.is_dir() else []:
            if path.name.startswith(beginnings) and path.name.endswith(_UNFINISHED):
                path.unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite would make beside a file."""
    return path.with_name(path.name + JOURNAL)


def register_of(backup: Path) -> Path:
    """The register that a backup in its own folder of backups was taken of."""
    return backup.parent.with_name(backup.parent.name.removesuffix(BACKUPS))


def restore_command(backup: Path) -> str:
    """The command that puts a kept backup in its own register's place, as a shell takes it."""
    register = register_of(backup)
    words = ["familieklubb", "restore", str(backup)]
    if register != default_register():
        words += ["--register", str(register)]
    return shlex.join(words)


def recovery_of(path: Path) -> Path:
    """The recovery file beside a register or a backup."""
    return path.with_name(path.name + ".recovery")


def earlier_recovery_of(path: Path) -> Path:
    """The recovery file of the passphrase before, there only while the passphrase changes."""
    return path.with_name(path.name + ".recovery-before")
