"""The figures of meetings: held, expected, who came, who chaired.

Source: domain.md, section 4 and its fine print on slot dates and chairs.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.oracle.answer import Figure, Figures, Question, ratio
from tests.oracle.history import ClubHistory
from tests.oracle.world import World

THURSDAY = 3


def meeting_figures(world: World, clubs: list[ClubHistory], question: Question) -> Figures:
    """Every figure of the meetings of the clubs given."""
    names = {club.name for club in clubs}
    logged = [m for m in world.meetings if m.club in names and question.holds(m.date)]
    held = [meeting for meeting in logged if meeting.held]
    expected = sum(len(expected_days(world, club, question)) for club in clubs)
    held_keys = {meeting.key for meeting in held}
    marks = [
        (key[0], family, member, status)
        for (key, family, member), status in world.marks.items()
        if key in held_keys
    ]
    present = [mark for mark in marks if mark[3] == "present"]
    known = [mark for mark in marks if mark[3] in ("present", "absent", "excused")]
    chairs = [(m.club, m.chair_member) for m in held if m.chair_member]
    by_assistant = [m for m in held if m.chair_assistant]
    return {
        "persons_reached": Figure(len(set(present))),
        "meetings_held": Figure(len(held)),
        "meetings_cancelled": Figure(len(logged) - len(held)),
        "meetings_expected": Figure(expected),
        "meeting_coverage": ratio(len(held), expected),
        "attendances": Figure(len(present)),
        "attendance_mean": ratio(len(present), len(held)),
        "attendance_rate": ratio(len(present), len(known)),
        "chairs_distinct": Figure(len(set(chairs))),
        "chaired_by_assistant": ratio(len(by_assistant), len(chairs) + len(by_assistant)),
    }


def expected_days(world: World, club: ClubHistory, question: Question) -> list[date]:
    """The days in P that stand for an expected meeting of the club, day by day.

    With a slot these are its dates; without one, the Thursdays that stand for their weeks.
    """
    holidays = {
        meeting.date
        for meeting in world.meetings
        if meeting.club == club.name and not meeting.held and meeting.reason == "holiday"
    }
    found = []
    for day in question.days():
        weekday = club.weekday_on(day)
        if weekday is None:
            right_day = day.weekday() == THURSDAY
            holiday = any(same_week in holidays for same_week in _week_of_thursday(day))
        else:
            right_day = day.weekday() == weekday
            holiday = day in holidays
        if right_day and club.active_on(day) and not holiday and not _in_break(world, club, day):
            found.append(day)
    return found


def _week_of_thursday(thursday: date) -> list[date]:
    """Monday to Sunday of the ISO week of a Thursday."""
    return [thursday + timedelta(days=number) for number in range(-3, 4)]


def _in_break(world: World, club: ClubHistory, day: date) -> bool:
    return any(
        pause.club == club.name and pause.from_day <= day <= pause.to_day for pause in world.breaks
    )
