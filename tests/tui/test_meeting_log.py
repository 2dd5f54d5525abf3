from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Label, OptionList, Select, TextArea

from familieklubb.domain.values import AttendanceStatus, NotHeldReason, RegisterKind
from familieklubb.errors import FamilieklubbError
from familieklubb.register.refusals import not_saved
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingInput, MeetingSheet
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.present.meeting_log import MeetingLog
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from familieklubb.tui.widgets.attendance_list import AttendanceList
from tests.services.evening import TUESDAY, Evening, write_evening
from tests.tui.opened import made_desk, shown
from tests.tui.waiting import settle, type_text

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, kdf: int) -> Iterator[Desk]:
    """A club's register on a Saturday; the meeting of Tuesday is not logged."""
    desk = made_desk(tmp_path, lambda: NOW, kdf, RegisterKind.club)
    write_evening(desk.register)
    yield desk
    desk.register.abandon()


@pytest.fixture
def evening(desk: Desk) -> Evening:
    return Evening()


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


def lost_disk(_typed: MeetingInput) -> object:
    raise not_saved(OSError(28, "No space left on device"))


async def test_an_evening_is_logged_in_twelve_keys(desk: Desk, evening: Evening) -> None:
    """8 families, 20 members, one of the 3rd and one of the 6th family away, a theme."""
    async with shown(desk) as (app, pilot):
        assert at(app, HomeScreen)
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a")
        await hands.press("3", "right", "space")
        await hands.press("6", "right", "space")
        await hands.press("t")
        await hands.type("Å be om hjelp")
        await hands.press("ctrl+s")

        assert hands.keys <= 12
        assert at(app, HomeScreen)
        sheet = saved(desk, evening)
        found = marks(desk, evening)
        assert sheet.theme == "Å be om hjelp"
        assert [name for name, mark in found.items() if mark is ABSENT] == ["Frode", "Marit"]
        assert sum(mark is PRESENT for mark in found.values()) == 18
        assert sheet.chair == evening.member("Anne")
        assert sheet.minute_taker == evening.member("David")


async def test_the_other_members_of_the_two_families_fit_in_twelve_keys(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk, (80, 24)) as (_app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "3", "right", "right", "space", "6", "right", "right", "space", "t")
        await hands.type("Tillit")
        await hands.press("ctrl+s")

        assert hands.keys <= 12
        found = marks(desk, evening)
        assert [name for name, mark in found.items() if mark is ABSENT] == ["Grete", "Nils"]


async def test_the_title_says_which_meeting_and_how_many_are_there(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")

        assert "17. november 2026" in label(app, "#log-title")
        assert "18.00–19.30" in label(app, "#log-title")
        assert "0" in label(app, "#log-total")
        await hands.press("space")
        assert "3" in label(app, "#log-total")
        assert "20" in label(app, "#log-total")


async def test_space_turns_a_member_and_on_a_family_all_of_it(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        listed = app.screen.query_one(AttendanceList)
        log = log_of(app)
        await hands.press("2", "space")
        assert [log.marks[evening.member(one)] for one in ("David", "Eva")] == [PRESENT, PRESENT]
        await hands.press("right", "space")
        assert log.marks[evening.member("David")] is ABSENT
        await hands.press("left", "space")
        assert log.marks[evening.member("David")] is PRESENT
        await hands.press("space")
        assert log.marks[evening.member("Eva")] is ABSENT
        assert listed.has_focus


async def test_letters_mark_excused_and_unknown(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (_app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "right", "f", "down", "u", "ctrl+s")

        found = marks(desk, evening)
        assert (found["Anne"], found["David"], found["Eva"]) == (EXCUSED, UNKNOWN, PRESENT)


async def test_all_here_leaves_what_is_marked_already(desk: Desk, evening: Evening) -> None:
    desk.meetings.announce(AbsenceInput((evening.member("Eva"),), "17.11"))
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        log = log_of(app)
        assert log.marks == {evening.member("Eva"): EXCUSED}
        await hands.press("right", "f", "a")
        assert log.present == 18
        assert log.marks[evening.member("Anne")] is EXCUSED


async def test_a_name_is_found_by_typing_its_beginning(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("slash")
        await hands.type("ra")
        await hands.press("enter")
        assert app.screen.query_one(AttendanceList).member == evening.member("Ragnhild")
        await hands.press("a")
        assert log_of(app).present == 20


async def test_marks_are_taken_back_one_by_one_and_nothing_that_is_saved(
    desk: Desk, evening: Evening
) -> None:
    desk.meetings.save(MeetingInput(evening.club, "10.11"))
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "space", "ctrl+z")
        log = log_of(app)
        assert log.present == 20
        await hands.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert log.marks == {}
        assert desk.meetings.sheet(evening.club, date(2026, 11, 10)).meeting_id is not None


async def test_the_chair_passes_on_when_whose_turn_it_is_turns_out_to_be_away(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        chair = app.screen.query_one("#chair", Select)
        assert chair.value == evening.member("Anne")
        await hands.press("a", "space")
        assert chair.value == evening.member("David")
        await hands.press("space")
        assert chair.value == evening.member("Anne")


async def test_a_chosen_chair_stays(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        chair = app.screen.query_one("#chair", Select)
        chair.value = evening.member("Per")
        await settle(pilot)
        await hands.press("a", "space", "ctrl+s")

        assert saved(desk, evening).chair == evening.member("Per")


async def test_guests_substitute_and_parallel_groups_are_saved(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("a", "p", "g")
        await hands.type("3")
        assert "+ 3" in label(app, "#log-total")
        app.screen.query_one("#assistant", Select).value = evening.substitute
        await settle(pilot)
        await hands.press("ctrl+s")

        sheet = saved(desk, evening)
        assert (sheet.guests, sheet.parallel_groups) == (3, True)
        assert sheet.assistant == evening.substitute


async def test_a_meeting_that_was_not_held_needs_its_reason_and_nothing_else(
    desk: Desk, evening: Evening
) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("h")
        assert app.screen.query_one(OptionList).option_count == len(NotHeldReason)
        await hands.press("down", "enter")
        assert label(app, "#log-total")
        await hands.press("ctrl+s")

        sheet = saved(desk, evening)
        assert (sheet.held, sheet.reason) == (False, NotHeldReason.no_assistant)


async def test_a_meeting_said_not_to_be_held_can_be_held_after_all(
    desk: Desk, evening: Evening
) -> None:
    desk.meetings.save(MeetingInput(evening.club, "17.11", held=False, reason="weather"))
    async with shown(desk) as (app, pilot):
        app.push_screen(MeetingLogScreen(desk, evening.club, TUESDAY))
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("h", "home", "enter")
        await hands.press("a", "ctrl+s")

        assert saved(desk, evening).held
        assert set(marks(desk, evening).values()) == {PRESENT}


async def test_a_quiet_word_warns_of_an_identity_number_and_of_length(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        said = []
        for text in ("Fint møte", "Ring 01017000027", "x" * 601, "Kort"):
            app.screen.query_one("#notes", TextArea).text = text
            await settle(pilot)
            said.append(label(app, "#minutes-warning"))
        assert [bool(text) for text in said] == [False, True, True, False]
        assert "601" in said[2]


# -- drafts


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


async def test_a_lock_and_a_quit_keep_what_was_typed_last(desk: Desk, evening: Evening) -> None:
    about = desk.meetings.sheet(evening.club, TUESDAY).about
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        await hands.press("t")
        await hands.type("Tillit")
        await hands.press("ctrl+q")
        assert app.return_code == 0
    from familieklubb.register.opening import open_register

    path = desk.register.layout.register
    with open_register(
        path, "correct horse battery staple here", clock=lambda: NOW, kdf_iterations=1000
    ) as again:
        kept = Desk(again, lambda: NOW).drafts.get(about)
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


# -- what goes wrong


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
    from familieklubb.records import Family, Member
    from familieklubb.register.writing import Writing
    from tests.services.evening import made_id

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


# -- correcting


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


async def test_the_mouse_marks_too(desk: Desk, evening: Evening) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n")
        log = log_of(app)
        await pilot.click(AttendanceList, offset=(3, 0))
        await settle(pilot)
        assert log.present == 3
        await pilot.click(AttendanceList, offset=(12, 1))
        await settle(pilot)
        assert log.marks[evening.member("David")] is PRESENT
