"""What the file looked like when it was last closed in order, and when it was last checked.

A register that is not byte for byte what it was at the last orderly end is checked in full
before anything is read from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

from familieklubb.register.platforms import write_private


@dataclass(frozen=True, slots=True)
class Seal:
    """The SHA-256 of the closed file, hexadecimal, and the day of the last check in full."""

    digest: str
    checked_on: date | None

    def fits(self, register: Path) -> bool:
        """Whether the file is still what it was."""
        return digest_of(register) == self.digest


def digest_of(register: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with register.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def read_seal(path: Path) -> Seal | None:
    """The seal beside a register; None when there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        checked = found["checked_on"]
        return Seal(str(found["digest"]), date.fromisoformat(checked) if checked else None)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_seal(path: Path, seal: Seal) -> None:
    """Put the seal beside a register."""
    day = seal.checked_on.isoformat() if seal.checked_on else None
    write_private(path, json.dumps({"digest": seal.digest, "checked_on": day}).encode())
