from __future__ import annotations

from familieklubb.services.assistant_inputs import AssistantInput
from familieklubb.services.course_views import CourseInput
from familieklubb.services.desk import Desk
from familieklubb.tui.widgets.tick_list import TickList
from tests.tui.opened import shown
from tests.tui.waiting import settle


async def test_who_took_part_is_ticked_with_a_sign(bare: Desk) -> None:
    for name in ("Anne", "[b]Bo[/]", "Carl"):
        bare.assistants.add(AssistantInput(name, "Hitra"))
    course = bare.assistants.courses.add(CourseInput("Kurs", "other", from_day="1.1.2004"))
    async with shown(bare, (80, 24)) as (app, pilot):
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        ticks = app.screen.query_one(TickList)
        await pilot.press("down", "space", "down", "space", "space")
        await settle(pilot)
        said = [str(ticks.get_option_at_index(row).prompt) for row in range(3)]
        await pilot.press("ctrl+s")
        await settle(pilot)
        card = bare.assistants.courses.show(course)
        taking = [one.name for one in card.taking_part]
        assert len(taking) == 1
        assert [line.startswith("●") for line in said] == [taking[0] in line for line in said]
