"""A register in a folder of its own, with a clock that stands still until it is moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from familieklubb.domain.values import RegisterKind
from familieklubb.register import backups
from familieklubb.register.connection import Key
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.register.layout import Layout
from familieklubb.register.opening import open_register
from familieklubb.register.recovery import RecoveryWords

PASSPHRASE = "ei lang og god setning på nynorsk"
# One test holds the default; a key derivation of 256,000 rounds in each would take minutes.
ITERATIONS = 100


@dataclass
class Hands:
    """A clock whose hands are moved by the test."""

    now: datetime = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Place:
    """One register: where it is, and how it is made and opened."""

    path: Path
    clock: Hands = field(default_factory=Hands)
    passphrase: str = PASSPHRASE
    words: RecoveryWords | None = None
    opened: list[Register] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        return Layout.of(self.path)

    @property
    def key(self) -> Key:
        return Key(self.passphrase, ITERATIONS)

    def create(self) -> Register:
        register, self.words = create(
            self.path,
            self.passphrase,
            kind=RegisterKind.club,
            name="Hitra familieklubb",
            profile_code="norway",
            clock=self.clock,
            kdf_iterations=ITERATIONS,
        )
        self.opened.append(register)
        return register

    def open(self, passphrase: str | None = None) -> Register:
        register = open_register(
            self.path, passphrase or self.passphrase, clock=self.clock, kdf_iterations=ITERATIONS
        )
        self.opened.append(register)
        return register

    def backup(self) -> Path:
        """Make a backup of the closed register."""
        with self.open() as register:
            return backups.make(register)

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, by name."""
        return {
            str(path.relative_to(self.path.parent)): path.read_bytes()
            for path in sorted(self.path.parent.rglob("*"))
            if path.is_file()
        }
