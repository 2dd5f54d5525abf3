"""The registers that are measured: one club with ten years, three hundred clubs with three."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from familieklubb.demo import generate_into
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.register.opening import open_register

PASSPHRASE = "correct horse battery staple here"
LAST_DAY = date(2026, 12, 31)
YEAR = 2026


def at_noon() -> datetime:
    """Noon of the last day."""
    return datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Size:
    """How large a register is, and how long a year's roll-up of it may take, in seconds."""

    name: str
    clubs: int
    years: int
    target: float
    seed: int = 1


CLUB = Size("one club, ten years", 1, 10, 0.1)
NETWORK = Size("300 clubs, three years", 300, 3, 1.5)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="familieklubb-benchmark-") as name:
        yield Path(name)


def made(path: Path, size: Size) -> str:
    """Make a register at a path, closed; returns what was made and how long it took."""
    register, _words = create(
        path,
        PASSPHRASE,
        kind=RegisterKind.coordinator,
        name=size.name,
        profile_code="norway",
        clock=at_noon,
    )
    with register:
        start = time.perf_counter()
        found = generate_into(
            register,
            Geography(),
            clubs=size.clubs,
            years=size.years,
            seed=size.seed,
            last_day=LAST_DAY,
        )
        seconds = time.perf_counter() - start
    mebibytes = path.stat().st_size / 2**20
    return (
        f"{size.name}: {found.meetings} meetings, {found.marks} marks, {mebibytes:.0f} MiB, "
        f"made in {seconds:.1f} s"
    )


def opened(path: Path) -> Register:
    """A register that was made, with the key derivation that everybody's has."""
    return open_register(path, PASSPHRASE, clock=at_noon)
