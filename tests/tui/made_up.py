"""A register for the screens: one made-up club of two years, made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from familieklubb.demo.generation import demo_network
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register.creation import create
from familieklubb.services.desk import Desk
from familieklubb.services.door import RegisterDoor

PASSPHRASE = "en to tre fire fem"
KDF = 4000
TODAY = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)

OpenDesk = Callable[..., Desk]


def now() -> datetime:
    """The evening on which every test of the screens takes place."""
    return TODAY


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> dict[RegisterKind, Path]:
    """One register of each kind, with the same rows."""
    found = {}
    for kind in RegisterKind:
        path = tmp_path_factory.mktemp("made-up") / f"{kind}.register"
        register, _words = create(
            path,
            PASSPHRASE,
            kind=kind,
            name="Eksempel",
            profile_code="norway",
            clock=now,
            kdf_iterations=KDF,
        )
        with register:
            register.write(
                "demo",
                lambda writing: demo_network(
                    writing, Geography(), last_day=date(2026, 11, 21), seed=3
                ),
                undoable=False,
            )
        found[kind] = path
    return found


@pytest.fixture
def open_desk(made_up: dict[RegisterKind, Path], tmp_path: Path) -> OpenDesk:
    """Opens a copy of the made-up register of a kind."""

    def opened(kind: RegisterKind = RegisterKind.club) -> Desk:
        path = tmp_path / f"{kind}.register"
        shutil.copy(made_up[kind], path)
        for beside in made_up[kind].parent.glob(f"{made_up[kind].name}.*"):
            if beside.is_file():
                shutil.copy(beside, tmp_path / beside.name)
        return RegisterDoor(path, now, KDF).unlock(PASSPHRASE, lambda _share: None)

    return opened
