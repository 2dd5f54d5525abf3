"""Who may come to a gathering, and who has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from familieklubb.domain.values import GatheringAudience, GatheringScope
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.gathering_views import DoorKind, DoorList, DoorPerson, GatheringView
from familieklubb.services.own_club import own_club

_GATHERINGS = """
SELECT g.id, g.name, g.scope, g.audience, g.country, g.place, g.from_day, g.last_day, g.hours,
g.participants, (SELECT count(*) FROM gathering_participant p WHERE p.gathering_id = g.id)
+ (SELECT count(*) FROM gathering_visitor v WHERE v.gathering_id = g.id)
FROM gathering g ORDER BY g.from_day DESC, g.name
"""
_ASSISTANTS = """
SELECT a.id, a.name, a.place, p.assistant_id IS NOT NULL FROM assistant a
LEFT JOIN gathering_participant p ON p.assistant_id = a.id AND p.gathering_id = :gathering
"""
# Members of the own club on the day, and whoever is on the list already.
_MEMBERS = """
SELECT p.id, p.label, f.label, v.id IS NOT NULL FROM member p JOIN family f ON f.id = p.family_id
LEFT JOIN gathering_visitor v ON v.member_id = p.id AND v.gathering_id = :gathering
WHERE v.id IS NOT NULL OR p.id IN (SELECT m.member_id FROM member_membership m
WHERE m.club_id = :club AND m.joined <= :day AND (m.left_on IS NULL OR m.left_on > :day))
"""
_VISITORS = """
SELECT id, name, '', 1 FROM gathering_visitor
WHERE gathering_id = :gathering AND member_id IS NULL AND name IS NOT NULL
"""


def gatherings(session: Session) -> tuple[GatheringView, ...]:
    """Every gathering, the newest first."""
    return tuple(_view(row) for row in session.connection().exec_driver_sql(_GATHERINGS))


def gathering(session: Session, gathering_id: bytes) -> GatheringView:
    """One gathering; raises FamilieklubbError where it is not in the register."""
    found = next((one for one in gatherings(session) if one.id == gathering_id), None)
    if found is None:
        raise no_gathering()
    return found


def door_list(session: Session, gathering_id: bytes) -> DoorList:
    """Everybody who may come: assistants, members of the own club, and names typed before."""
    found = gathering(session, gathering_id)
    values = {
        "gathering": gathering_id,
        "club": own_club(session) if found.audience is not GatheringAudience.assistants else None,
        "day": found.from_day.isoformat(),
    }
    people = [
        *_people(session, DoorKind.assistant, _ASSISTANTS, values),
        *_people(session, DoorKind.member, _MEMBERS, values),
        *_people(session, DoorKind.visitor, _VISITORS, values),
    ]
    people.sort(key=lambda one: (in_alphabet(one.name), in_alphabet(one.detail)))
    return DoorList(found, tuple(people))


def _people(
    session: Session, kind: DoorKind, sql: str, values: dict[str, Any]
) -> Iterator[DoorPerson]:
    for key, name, detail, arrived in session.connection().exec_driver_sql(sql, values):
        yield DoorPerson(kind, bytes(key), name, detail, bool(arrived))


def _view(row: Any) -> GatheringView:
    key, name, scope, audience, country, place, first, last, hours, participants, named = row
    return GatheringView(
        bytes(key),
        name,
        GatheringScope(scope),
        GatheringAudience(audience),
        country,
        place,
        date.fromisoformat(first),
        date.fromisoformat(last),
        hours,
        participants,
        named,
    )


def no_gathering() -> FamilieklubbError:
    """The gathering is not in the register any more."""
    return FamilieklubbError(
        _("The gathering is not in the register any more."),
        _("Go back to the list of gatherings."),
    )
