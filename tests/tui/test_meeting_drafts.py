from __future__ import annotations

import pytest
from textual.widgets import Input, Label

from familieklubb.domain.values import AttendanceStatus
from familieklubb.register.opening import open_register
from familieklubb.services.desk import Desk
from familieklubb.services.due import DueKind
from familieklubb.tui.screens.home import HomeScreen
from tests.services.evening import TUESDAY, Evening
from tests.tui.conftest import EVENING
from tests.tui.evening_hands import Hands, at, log_of, marks, saved
from tests.tui.opened import shown

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


async def test_what_was_typed_is_kept_and_offered_again(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "right", "f", "t")
        await hands.type("Tillit")
        await hands.press("escape")
        assert at(app, HomeScreen)
        assert desk.meetings.begun(evening.club) == (TUESDAY,)

        await hands.press("n")
        assert app.screen.query_one("#log-offer", Label).display
        assert app.screen.query_one("#theme", Input).value == "Tillit"
        await hands.press("ctrl+s")
        assert desk.meetings.begun(evening.club) == ()
        assert marks(desk, evening)["Anne"] is EXCUSED
        assert saved(desk, evening).theme == "Tillit"


async def test_home_tells_of_a_meeting_that_was_begun(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "escape")
        kinds = [due.kind for due in desk.home_view().due if due.day == TUESDAY]
        assert kinds == [DueKind.draft_waits]
        await hands.press("home", "down", "enter")
        assert log_of(app).present == 20


@pytest.mark.parametrize("key", ["ctrl+l", "ctrl+q"])
async def test_a_lock_and_a_quit_keep_what_was_typed_last(
    desk: Desk, evening: Evening, key: str
) -> None:
    about = desk.meetings.sheet(evening.club, TUESDAY).about
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("t")
        await hands.type("Tillit")
        await hands.press(key)
        assert app.desk is None
    path = desk.register.layout.register
    with open_register(
        path, "correct horse battery staple here", clock=lambda: EVENING, kdf_iterations=1000
    ) as again:
        kept = Desk(again, lambda: EVENING).drafts.get(about)
        assert kept is not None
        assert kept.content["theme"] == "Tillit"


async def test_leaving_without_a_change_leaves_no_draft(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("down", "escape")
        assert at(app, HomeScreen)
        assert desk.meetings.begun(evening.club) == ()


async def test_a_draft_can_be_discarded(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "x")
        await hands.press("tab", "enter")
        assert log_of(app).marks == {}
        assert desk.drafts.listed() == ()
