"""Changes of a club within their transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, select

from familieklubb import i18n
from familieklubb.domain.club_states import OpeningCode, forbidden_changes
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.identity import derived_id
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.text import is_blank
from familieklubb.domain.values import ClubState
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.records import (
    Club,
    ClubBody,
    ClubBreak,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    DeclaredYear,
    NetworkBody,
)
from familieklubb.records.club import ClubBreakDraft, DeclaredYearDraft
from familieklubb.register.writing import Writing
from familieklubb.services.club_inputs import ClubRead
from familieklubb.services.family_refusals import no_club
from familieklubb.services.holding import holding
from familieklubb.services.opening import opening_findings, with_role
from familieklubb.services.places import municipality_of
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields


class ClubAct:
    """One change of clubs; everything raises Refused or FamilieklubbError where it cannot be."""

    def __init__(self, writing: Writing, geography: Geography, today: date) -> None:
        self._session: Session = writing.session
        self._geography = geography
        self._today = today

    def add(
        self,
        club_id: bytes,
        read: ClubRead,
        municipality: str,
        body_id: bytes | None,
        profile: NetworkProfile,
    ) -> bytes:
        """A new club with everything that holds from its first day on."""
        self._refuse_twin(read.draft.name, None)
        code = self._municipality(club_id, read, municipality)
        self._session.add(Club(id=club_id, **read.draft.model_dump()))
        self._session.flush()
        self._ground(club_id, read, code, body_id)
        if read.state is ClubState.active:
            self._check_opening(club_id, read.day, profile)
        self._hold(ClubStateRow, club_id, read.day, state=read.state)
        return club_id

    def edit(
        self, club_id: bytes, read: ClubRead, municipality: str, body_id: bytes | None
    ) -> None:
        """What holds all its life, and what holds from a day on."""
        club = self._club(club_id)
        self._refuse_twin(read.draft.name, club_id)
        for name, value in read.draft.model_dump().items():
            setattr(club, name, value)
        self._ground(club_id, read, self._municipality(club_id, read, municipality), body_id)

    def change_state(
        self, club_id: bytes, state: ClubState, day: date, profile: NetworkProfile
    ) -> tuple[OpeningCode, ...]:
        """A state from a day on."""
        self._club(club_id)
        rows = self._session.exec(select(ClubStateRow).where(ClubStateRow.club_id == club_id))
        values = [DatedValue(row.from_day, row.state) for row in rows]
        before = forbidden_changes(History.of(values))
        after = forbidden_changes(History.of([*values, DatedValue(day, state)]))
        if len(after) > len(before):
            text = _("A club that has been active cannot be planned or starting up again.")
            raise Refused({"state": text})
        warnings: tuple[OpeningCode, ...] = ()
        if state is ClubState.active:
            warnings = self._check_opening(club_id, day, profile)
        self._hold(ClubStateRow, club_id, day, state=state)
        return warnings

    def add_break(self, club_id: bytes, draft: ClubBreakDraft) -> None:
        """A break that does not run into another."""
        self._club(club_id)
        for one in self._session.exec(select(ClubBreak).where(ClubBreak.club_id == club_id)):
            if one.from_day <= draft.last_day and draft.from_day <= one.last_day:
                text = _("There is a break from {first} to {last} already.")
                days = {"first": i18n.day(one.from_day), "last": i18n.day(one.last_day)}
                raise Refused({"from_day": text.format(**days)})
        row_id = derived_id("club_break", club_id, draft.from_day)
        self._session.add(ClubBreak(id=row_id, club_id=club_id, **draft.model_dump()))

    def remove_break(self, break_id: bytes) -> None:
        """A break that is not to be."""
        found = self._session.get(ClubBreak, break_id)
        if found is None:
            raise FamilieklubbError(_("The break is gone already."), _("Look at the club again."))
        self._session.delete(found)

    def declare(self, club_id: bytes, draft: DeclaredYearDraft, new_id: bytes) -> None:
        """A declared year in the place of the one that stands there."""
        self._club(club_id)
        found = self._session.exec(
            select(DeclaredYear).where(
                DeclaredYear.club_id == club_id, DeclaredYear.year == draft.year
            )
        ).first()
        if found is None:
            self._session.add(DeclaredYear(id=new_id, club_id=club_id, **draft.model_dump()))
            return
        for name, value in draft.model_dump().items():
            setattr(found, name, value)

    # -- what holds from a day on ---------------------------------------------------------------

    def _ground(
        self, club_id: bytes, read: ClubRead, code: str | None, body_id: bytes | None
    ) -> None:
        slot = read.slot.model_dump(exclude={"from_day"})
        self._hold(ClubPlace, club_id, read.day, place=read.place, municipality_code=code)
        stood = holding(self._session, ClubSlot, club_id, read.day)
        if stood is not None or read.slot.weekday or read.slot.start or read.slot.venue:
            self._hold(ClubSlot, club_id, read.day, **slot)
        if read.organisation is not None:
            self._hold(ClubOrganisation, club_id, read.day, organisation=read.organisation)
        elif holding(self._session, ClubOrganisation, club_id, read.day) is not None:
            text = _("A club that has had an organisation has one. Write the new one.")
            raise Refused({"organisation": text})
        if body_id is not None:
            if self._session.get(NetworkBody, body_id) is None:
                text = _("That network body is not in the register any more.")
                raise Refused({"body": text})
            self._hold(ClubBody, club_id, read.day, body_id=body_id)

    def _hold(self, model: type[Any], club_id: bytes, day: date, **values: Any) -> None:
        """Let values hold from a day on; nothing is written where they hold already."""
        stood: SQLModel | None = holding(self._session, model, club_id, day)
        if stood is not None and all(getattr(stood, name) == one for name, one in values.items()):
            return
        if stood is not None and getattr(stood, "from_day") == day:  # noqa: B009
            for name, value in values.items():
                setattr(stood, name, value)
            return
        row_id = derived_id(str(model.__tablename__), club_id, day)
        self._session.add(model(id=row_id, club_id=club_id, from_day=day, **values))

    def _municipality(self, club_id: bytes, read: ClubRead, municipality: str) -> str | None:
        stood = holding(self._session, ClubPlace, club_id, read.day)
        if stood is not None and is_blank(municipality) and stood.place == read.place:
            return stood.municipality_code
        fields = RegisterFields(self._today)
        code = municipality_of(fields, self._geography, read.place, municipality, read.day)
        fields.settle()
        return code

    # -- what cannot stand ----------------------------------------------------------------------

    def _check_opening(
        self, club_id: bytes, day: date, profile: NetworkProfile
    ) -> tuple[OpeningCode, ...]:
        place = holding(self._session, ClubPlace, club_id, day)
        findings = opening_findings(
            self._session,
            place="" if place is None else place.place,
            assistants=with_role(self._session, club_id, day),
            families=self._families(club_id, day),
            day=day,
            profile=profile,
        )
        if any(one.blocks for one in findings):
            text = _(
                "No club opens without a certified assistant at the place (R6). Note the "
                "assistant's certification and role in the club first."
            )
            raise Refused({"state": text})
        return tuple(one.code for one in findings)

    def _families(self, club_id: bytes, day: date) -> int:
        found = self._session.connection().exec_driver_sql(
            "SELECT count(DISTINCT family_id) FROM family_membership WHERE club_id = :club "
            "AND joined <= :day AND (left_on IS NULL OR left_on > :day)",
            {"club": club_id, "day": day.isoformat()},
        )
        return int(found.scalar_one())

    def _club(self, club_id: bytes) -> Club:
        found = self._session.get(Club, club_id)
        if found is None:
            raise no_club()
        return found

    def _refuse_twin(self, name: str, but: bytes | None) -> None:
        for one in self._session.exec(select(Club)):
            if one.name.casefold() == name.casefold() and one.id != but:
                raise Refused({"name": _("There is a club of that name already.")})
