from __future__ import annotations

import pytest
from sqlmodel import select

from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Attendance, HistoryEntry
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.meeting_views import MeetingInput
from familieklubb.services.meetings import Meetings
from tests.services.evening import TUESDAY, Evening, held, marks_in

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


def test_a_held_meeting_is_saved_with_its_marks(meetings: Meetings, evening: Evening) -> None:
    saved = meetings.save(
        held(
            evening,
            away="Frode Marit",
            theme=" Å lytte ",
            guests="2",
            notes="Fint møte.\nKaffe etterpå.",
            start="18.00",
            end="1930",
            chair=evening.member("Anne"),
            assistant=evening.substitute,
            parallel_groups=True,
        )
    )

    sheet = meetings.sheet(evening.club, TUESDAY)
    assert (saved.present, saved.marked, saved.warnings) == (18, 20, ())
    assert sheet.meeting_id == saved.meeting_id
    assert (sheet.theme, sheet.guests, sheet.parallel_groups) == ("Å lytte", 2, True)
    assert sheet.notes == "Fint møte.\nKaffe etterpå."
    assert (sheet.start, sheet.end) == ("18:00", "19:30")
    assert (sheet.chair, sheet.minute_taker) == (evening.member("Anne"), None)
    assert sheet.assistant == evening.substitute
    assert marks_in(sheet)["Frode"] is ABSENT
    assert marks_in(sheet)["Grete"] is PRESENT


def test_a_member_without_a_mark_is_unknown_and_not_absent(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    saved = meetings.save(
        MeetingInput(evening.club, "17.11", marks={evening.member("Anne"): PRESENT})
    )

    assert (saved.present, saved.marked) == (1, 1)
    assert len(register.read(lambda session: session.exec(select(Attendance)).all())) == 1
    assert marks_in(meetings.sheet(evening.club, TUESDAY))["Bjørn"] is None


def test_correcting_changes_only_what_is_other(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    meetings.save(held(evening))
    before = {
        row.member_id: row.version
        for row in register.read(lambda session: session.exec(select(Attendance)).all())
    }

    meetings.save(held(evening, away="Eva"))

    after = register.read(lambda session: session.exec(select(Attendance)).all())
    assert [row.member_id for row in after if row.version != before[row.member_id]] == [
        evening.member("Eva")
    ]


def test_saving_the_same_again_writes_nothing(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    meetings.save(held(evening, theme="Tillit"))
    before = register.about().counter

    meetings.save(held(evening, theme="Tillit"))

    assert register.about().counter == before


def test_a_mark_that_is_not_named_stays(meetings: Meetings, evening: Evening) -> None:
    meetings.save(held(evening))

    meetings.save(MeetingInput(evening.club, "17.11", marks={evening.member("Eva"): EXCUSED}))

    sheet = marks_in(meetings.sheet(evening.club, TUESDAY))
    assert (sheet["Eva"], sheet["Anne"]) == (EXCUSED, PRESENT)


def test_a_meeting_that_was_not_held_has_a_reason_and_no_marks(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    meetings.save(held(evening, theme="Tillit", chair=evening.member("Anne")))

    meetings.save(
        held(evening, held=False, reason="weather", notes="Ferja gikk ikke", theme="Tillit")
    )

    sheet = meetings.sheet(evening.club, TUESDAY)
    assert (sheet.held, sheet.reason) == (False, NotHeldReason.weather)
    assert (sheet.chair, sheet.theme, sheet.notes) == (None, None, "Ferja gikk ikke")
    assert register.read(lambda session: session.exec(select(Attendance)).all()) == []


def test_what_was_saved_can_be_undone(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    meetings.save(held(evening))
    meetings.save(held(evening, away="Eva"))

    changes = Changes(register)

    assert changes.undo_last().act == "meeting.correct"
    assert marks_in(meetings.sheet(evening.club, TUESDAY))["Eva"] is PRESENT
    assert changes.undo_last().act == "meeting.save"
    assert meetings.sheet(evening.club, TUESDAY).meeting_id is None


def test_a_removed_meeting_comes_back_with_undo(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    saved = meetings.save(held(evening, away="Eva", theme="Tillit"))

    meetings.remove(saved.meeting_id)
    assert meetings.sheet(evening.club, TUESDAY).meeting_id is None
    with pytest.raises(FamilieklubbError):
        meetings.remove(saved.meeting_id)
    with pytest.raises(FamilieklubbError):
        meetings.sheet_of(saved.meeting_id)

    Changes(register).undo_last()
    sheet = meetings.sheet_of(saved.meeting_id)
    assert sheet.theme == "Tillit"
    assert marks_in(sheet)["Eva"] is ABSENT


def test_the_history_says_what_kind_of_act_it_was(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    saved = meetings.save(held(evening))
    meetings.save(held(evening, theme="Tillit"))
    meetings.remove(saved.meeting_id)

    acts = register.read(lambda session: session.exec(select(HistoryEntry.act)).all())
    assert acts[-3:] == ["meeting.save", "meeting.correct", "meeting.remove"]
