"""A real encrypted register for every test of a use case, checked in full at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from familieklubb.domain.values import AttendanceStatus, RegisterKind
from familieklubb.register.clock import Clock
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.services.families import Families
from familieklubb.services.meeting_views import MeetingInput
from familieklubb.services.meetings import Meetings
from tests.services.club_ground import Ground
from tests.services.evening import Evening, write_evening

PASSPHRASE = "correct horse battery staple here"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""Saturday 21 November 2026, at noon."""


Save = Callable[..., object]


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


@pytest.fixture
def evening(register: Register) -> Evening:
    """A club with eight families that meets on Tuesdays."""
    return write_evening(register)


@pytest.fixture
def meetings(register: Register, clock: Clock) -> Meetings:
    """The use cases of meetings."""
    return Meetings(register, clock)


@pytest.fixture
def save(meetings: Meetings, evening: Evening) -> Save:
    """Write a meeting with marks by name."""

    def save(day: date, *, reason: str = "", n: int = 1, **marks: AttendanceStatus) -> object:
        return meetings.save(
            MeetingInput(
                evening.club,
                day.isoformat(),
                n=n,
                held=not reason,
                reason=reason,
                marks={evening.member(name): mark for name, mark in marks.items()},
            )
        )

    return save
