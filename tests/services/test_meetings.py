from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Attendance, HistoryEntry, Meeting, MemberMembership
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.changes import Changes
from familieklubb.services.meeting_views import MeetingInput, MeetingSheet, MeetingWarning
from familieklubb.services.meetings import Meetings
from familieklubb.services.refused import Refused
from tests.services.evening import FAMILIES, TUESDAY, Evening, made_id, write_evening

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


@pytest.fixture
def evening(register: Register) -> Evening:
    return write_evening(register)


@pytest.fixture
def meetings(register: Register, clock: Clock) -> Meetings:
    return Meetings(register, clock)


def held(
    evening: Evening, day: date | str = TUESDAY, away: str = "", **said: object
) -> MeetingInput:
    """A meeting with everybody there but those named."""
    marks = {
        key: ABSENT if name in away.split() else PRESENT for name, key in evening.members.items()
    }
    given = MeetingInput(evening.club, str(day), marks=marks)
    return replace(given, **said)  # type: ignore[arg-type]


def marks_in(sheet: MeetingSheet) -> dict[str, AttendanceStatus | None]:
    return {member.label: member.mark for member in sheet.members}


# -- the sheet


def test_the_sheet_lists_the_families_of_the_day_in_the_order_of_their_names(
    meetings: Meetings, evening: Evening
) -> None:
    sheet = meetings.sheet(evening.club, TUESDAY)

    assert [family.label for family in sheet.families] == list(FAMILIES)
    assert [member.label for member in sheet.members] == list(evening.members)
    assert set(marks_in(sheet).values()) == {None}
    assert sheet.meeting_id is None
    assert (sheet.start, sheet.end, sheet.venue) == ("18:00", "19:30", "Bygdahuset, Fillan")
    assert sheet.guests == 0


def test_who_has_left_or_is_still_to_come_is_not_on_the_sheet(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    register.write(
        "test",
        lambda writing: writing.update_all(
            MemberMembership,
            [
                {
                    "id": made_id("stay", "Dahl", "Eva"),
                    "joined": date(2024, 1, 9),
                    "left_on": TUESDAY,
                }
            ],
        ),
    )

    assert "Eva" not in marks_in(meetings.sheet(evening.club, TUESDAY))
    assert "Eva" in marks_in(meetings.sheet(evening.club, TUESDAY - timedelta(days=1)))
    assert "Eva" not in marks_in(meetings.sheet(evening.club, date(2024, 1, 8)))


def test_an_announced_absence_is_marked_on_the_sheet(meetings: Meetings, evening: Evening) -> None:
    meetings.announce(
        AbsenceInput((evening.member("Eva"),), "16.11", "20.11", reason="Kurs på jobben")
    )

    sheet = meetings.sheet(evening.club, TUESDAY)

    eva = next(member for member in sheet.members if member.label == "Eva")
    assert eva.mark is EXCUSED
    assert eva.announced is not None
    assert eva.announced.reason == "Kurs på jobben"
    assert marks_in(meetings.sheet(evening.club, date(2026, 11, 24)))["Eva"] is None


def test_chair_and_minute_taker_go_by_turn_and_the_usual_assistant_is_suggested(
    meetings: Meetings, evening: Evening
) -> None:
    sheet = meetings.sheet(evening.club, TUESDAY)

    assert (sheet.chair, sheet.minute_taker) == (evening.member("Anne"), evening.member("David"))
    assert sheet.assistant == evening.assistant
    assert [choice.name for choice in sheet.assistants] == ["Vigdis", "Yngve"]
    assert [choice.here for choice in sheet.assistants] == [True, False]

    meetings.save(held(evening, "10.11", chair=sheet.chair, minute_taker=sheet.minute_taker))
    after = meetings.sheet(evening.club, TUESDAY)

    assert (after.chair, after.minute_taker) == (evening.member("David"), evening.member("Anne"))


def test_who_announced_an_absence_is_passed_over_for_the_chair(
    meetings: Meetings, evening: Evening
) -> None:
    meetings.announce(AbsenceInput((evening.member("Anne"), evening.member("Bjørn")), "17.11"))

    sheet = meetings.sheet(evening.club, TUESDAY)

    assert sheet.chair == evening.member("David")


def test_the_sheet_counts_the_meetings_of_the_year(meetings: Meetings, evening: Evening) -> None:
    meetings.save(held(evening, date(2026, 11, 3)))
    meetings.save(held(evening, date(2026, 11, 10)))
    meetings.save(held(evening, date(2025, 11, 11)))

    assert meetings.sheet(evening.club, TUESDAY).ordinal == 3
    assert meetings.sheet(evening.club, date(2026, 11, 10)).ordinal == 2


def test_an_unknown_club_is_told(meetings: Meetings, evening: Evening) -> None:
    with pytest.raises(FamilieklubbError):
        meetings.sheet(bytes(16), TUESDAY)


# -- saving


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


def test_a_meeting_is_not_held_for_a_reason(meetings: Meetings, evening: Evening) -> None:
    with pytest.raises(Refused) as refusal:
        meetings.save(held(evening, held=False))

    assert set(refusal.value.fields) == {"reason"}


def test_what_will_not_be_held_may_be_written_beforehand(
    meetings: Meetings, evening: Evening
) -> None:
    saved = meetings.save(held(evening, date(2026, 12, 22), held=False, reason="holiday"))

    assert not saved.held
    with pytest.raises(Refused) as refusal:
        meetings.save(held(evening, date(2026, 11, 24)))
    assert set(refusal.value.fields) == {"date"}


def test_all_that_cannot_stand_is_said_at_once_and_nothing_is_saved(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    wrong = held(
        evening,
        theme="Skjult\x1b]52;c;",
        notes="x" * 5000,
        guests="mange",
        start="25.00",
        chair=bytes(16),
        assistant=bytes(16),
        marks={bytes(16): PRESENT},
    )

    with pytest.raises(Refused) as refusal:
        meetings.save(wrong)

    assert set(refusal.value.fields) == {
        "theme", "notes", "guests", "start", "chair", "assistant", "marks",
    }  # fmt: skip
    assert all(text.isprintable() for text in refusal.value.fields.values())
    assert register.read(lambda session: session.exec(select(Meeting)).all()) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"date": ""}, "date"),
        ({"date": "31.2"}, "date"),
        ({"n": 0}, "n"),
        ({"start": "19.00", "end": "18.00"}, "end"),
        ({"guests": "-1"}, "guests"),
        ({"guests": "1000"}, "guests"),
        ({"theme": "to\nlinjer"}, "theme"),
        ({"theme": "\u202e"}, "theme"),
        ({"held": False, "reason": "snow"}, "reason"),
    ],
)
def test_a_wrong_field_is_named(
    meetings: Meetings, evening: Evening, said: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        meetings.save(replace(held(evening), **said))  # type: ignore[arg-type]

    assert set(refusal.value.fields) == {field}


def test_who_does_not_belong_that_day_cannot_be_marked_or_chair(
    meetings: Meetings, evening: Evening
) -> None:
    with pytest.raises(Refused) as refusal:
        meetings.save(
            MeetingInput(
                evening.club,
                "2024-01-03",
                marks={evening.member("Siri"): PRESENT},
                chair=evening.member("Tor"),
            )
        )

    assert set(refusal.value.fields) == {"marks", "chair"}


def test_a_mark_of_one_who_no_longer_belongs_is_shown_and_may_stay(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    meetings.save(held(evening, chair=evening.member("Eva")))
    register.write(
        "test",
        lambda writing: writing.update_all(
            MemberMembership,
            [{"id": made_id("stay", "Dahl", "Eva"), "left_on": date(2026, 1, 1)}],
        ),
    )

    sheet = meetings.sheet(evening.club, TUESDAY)
    eva = next(member for member in sheet.members if member.label == "Eva")
    saved = meetings.save(held(evening, chair=evening.member("Eva"), theme="Tillit"))

    assert not eva.belongs
    assert eva.mark is PRESENT
    assert saved.present == 20


@pytest.mark.parametrize(
    ("said", "warning"),
    [
        ({"notes": "Ring 01017000027"}, MeetingWarning.identity_number),
        ({"theme": "010170 00027"}, MeetingWarning.identity_number),
        ({"notes": "x" * 601}, MeetingWarning.long_notes),
        ({"marks": {}}, MeetingWarning.nobody_marked),
    ],
)
def test_what_should_be_looked_at_again_is_saved_with_a_warning(
    meetings: Meetings, evening: Evening, said: dict[str, object], warning: MeetingWarning
) -> None:
    saved = meetings.save(replace(held(evening), **said))  # type: ignore[arg-type]

    assert saved.warnings == (warning,)


def test_the_method_s_rules_of_the_chair_warn_and_do_not_block(
    meetings: Meetings, evening: Evening
) -> None:
    assistant = meetings.save(held(evening, chair=evening.assistant))
    away = meetings.save(held(evening, away="Anne", chair=evening.member("Anne")))

    assert assistant.warnings == (MeetingWarning.assistant_chairs,)
    assert away.warnings == (MeetingWarning.chair_away,)


def test_a_meeting_on_a_wrong_day_moves_with_its_marks(
    register: Register, meetings: Meetings, evening: Evening
) -> None:
    wrong = meetings.save(held(evening, "18.11", away="Eva"))

    right = meetings.save(held(evening, "17.11", away="Eva", instead_of=wrong.meeting_id))

    assert right.present == 19
    found = register.read(lambda session: session.exec(select(Meeting)).all())
    assert [meeting.date for meeting in found] == [TUESDAY]


def test_a_meeting_does_not_move_onto_another(meetings: Meetings, evening: Evening) -> None:
    wrong = meetings.save(held(evening, "18.11"))
    meetings.save(held(evening, "17.11"))

    with pytest.raises(Refused) as refusal:
        meetings.save(held(evening, "17.11", instead_of=wrong.meeting_id))

    assert set(refusal.value.fields) == {"date"}


def test_two_meetings_on_a_day_are_told_apart(meetings: Meetings, evening: Evening) -> None:
    first = meetings.save(held(evening, theme="Før"))
    second = meetings.save(held(evening, theme="Etter", n=2))

    assert first.meeting_id != second.meeting_id
    assert meetings.sheet(evening.club, TUESDAY, 2).theme == "Etter"


# -- undo and removal


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


# -- announced absences


def test_an_announced_absence_can_be_withdrawn(meetings: Meetings, evening: Evening) -> None:
    ids = meetings.announce(
        AbsenceInput((evening.member("Eva"), evening.member("David")), "tir", "1.12", "Ferie")
    )

    listed = meetings.announced(evening.club)
    assert [(line.member, line.from_day, line.last_day) for line in listed] == [
        ("David", date(2026, 11, 24), date(2026, 12, 1)),
        ("Eva", date(2026, 11, 24), date(2026, 12, 1)),
    ]

    meetings.withdraw_announcement(*ids)
    assert list(meetings.announced(evening.club)) == []
    with pytest.raises(FamilieklubbError):
        meetings.withdraw_announcement(*ids)


def test_an_announced_absence_of_one_day_has_the_same_last_day(
    meetings: Meetings, evening: Evening
) -> None:
    meetings.announce(AbsenceInput((evening.member("Eva"),), "24.11"))

    line = meetings.announced(evening.club)[0]
    assert line.from_day == line.last_day == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"from_day": ""}, "from_day"),
        ({"from_day": "noe"}, "from_day"),
        ({"last_day": "2026-11-01"}, "last_day"),
        ({"members": ()}, "members"),
        ({"members": (bytes(16),)}, "members"),
        ({"reason": "\x07"}, "reason"),
    ],
)
def test_an_absence_that_cannot_stand_is_refused_by_field(
    meetings: Meetings, evening: Evening, said: dict[str, object], field: str
) -> None:
    typed = AbsenceInput((evening.member("Eva"),), "24.11", "25.11")

    with pytest.raises(Refused) as refusal:
        meetings.announce(replace(typed, **said))  # type: ignore[arg-type]

    assert set(refusal.value.fields) == {field}
