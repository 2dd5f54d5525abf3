"""The division of a club within its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from familieklubb.domain.certification import COUNTS_AS_CERTIFIED
from familieklubb.domain.club_states import OpeningCode
from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.identity import derived_id
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.text import is_blank
from familieklubb.domain.values import ClubState, Weekday
from familieklubb.geography import Geography
from familieklubb.i18n import _
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
    FamilyMembership,
)
from familieklubb.register.writing import Writing
from familieklubb.services.belonging import Belonging
from familieklubb.services.division_views import Divided, DivisionInput
from familieklubb.services.family_findings import Finding, FindingCode, look_at, marks_from
from familieklubb.services.family_inputs import FamilyFields
from familieklubb.services.family_refusals import no_club
from familieklubb.services.holding import holding
from familieklubb.services.opening import certifications_on, opening_findings
from familieklubb.services.places import municipality_of, same_place
from familieklubb.services.refused import Refused


@dataclass(frozen=True, slots=True)
class DivisionRead:
    """A division whose fields can each stand."""

    typed: DivisionInput
    day: date
    name: str
    place: str
    weekday: Weekday | None
    start: str | None
    venue: str | None
    assistant_name: str | None
    certified_on: date | None


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
        code = self._check(old)
        new_id = self._new_club(old, code)
        assistant_id = self._assistant()
        findings = [*self._opening(assistant_id)]
        self._take_role(old.id, new_id, assistant_id)
        findings += self._move_families(old, new_id)
        return Divided(old.id, new_id, len(self._read.typed.families), tuple(findings))

    # -- what cannot stand ----------------------------------------------------------------------

    def _check(self, old: Club) -> str | None:
        fields = FamilyFields(self._today)
        state = holding(self._session, ClubStateRow, old.id, self._day)
        if state is None or state.state is not ClubState.active:
            fields.refuse("first_day", _("The club is not active on that day."))
        if self._read.name.casefold() in {
            name.casefold() for name in self._session.exec(select(Club.name))
        }:
            fields.refuse("name", _("There is a club of that name already."))
        here = families_on(self._session, old.id, self._day)
        going = set(self._read.typed.families)
        if not going <= here:
            fields.refuse("families", _("A family that goes is not in the club on that day."))
        elif going == here:
            fields.refuse("families", _("Somebody must stay in the old club."))
        code = self._municipality(fields, old.id)
        fields.settle()
        return code

    def _municipality(self, fields: FamilyFields, club_id: bytes) -> str | None:
        read = self._read
        if is_blank(read.typed.municipality):
            standing = holding(self._session, ClubPlace, club_id, self._day)
            if standing is not None:
                known = (standing.place, standing.municipality_code, standing.from_day)
                code = same_place(self._geography, known, read.place, self._day)
                if code is not None:
                    return code
        return municipality_of(
            fields, self._geography, read.place, read.typed.municipality, self._day
        )

    def _opening(self, assistant_id: bytes) -> Iterator[Finding]:
        read = self._read
        states = certifications_on(self._session, self._day, self._profile)
        for one in opening_findings(
            self._session,
            place=read.place,
            assistants=[assistant_id],
            families=len(read.typed.families),
            day=self._day,
            profile=self._profile,
            states=states,
        ):
            if one.code is OpeningCode.too_few_families:
                yield Finding(FindingCode.too_few_families, read.name)
            elif one.blocks:
                raise Refused(
                    {
                        "assistant": _(
                            "No club opens without a certified assistant at the place (R6)."
                        )
                    }
                )
        if states.get(assistant_id) not in COUNTS_AS_CERTIFIED:
            name = self._session.get_one(Assistant, assistant_id).name
            yield Finding(FindingCode.assistant_not_certified, name, self._day)

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
            if self._session.get(Assistant, chosen) is None:
                raise Refused({"assistant": _("The assistant is not in the register.")})
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
        staying = len(families_on(self._session, old.id, self._day))
        if staying < self._profile.least_families:
            yield Finding(FindingCode.too_few_families, old.name)


def families_on(session: Session, club_id: bytes, day: date) -> set[bytes]:
    """The families that belong to a club on a day."""
    stays = session.exec(
        select(FamilyMembership).where(
            FamilyMembership.club_id == club_id, col(FamilyMembership.joined) <= day
        )
    )
    return {one.family_id for one in stays if one.left_on is None or day < one.left_on}
