"""Supervision among assistants."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from familieklubb.domain.values import SupervisionKind
from familieklubb.records.travelling import WITHOUT_ROWID, Line, Name, Row, Versioned, id_field


class SupervisionSessionBase(SQLModel):
    """A session: a day, a place and its hours, which are not multiplied by participants."""

    date: dt.date
    place: Name
    kind: SupervisionKind = SupervisionKind.group
    hours: float = Field(ge=0, le=100)
    supervisor: Line | None = None


class SupervisionSessionDraft(SupervisionSessionBase):
    """A checked session on its way in."""


class SupervisionSession(SupervisionSessionBase, Row, table=True):
    """One supervision session."""

    __tablename__ = "supervision_session"
    __table_args__ = WITHOUT_ROWID


class SupervisionParticipant(Versioned, table=True):
    """An assistant at a session."""

    __tablename__ = "supervision_participant"
    __table_args__ = WITHOUT_ROWID

    session_id: bytes = id_field(primary_key=True, foreign_key="supervision_session.id")
    assistant_id: bytes = id_field(primary_key=True, foreign_key="assistant.id", index=True)
