from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from familieklubb.domain.values import AttendanceStatus
from familieklubb.errors import FamilieklubbError
from familieklubb.records import MemberMembership
from familieklubb.register.file import Register
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.meetings import Meetings
from familieklubb.services.refused import Refused
from tests.services.evening import FAMILIES, TUESDAY, Evening, held, made_id, marks_in

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


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
