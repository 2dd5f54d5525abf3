"""A club as it stands before it is divided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count

from sqlmodel import Session, select

from familieklubb.domain.certification import COUNTS_AS_CERTIFIED
from familieklubb.domain.profile import NetworkProfile
from familieklubb.records import Assistant, Club, ClubPlace, ClubSlot
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.division_views import AssistantOption, DivisionPlan
from familieklubb.services.family_list import families_of
from familieklubb.services.family_refusals import no_club
from familieklubb.services.family_views import Standing
from familieklubb.services.holding import holding
from familieklubb.services.opening import certifications_on, with_role


def plan_of(session: Session, club_id: bytes, day: date, profile: NetworkProfile) -> DivisionPlan:
    """Everything that is to be chosen from; raises FamilieklubbError without the club."""
    club = session.get(Club, club_id)
    if club is None:
        raise no_club()
    place = holding(session, ClubPlace, club_id, day)
    slot = holding(session, ClubSlot, club_id, day)
    return DivisionPlan(
        club_id=club_id,
        club=club.name,
        day=day,
        families=families_of(session, club_id, day).standing(Standing.here),
        assistants=tuple(_assistants(session, club_id, day, profile)),
        suggested_name=_free_name(club.name, session.exec(select(Club.name)).all()),
        place=None if place is None else place.place,
        weekday=None if slot is None else slot.weekday,
        start=None if slot is None else slot.start,
        minutes=profile.meeting_minutes if slot is None else slot.minutes,
        venue=None if slot is None else slot.venue,
        least=profile.opening_families,
        ideal=(profile.ideal_min, profile.ideal_max),
    )


def _assistants(
    session: Session, club_id: bytes, day: date, profile: NetworkProfile
) -> list[AssistantOption]:
    states = certifications_on(session, day, profile)
    here = with_role(session, club_id, day)
    found = [
        AssistantOption(one.id, one.name, one.place, states.get(one.id), one.id in here)
        for one in session.exec(select(Assistant))
    ]
    return sorted(
        found,
        key=lambda one: (
            not one.here,
            one.state not in COUNTS_AS_CERTIFIED,
            in_alphabet(one.name),
        ),
    )


def _free_name(name: str, taken: Iterable[str]) -> str:
    known = {one.casefold() for one in taken}
    tried = (f"{name} {number}" for number in count(2))
    return next(one for one in tried if one.casefold() not in known)
