"""The division of a club within its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, select

from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.identity import derived_id
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import ClubState
from familieklubb.geography import Geography
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Certification,
    Club,
    ClubBody,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
)
from familieklubb.register.writing import Writing
from familieklubb.services.belonging import Belonging
from familieklubb.services.division_check import DivisionCheck, DivisionRead
from familieklubb.services.division_views import Divided
from familieklubb.services.family_findings import Finding, look_at, marks_from
from familieklubb.services.family_refusals import no_club
from familieklubb.services.holding import holding


class DivisionAct:
    """One division within its transaction."""

    def __init__(
        self,
        writing: Writing,
        read: DivisionRead,
        geography: Geography,
        profile: NetworkProfile,
        new_id: Callable[[], bytes],
        today: date,
    ) -> None:
        self._writing = writing
        self._session: Session = writing.session
        self._read = read
        self._day = read.day
        self._geography = geography
        self._profile = profile
        self._new_id = new_id
        self._today = today

    def run(self) -> Divided:
        """Everything, in the order in which rows refer to each other."""
        old = self._session.get(Club, self._read.typed.club_id)
        if old is None:
            raise no_club()
        check = DivisionCheck(
            self._session, self._read, self._geography, self._profile, self._today
        )
        code, findings = check.settle()
        new_id = self._new_club(old, code)
        self._take_role(old.id, new_id, self._assistant())
        findings += self._move_families(old, new_id)
        return Divided(
            old.id, new_id, self._read.name, len(self._read.typed.families), tuple(findings)
        )

    # -- the new club ---------------------------------------------------------------------------

    def _new_club(self, old: Club, code: str | None) -> bytes:
        read, new_id = self._read, self._new_id()
        same = {name: getattr(old, name) for name in ("open_group", "led_group", "leader_type")}
        row = {"id": new_id, "name": read.name, "parent_club_id": old.id, **same}
        self._writing.insert_all(Club, [row])
        slot = holding(self._session, ClubSlot, old.id, self._day)
        minutes = self._profile.meeting_minutes if slot is None else slot.minutes
        self._hold(ClubStateRow, new_id, state=ClubState.active)
        self._hold(ClubPlace, new_id, place=read.place, municipality_code=code)
        self._hold(
            ClubSlot,
            new_id,
            weekday=read.weekday,
            start=read.start,
            minutes=minutes,
            venue=read.venue,
        )
        organisation = holding(self._session, ClubOrganisation, old.id, self._day)
        if organisation is not None:
            self._hold(ClubOrganisation, new_id, organisation=organisation.organisation)
        body = holding(self._session, ClubBody, old.id, self._day)
        if body is not None:
            self._hold(ClubBody, new_id, body_id=body.body_id)
        return new_id

    def _hold(self, model: type[SQLModel], club_id: bytes, **values: Any) -> None:
        row_id = derived_id(str(model.__tablename__), club_id, self._day)
        row = {"id": row_id, "club_id": club_id, "from_day": self._day, **values}
        self._writing.insert_all(model, [row])

    def _assistant(self) -> bytes:
        read = self._read
        chosen = read.typed.assistant_id
        if chosen is not None:
            return chosen
        one = self._new_id()
        row = {"id": one, "name": read.assistant_name, "place": read.place}
        self._writing.insert_all(Assistant, [row])
        if read.certified_on is not None:
            certified = {"assistant_id": one, "certified_on": read.certified_on}
            self._writing.insert_all(Certification, [{"id": self._new_id(), **certified}])
        return one

    def _take_role(self, old_id: bytes, new_id: bytes, assistant_id: bytes) -> None:
        role = {"assistant_id": assistant_id, "club_id": new_id, "from_day": self._day}
        self._writing.insert_all(AssistantRole, [{"id": self._new_id(), **role}])
        if not self._read.typed.leaves_old:
            return
        for one in self._session.exec(
            select(AssistantRole).where(
                AssistantRole.assistant_id == assistant_id, AssistantRole.club_id == old_id
            )
        ):
            open_then = one.last_day is None or one.last_day >= self._day
            if open_then and one.from_day < self._day:
                one.last_day = self._day - ONE_DAY

    # -- the families ---------------------------------------------------------------------------

    def _move_families(self, old: Club, new_id: bytes) -> Iterator[Finding]:
        for family_id in self._read.typed.families:
            belonging = Belonging.of(self._writing, family_id, self._new_id)
            stay = belonging.on(old.id, self._day)
            belonging.move(stay, new_id, self._day)
            belonging.settle("families")
            yield from look_at(self._session, belonging, self._today)
            yield from marks_from(self._session, belonging.members, old.id, self._day)
