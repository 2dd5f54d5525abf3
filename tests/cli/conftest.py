"""The command line as a person meets it: in this process for the many, in its own for a few."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import pytest

from familieklubb.cli.running import run
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register import creation
from familieklubb.register.clock import Clock
from familieklubb.register.recovery import RecoveryWords
from familieklubb.services.imports import Imports

PASSPHRASE = "fem gode ord på rad"
NEW_PASSPHRASE = "fem andre ord på rad"
NETWORK_2003 = Path(str(files("familieklubb.demo"))) / "data" / "network-2003"
NAME = "samling.register"


def noon(year: int, month: int, day: int) -> Clock:
    """A clock that stands still at noon."""
    return lambda: datetime(year, month, day, 12, tzinfo=UTC)


TODAY = noon(2026, 11, 17)


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit code, its answer, and its messages."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The answer as the one JSON document that it is."""
        return json.loads(self.out)


class Command(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *words: str | Path, clock: Clock = TODAY) -> Outcome: ...


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*words: str | Path, clock: Clock = TODAY) -> Outcome:
        capsys.readouterr()
        code = run([str(word) for word in words], clock=clock)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call


@pytest.fixture
def program() -> Callable[..., Outcome]:
    """Runs the command line in a process of its own, without a terminal."""

    def call(*words: str | Path, **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "familieklubb", *map(str, words)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
            check=False,
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """English, a passphrase and a place for the register, all from the environment."""
    monkeypatch.setenv("FAMILIEKLUBB_LANGUAGE", "en")
    monkeypatch.setenv("FAMILIEKLUBB_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("FAMILIEKLUBB_REGISTER", str(tmp_path / "own" / NAME))
    monkeypatch.setenv("FAMILIEKLUBB_SETTINGS", str(tmp_path / "settings" / "settings.json"))
    return monkeypatch


@dataclass(frozen=True)
class Made:
    """A register with the network of 2003, and its recovery words."""

    folder: Path
    words: RecoveryWords

    @property
    def register(self) -> Path:
        return self.folder / NAME


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    register, words = creation.create(
        folder / NAME,
        PASSPHRASE,
        kind=RegisterKind.coordinator,
        name="Landsnettet",
        profile_code="norway",
        clock=TODAY,
    )
    with register:
        Imports(register, Geography(), TODAY).run([NETWORK_2003])
    return Made(folder, words)


@pytest.fixture
def made(made_once: Made, environment: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    """A copy of it for one test, which the environment names."""
    shutil.copytree(made_once.folder, tmp_path / "own")
    return Made(tmp_path / "own", made_once.words)


def damage(file: Path) -> None:
    """Change bytes in the middle of a file."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    file.write_bytes(content)
