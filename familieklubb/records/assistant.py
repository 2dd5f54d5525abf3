"""Club assistants, their roles in clubs and their certifications."""

from __future__ import annotations

import datetime as dt

from sqlmodel import SQLModel

from familieklubb.domain.values import LeaderType
from familieklubb.records.travelling import WITHOUT_ROWID, Country, Line, Name, Row, id_field


class AssistantBase(SQLModel):
    """An assistant is told apart by name and place, and by ``person`` where that is not enough."""

    name: Name
    place: Name
    person: Line | None = None
    organisation: Line | None = None
    leader_type: LeaderType | None = None


class AssistantDraft(AssistantBase):
    """A checked assistant on its way in."""


class Assistant(AssistantBase, Row, table=True):
    """A club assistant."""

    __table_args__ = WITHOUT_ROWID


class AssistantRole(Row, table=True):
    """An assistant in a club, from a day to a last day."""

    __tablename__ = "assistant_role"
    __table_args__ = WITHOUT_ROWID

    assistant_id: bytes = id_field(foreign_key="assistant.id", index=True)
    club_id: bytes = id_field(foreign_key="club.id", index=True)
    from_day: dt.date
    last_day: dt.date | None = None


class CertificationBase(SQLModel):
    """A certification: the day, where and by whom, its last day, and when it was withdrawn."""

    certified_on: dt.date
    valid_until: dt.date | None = None
    withdrawn_on: dt.date | None = None
    country: Country | None = None
    issuer: Line | None = None


class CertificationDraft(CertificationBase):
    """A checked certification on its way in."""


class Certification(CertificationBase, Row, table=True):
    """One certification of an assistant, from a course where one is known."""

    __table_args__ = WITHOUT_ROWID

    assistant_id: bytes = id_field(foreign_key="assistant.id", index=True)
    course_id: bytes | None = id_field(default=None, foreign_key="course.id", index=True)
