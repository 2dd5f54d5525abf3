"""What holds for a club on a day, of the rows that hold from a day on."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlmodel import Session, col, select

from familieklubb.records import (
    ClubBody,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
)

Dated = TypeVar("Dated", ClubBody, ClubOrganisation, ClubPlace, ClubSlot, ClubStateRow)


def holding(session: Session, model: type[Dated], club_id: bytes, day: date) -> Dated | None:
    """The row of a club that holds on a day; None before the first one."""
    question = select(model).where(model.club_id == club_id, col(model.from_day) <= day)
    return session.exec(question.order_by(col(model.from_day).desc()).limit(1)).first()
