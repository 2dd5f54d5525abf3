"""A register in a folder of its own, with a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from familieklubb import i18n
from familieklubb.register.file import Register
from tests.register.forker import Forker
from tests.register.place import Place


@pytest.fixture(autouse=True)
def _english(_first_language: None) -> None:
    """The texts as they stand in the code."""
    i18n.use("en")


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A register as it was made, to be copied: making one takes a while."""
    template = Place(tmp_path_factory.mktemp("template") / "template.register")
    template.create().close()
    return template


@pytest.fixture
def place(tmp_path: Path, _template: Place) -> Iterator[Place]:
    """A place for one register; what is still open at the end is let go."""
    place = Place(tmp_path / "klubb" / "hitra.register", template=_template)
    yield place
    for register in place.opened:
        register.abandon()


@pytest.fixture
def make_register(place: Place) -> Callable[[], Register]:
    """Make the register of ``place``, open."""
    return place.make


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """Starts children that may be killed."""
    server = Forker()
    yield server
    server.close()
