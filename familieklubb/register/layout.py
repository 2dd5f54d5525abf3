"""The files that belong to one register, and lie beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a register and of what lies beside it."""

    register: Path

    def _beside(self, ending: str) -> Path:
        return self.register.with_name(self.register.name + ending)

    @property
    def lock(self) -> Path:
        """Held by the one program that has the register open."""
        return self._beside(".lock")

    @property
    def recovery(self) -> Path:
        """The passphrase, encrypted to the recovery words."""
        return self._beside(".recovery")

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
        return self._beside("-journal")

    @property
    def backups(self) -> Path:
        """The folder of kept backups."""
        return self._beside(".backups")
