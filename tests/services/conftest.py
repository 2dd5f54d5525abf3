"""A real encrypted register for every test of a use case, checked in full at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from familieklubb.domain.values import RegisterKind
from familieklubb.register.clock import Clock
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.services.families import Families
from tests.services.club_ground import Ground

PASSPHRASE = "correct horse battery staple here"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""Saturday 21 November 2026, at noon."""


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at NOW."""
    return lambda: NOW


def made_register(path: Path, clock: Clock, kdf: int) -> Register:
    """A new register of a club, open."""
    register, _words = create(
        path,
        PASSPHRASE,
        kind=RegisterKind.club,
        name="Hitra",
        profile_code="norway",
        clock=clock,
        kdf_iterations=kdf,
    )
    return register


@pytest.fixture
def register(tmp_path: Path, clock: Clock, kdf: int) -> Iterator[Register]:
    """An empty register of a club; at the end nothing in it may be wrong."""
    with made_register(tmp_path / "club.familieklubb", clock, kdf) as made:
        yield made
        assert made.faults() == []


@pytest.fixture
def ground(register: Register) -> Ground:
    """What puts clubs, assistants and meetings in the register."""
    return Ground(register)


@pytest.fixture
def club(ground: Ground) -> bytes:
    """An active club."""
    return ground.club()


@pytest.fixture
def families(register: Register, clock: Clock, ground: Ground) -> Families:
    """The families of the register, with ids one after the other."""
    return Families(register, clock, ground.new_id)
