"""Where each club stands on a day: its place in the division of a day, and its group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlmodel import Session

from familieklubb.geography import Geography, Located
from familieklubb.reporting.model import GroupHead
from familieklubb.reporting.question import Grouping, Question

UNKNOWN = "unknown"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """A club's place in a division; no municipality where the name does not decide."""

    place: str
    municipality: str | None
    municipality_name: str | None
    county: str | None
    county_name: str | None

    @property
    def resolved(self) -> bool:
        """Whether the place has a municipality in this division."""
        return self.municipality is not None


def grounds(session: Session, geography: Geography, question: Question) -> dict[bytes, Ground]:
    """The ground of every club that has a place: that of D, else the first it gets later."""
    rows = session.connection().exec_driver_sql(
        "SELECT club_id, from_day, place, municipality_code FROM club_place "
        "ORDER BY club_id, from_day"
    )
    day = question.as_of.isoformat()
    chosen = _holding(((row[0], row[1], (row[1], row[2], row[3])) for row in rows), day)
    cache: dict[tuple[str, str, str | None], Ground] = {}
    found = {}
    for club, key in chosen.items():
        if key not in cache:
            cache[key] = _ground(geography, *key, question.division)
        found[club] = cache[key]
    return found


def _ground(
    geography: Geography, from_day: str, place: str, code: str | None, division: date
) -> Ground:
    if code is None:
        return Ground(place, None, None, None, None)
    found = geography.recast(place, code, date.fromisoformat(from_day), division)
    if not isinstance(found, Located):
        return Ground(place, None, None, None, None)
    municipality, county = found.municipality, found.county
    return Ground(place, municipality.code, municipality.name, county.code, county.name)


def _holding(rows: Iterable[tuple[bytes, str, T]], day: str) -> dict[bytes, T]:
    """Per club the value that holds on the day, else its first later one; rows come by day."""
    chosen: dict[bytes, T] = {}
    for club, from_day, value in rows:
        if club not in chosen or from_day <= day:
            chosen[club] = value
    return chosen


def group_heads(
    session: Session, question: Question, places: dict[bytes, Ground]
) -> dict[bytes, GroupHead]:
    """The group of every club in the register."""
    if question.by is None:
        return {}
    connection = session.connection()
    clubs = list(connection.exec_driver_sql("SELECT id, name FROM club"))
    if question.by is Grouping.club:
        return {club: GroupHead("club", name, name) for club, name in clubs}
    nowhere = GroupHead(question.by, None, None)
    if question.by in {Grouping.organisation, Grouping.body}:
        names = _dated_names(session, question)
        return {
            club: GroupHead(question.by, names[club], names[club]) if club in names else nowhere
            for club, _name in clubs
        }
    return {
        club: _head_of_ground(question.by, places[club]) if club in places else nowhere
        for club, _name in clubs
    }


def _dated_names(session: Session, question: Question) -> dict[bytes, str]:
    sql = (
        "SELECT club_id, from_day, organisation FROM club_organisation ORDER BY club_id, from_day"
        if question.by is Grouping.organisation
        else "SELECT c.club_id, c.from_day, b.name FROM club_body c "
        "JOIN network_body b ON b.id = c.body_id ORDER BY c.club_id, c.from_day"
    )
    rows = session.connection().exec_driver_sql(sql)
    return _holding(((row[0], row[1], row[2]) for row in rows), question.as_of.isoformat())


def _head_of_ground(by: Grouping, ground: Ground) -> GroupHead:
    if not ground.resolved:
        return GroupHead(by, UNKNOWN, ground.place if by is Grouping.place else None)
    if by is Grouping.county:
        return GroupHead(by, ground.county, ground.county_name)
    if by is Grouping.municipality:
        return GroupHead(by, ground.municipality, ground.municipality_name)
    return GroupHead(by, ground.place, ground.place, ground.municipality)
