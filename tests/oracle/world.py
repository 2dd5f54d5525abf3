"""A network as plain lists of facts: what the sheets mean, before anything is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.oracle.certification import AssistantRecord, assistant_records
from tests.oracle.history import ClubHistory
from tests.oracle.network import Network
from tests.oracle.people import (
    FamilyStay,
    MemberStay,
    family_stays,
    member_stays,
    moved_families,
)
from tests.oracle.sheets import Break, Club, Course, CourseParticipation, Gathering, Supervision

MeetingKey = tuple[str, date, int]
"""Club, day and number on the day."""


@dataclass(frozen=True)
class MeetingFact:
    """A meeting; the chair is (family, member), or an assistant's name, or nobody noted."""

    club: str
    date: date
    n: int
    held: bool
    reason: str | None
    chair_member: tuple[str, str] | None = None
    chair_assistant: str | None = None

    @property
    def key(self) -> MeetingKey:
        """What tells this meeting from every other."""
        return self.club, self.date, self.n


@dataclass(frozen=True)
class World:
    """Everything a figure can rest on."""

    clubs: dict[str, ClubHistory]
    breaks: list[Break]
    courses: dict[str, Course]
    assistants: list[AssistantRecord]
    family_stays: list[FamilyStay]
    member_stays: list[MemberStay]
    meetings: list[MeetingFact]
    marks: dict[tuple[MeetingKey, str, str], str]
    supervision: list[Supervision]
    gatherings: list[Gathering]
    participation: list[CourseParticipation]

    def named(self, name: str) -> AssistantRecord:
        """The one assistant of that name; ValueError where there are several or none."""
        found = [assistant for assistant in self.assistants if assistant.name == name]
        if len(found) != 1:
            raise ValueError(f"{len(found)} assistants named {name!r}")
        return found[0]


def world_of(network: Network) -> World:
    """Read the sheets of a network as facts."""
    identity = moved_families(network.families)
    meetings = _meetings(network)
    return World(
        clubs=_clubs(network.clubs),
        breaks=network.breaks,
        courses={course.course: course for course in network.courses},
        assistants=assistant_records(network.assistants),
        family_stays=family_stays(network.families, identity),
        member_stays=member_stays(network.members, identity),
        meetings=list(meetings.values()),
        marks=_marks(network),
        supervision=network.supervision,
        gatherings=network.gatherings,
        participation=network.course_participation,
    )


def _clubs(rows: list[Club]) -> dict[str, ClubHistory]:
    names = sorted({row.club for row in rows})
    return {name: ClubHistory([row for row in rows if row.club == name]) for name in names}


def _meetings(network: Network) -> dict[MeetingKey, MeetingFact]:
    """The meetings of the sheet, and a held one for each date only a matrix knows."""
    found: dict[MeetingKey, MeetingFact] = {}
    for row in network.meetings:
        family, slash, member = (row.chair or "").partition("/")
        meeting = MeetingFact(
            club=row.club,
            date=row.date,
            n=row.n or 1,
            held=row.held,
            reason=row.not_held_because,
            chair_member=(family, member) if slash else None,
            chair_assistant=row.chair if row.chair and not slash else None,
        )
        found[meeting.key] = meeting
    days_with_meeting = {(club, day) for club, day, _ in found}
    for matrix in network.attendance_matrix:
        for day in matrix.dates:
            if (matrix.club, day) not in days_with_meeting:
                made = MeetingFact(matrix.club, day, 1, held=True, reason=None)
                found[made.key] = made
    return found


def _marks(network: Network) -> dict[tuple[MeetingKey, str, str], str]:
    """The mark of each member at each meeting; a blank in a matrix marks nothing."""
    found: dict[tuple[MeetingKey, str, str], str] = {}
    for row in network.attendance:
        found[(row.club, row.date, row.n or 1), row.family, row.member] = row.status
    for matrix in network.attendance_matrix:
        for line in matrix.rows:
            for day, mark in zip(matrix.dates, line.marks, strict=True):
                if mark is not None:
                    found[(matrix.club, day, 1), line.family, line.member] = mark
    return found
