"""Whether a club may open on a day: R5 and R6, from what the register holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlmodel import Session, col, select

from familieklubb.domain.certification import COUNTS_AS_CERTIFIED, Certification, overall_state
from familieklubb.domain.club_states import OpeningFinding, may_open
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import CertificationState
from familieklubb.records import Assistant, AssistantRole
from familieklubb.records import Certification as CertificationRow


def certifications_on(
    session: Session, day: date, profile: NetworkProfile
) -> dict[bytes, CertificationState]:
    """The best state of every assistant who has a certification by the day."""
    by_assistant: dict[bytes, list[Certification]] = {}
    for row in session.exec(select(CertificationRow)):
        one = Certification(row.certified_on, row.valid_until, row.withdrawn_on)
        by_assistant.setdefault(row.assistant_id, []).append(one)
    states = {
        assistant: overall_state(some, day, profile) for assistant, some in by_assistant.items()
    }
    return {assistant: state for assistant, state in states.items() if state is not None}


def with_role(session: Session, club_id: bytes, day: date) -> set[bytes]:
    """The assistants who have a role in a club on a day."""
    roles = session.exec(
        select(AssistantRole).where(
            AssistantRole.club_id == club_id, col(AssistantRole.from_day) <= day
        )
    )
    return {one.assistant_id for one in roles if one.last_day is None or day <= one.last_day}


def opening_findings(
    session: Session,
    *,
    place: str,
    assistants: Collection[bytes],
    families: int,
    day: date,
    profile: NetworkProfile,
    states: Mapping[bytes, CertificationState] | None = None,
) -> tuple[OpeningFinding, ...]:
    """What speaks against opening a club on a day.

    ``assistants`` have a role in it on the day. An assistant whose own place is that of the
    club is at the place, too (R6). ``states`` spares reading the certifications again.
    """
    found = certifications_on(session, day, profile) if states is None else states
    there = session.exec(select(Assistant.id, Assistant.place))
    here = {one for one, own in there if own.casefold() == place.casefold()}
    certified = any(found.get(one) in COUNTS_AS_CERTIFIED for one in here.union(assistants))
    return may_open(certified, families, profile)
