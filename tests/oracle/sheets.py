"""A network as the sheets of the spreadsheet import, one dataclass a sheet row.

A field has the name of its column; the columns ``from`` and ``to`` are ``from_day`` and
``to_day``, because ``from`` is Python's own word. A blank cell is None, or () in a list of
names. Source: import.md, the table of sheets.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Body:
    """A body of the network tree."""

    body: str
    level: str
    parent: str | None = None
    from_day: datetime.date | None = None
    to_day: datetime.date | None = None


@dataclass(frozen=True)
class Club:
    """A state of a club from a day on, with what else holds from that day."""

    club: str
    place: str
    municipality_code: str | None
    organisation: str | None
    body: str | None
    status: str
    status_from: datetime.date
    parent_club: str | None = None
    weekday: str | None = None
    time: datetime.time | None = None
    venue: str | None = None
    open_group: str | None = None
    led_group: str | None = None
    leader_type: str | None = None


@dataclass(frozen=True)
class Break:
    """Days in which a club expects no meeting; both days are in it."""

    club: str
    from_day: datetime.date
    to_day: datetime.date
    reason: str | None = None


@dataclass(frozen=True)
class Course:
    """A course; ``country`` is a code of two letters."""

    course: str
    kind: str
    country: str
    place: str | None
    from_day: datetime.date
    to_day: datetime.date | None = None
    hours: float | None = None
    organiser: str | None = None


@dataclass(frozen=True)
class Assistant:
    """A role, a certification, both or neither, of one assistant."""

    assistant: str
    place: str
    person: str | None = None
    organisation: str | None = None
    leader_type: str | None = None
    club: str | None = None
    role_from: datetime.date | None = None
    role_to: datetime.date | None = None
    course: str | None = None
    certified_on: datetime.date | None = None
    valid_until: datetime.date | None = None
    withdrawn_on: datetime.date | None = None


@dataclass(frozen=True)
class Family:
    """One membership of a family in a club."""

    club: str
    family: str
    joined: datetime.date
    left: datetime.date | None = None
    left_because: str | None = None
    moved_to: str | None = None
    contact_person: str | None = None


@dataclass(frozen=True)
class Member:
    """One membership of a person in a club."""

    club: str
    family: str
    member: str
    role: str
    birth_year: int | None
    joined: datetime.date
    left: datetime.date | None = None
    left_because: str | None = None
    consent_on: datetime.date | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting, held or not; a blank ``n`` is the first of its day."""

    club: str
    date: datetime.date
    n: int | None
    held: bool
    not_held_because: str | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    theme: str | None = None
    chair: str | None = None
    minute_taker: str | None = None
    assistant: str | None = None
    guests: int | None = None
    notes: str | None = None


@dataclass(frozen=True)
class Attendance:
    """A mark for one member at one meeting."""

    club: str
    date: datetime.date
    n: int | None
    family: str
    member: str
    status: str


@dataclass(frozen=True)
class MatrixRow:
    """The marks of one member, one for each date of the matrix."""

    family: str
    member: str
    marks: tuple[str | None, ...]


@dataclass(frozen=True)
class AttendanceMatrix:
    """A sheet of its own for one club: members down, dates across."""

    club: str
    dates: tuple[datetime.date, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Supervision:
    """A session of supervision among assistants."""

    date: datetime.date
    place: str
    kind: str | None
    hours: float
    supervisor: str | None = None
    assistants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """A gathering; ``participants`` is the head-count."""

    gathering: str
    scope: str
    audience: str
    country: str
    place: str | None
    from_day: datetime.date
    to_day: datetime.date | None = None
    hours: float | None = None
    participants: int | None = None
    assistants: tuple[str, ...] = ()


@dataclass(frozen=True)
class CourseParticipation:
    """An assistant, or a family of a club, at a course."""

    course: str
    assistant: str | None = None
    club: str | None = None
    family: str | None = None
    completed_on: datetime.date | None = None
