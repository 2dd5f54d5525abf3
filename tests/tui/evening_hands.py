"""A club's evening on the screen: who is there, and hands that press its keys."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Label

from familieklubb.domain.values import AttendanceStatus
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingSheet
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.present.meeting_log import MeetingLog
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from tests.services.evening import TUESDAY, Evening
from tests.tui.waiting import settle, type_text


class Hands:
    """Presses keys as a person does, and counts them."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self._pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._pilot.press(*keys)
        await settle(self._pilot)

    async def type(self, text: str) -> None:
        await type_text(self._pilot, text)
        await settle(self._pilot)


def label(app: FamilieklubbApp, name: str) -> str:
    return str(app.screen.query_one(name, Label).render())


def log_of(app: FamilieklubbApp) -> MeetingLog:
    screen = app.screen
    assert isinstance(screen, MeetingLogScreen)
    assert screen.meeting is not None
    return screen.meeting


def at(app: FamilieklubbApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, screen)


def marks(desk: Desk, evening: Evening) -> dict[str, AttendanceStatus | None]:
    sheet = desk.meetings.sheet(evening.club, TUESDAY)
    return {member.label: member.mark for member in sheet.members}


def saved(desk: Desk, evening: Evening) -> MeetingSheet:
    sheet = desk.meetings.sheet(evening.club, TUESDAY)
    assert sheet.meeting_id is not None
    return sheet
