"""Families, their members, and when each belonged to which club."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Field, SQLModel

from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.records.travelling import WITHOUT_ROWID, Line, Name, Row, id_field


class FamilyBase(SQLModel):
    """A family is the unit that is counted; its label may be a code or first names."""

    label: Name


class FamilyDraft(FamilyBase):
    """A checked family on its way in."""


class Family(FamilyBase, Row, table=True):
    """A family, the same row wherever it goes."""

    __table_args__ = WITHOUT_ROWID

    contact_id: bytes | None = id_field(default=None)


class MembershipBase(SQLModel):
    """A stretch in a club: from ``joined`` until the day before ``left_on``."""

    joined: dt.date
    left_on: dt.date | None = None
    left_because: LeftBecause | None = None


class FamilyMembership(MembershipBase, Row, table=True):
    """A family's stretch in a club.

    ``moved_in`` marks one that continues a stretch in another club, ``moved_to_id`` one that
    is continued there; neither counts as joining or leaving.
    """

    __tablename__ = "family_membership"
    __table_args__ = WITHOUT_ROWID

    family_id: bytes = id_field(foreign_key="family.id", index=True)
    club_id: bytes = id_field(foreign_key="club.id", index=True)
    moved_in: bool = False
    moved_to_id: bytes | None = id_field(default=None, foreign_key="club.id")


class MemberBase(SQLModel):
    """A person in a family: a label, a role, a birth year; never a birth date."""

    label: Name
    role: MemberRole
    birth_year: int | None = Field(default=None, ge=1880, le=2199)
    birth_year_estimated: bool = False
    consent_on: dt.date | None = None
    consent_text: Line | None = None
    consent_how: Line | None = None
    consent_guardian: Line | None = None
    consent_withdrawn_on: dt.date | None = None


class MemberDraft(MemberBase):
    """A checked member on its way in."""


class Member(MemberBase, Row, table=True):
    """A member of a family."""

    __table_args__ = WITHOUT_ROWID

    family_id: bytes = id_field(foreign_key="family.id", index=True)


class MemberMembership(MembershipBase, Row, table=True):
    """A member's stretch in a club."""

    __tablename__ = "member_membership"
    __table_args__ = WITHOUT_ROWID

    member_id: bytes = id_field(foreign_key="member.id", index=True)
    club_id: bytes = id_field(foreign_key="club.id", index=True)
