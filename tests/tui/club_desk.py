"""A club's register for the tests of screens, and short ways to what they show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Label

from familieklubb.domain.values import RegisterKind
from familieklubb.services.desk import Desk
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.services.family_views import FamilyLine, Standing
from familieklubb.tui.app import FamilieklubbApp
from tests.services.club_ground import Ground
from tests.tui.opened import made_desk
from tests.tui.waiting import settle

SIZES = [(80, 24), (120, 36)]
HOSTILE = "[/][red]x[/red]"


@pytest.fixture
def desk(tmp_path: Path, kdf: int) -> Iterator[Desk]:
    """A club's register on Saturday 21 November 2026."""
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    made = made_desk(tmp_path, lambda: now, kdf, RegisterKind.club)
    yield made
    made.register.abandon()


@pytest.fixture
def ground(desk: Desk) -> Ground:
    return Ground(desk.register)


@pytest.fixture
def club(ground: Ground) -> bytes:
    club_id = ground.club()
    ground.assistant("Assistent 01", club_id=club_id)
    return club_id


def add(desk: Desk, club: bytes, label: str, *members: str, joined: str = "2.1.25") -> bytes:
    rows = tuple(MemberInput(one, "own_use", "1975", "2.1.25") for one in members or ("A", "B"))
    return desk.families.add(FamilyInput(club, label, joined, rows)).family_id


def here(desk: Desk) -> list[str]:
    return [one.label for one in desk.families.of_club().standing(Standing.here)]


def line(desk: Desk, family_id: bytes) -> FamilyLine:
    return desk.families.show(family_id).line


def rows(app: FamilieklubbApp, table: str = "#families-table") -> list[list[str]]:
    found = app.screen.query_one(table, DataTable)
    return [[str(one) for one in found.get_row_at(row)] for row in range(found.row_count)]


def texts(app: FamilieklubbApp) -> str:
    return "\n".join(str(label.render()) for label in app.screen.query(Label))


async def at_families(pilot: Pilot[int]) -> None:
    await pilot.press("3")
    await settle(pilot)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
