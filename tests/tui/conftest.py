"""Open registers for the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from familieklubb.domain.values import RegisterKind
from familieklubb.register.clock import Clock
from familieklubb.services.desk import Desk
from tests.services.evening import Evening, write_evening
from tests.tui.opened import bring_in_2003, made_desk

NOW = datetime(2004, 1, 20, 12, 0, tzinfo=UTC)
"""Tuesday 20 January 2004, at noon, when the year 2003 has just ended."""


@pytest.fixture
def early_clock() -> Clock:
    """A clock that stands at NOW."""
    return lambda: NOW


@pytest.fixture
def network(tmp_path: Path, early_clock: Clock, kdf: int) -> Iterator[Desk]:
    """A coordinator's register with the network of 2003."""
    desk = made_desk(tmp_path, early_clock, kdf, RegisterKind.coordinator)
    bring_in_2003(desk)
    yield desk
    desk.register.abandon()


@pytest.fixture
def bare(tmp_path: Path, early_clock: Clock, kdf: int) -> Iterator[Desk]:
    """A coordinator's register with nothing in it."""
    desk = made_desk(tmp_path, early_clock, kdf, RegisterKind.coordinator)
    yield desk
    desk.register.abandon()


EVENING = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""A Saturday at noon; the meeting of the Tuesday before it is not logged."""


@pytest.fixture
def desk(tmp_path: Path, kdf: int) -> Iterator[Desk]:
    """The register of a club with eight families and twenty members."""
    desk = made_desk(tmp_path, lambda: EVENING, kdf, RegisterKind.club)
    write_evening(desk.register)
    yield desk
    desk.register.abandon()


@pytest.fixture
def evening(desk: Desk) -> Evening:
    """Who is in that club."""
    return Evening()
