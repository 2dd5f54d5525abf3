"""What is shown of courses and supervision, and what is typed of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.values import CourseKind, SupervisionKind

FOR_FAMILIES = frozenset(
    {CourseKind.members, CourseKind.module_1, CourseKind.module_2, CourseKind.module_3}
)
"""The kinds of courses that families take part in; the others are for assistants."""


@dataclass(frozen=True, slots=True)
class CourseView:
    """One course of the catalogue, with how many took part."""

    id: bytes
    name: str
    kind: CourseKind
    country: str
    place: str | None
    from_day: date
    last_day: date
    hours: float | None
    organiser: str | None
    participants: int


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An assistant or a family on a course; ``completed_on`` is None where it is not finished."""

    id: bytes
    name: str
    detail: str
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may take part."""

    id: bytes
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class CourseCard:
    """One course in full, with who took part and who could."""

    course: CourseView
    taking_part: tuple[TakingPart, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CourseInput:
    """A course as typed; a blank last day is the first one, a blank country Norway."""

    name: str = ""
    kind: str = ""
    country: str = ""
    place: str = ""
    from_day: str = ""
    last_day: str = ""
    hours: str = ""
    organiser: str = ""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One supervision session, with the names of those who took part."""

    id: bytes
    date: date
    place: str
    kind: SupervisionKind
    hours: float
    supervisor: str | None
    participants: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SessionInput:
    """A supervision session as typed, with those who took part."""

    date: str = ""
    place: str = ""
    kind: str = ""
    hours: str = ""
    supervisor: str = ""
    participants: tuple[bytes, ...] = ()
