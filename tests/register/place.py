"""A register in a folder of its own, with a clock that stands still until it is moved."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from familieklubb.domain.values import RegisterKind
from familieklubb.register import backups
from familieklubb.register.checking import Progress, silent
from familieklubb.register.connection import Key
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.register.layout import Layout, recovery_of
from familieklubb.register.opening import open_register
from familieklubb.register.recovery import RecoveryWords, open_sealed

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
    template: Place | None = None
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

    def make(self) -> Register:
        """A new register, copied from one that was created in the same way."""
        if self.template is None:
            return self.create()
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.words = self.template.words
        pairs = zip(self.template.own_files(), self.own_files(), strict=True)
        for source, target in pairs:
            shutil.copyfile(source, target)
            target.chmod(0o600)
        register = self.open()
        register.daily_due = None
        return register

    def again(self) -> Register:
        """The register of before, or a new one: for a test that runs many examples."""
        return self.open() if self.path.exists() else self.make()

    def own_files(self) -> list[Path]:
        """The register and what it needs."""
        return [self.path, self.layout.recovery, self.layout.seal]

    def open(self, passphrase: str | None = None, progress: Progress = silent) -> Register:
        register = open_register(
            self.path,
            passphrase or self.passphrase,
            clock=self.clock,
            progress=progress,
            kdf_iterations=ITERATIONS,
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

    def listing(self) -> dict[str, object]:
        """Everything in the folder, links and special files too, with modes and contents."""
        return {
            str(path.relative_to(self.path.parent)): (
                path.lstat().st_mode,
                path.read_bytes() if path.is_file() else None,
            )
            for path in sorted(self.path.parent.rglob("*"))
        }

    def passphrase_by_words(self, path: Path | None = None) -> str:
        """What the recovery words give for the register, or for a backup of it."""
        assert self.words is not None
        return open_sealed(recovery_of(path or self.path).read_bytes(), self.words)
