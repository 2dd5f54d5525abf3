"""The start is quick: what an import does not load."""

from __future__ import annotations

import pytest

from familieklubb import __version__
from tests.architecture.commands import run_python

SCREENS_AND_TABLES = {"textual", "sqlalchemy", "sqlmodel"}
HEAVY = SCREENS_AND_TABLES | {"babel", "openpyxl", "pydantic", "rich", "sqlcipher3", "typer"}

LOADED = "; import sys; sys.stderr.write(' '.join(sorted(sys.modules)))"


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import familieklubb", HEAVY),
        ("from familieklubb.__main__ import main; main(['--version'])", HEAVY),
        ("import familieklubb.cli", SCREENS_AND_TABLES),
    ],
)
def test_the_start_loads_nothing_heavy(statement: str, heavy: set[str]) -> None:
    done = run_python("-c", statement + LOADED)

    assert done.returncode == 0, done.stderr
    assert set(done.stderr.split()) & heavy == set()


def test_the_version_is_told() -> None:
    done = run_python("-m", "familieklubb", "--version")

    assert (done.returncode, done.stdout) == (0, f"familieklubb {__version__}\n")
