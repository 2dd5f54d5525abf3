from __future__ import annotations

from datetime import date

from textual.widgets import Input, OptionList, Select, TextArea

from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.desk import Desk
from familieklubb.services.meeting_views import MeetingInput
from familieklubb.tui.screens.home import HomeScreen
from familieklubb.tui.screens.meeting_log import MeetingLogScreen
from familieklubb.tui.widgets.attendance_list import AttendanceList
from tests.services.evening import TUESDAY, Evening
from tests.tui.evening_hands import Hands, at, label, log_of, marks, saved
from tests.tui.opened import shown
from tests.tui.waiting import settle

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


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


async def test_enter_after_the_guests_makes_letters_commands_again(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        hands = Hands(pilot)
        await hands.press("n", "g", "3", "x", "enter", "a")

        assert app.screen.query_one("#guests", Input).value == "3"
        assert "20" in label(app, "#log-total").partition("+")[0]


async def test_the_reasons_stand_in_a_box_of_their_own(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await Hands(pilot).press("n", "h")

        assert app.screen.query_one("#form").region.width < app.size.width


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
