"""One generated register that many tests ask questions of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from familieklubb.demo import generate_into
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register.creation import create
from familieklubb.register.file import Register

LAST_DAY = date(2025, 6, 30)
CLUBS, YEARS, SEED = 12, 2, 7

Rows = list[tuple[Any, ...]]
Ask = Callable[[str], Rows]


def made_register(path: Path, kdf: int) -> Register:
    """A new register of a coordinator, open."""
    register, _words = create(
        path,
        "correct horse battery staple here",
        kind=RegisterKind.coordinator,
        name="Prøve",
        profile_code="norway",
        clock=lambda: datetime(2025, 6, 30, 12, tzinfo=UTC),
        kdf_iterations=kdf,
    )
    return register


@pytest.fixture(scope="session")
def geography() -> Geography:
    """Where places are."""
    return Geography()


@pytest.fixture(scope="session")
def generated(
    tmp_path_factory: pytest.TempPathFactory, kdf: int, geography: Geography
) -> Iterator[Register]:
    """Twelve clubs with two years; nobody writes to it."""
    with made_register(tmp_path_factory.mktemp("generated") / "made.register", kdf) as register:
        generate_into(register, geography, clubs=CLUBS, years=YEARS, seed=SEED, last_day=LAST_DAY)
        yield register


@pytest.fixture
def ask(generated: Register) -> Ask:
    """The rows of a statement over the generated register."""
    return lambda sql: generated.on_connection(
        lambda connection: [tuple(row) for row in connection.execute(sql)]
    )
