from __future__ import annotations

from textual.widgets import DataTable, Input, Label

from familieklubb.services.assistant_inputs import AssistantInput
from familieklubb.services.desk import Desk
from familieklubb.tui.dialogs.record import RecordForm
from familieklubb.tui.screens.assistants import AssistantsScreen
from familieklubb.tui.widgets.record_pane import RecordPane
from tests.tui.opened import shown
from tests.tui.waiting import settle, type_text


async def test_an_assistant_is_added_in_one_form(bare: Desk) -> None:
    async with shown(bare, (80, 24)) as (app, pilot):
        await pilot.press("3")
        await settle(pilot)
        assert isinstance(app.screen, AssistantsScreen)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, RecordForm)
        await type_text(pilot, "Åse")
        await pilot.press("tab")
        await type_text(pilot, "Hitra")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, AssistantsScreen)
        assert [line.name for line in bare.assistants.all().assistants] == ["Åse"]
        pane = app.screen.active_pane
        assert pane is not None
        assert pane.table.row_count == 1


async def test_a_refused_field_says_so_and_keeps_what_was_typed(bare: Desk) -> None:
    async with shown(bare, (80, 24)) as (app, pilot):
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, RecordForm)
        await type_text(pilot, "Åse")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, RecordForm)
        assert str(app.screen.query_one("#field-place .wrong", Label).render())
        assert app.screen.query_one("#in-name", Input).value == "Åse"


async def test_names_stand_as_they_are(bare: Desk) -> None:
    bare.assistants.add(AssistantInput("[b]Åse[/] [@click=app.quit]x[/]", "[/]"))
    async with shown(bare) as (app, pilot):
        await pilot.press("3")
        await settle(pilot)
        table = app.screen.query_one("#assistants DataTable", DataTable)
        assert table.get_row_at(0)[0].plain == "[b]Åse[/] [@click=app.quit]x[/]"
        told = str(app.screen.query_one("#assistants .told", Label).render())
        assert "[b]Åse[/] [@click=app.quit]x[/]" in told
        await pilot.press("e")
        await settle(pilot)
        title = str(app.screen.query_one("#form-title", Label).render())
        assert "[b]Åse[/]" in title


async def test_every_list_comes_forward_with_one_key(bare: Desk) -> None:
    async with shown(bare, (80, 24)) as (app, pilot):
        await pilot.press("3")
        await settle(pilot)
        seen = []
        for _turn in range(4):
            screen = app.screen
            assert isinstance(screen, AssistantsScreen)
            pane = screen.active_pane
            assert isinstance(pane, RecordPane)
            seen.append(pane.id)
            assert pane.query_one(".empty").display
            await pilot.press("t")
            await settle(pilot)
        assert seen == ["assistants", "courses", "supervision", "missing"]
