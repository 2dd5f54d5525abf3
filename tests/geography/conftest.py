"""One Geography for the room's tests: it only reads."""

from __future__ import annotations

import pytest

from familieklubb.geography import Geography


@pytest.fixture(scope="session")
def geography() -> Geography:
    return Geography()
