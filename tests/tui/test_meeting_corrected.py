from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input, Label

from familieklubb.domain.values import AttendanceStatus
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Family, Member
from familieklubb.register.refusals import not_saved
from familieklubb.register.writing import Writing
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingInput, MeetingSheet
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from tests.services.evening import TUESDAY, Evening, made_id
from tests.tui.evening_hands import Hands, at, label, log_of, marks, saved
from tests.tui.opened import shown
from tests.tui.waiting import settle

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


def lost_disk(_typed: MeetingInput) -> object:
    raise not_saved(OSError(28, "No space left on device"))


async def test_an_old_meeting_is_corrected_as_easily(desk: Desk, evening: Evening) -> None:
    everyone = dict.fromkeys(evening.members.values(), PRESENT)
    desk.meetings.save(MeetingInput(evening.club, "17.11", marks=everyone, theme="Tilit"))
    async with shown(desk) as (app, pilot):
        app.push_screen(MeetingLogScreen(desk, evening.club, TUESDAY))
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("8", "right", "space", "t", "backspace", "backspace")
        await hands.type("lit")
        await hands.press("ctrl+s")

        assert marks(desk, evening)["Siri"] is ABSENT
        assert saved(desk, evening).theme == "Tillit"


async def test_the_day_of_a_meeting_can_be_corrected(desk: Desk, evening: Evening) -> None:
    wrong = date(2026, 11, 18)
    everyone = dict.fromkeys(evening.members.values(), PRESENT)
    desk.meetings.save(MeetingInput(evening.club, "18.11", marks=everyone))
    async with shown(desk) as (app, pilot):
        app.push_screen(MeetingLogScreen(desk, evening.club, wrong))
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("d")
        app.screen.query_one("#date", Input).value = "tir"
        await hands.press("ctrl+s")
        assert "17. november" in label(app, "#log-title")
        await hands.press("ctrl+s")

        assert set(marks(desk, evening).values()) == {PRESENT}
        assert desk.meetings.sheet(evening.club, wrong).meeting_id is None


async def test_a_wrong_day_is_refused_in_the_dialog(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("d")
        app.screen.query_one("#date", Input).value = "31.2"
        await hands.press("ctrl+s")
        assert str(app.screen.query_one("#field-date .wrong", Label).render())
        await hands.press("escape")
        assert at(app, MeetingLogScreen)


async def test_another_day_can_be_logged_from_the_same_screen(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("d")
        app.screen.query_one("#date", Input).value = "10.11"
        await hands.press("ctrl+s")
        assert "10. november" in label(app, "#log-title")
        await hands.press("a", "ctrl+s")
        assert desk.meetings.sheet(evening.club, date(2026, 11, 10)).meeting_id is not None


async def test_a_field_that_cannot_stand_is_named_and_nothing_is_saved(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        app.screen.query_one("#theme", Input).value = "Skjult \u202e tekst"
        await settle(pilot)
        await hands.press("a", "ctrl+s")
        assert at(app, MeetingLogScreen)
        assert app.screen.query_one("#log-wrong", Label).display
        assert app.screen.query_one("#theme", Input).has_focus
        assert desk.meetings.sheet(evening.club, TUESDAY).meeting_id is None


async def test_a_full_disk_becomes_a_message_and_nothing_is_lost(
    desk: Desk, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a")
        monkeypatch.setattr(desk.meetings, "save", lost_disk)
        await hands.press("ctrl+s")
        assert at(app, MeetingLogScreen)
        assert log_of(app).present == 20
        assert len(app._notifications) == 1


async def test_a_club_that_is_gone_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_arguments: object) -> MeetingSheet:
        raise FamilieklubbError("Klubben er borte", "Gå tilbake")

    async with shown(desk) as (app, pilot):
        monkeypatch.setattr(desk.meetings, "sheet", gone)
        await Hands(pilot).press("n")
        assert at(app, HomeScreen)


async def test_names_are_shown_as_they_stand(desk: Desk) -> None:
    """A name that looks like markup, or is very long, ends nothing and colours nothing."""

    def rename(writing: Writing) -> None:
        for key, text in (("Anne", "[/]"), ("Bjørn", "[red]x[/red]"), ("David", "W" * 120)):
            writing.update_all(Member, [{"id": made_id("member", key), "label": text}])
        writing.update_all(Family, [{"id": made_id("family", "Berg"), "label": "[@click=x]a[/]"}])

    desk.register.write("test", rename)
    async with shown(desk, (80, 24)) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "right", "right", "down", "ctrl+s")
        assert at(app, HomeScreen)
