"""The catalogue of courses, and who took part."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from familieklubb.domain.values import CourseKind
from familieklubb.records.travelling import WITHOUT_ROWID, Country, Line, Name, Row, id_field


class CourseBase(SQLModel):
    """A course; it belongs to the period of its first day."""

    name: Name
    kind: CourseKind
    country: Country
    place: Line | None = None
    from_day: dt.date
    last_day: dt.date
    hours: float | None = Field(default=None, ge=0, le=2000)
    organiser: Line | None = None


class CourseDraft(CourseBase):
    """A checked course on its way in."""


class Course(CourseBase, Row, table=True):
    """A course."""

    __table_args__ = WITHOUT_ROWID


class CourseParticipation(Row, table=True):
    """An assistant or a family on a course; finished only when it has a day of completion.

    A family's participation is counted in the club that sent it.
    """

    __tablename__ = "course_participation"
    __table_args__ = WITHOUT_ROWID

    course_id: bytes = id_field(foreign_key="course.id", index=True)
    assistant_id: bytes | None = id_field(default=None, foreign_key="assistant.id", index=True)
    family_id: bytes | None = id_field(default=None, foreign_key="family.id", index=True)
    club_id: bytes | None = id_field(default=None, foreign_key="club.id", index=True)
    completed_on: dt.date | None = None
