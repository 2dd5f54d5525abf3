from __future__ import annotations

from datetime import UTC, date, datetime

from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus
from familieklubb.records import ClubBreak, ClubSlot
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.drafts import Drafts
from familieklubb.services.due import NextMeeting
from familieklubb.services.meetings import Meetings
from tests.services.conftest import NOW, Save
from tests.services.evening import OPENED, TUESDAY, Evening, november

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


def at(register: Register, moment: datetime) -> Meetings:
    return Meetings(register, lambda: moment)


def test_expected_meetings_that_are_not_written_are_named_the_newest_first(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3))

    assert meetings.not_logged(evening.club) == (november(17), november(10))


def test_a_meeting_that_was_not_held_is_written(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3))
    save(november(10), reason="illness")
    save(november(17), reason="holiday")

    assert meetings.not_logged(evening.club) == ()


def test_a_meeting_moved_within_its_week_stands_for_the_one_expected(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3))
    save(november(11))
    save(november(15))

    assert meetings.not_logged(evening.club) == (november(17),)


def test_a_club_that_has_just_begun_here_is_asked_about_two_weeks_only(
    meetings: Meetings, evening: Evening
) -> None:
    assert meetings.not_logged(evening.club) == (november(17), november(10))


def test_before_the_first_written_meeting_two_weeks_are_asked_about(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(17))

    assert meetings.not_logged(evening.club) == (november(10),)


def test_eight_weeks_are_asked_about(meetings: Meetings, evening: Evening, save: Save) -> None:
    save(date(2025, 1, 7))

    days = meetings.not_logged(evening.club)

    assert len(days) == 8
    assert days[-1] == date(2026, 9, 29)


def test_tonight_s_meeting_is_asked_about_when_its_hour_has_come(
    register: Register, evening: Evening, save: Save
) -> None:
    save(november(10))
    save(november(17))
    before = datetime(2026, 11, 24, 17, 59).astimezone().astimezone(UTC)
    after = datetime(2026, 11, 24, 18, 0).astimezone().astimezone(UTC)

    assert at(register, before).not_logged(evening.club) == ()
    assert at(register, after).not_logged(evening.club) == (november(24),)


def test_in_a_break_nothing_is_expected(
    register: Register, meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3))
    register.write(
        "test",
        lambda writing: writing.session.add(
            ClubBreak(
                id=derived_id("club_break", evening.club, november(9)),
                club_id=evening.club,
                from_day=november(9),
                last_day=november(15),
            )
        ),
    )

    assert meetings.not_logged(evening.club) == (november(17),)


def test_without_a_fixed_hour_a_week_is_asked_about_when_it_is_over(
    register: Register, meetings: Meetings, evening: Evening, save: Save
) -> None:
    register.write(
        "test",
        lambda writing: writing.update_all(
            ClubSlot, [{"id": derived_id("club_slot", evening.club, OPENED), "weekday": None}]
        ),
    )
    save(november(2))

    assert meetings.not_logged(evening.club) == (november(12),)


def test_who_wants_to_log_means_today_s_meeting_else_the_newest_forgotten_one(
    register: Register, meetings: Meetings, evening: Evening, save: Save
) -> None:
    assert meetings.to_log(evening.club) == november(17)
    tuesday = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert at(register, tuesday).to_log(evening.club) == november(24)

    save(november(17))
    save(november(10))
    assert meetings.to_log(evening.club) == NOW.date()


# -- what is to come


def test_the_next_meeting_says_when_where_and_whose_turn_it_is(
    meetings: Meetings, evening: Evening
) -> None:
    assert meetings.next_meeting(evening.club) == NextMeeting(
        november(24), "18:00", "Bygdahuset, Fillan", "Berg"
    )


def test_an_announced_absence_passes_the_turn_on(meetings: Meetings, evening: Evening) -> None:
    meetings.announce(AbsenceInput((evening.member("Anne"), evening.member("Bjørn")), "24.11"))

    found = meetings.next_meeting(evening.club)
    assert found is not None
    assert found.chair == "Dahl"


def test_a_meeting_that_will_not_be_held_is_not_the_next(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(24), reason="no_room")

    found = meetings.next_meeting(evening.club)
    assert found is not None
    assert found.day == date(2026, 12, 1)


def test_a_club_without_a_weekly_hour_or_state_has_no_next_meeting(
    register: Register, meetings: Meetings
) -> None:
    assert meetings.next_meeting(bytes(16)) is None


# -- drafts


def test_meetings_typed_and_not_saved_are_named(
    register: Register, clock: Clock, meetings: Meetings, evening: Evening
) -> None:
    drafts = Drafts(register, clock)
    for day in (TUESDAY, november(10)):
        drafts.keep(meetings.sheet(evening.club, day).about, {"theme": "x"})
    drafts.keep("meeting:ff:2026-11-03:1", {})

    assert meetings.begun(evening.club) == (TUESDAY, november(10))
