from __future__ import annotations

from datetime import date

import pytest

from familieklubb.domain.identity import derived_id
from familieklubb.domain.periods import Period
from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.errors import FamilieklubbError
from familieklubb.records import ClubBreak, MemberMembership
from familieklubb.register.file import Register
from familieklubb.services.attendance import By
from familieklubb.services.meeting_views import MeetingInput, WeekState
from familieklubb.services.meetings import Meetings
from tests.services.conftest import Save
from tests.services.evening import Evening, made_id, november

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
EXCUSED, UNKNOWN = AttendanceStatus.excused, AttendanceStatus.unknown


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
