"""A register in a folder of its own, with a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from familieklubb.register.file import Register
from tests.register.forker import Forker
from tests.register.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A place for one register; what is still open at the end is let go."""
    place = Place(tmp_path / "klubb" / "hitra.register")
    yield place
    for register in place.opened:
        register.abandon()


@pytest.fixture
def make_register(place: Place) -> Callable[[], Register]:
    """Make the register of ``place``, open."""
    return place.create


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """Starts children that may be killed."""
    server = Forker()
    yield server
    server.close()
