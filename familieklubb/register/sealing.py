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

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Seal:
    """A closed file: its SHA-256 (hexadecimal), size and salt, and the day of the last full check.

    The salt is the file's first 16 bytes, from which the key is derived.
    """

    digest: str
    size: int
    salt: bytes
    checked_on: date | None

    @classmethod
    def of(cls, register: Path, checked_on: date | None) -> Seal:
        """The seal of a file as it is now."""
        with register.open("rb") as file:
            salt = file.read(SALT_BYTES)
            file.seek(0)
            return cls(
                file_digest(file, "sha256").hexdigest(), register.stat().st_size, salt, checked_on
            )

    def fits(self, register: Path) -> bool:
        """Whether the file is still what it was."""
        return Seal.of(register, self.checked_on) == self


def read_seal(path: Path) -> Seal | None:
    """The seal beside a register; None when there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        checked = found["checked_on"]
        return Seal(
            str(found["digest"]),
            int(found["size"]),
            bytes.fromhex(found["salt"]),
            date.fromisoformat(checked) if checked else None,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # without a seal the file is checked in full


def write_seal(path: Path, seal: Seal) -> None:
    """Put the seal beside a register."""
    facts = {
        "digest": seal.digest,
        "size": seal.size,
        "salt": seal.salt.hex(),
        "checked_on": seal.checked_on.isoformat() if seal.checked_on else None,
    }
    write_private(path, json.dumps(facts).encode())
