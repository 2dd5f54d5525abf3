"""Clubs for the tests of families and division: rows put in directly, as a register has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import TypeVar

from sqlmodel import SQLModel, select

from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus, ClubState, Weekday
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Attendance,
    Certification,
    Club,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    Meeting,
)
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing

RowClass = TypeVar("RowClass", bound=SQLModel)

FOUNDED = date(2024, 1, 9)
"""A Tuesday."""


@dataclass(slots=True)
class Ground:
    """An open register with clubs in it, and ids one after the other."""

    register: Register
    numbers: Iterable[int] = field(default_factory=lambda: count(1))

    def new_id(self) -> bytes:
        """The next id."""
        return next(iter(self.numbers)).to_bytes(16, "big")

    def rows(self, model: type[RowClass]) -> list[RowClass]:
        """Every row of a table."""
        return self.register.read(lambda session: list(session.exec(select(model))))

    def club(self, name: str = "Hitra", place: str = "Hitra", code: str = "5056") -> bytes:
        """An active club with a place and a slot on Tuesdays at six."""
        club_id = self.new_id()

        def work(writing: Writing) -> None:
            writing.insert_all(Club, [{"id": club_id, "name": name}])
            dated = {"club_id": club_id, "from_day": FOUNDED}
            for model, values in (
                (ClubStateRow, {"state": ClubState.active}),
                (ClubPlace, {"place": place, "municipality_code": code}),
                (
                    ClubSlot,
                    {"weekday": Weekday.tuesday, "start": "18:00", "minutes": 90, "venue": "Hus"},
                ),
            ):
                row_id = derived_id(str(model.__tablename__), club_id, FOUNDED)
                writing.insert_all(model, [{"id": row_id, **dated, **values}])

        self.register.write("test", work)
        return club_id

    def assistant(
        self,
        name: str = "Assistent 01",
        place: str = "Hitra",
        *,
        club_id: bytes | None = None,
        certified_on: date | None = date(2023, 6, 1),
        valid_until: date | None = None,
    ) -> bytes:
        """An assistant, certified and with a role in the club unless said otherwise."""
        one = self.new_id()

        def work(writing: Writing) -> None:
            writing.insert_all(Assistant, [{"id": one, "name": name, "place": place}])
            if certified_on is not None:
                row = {"certified_on": certified_on, "valid_until": valid_until}
                writing.insert_all(
                    Certification, [{"id": self.new_id(), "assistant_id": one, **row}]
                )
            if club_id is not None:
                role = {"assistant_id": one, "club_id": club_id, "from_day": FOUNDED}
                writing.insert_all(AssistantRole, [{"id": self.new_id(), **role}])

        self.register.write("test", work)
        return one

    def meeting(
        self,
        club_id: bytes,
        day: date,
        *,
        held: bool = True,
        chair: bytes | None = None,
        theme: str | None = None,
        **marks: Iterable[bytes],
    ) -> bytes:
        """A meeting with marks by status: ``present=[…], absent=[…]``."""
        meeting_id = derived_id("meeting", club_id, day, 1)
        row = {"id": meeting_id, "club_id": club_id, "date": day, "n": 1, "held": held}
        row |= {"parallel_groups": False, "chair_member_id": chair, "theme": theme}
        rows = [
            {"meeting_id": meeting_id, "member_id": one, "status": AttendanceStatus(status)}
            for status, members in marks.items()
            for one in members
        ]

        def work(writing: Writing) -> None:
            writing.insert_all(Meeting, [row])
            writing.insert_all(Attendance, rows)

        self.register.write("test", work)
        return meeting_id
