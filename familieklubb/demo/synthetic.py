"""Synthetic clubs with families, meetings and attendance: the same seed, the same rows.

Used for the demo, for tests and for benchmarks. Nobody in them is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlmodel import SQLModel

from familieklubb.demo.calendar import Week, club_weeks, summer_breaks
from familieklubb.demo.names import FAMILY_NAMES, FIRST_NAMES, ORGANISATIONS, THEMES, VENUES
from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import (
    AttendanceStatus,
    ClubState,
    CourseKind,
    GatheringAudience,
    GatheringScope,
    GroupAccess,
    GroupLeading,
    LeaderType,
    LeftBecause,
    MemberRole,
    NotHeldReason,
    SupervisionKind,
    Weekday,
)
from familieklubb.geography import Geography, Municipality
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Attendance,
    Certification,
    Club,
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
    SupervisionParticipant,
    SupervisionSession,
)

Fields = dict[str, Any]

_PRESENT, _ABSENT, _EXCUSED = 0.8, 0.12, 0.06
_MARKS = (
    [AttendanceStatus.present] * 80
    + [AttendanceStatus.absent] * 12
    + [AttendanceStatus.excused] * 6
    + [AttendanceStatus.unknown] * 2
)


@dataclass(slots=True)
class Rows:
    """Rows by record class, parents before children when inserted in INSERT_ORDER."""

    by_model: dict[type[SQLModel], list[Fields]] = field(default_factory=dict)

    def add(self, model: type[SQLModel], **values: Any) -> Fields:
        """Put a row in, and give it back."""
        self.by_model.setdefault(model, []).append(values)
        return values

    def ordered(self) -> Iterator[tuple[type[SQLModel], list[Fields]]]:
        """The rows of each class, so that whatever a row refers to comes before it."""
        for model in INSERT_ORDER:
            if model in self.by_model:
                yield model, self.by_model[model]


INSERT_ORDER: tuple[type[SQLModel], ...] = (
    Club,
    ClubStateRow,
    ClubPlace,
    ClubSlot,
    ClubBreak,
    ClubOrganisation,
    Course,
    Assistant,
    AssistantRole,
    Certification,
    Family,
    FamilyMembership,
    Member,
    MemberMembership,
    CourseParticipation,
    Meeting,
    Attendance,
    SupervisionSession,
    SupervisionParticipant,
    Gathering,
    GatheringParticipant,
)


@dataclass(frozen=True, slots=True)
class Household:
    """A family on its way: its members with their roles, and the day from which it is gone."""

    members: tuple[tuple[bytes, MemberRole], ...]
    joined: date
    left: date | None

    def here(self, day: date) -> bool:
        """Whether it belongs to the club on the day."""
        return self.joined <= day and (self.left is None or day < self.left)


class Synthesis:
    """Makes clubs one by one; all chance comes from the seed."""

    def __init__(self, seed: int, first: date, last: date, geography: Geography) -> None:
        self.rows = Rows()
        self._random = Random(seed)  # noqa: S311  (made-up people, no secrets)
        self._first = first
        self._last = last
        self._places: tuple[Municipality, ...] = geography.municipalities(first)
        self._assistants: list[bytes] = []
        self._course_id = self._id()
        self.rows.add(
            Course,
            id=self._course_id,
            name=f"Klubbassistentkurs {first.year}",
            kind=CourseKind.certification,
            country="NO",
            place="Oslo",
            from_day=first - timedelta(days=40),
            last_day=first - timedelta(days=35),
            hours=50.0,
            organiser="Familieklubbene",
        )

    def _id(self) -> bytes:
        return self._random.randbytes(16)

    # -- a club -----------------------------------------------------------------------------------

    def club(self, number: int, name: str | None = None, place: Municipality | None = None) -> bytes:
        """A club with everything; returns its id."""
        place = place or self._random.choice(self._places)
        club_id = self._id()
        weekday = self._random.choice(list(Weekday)[:4])
        name = name or f"{place.name} familieklubb {number}"
        self._frame(club_id, name, place, weekday)
        assistant_id = self._assistant(club_id, number, place)
        households = self._families(club_id)
        breaks = summer_breaks(self._first, self._last)
        for at in breaks:
            self.rows.add(
                ClubBreak,
                id=self._id(),
                club_id=club_id,
                from_day=at[0],
                last_day=at[1],
                reason="Sommerferie",
            )
        for week in club_weeks(self._first, self._last, weekday, breaks):
            self._meeting(club_id, week, assistant_id, households)
        return club_id

    def _frame(self, club_id: bytes, name: str, place: Municipality, weekday: Weekday) -> None:
        day = self._first
        self.rows.add(
            Club,
            id=club_id,
            name=name,
            open_group=GroupAccess.open,
            led_group=GroupLeading.led,
            leader_type=LeaderType.volunteer,
        )
        dated = {"club_id": club_id, "from_day": day}
        self.rows.add(ClubStateRow, id=self._id(), **dated, state=ClubState.active)
        self.rows.add(
            ClubPlace, id=self._id(), **dated, place=place.name, municipality_code=place.code
        )
        venue = self._random.choice(VENUES)
        self.rows.add(
            ClubSlot,
            id=self._id(),
            **dated,
            weekday=weekday,
            start="18:00",
            minutes=90,
            venue=venue,
        )
        organisation = self._random.choice(ORGANISATIONS)
        self.rows.add(ClubOrganisation, id=self._id(), **dated, organisation=organisation)

    def _assistant(self, club_id: bytes, number: int, place: Municipality) -> bytes:
        assistant_id = self._id()
        self._assistants.append(assistant_id)
        self.rows.add(
            Assistant,
            id=assistant_id,
            name=f"Assistent {number:02}",
            place=place.name,
            leader_type=LeaderType.volunteer,
        )
        certified = self._first - timedelta(days=35)
        self.rows.add(
            AssistantRole,
            id=self._id(),
            assistant_id=assistant_id,
            club_id=club_id,
            from_day=self._first,
        )
        self.rows.add(
            Certification,
            id=self._id(),
            assistant_id=assistant_id,
            course_id=self._course_id,
            certified_on=certified,
            country="NO",
            issuer="Familieklubbene",
        )
        self.rows.add(
            CourseParticipation,
            id=self._id(),
            course_id=self._course_id,
            assistant_id=assistant_id,
            completed_on=certified,
        )
        return assistant_id
