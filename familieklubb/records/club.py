"""A club, and everything about it that holds from a day on."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from familieklubb.domain.values import (
    Basis,
    ClubState,
    GroupAccess,
    GroupLeading,
    LeaderType,
    Weekday,
)
from familieklubb.records.travelling import (
    WITHOUT_ROWID,
    ClockTime,
    Line,
    MunicipalityCode,
    Name,
    Row,
    id_field,
)


class ClubBase(SQLModel):
    """What holds for a club all its life."""

    name: Name
    open_group: GroupAccess | None = None
    led_group: GroupLeading | None = None
    leader_type: LeaderType | None = None


class ClubDraft(ClubBase):
    """A checked club on its way in."""


class Club(ClubBase, Row, table=True):
    """A family club; ``parent_club_id`` is the club that it was divided from."""

    __table_args__ = WITHOUT_ROWID

    parent_club_id: bytes | None = id_field(default=None, foreign_key="club.id", index=True)


class ClubStateBase(SQLModel):
    """The state of a club from a day until the next one's."""

    from_day: dt.date
    state: ClubState


class ClubStateRow(ClubStateBase, Row, table=True):
    """One dated state."""

    __tablename__ = "club_state"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)


class ClubPlaceBase(SQLModel):
    """Where a club meets from a day on; the code is one valid on that day."""

    from_day: dt.date
    place: Name
    municipality_code: MunicipalityCode | None = None


class ClubPlaceDraft(ClubPlaceBase):
    """A checked place of a club on its way in."""


class ClubPlace(ClubPlaceBase, Row, table=True):
    """One dated place."""

    __tablename__ = "club_place"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)


class ClubSlotBase(SQLModel):
    """The weekly hour from a day on; no weekday means no fixed slot."""

    from_day: dt.date
    weekday: Weekday | None = None
    start: ClockTime | None = None
    minutes: int = Field(default=90, ge=15, le=600)
    venue: Line | None = None


class ClubSlotDraft(ClubSlotBase):
    """A checked slot on its way in."""


class ClubSlot(ClubSlotBase, Row, table=True):
    """One dated slot."""

    __tablename__ = "club_slot"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)


class ClubBreakBase(SQLModel):
    """A stretch of days, both inclusive, in which no meeting is expected."""

    from_day: dt.date
    last_day: dt.date
    reason: Line | None = None


class ClubBreakDraft(ClubBreakBase):
    """A checked break on its way in."""


class ClubBreak(ClubBreakBase, Row, table=True):
    """One break of a club."""

    __tablename__ = "club_break"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)


class ClubOrganisation(Row, table=True):
    """The organisation that a club belongs to from a day on."""

    __tablename__ = "club_organisation"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)
    from_day: dt.date
    organisation: Name


class ClubBody(Row, table=True):
    """The network body that a club belongs to from a day on."""

    __tablename__ = "club_body"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)
    from_day: dt.date
    body_id: bytes = id_field(foreign_key="network_body.id", index=True)


class DeclaredYearBase(SQLModel):
    """The year of a club without the program, as the coordinator was told it."""

    year: int = Field(ge=1964, le=2199)
    basis: Basis
    families: int | None = Field(default=None, ge=0)
    members: int | None = Field(default=None, ge=0)
    families_joined: int | None = Field(default=None, ge=0)
    families_left: int | None = Field(default=None, ge=0)
    persons_reached: int | None = Field(default=None, ge=0)
    meetings_held: int | None = Field(default=None, ge=0)
    meetings_cancelled: int | None = Field(default=None, ge=0)
    attendances: int | None = Field(default=None, ge=0)


class DeclaredYearDraft(DeclaredYearBase):
    """A checked declared year on its way in."""


class DeclaredYear(DeclaredYearBase, Row, table=True):
    """One declared year; it gives way to what is counted for the same club and year."""

    __tablename__ = "declared_year"
    __table_args__ = WITHOUT_ROWID

    club_id: bytes = id_field(foreign_key="club.id", index=True)
