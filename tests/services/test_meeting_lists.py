from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from familieklubb.domain.identity import derived_id
from familieklubb.domain.periods import Period
from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.errors import FamilieklubbError
from familieklubb.records import ClubBreak, ClubSlot, MemberMembership
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.absences import AbsenceInput
from familieklubb.services.attendance import By
from familieklubb.services.drafts import Drafts
from familieklubb.services.due import NextMeeting
from familieklubb.services.meeting_views import MeetingInput, WeekState
from familieklubb.services.meetings import Meetings
from tests.services.conftest import NOW
from tests.services.evening import OPENED, TUESDAY, Evening, made_id, write_evening

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown

Save = Callable[..., object]


@pytest.fixture
def evening(register: Register) -> Evening:
    return write_evening(register)


@pytest.fixture
def meetings(register: Register, clock: Clock) -> Meetings:
    return Meetings(register, clock)


@pytest.fixture
def save(meetings: Meetings, evening: Evening) -> Save:
    """Write a meeting with marks by name."""

    def save(day: date, *, reason: str = "", n: int = 1, **marks: AttendanceStatus) -> object:
        return meetings.save(
            MeetingInput(
                evening.club,
                day.isoformat(),
                n=n,
                held=not reason,
                reason=reason,
                marks={evening.member(name): mark for name, mark in marks.items()},
            )
        )

    return save


def at(register: Register, moment: datetime) -> Meetings:
    return Meetings(register, lambda: moment)


def november(day: int) -> date:
    return date(2026, 11, day)


# -- what was forgotten


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


# -- the year


def test_a_year_shows_what_is_known_of_each_week(
    register: Register, meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3), Anne=PRESENT, Bjørn=EXCUSED, Eva=UNKNOWN)
    save(november(10), reason="weather")
    register.write(
        "test",
        lambda writing: writing.session.add(
            ClubBreak(
                id=derived_id("club_break", evening.club, date(2026, 7, 1)),
                club_id=evening.club,
                from_day=date(2026, 7, 1),
                last_day=date(2026, 7, 31),
            )
        ),
    )

    year = meetings.year(evening.club, 2026)
    weeks = {week.number: week for week in year.weeks}

    assert list(weeks) == list(range(1, 54))
    assert [weeks[n].state for n in (45, 46, 47, 48)] == [
        WeekState.held, WeekState.not_held, WeekState.not_logged, WeekState.coming,
    ]  # fmt: skip
    assert weeks[46].reason is NotHeldReason.weather
    assert weeks[47].day == november(17)
    assert [weeks[n].state for n in (27, 28, 31)] == [
        WeekState.not_logged, WeekState.on_break, WeekState.on_break,
    ]  # fmt: skip
    line = weeks[45].meetings[0]
    assert (line.present, line.known, line.members) == (1, 2, 20)
    assert year.count(WeekState.held) == 1


def test_before_the_club_was_active_no_week_is_expected(
    meetings: Meetings, evening: Evening
) -> None:
    year = meetings.year(evening.club, 2020)

    assert {week.state for week in year.weeks} == {WeekState.not_expected}


def test_meetings_at_the_turn_of_the_year_belong_to_their_week(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(date(2024, 12, 31))

    year = meetings.year(evening.club, 2025)

    assert year.weeks[0].state is WeekState.held
    assert year.weeks[0].monday == date(2024, 12, 30)


def test_a_list_names_who_chaired(meetings: Meetings, evening: Evening) -> None:
    meetings.save(MeetingInput(evening.club, "3.11", chair=evening.member("Anne"), theme="Tillit"))
    meetings.save(MeetingInput(evening.club, "10.11", chair=evening.assistant))
    meetings.save(MeetingInput(evening.club, "17.11"))

    found = meetings.listed(evening.club, Period.year(2026))

    assert [(line.date, line.chair, line.chair_family) for line in found] == [
        (november(17), None, None),
        (november(10), "Vigdis", None),
        (november(3), "Anne", "Berg"),
    ]
    assert meetings.first_year(evening.club) == 2026


def test_the_year_of_an_unknown_club_is_refused(meetings: Meetings) -> None:
    with pytest.raises(FamilieklubbError):
        meetings.year(bytes(16), 2026)


# -- attendance


def test_attendance_counts_unknown_apart(meetings: Meetings, evening: Evening, save: Save) -> None:
    save(november(3), Anne=PRESENT, Bjørn=ABSENT)
    save(november(10), Anne=PRESENT, Bjørn=EXCUSED, Cecilie=UNKNOWN)
    save(november(17), Anne=ABSENT, Cecilie=PRESENT)
    save(november(18), reason="illness")

    view = meetings.attendance(evening.club, Period.year(2026), By.member)
    rows = {row.label: row for row in view.rows}

    anne, bjorn, cecilie, eva = (rows[name] for name in ("Anne", "Bjørn", "Cecilie", "Eva"))
    assert (anne.tally.present, anne.tally.absent, anne.tally.unknown) == (2, 1, 0)
    assert anne.tally.rate == pytest.approx(2 / 3)
    assert (bjorn.tally.absent, bjorn.tally.excused, bjorn.tally.unknown) == (1, 1, 1)
    assert (cecilie.tally.present, cecilie.tally.unknown) == (1, 2)
    assert (eva.tally.unknown, eva.tally.rate) == (3, None)
    assert bjorn.recent == (ABSENT, EXCUSED, UNKNOWN)
    assert bjorn.family == "Berg"
    assert (view.meetings, view.mean) == (3, 1.0)


def test_a_family_was_there_when_one_of_it_was(
    meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3), Anne=PRESENT, Bjørn=ABSENT)
    save(november(10), Anne=ABSENT, Bjørn=EXCUSED)
    save(november(17), Eva=PRESENT)

    berg = meetings.attendance(evening.club, Period.year(2026)).rows[0]

    assert berg.label == "Berg"
    assert (berg.meetings, berg.meetings_present) == (3, 1)
    assert berg.recent == (PRESENT, EXCUSED, UNKNOWN)
    assert (berg.tally.present, berg.tally.absent, berg.tally.excused) == (1, 2, 1)
    assert berg.tally.unknown == 5


def test_only_the_meetings_at_which_one_belonged_count(
    register: Register, meetings: Meetings, evening: Evening, save: Save
) -> None:
    save(november(3), Eva=PRESENT)
    register.write(
        "test",
        lambda writing: writing.update_all(
            MemberMembership,
            [{"id": made_id("stay", "Dahl", "Eva"), "left_on": november(10)}],
        ),
    )
    save(november(10))
    save(november(17))

    rows = meetings.attendance(evening.club, Period.year(2026), By.member).rows
    eva = next(row for row in rows if row.label == "Eva")

    assert (eva.meetings, eva.tally.present, eva.tally.unknown) == (1, 1, 0)
    assert eva.recent == (PRESENT, None, None)
    assert not eva.here
    assert rows[-1] is eva


def test_the_weeks_are_those_up_to_today(meetings: Meetings, evening: Evening, save: Save) -> None:
    save(november(3), Anne=PRESENT, Bjørn=PRESENT)
    save(november(17), Anne=PRESENT)

    view = meetings.attendance(evening.club, meetings.recent_period(3))
    assert [week.present for week in view.weeks] == [2, None, 1]
    assert view.mean == 1.5
    assert len(meetings.attendance(evening.club, Period.year(2026)).weeks) == 47
    assert meetings.attendance(evening.club, Period.year(2020)).mean is None
