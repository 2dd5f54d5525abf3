"""Meetings, and who was there."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.records.travelling import (
    WITHOUT_ROWID,
    ClockTime,
    Line,
    Note,
    Row,
    Versioned,
    id_field,
)


class MeetingBase(SQLModel):
    """A meeting, or one that was not held; ``n`` tells two on one day apart."""

    date: dt.date
    n: int = Field(default=1, ge=1, le=99)
    held: bool = True
    not_held_because: NotHeldReason | None = None
    start: ClockTime | None = None
    end: ClockTime | None = None
    theme: Line | None = None
    guests: int | None = Field(default=None, ge=0, le=999)
    notes: Note | None = None
    parallel_groups: bool = False


class MeetingDraft(MeetingBase):
    """A checked meeting on its way in."""


class Meeting(MeetingBase, Row, table=True):
    """A meeting; its id is derived from (club, date, n).

    The chair is a member, or against the rule an assistant; so is the minute-taker.
    ``assistant_id`` is the one who assisted.
    """

    __table_args__ = (Index("ix_meeting_club_date", "club_id", "date"), WITHOUT_ROWID)

    club_id: bytes = id_field(foreign_key="club.id")
    chair_member_id: bytes | None = id_field(default=None, foreign_key="member.id", index=True)
    chair_assistant_id: bytes | None = id_field(
        default=None, foreign_key="assistant.id", index=True
    )
    minutes_member_id: bytes | None = id_field(default=None, foreign_key="member.id", index=True)
    minutes_assistant_id: bytes | None = id_field(
        default=None, foreign_key="assistant.id", index=True
    )
    assistant_id: bytes | None = id_field(default=None, foreign_key="assistant.id", index=True)


class Attendance(Versioned, table=True):
    """One mark: a member at a meeting; stored by meeting, so a meeting is read in one place."""

    __table_args__ = WITHOUT_ROWID

    meeting_id: bytes = id_field(primary_key=True, foreign_key="meeting.id")
    member_id: bytes = id_field(primary_key=True, foreign_key="member.id", index=True)
    status: AttendanceStatus


class AnnouncedAbsence(Row, table=True):
    """A member who has said beforehand that they cannot come, from a day to a last day."""

    __tablename__ = "announced_absence"
    __table_args__ = WITHOUT_ROWID

    member_id: bytes = id_field(foreign_key="member.id", index=True)
    from_day: dt.date
    last_day: dt.date
    reason: Line | None = None
