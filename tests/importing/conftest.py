"""What the tests of spreadsheets share: English messages, and files with given content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from familieklubb import i18n
from familieklubb.geography import Geography
from familieklubb.importing.problems import ImportRefused, Problem
from familieklubb.importing.reading import read
from familieklubb.importing.rows import Book
from familieklubb.services.invariants import breaches
from tests.importing.desk import Desk, new_register

REFERENCE_YEAR = 2024

Write = Callable[..., Path]
Read = Callable[..., Book]
Refuse = Callable[..., tuple[Problem, ...]]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a CSV file: its name, its text or bytes, and an encoding."""

    def write_file(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write_file


@pytest.fixture
def reads() -> Read:
    """Read paths that hold no error."""

    def read_paths(*paths: Path) -> Book:
        return read(paths, reference_year=REFERENCE_YEAR)

    return read_paths


@pytest.fixture
def refuses() -> Refuse:
    """Read paths that hold errors, and give these."""

    def refuse_paths(*paths: Path) -> tuple[Problem, ...]:
        with pytest.raises(ImportRefused) as caught:
            read(paths, reference_year=REFERENCE_YEAR)
        return caught.value.problems

    return refuse_paths


@pytest.fixture(scope="session")
def geography() -> Geography:
    return Geography()


@pytest.fixture
def desk(tmp_path: Path, geography: Geography) -> Iterator[Desk]:
    """An empty register to bring spreadsheets into; at the end nothing in it may be wrong."""
    with new_register(tmp_path / "register" / "net.register") as register:
        yield Desk(register, tmp_path, geography)
        assert register.faults() == []
        assert register.read(breaches) == []
