from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import DataTable, Input, Label, OptionList, TabbedContent

from familieklubb.domain.values import AttendanceStatus
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingInput
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from familieklubb.tui.screens.meetings import MeetingsScreen
from familieklubb.tui.target import Area, Target
from tests.services.club_ground import Ground
from tests.services.evening import TUESDAY, Evening, november
from tests.tui.evening_hands import Hands, at, label, log_of
from tests.tui.opened import shown
from tests.tui.waiting import settle

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent


@pytest.fixture
def logged(desk: Desk, evening: Evening) -> Desk:
    """Three meetings of November are written; one of them was not held."""
    everyone = dict.fromkeys(evening.members.values(), PRESENT)
    away = everyone | {evening.member("Anne"): ABSENT}
    desk.meetings.save(MeetingInput(evening.club, "3.11", marks=everyone, theme="Tillit"))
    desk.meetings.save(MeetingInput(evening.club, "10.11", held=False, reason="weather"))
    desk.meetings.save(MeetingInput(evening.club, "17.11", marks=away, theme="Grenser"))
    return desk


def table(app: FamilieklubbApp) -> DataTable[object]:
    shown_now = app.screen.query_one(TabbedContent).active_pane
    assert shown_now is not None
    return shown_now.query_one(DataTable)


def rows(app: FamilieklubbApp) -> list[list[str]]:
    found = table(app)
    return [[str(cell) for cell in found.get_row_at(n)] for n in range(found.row_count)]


async def test_the_year_stands_at_a_glance_above_its_meetings(logged: Desk) -> None:
    async with shown(logged, (80, 24)) as (app, pilot):
        await Hands(pilot).press("2")
        assert at(app, MeetingsScreen)
        assert "2026" in label(app, "#year-name")
        assert label(app, "#year-counts").startswith("2 ")
        assert "●○●·" in label(app, "#year-weeks").replace(" ", "")
        listed = rows(app)
        assert [row[1] for row in listed[:4]] == ["·", "●", "○", "●"]
        assert "19" in listed[1][2]
        assert listed[1][5] == "Grenser"
        assert table(app).cursor_row == 1


async def test_enter_opens_a_meeting_and_what_was_corrected_is_shown(
    logged: Desk, evening: Evening
) -> None:
    async with shown(logged) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("enter")
        assert at(app, MeetingLogScreen)
        assert log_of(app).day == TUESDAY
        await hands.press("right", "space", "ctrl+s")
        assert at(app, MeetingsScreen)
        assert "20" in rows(app)[1][2]


async def test_a_missing_meeting_is_logged_from_the_list(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("down", "enter")
        assert log_of(app).day == november(10)
        await hands.press("a", "ctrl+s")
        assert desk.meetings.sheet(evening.club, november(10)).meeting_id is not None
        assert table(app).cursor_row == 2


async def test_any_day_can_be_logged_by_typing_it(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("n")
        app.screen.query_one("#date", Input).value = "1.9.2025"
        await hands.press("ctrl+s")
        assert log_of(app).day == date(2025, 9, 1)
        await hands.press("a", "ctrl+s")
        assert "2025" in label(app, "#year-name")
        await hands.press("plus")
        assert "2026" in label(app, "#year-name")
        await hands.press("minus", "minus")
        assert "2024" in label(app, "#year-name")


async def test_a_removed_meeting_comes_back_with_undo(logged: Desk, evening: Evening) -> None:
    async with shown(logged) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("delete")
        assert logged.meetings.sheet(evening.club, TUESDAY).meeting_id is None
        assert rows(app)[1][1] == "!"
        await hands.press("ctrl+z")
        assert logged.meetings.sheet(evening.club, TUESDAY).theme == "Grenser"
        assert rows(app)[1][1] == "●"


async def test_a_missing_meeting_cannot_be_removed(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        before = rows(app)
        await hands.press("delete")
        assert rows(app) == before


async def test_attendance_is_shown_per_family_and_member_over_any_period(
    logged: Desk, evening: Evening
) -> None:
    async with shown(logged) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("t")
        berg = rows(app)[0]
        assert berg[:5] == ["Berg", "5", "1", "0", "0"]
        await hands.press("m")
        assert rows(app)[0][:4] == ["Anne", "Berg", "1", "1"]
        await hands.press("o")
        await hands.type("1.11-5.11")
        await hands.press("enter")
        assert rows(app)[0][:4] == ["Anne", "Berg", "1", "0"]
        assert "1" in label(app, "#attendance-total")


async def test_what_is_no_period_is_said_and_the_list_stays(logged: Desk) -> None:
    async with shown(logged) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("t", "o")
        await hands.type("noe")
        before = rows(app)
        await hands.press("enter")
        assert app.screen.query_one("#attendance-wrong", Label).display
        assert rows(app) == before


async def test_an_absence_is_announced_shown_at_the_meeting_and_withdrawn(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("t", "t")
        await hands.press("i")
        app.screen.query_one("#in-members").focus()
        await hands.press(*["down"] * 5, "space")
        app.screen.query_one("#in-from_day", Input).value = "tir"
        await hands.press("ctrl+s")
        assert [row[0] for row in rows(app)] == ["Eva"]
        sheet = desk.meetings.sheet(evening.club, november(24))
        assert [one.label for one in sheet.members if one.announced] == ["Eva"]
        await hands.press("delete")
        assert desk.meetings.announced(evening.club) == ()


async def test_nobody_away_says_so(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("t", "t")
        assert app.screen.query_one("#absences .empty", Label).display


async def test_an_announced_absence_without_a_day_is_refused_at_its_field(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("t", "t")
        await hands.press("i", "ctrl+s")
        assert str(app.screen.query_one("#field-from_day .wrong", Label).render())
        await hands.press("escape")


async def test_a_search_result_or_a_line_of_home_opens_its_meeting(
    logged: Desk, evening: Evening
) -> None:
    async with shown(logged) as (app, pilot):
        meeting = logged.meetings.sheet(evening.club, TUESDAY).meeting_id
        app.go_to(Target(Area.meetings, thing=meeting))
        await settle(pilot)
        assert log_of(app).day == TUESDAY
        await Hands(pilot).press("escape")
        assert at(app, MeetingsScreen)
        app.go_to(Target(Area.meetings, day=november(10), act="log"))
        await settle(pilot)
        assert log_of(app).day == november(10)
        await Hands(pilot).press("escape")
        assert at(app, HomeScreen)


async def test_going_elsewhere_from_a_begun_log_keeps_it(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("enter")
        await hands.press("a")
        app.go_to(Target(Area.meetings, day=november(10), act="log"))
        await settle(pilot)
        assert log_of(app).day == november(10)
        assert desk.meetings.begun(evening.club) == (TUESDAY,)


async def test_another_club_of_the_register_can_be_chosen(logged: Desk) -> None:
    other = Ground(logged.register).club("Ålesund")
    async with shown(logged) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("2")
        await hands.press("b")
        listed = app.screen.query_one(OptionList)
        listed.highlighted = 1
        await hands.press("enter")
        screen = app.screen
        assert isinstance(screen, MeetingsScreen)
        assert screen.club() == other
        assert "Ålesund" in label(app, "#year-name")
