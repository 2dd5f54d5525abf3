from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from familieklubb.domain.values import AttendanceStatus
from familieklubb.records import Meeting, MemberMembership
from familieklubb.register.file import Register
from familieklubb.services.meeting_views import MeetingInput, MeetingWarning
from familieklubb.services.meetings import Meetings
from familieklubb.services.refused import Refused
from tests.services.evening import TUESDAY, Evening, held, made_id

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


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
