from __future__ import annotations

from textual.widgets import DataTable, Label

from familieklubb.services.desk import Desk
from familieklubb.tui.screens.assistants import AssistantsScreen
from familieklubb.tui.screens.clubs import ClubsScreen
from familieklubb.tui.screens.gatherings import GatheringsScreen
from familieklubb.tui.screens.report import ReportScreen
from tests.tui.opened import shown
from tests.tui.waiting import settle


async def test_every_area_of_the_network_has_its_screen(network: Desk) -> None:
    async with shown(network, (80, 24)) as (app, pilot):
        seen = [type(app.screen)]
        for digit in "234":
            await pilot.press(digit)
            await settle(pilot)
            seen.append(type(app.screen))
        assert seen == [ReportScreen, ClubsScreen, AssistantsScreen, GatheringsScreen]


async def test_every_club_of_the_network_is_listed(network: Desk) -> None:
    async with shown(network, (80, 24)) as (app, pilot):
        await pilot.press("2")
        await settle(pilot)
        assert app.screen.query_one("#clubs DataTable", DataTable).row_count == 15


async def test_an_empty_area_says_so(bare: Desk) -> None:
    async with shown(bare) as (app, pilot):
        for digit, name in (("2", "clubs"), ("3", "assistants"), ("4", "gatherings")):
            await pilot.press(digit)
            await settle(pilot)
            empty = app.screen.query_one(f"#{name} .empty", Label)
            assert empty.display
            assert str(empty.render())
            assert not app.screen.query_one(f"#{name} DataTable").display


async def test_the_keys_of_the_lists_are_among_those_that_can_be_changed(bare: Desk) -> None:
    async with shown(bare) as (app, _pilot):
        ids = {binding.id for binding in app.known_bindings()}
        assert ids >= {"clubs.state", "assistants.certify", "gatherings.door", "courses.new"}
