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
        assert isinstance(app.screen, ReportScreen)
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(app.screen, ClubsScreen)
        assert app.screen.query_one("#clubs DataTable", DataTable).row_count == 15
        await pilot.press("3")
        await settle(pilot)
        assert isinstance(app.screen, AssistantsScreen)
        await pilot.press("4")
        await settle(pilot)
        assert isinstance(app.screen, GatheringsScreen)


async def test_an_empty_area_says_so(bare: Desk) -> None:
    async with shown(bare) as (app, pilot):
        for digit, name in (("2", "clubs"), ("3", "assistants"), ("4", "gatherings")):
            await pilot.press(digit)
            await settle(pilot)
            empty = app.screen.query_one(f"#{name} .empty", Label)
            assert empty.display
            assert str(empty.render())
            assert not app.screen.query_one(f"#{name} DataTable").display
