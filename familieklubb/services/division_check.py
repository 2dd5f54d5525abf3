"""Whether a club can be divided as it was typed: R5, R6, and what a register takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from familieklubb.domain.certification import COUNTS_AS_CERTIFIED, overall_state
from familieklubb.domain.certification import Certification as CertificationDates
from familieklubb.domain.club_states import OpeningCode
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.text import is_blank
from familieklubb.domain.values import ClubState, Weekday
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.records import (
    Assistant,
    Club,
    ClubPlace,
    ClubStateRow,
    FamilyMembership,
)
from familieklubb.services.division_views import DivisionInput
from familieklubb.services.family_findings import Finding, FindingCode
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


# Stands for an assistant who is not in the register yet.
_NEW = b""


class DivisionCheck:
    """What speaks against a division: what cannot stand is refused, what is odd is told."""

    def __init__(
        self,
        session: Session,
        read: DivisionRead,
        geography: Geography,
        profile: NetworkProfile,
        today: date,
    ) -> None:
        self._session = session
        self._read = read
        self._day = read.day
        self._geography = geography
        self._profile = profile
        self._today = today

    def settle(self) -> tuple[str | None, list[Finding]]:
        """The code of the new place's municipality, and what is odd.

        Raises Refused, and FamilieklubbError where there is no such club.
        """
        old = self._session.get(Club, self._read.typed.club_id)
        if old is None:
            raise no_club()
        code, staying = self._check(old)
        findings = [*self._opening()]
        if staying < self._profile.least_families:
            findings.append(Finding(FindingCode.too_few_families, old.name))
        return code, findings

    def _check(self, old: Club) -> tuple[str | None, int]:
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
        chosen = self._read.typed.assistant_id
        if chosen is not None and self._session.get(Assistant, chosen) is None:
            fields.refuse("assistant_id", _("The assistant is not in the register."))
        fields.settle()
        return code, len(here - going)

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

    def _opening(self) -> Iterator[Finding]:
        read, chosen = self._read, self._read.typed.assistant_id
        states = certifications_on(self._session, self._day, self._profile)
        assistant = chosen or _NEW
        if chosen is None and read.certified_on is not None:
            new = [CertificationDates(read.certified_on)]
            state = overall_state(new, self._day, self._profile)
            states |= {} if state is None else {_NEW: state}
        for one in opening_findings(
            self._session,
            place=read.place,
            assistants=[assistant],
            families=len(read.typed.families),
            day=self._day,
            profile=self._profile,
            states=states,
        ):
            if one.code is OpeningCode.too_few_families:
                yield Finding(FindingCode.too_few_families, read.name)
            elif one.blocks:
                blocked = _("No club opens without a certified assistant at the place (R6).")
                raise Refused({"assistant_id": blocked})
        if states.get(assistant) not in COUNTS_AS_CERTIFIED:
            known = None if chosen is None else self._session.get_one(Assistant, chosen).name
            name = known or read.assistant_name or ""
            yield Finding(FindingCode.assistant_not_certified, name, self._day)


def families_on(session: Session, club_id: bytes, day: date) -> set[bytes]:
    """The families that belong to a club on a day."""
    stays = session.exec(
        select(FamilyMembership).where(
            FamilyMembership.club_id == club_id, col(FamilyMembership.joined) <= day
        )
    )
    return {one.family_id for one in stays if one.left_on is None or day < one.left_on}
