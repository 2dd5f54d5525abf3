"""The use cases of families: who belongs to the club, and since when."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from familieklubb.domain.identity import random_id
from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.records import Club, Family, FamilyMembership, Member
from familieklubb.records.family import FamilyDraft
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.belonging import Belonging
from familieklubb.services.family_findings import Finding, active_on, look_at, marks_from
from familieklubb.services.family_inputs import (
    EndInput,
    FamilyEdit,
    FamilyFields,
    FamilyInput,
    MoveInput,
    ReturnInput,
    contact_among,
    read_end,
    read_members,
)
from familieklubb.services.family_list import families_of, family_card
from familieklubb.services.family_reading import noted
from familieklubb.services.family_refusals import cannot_be_removed, no_club
from familieklubb.services.family_views import FamilyCard, FamilyList
from familieklubb.services.members import Members, remove_people
from familieklubb.services.own_club import own_club
from familieklubb.services.refused import Refused


@dataclass(frozen=True, slots=True)
class FamilySaved:
    """A family was saved; the findings are odd, and kept."""

    family_id: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A family or member by its label; ``within`` tells it from others of that label."""

    id: bytes
    label: str
    within: str
    family_id: bytes


@dataclass(frozen=True, slots=True)
class ClubChoice:
    """A club of the register, and how many families it has today."""

    id: bytes
    name: str
    families: int


class Families:
    """The families of the register's clubs; ``members`` is for their members one by one."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id
        self.members = Members(register, clock, new_id)

    # -- looking --------------------------------------------------------------------------------

    def of_club(self, club_id: bytes | None = None, day: date | None = None) -> FamilyList:
        """The families of a club, else of the register's own, as they stand on a day.

        Raises FamilieklubbError where there is no club.
        """
        on = day or self._today()

        def work(session: Session) -> FamilyList:
            chosen = club_id or own_club(session)
            if chosen is None or session.get(Club, chosen) is None:
                raise no_club()
            return families_of(session, chosen, on)

        return self._register.read(work)

    def show(self, family_id: bytes, day: date | None = None) -> FamilyCard:
        """One family in full; raises FamilieklubbError where it is not in the register."""
        on = day or self._today()
        return self._register.read(lambda session: family_card(session, family_id, on))

    def clubs(self) -> tuple[ClubChoice, ...]:
        """The clubs of the register, those with the most families first."""
        day = self._today().isoformat()

        def work(session: Session) -> tuple[ClubChoice, ...]:
            rows = session.connection().exec_driver_sql(
                "SELECT k.id, k.name, (SELECT count(DISTINCT family_id) FROM family_membership s "
                "WHERE s.club_id = k.id AND s.joined <= :day AND (s.left_on IS NULL "
                "OR s.left_on > :day)) AS families FROM club k ORDER BY families DESC, k.name",
                {"day": day},
            )
            return tuple(ClubChoice(bytes(row[0]), row[1], row[2]) for row in rows)

        return self._register.read(work)

    def named(self) -> tuple[Named, ...]:
        """Every family of the register, with the club that it was in last."""
        return self._register.read(lambda session: tuple(_named(session, _FAMILIES)))

    def named_members(self) -> tuple[Named, ...]:
        """Every member as ``family/member``, with the club that the family was in last."""
        return self._register.read(lambda session: tuple(_named(session, _MEMBERS)))

    # -- changing -------------------------------------------------------------------------------

    def add(self, typed: FamilyInput) -> FamilySaved:
        """A new family with its members, all in one act.

        Raises Refused: fields ``label``, ``joined``, ``members``, ``contact`` and
        ``member_N_label`` and so on, N being the place among the members.
        """
        fields = FamilyFields(self._today())
        label = fields.name("label", typed.label)
        joined = fields.past_day("joined", typed.joined, self._today())
        members = read_members(fields, typed)
        fields.settle()
        contact = contact_among(members, typed.contact)

        def work(writing: Writing) -> FamilySaved:
            if writing.session.get(Club, typed.club_id) is None:
                raise no_club()
            family = Family(id=self._new_id(), **FamilyDraft(label=label).model_dump())
            writing.session.add(family)
            writing.session.flush()  # its members refer to the row
            belonging = Belonging(writing, family, self._new_id)
            belonging.begin(typed.club_id, joined, ())
            for place, read in members.items():
                draft = read.draft.model_dump()
                member = Member(id=self._new_id(), family_id=family.id, **draft)
                belonging.add_member(member, typed.club_id, read.joined or joined)
                belonging.settle(f"member_{place}_joined")
                if place == contact:
                    family.contact_id = member.id
            return self._saved(
                writing, belonging, *active_on(writing.session, typed.club_id, joined)
            )

        return self._register.write("family.add", work)

    def edit(self, family_id: bytes, typed: FamilyEdit) -> FamilySaved:
        """Another label, contact person, or days of the last stretch; raises Refused."""
        fields = FamilyFields(self._today())
        label = fields.name("label", typed.label)
        joined = fields.past_day("joined", typed.joined)
        left = fields.day("left", typed.left, self._today())
        because = fields.because("because", typed.because)
        if left is None and because is not None:
            fields.refuse("left", _("There is a reason, but no day of leaving."))
        fields.settle()

        def work(writing: Writing) -> FamilySaved:
            belonging = Belonging.of(writing, family_id, self._new_id)
            stay = belonging.last()
            belonging.family.label = FamilyDraft(label=label).label
            if typed.contact_id is not None and typed.contact_id not in belonging.members:
                raise Refused({"contact_id": _("The contact person is one of the family.")})
            belonging.family.contact_id = typed.contact_id
            reason = (because or stay.left_because or LeftBecause.unknown) if left else None
            if (joined, left, reason) != (stay.joined, stay.left_on, stay.left_because):
                at = "joined" if joined != stay.joined else "left"
                belonging.correct(stay, joined, left, reason)
                belonging.settle(at)
            return self._saved(writing, belonging)

        return self._register.write("family.edit", work)

    def end(self, family_id: bytes, typed: EndInput) -> FamilySaved:
        """The family and its members leave the club on a day; raises Refused."""
        day, because = read_end(typed, self._today())

        def work(writing: Writing) -> FamilySaved:
            belonging = Belonging.of(writing, family_id, self._new_id)
            stay = belonging.still_open()
            belonging.end(stay, day, because)
            belonging.settle("day")
            marks = marks_from(writing.session, belonging.members, stay.club_id, day)
            return self._saved(writing, belonging, *marks)

        return self._register.write("family.end", work)

    def come_back(self, family_id: bytes, typed: ReturnInput) -> FamilySaved:
        """A family that left is back from a day on; raises Refused."""
        fields = FamilyFields(self._today())
        day = fields.past_day("day", typed.day, self._today())
        fields.settle()

        def work(writing: Writing) -> FamilySaved:
            belonging = Belonging.of(writing, family_id, self._new_id)
            last = belonging.last()
            club_id = typed.club_id or last.club_id
            there = [o.member_id for o in belonging.during(last) if o.left_on == last.left_on]
            chosen = there if typed.members is None else typed.members
            if not chosen or not belonging.members.keys() >= set(chosen):
                raise Refused({"members": _("Choose who of the family is back.")})
            belonging.begin(club_id, day, chosen)
            belonging.settle("day")
            return self._saved(writing, belonging, *active_on(writing.session, club_id, day))

        return self._register.write("family.return", work)

    def move(self, family_id: bytes, typed: MoveInput) -> FamilySaved:
        """The family goes on in another club of the register: it neither leaves nor joins.

        Raises Refused. For a club that is not in the register end the family as moved.
        """
        fields = FamilyFields(self._today())
        day = fields.past_day("day", typed.day, self._today())
        if typed.club_id is None:
            fields.refuse("club_id", _("Choose the club that the family goes to."))
        fields.settle()

        def work(writing: Writing) -> FamilySaved:
            session = writing.session
            belonging = Belonging.of(writing, family_id, self._new_id)
            stay = belonging.still_open()
            if typed.club_id is None or session.get(Club, typed.club_id) is None:
                raise no_club()
            if typed.club_id == stay.club_id:
                raise Refused({"club_id": _("The family is in that club already.")})
            belonging.move(stay, typed.club_id, day)
            belonging.settle("day")
            return self._saved(
                writing,
                belonging,
                *marks_from(session, belonging.members, stay.club_id, day),
                *active_on(session, typed.club_id, day),
            )

        return self._register.write("family.move", work)

    def remove(self, family_id: bytes) -> None:
        """Take a family away that was added by mistake.

        Raises FamilieklubbError when anything was noted of it: then it can only be ended.
        """

        def work(writing: Writing) -> None:
            belonging = Belonging.of(writing, family_id, self._new_id)
            if noted(writing.session, family_id):
                raise cannot_be_removed(belonging.family.label)
            remove_people(writing, list(belonging.members))
            writing.delete_all(FamilyMembership, [(one.id,) for one in belonging.stays])
            writing.delete_all(Family, [(family_id,)])

        self._register.write("family.remove", work)

    # -- together -------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self._clock())

    def _saved(self, writing: Writing, belonging: Belonging, *more: Finding) -> FamilySaved:
        found = (*look_at(writing.session, belonging, self._today()), *more)
        return FamilySaved(belonging.family.id, found)


_LAST_CLUB = (
    "(SELECT k.name FROM family_membership s JOIN club k ON k.id = s.club_id "
    "WHERE s.family_id = f.id ORDER BY s.joined DESC LIMIT 1)"
)
_FAMILIES = f"SELECT f.id, f.label, {_LAST_CLUB}, f.id FROM family f ORDER BY f.label"
_MEMBERS = (
    f"SELECT m.id, f.label || '/' || m.label, {_LAST_CLUB}, f.id FROM member m "
    "JOIN family f ON f.id = m.family_id ORDER BY f.label, m.label"
)


def _named(session: Session, sql: str) -> Iterator[Named]:
    for row in session.connection().exec_driver_sql(sql):
        yield Named(bytes(row[0]), row[1], row[2] or "", bytes(row[3]))
