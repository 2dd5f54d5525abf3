"""Generated rows on their way to the register, record class by record class."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from familieklubb.domain.identity import derived_id
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Attendance,
    Certification,
    Club,
    ClubBody,
    ClubBreak,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    Course,
    CourseParticipation,
    Family,
    FamilyMembership,
    Gathering,
    GatheringParticipant,
    Meeting,
    Member,
    MemberMembership,
    NetworkBody,
    SupervisionParticipant,
    SupervisionSession,
)

Fields = dict[str, Any]

# Whatever a row refers to stands before it.
INSERT_ORDER: tuple[type[SQLModel], ...] = (
    NetworkBody,
    Club,
    ClubStateRow,
    ClubPlace,
    ClubSlot,
    ClubBreak,
    ClubOrganisation,
    ClubBody,
    Course,
    Assistant,
    AssistantRole,
    Certification,
    Family,
    FamilyMembership,
    Member,
    MemberMembership,
    CourseParticipation,
    SupervisionSession,
    SupervisionParticipant,
    Gathering,
    GatheringParticipant,
    Meeting,
    Attendance,
)


class Drafts:
    """Rows by record class, with the values that a record has."""

    def __init__(self) -> None:
        self._rows: dict[type[SQLModel], list[Fields]] = {}

    def add(self, model: type[SQLModel], **values: Any) -> None:
        """Put a row in."""
        self._rows.setdefault(model, []).append(values)

    def add_dated(
        self, model: type[SQLModel], club_id: bytes, from_day: date, **values: Any
    ) -> None:
        """Put a row in that holds for a club from a day on; the two are its natural key."""
        row_id = derived_id(str(model.__tablename__), club_id, from_day)
        self.add(model, id=row_id, club_id=club_id, from_day=from_day, **values)

    def ordered(self) -> Iterator[tuple[type[SQLModel], list[Fields]]]:
        """The rows of each class, so that whatever a row refers to comes before it."""
        for model in INSERT_ORDER:
            if model in self._rows:
                yield model, self._rows[model]
