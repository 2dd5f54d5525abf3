"""The search on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from familieklubb.domain.values import RegisterKind
from familieklubb.services.desk import Desk
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.dialogs.search import SearchDialog
from familieklubb.tui.screens.assistants import AssistantsScreen
from familieklubb.tui.screens.families import FamiliesScreen
from familieklubb.tui.screens.family import FamilyScreen
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from tests.services.club_ground import Ground
from tests.tui.opened import made_desk, shown
from tests.tui.waiting import settle, type_text


@pytest.fixture
def desk(tmp_path: Path, kdf: int) -> Iterator[Desk]:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    made = made_desk(tmp_path, lambda: now, kdf, RegisterKind.club)
    ground = Ground(made.register)
    club = ground.club()
    ground.assistant("Assistent 01")
    for label, *members in (("Berg", "Anne", "[/]"), ("Åsen", "Åse", "Per")):
        rows = tuple(MemberInput(one, "own_use") for one in members)
        made.families.add(FamilyInput(club, label, "2.1.25", rows))
    ground.meeting(club, date(2026, 11, 17), theme="Tillit")
    yield made
    made.register.abandon()


def on(app: FamilieklubbApp, screen: type[object]) -> bool:
    return isinstance(app.screen, screen)


def listed(app: FamilieklubbApp) -> list[str]:
    options = app.screen.query_one("#search-list", OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_fits_is_listed_as_one_types_and_enter_goes_there(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with shown(desk, size) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        assert on(app, SearchDialog)
        await type_text(pilot, "ase")
        await settle(pilot)
        assert [one.split("  ")[0] for one in listed(app)] == ["Åsen", "Åse", "Per"]
        await pilot.press("down", "enter")
        await settle(pilot)
        assert on(app, FamilyScreen)


async def test_a_day_finds_the_meeting(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await pilot.press("slash")
        await type_text(pilot, "17.11")
        await settle(pilot)
        assert "Tillit" in listed(app)[0]


@pytest.mark.parametrize("typed", ["[/]", "[red]", "\x1b[31m", "%", "B" * 5000])
async def test_whatever_is_typed_stands_as_it_is(desk: Desk, typed: str) -> None:
    async with shown(desk, (80, 24)) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        app.screen.query_one("#search-input", Input).value = typed
        await settle(pilot)
        assert len(listed(app)) == 1


async def test_escape_leaves_the_search(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await pilot.press("slash")
        await type_text(pilot, "berg")
        await pilot.press("escape")
        await settle(pilot)
        assert on(app, HomeScreen)


@pytest.mark.parametrize(
    ("typed", "screen"),
    [("hitra", FamiliesScreen), ("tillit", MeetingLogScreen), ("assistent 01", AssistantsScreen)],
)
async def test_every_kind_of_hit_leads_somewhere(
    desk: Desk, typed: str, screen: type[object]
) -> None:
    async with shown(desk) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        app.screen.query_one("#search-input", Input).value = typed
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert on(app, screen)
