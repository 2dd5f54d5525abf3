"""Gatherings, and who came."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from familieklubb.domain.values import GatheringAudience, GatheringScope
from familieklubb.records.travelling import (
    WITHOUT_ROWID,
    Country,
    Line,
    Name,
    Row,
    Versioned,
    id_field,
)


class GatheringBase(SQLModel):
    """A gathering; ``participants`` is a head-count, taken before the names where both stand."""

    name: Name
    scope: GatheringScope
    audience: GatheringAudience
    country: Country
    place: Line | None = None
    from_day: dt.date
    last_day: dt.date
    hours: float | None = Field(default=None, ge=0, le=2000)
    participants: int | None = Field(default=None, ge=0, le=100_000)


class GatheringDraft(GatheringBase):
    """A checked gathering on its way in."""


class Gathering(GatheringBase, Row, table=True):
    """One gathering."""

    __table_args__ = WITHOUT_ROWID


class GatheringParticipant(Versioned, table=True):
    """A named assistant at a gathering."""

    __tablename__ = "gathering_participant"
    __table_args__ = WITHOUT_ROWID

    gathering_id: bytes = id_field(primary_key=True, foreign_key="gathering.id")
    assistant_id: bytes = id_field(primary_key=True, foreign_key="assistant.id", index=True)


class GatheringVisitor(Row, table=True):
    """Somebody at a gathering who is no assistant: a member, or a first name at the door."""

    __tablename__ = "gathering_visitor"
    __table_args__ = WITHOUT_ROWID

    gathering_id: bytes = id_field(foreign_key="gathering.id", index=True)
    member_id: bytes | None = id_field(default=None, foreign_key="member.id", index=True)
    name: Name | None = None
