from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import DataTable, Input, Label

from familieklubb.services.desk import Desk
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.dialogs.record import RecordForm
from familieklubb.tui.screens.report import ReportScreen
from tests.tui.opened import shown
from tests.tui.waiting import settle


def figures(app: FamilieklubbApp) -> dict[str, str]:
    """The figures as they are shown."""
    table = app.screen.query_one("#report-figures", DataTable)
    return {
        table.get_row_at(row)[0].plain: table.get_row_at(row)[1].plain
        for row in range(table.row_count)
    }


def told(app: FamilieklubbApp) -> str:
    """What is said of the figure under the cursor."""
    return str(app.screen.query_one("#report-told", Label).render())


async def test_the_year_that_is_reported_comes_first_with_its_figures(network: Desk) -> None:
    async with shown(network, (80, 24)) as (app, pilot):
        assert isinstance(app.screen, ReportScreen)
        assert "2003" in str(app.screen.query_one("#report-question", Label).render())
        assert next(iter(figures(app).values())) == "12"
        await pilot.press("minus")
        await settle(pilot)
        assert next(iter(figures(app).values())) == "7"


async def test_enter_shows_the_clubs_behind_a_figure(network: Desk) -> None:
    async with shown(network) as (app, pilot):
        assert "Hitra" not in told(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Hitra" in told(app)
        assert "Bergen" not in told(app)


async def test_the_grouping_turns_with_one_key(network: Desk) -> None:
    async with shown(network) as (app, pilot):
        await pilot.press("g")
        await settle(pilot)
        assert "Hedmark" in told(app)


async def test_a_choice_that_cannot_be_read_stays_in_the_form(network: Desk) -> None:
    async with shown(network) as (app, pilot):
        await pilot.press("v")
        await settle(pilot)
        app.screen.query_one("#in-period", Input).value = "ifjor en gang"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, RecordForm)
        assert str(app.screen.query_one("#field-period .wrong", Label).render())


async def test_the_figures_are_saved_once_and_never_over_another_file(
    network: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "tall.json"
    async with shown(network) as (app, pilot):
        for _time in range(2):
            await pilot.press("j")
            await settle(pilot)
            app.screen.query_one("#in-path", Input).value = str(file)
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert isinstance(app.screen, RecordForm)
        assert str(app.screen.query_one("#field-path .wrong", Label).render())
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["period"] == ["2003-01-01", "2003-12-31"]


async def test_an_empty_register_has_a_report_of_nothing(bare: Desk) -> None:
    async with shown(bare, (80, 24)) as (app, pilot):
        assert next(iter(figures(app).values())) == "0"
        await pilot.press("enter")
        await settle(pilot)
        assert told(app)
