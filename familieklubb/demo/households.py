"""Generated families: who is in them, and which clubs they belong to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from familieklubb.demo.chance import Chance
from familieklubb.demo.clubs import ClubPlan
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.names import ADULT_NAMES, CHILD_NAMES, FAMILY_NAMES
from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.records import Family, FamilyMembership, Member, MemberMembership

_OWN, _RELATIVE, _CHILD = MemberRole.own_use, MemberRole.relative, MemberRole.child
# Kinds of family and how common each is; the first person stays as long as the family.
_KINDS: tuple[tuple[int, tuple[MemberRole, ...]], ...] = (
    (16, (_OWN, _RELATIVE)),
    (18, (_OWN, _RELATIVE, _CHILD)),
    (24, (_OWN, _RELATIVE, _CHILD, _CHILD)),
    (12, (_OWN, _RELATIVE, _CHILD, _CHILD, _CHILD)),
    (8, (_OWN, _CHILD, _CHILD)),
    (6, (_RELATIVE, _RELATIVE, _CHILD)),
    (10, (_OWN, MemberRole.contact)),
    (6, (_OWN, _RELATIVE, _RELATIVE, MemberRole.other)),
)
_CHILD_AGES, _ADULT_AGES = (3, 16), (24, 72)
_GROWN_UP = 16
# How often a member comes: the share of meetings with the mark ``present``.
_FAITH = (0.95, 0.9, 0.85, 0.8, 0.65)
_LATER = timedelta(days=60)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a family; ``faith`` is the share of meetings that they come to."""

    id: bytes
    label: str
    role: MemberRole
    birth_year: int | None
    estimated: bool
    faith: float


@dataclass(slots=True)
class Stay:
    """A family in a club from ``joined`` until the day before ``left``."""

    club: ClubPlan
    joined: date
    left: date | None = None
    because: LeftBecause | None = None
    moved_to: ClubPlan | None = None
    moved_in: bool = False

    def covers(self, day: date) -> bool:
        """Whether the family belongs to the club on the day."""
        return self.joined <= day and (self.left is None or day < self.left)


@dataclass(frozen=True, slots=True)
class MemberStay:
    """A member in a club from ``joined`` until the day before ``left``."""

    household: bytes
    person: Person
    joined: date
    left: date | None


@dataclass(slots=True)
class Household:
    """A family with its members and its stays, in order."""

    id: bytes
    label: str
    persons: tuple[Person, ...]
    stays: list[Stay] = field(default_factory=list)

    @property
    def contact_id(self) -> bytes | None:
        """The contact person found for a single member."""
        return next((one.id for one in self.persons if one.role is MemberRole.contact), None)


def new_household(chance: Chance, clubs: Sequence[ClubPlan], year: int) -> Household:
    """A family under a label that is new in every one of the clubs."""
    weights = [weight for weight, _roles in _KINDS]
    roles = chance.choices(_KINDS, weights)[0][1]
    adults = chance.sample(ADULT_NAMES, len(roles))
    children = chance.sample(CHILD_NAMES, len(roles))
    persons = tuple(
        _person(chance, (children if role is _CHILD else adults)[at], role, year)
        for at, role in enumerate(roles)
    )
    return Household(chance.id(), _label(chance, clubs), persons)


def _label(chance: Chance, clubs: Sequence[ClubPlan]) -> str:
    taken = {label for club in clubs for label in club.labels}
    free = [name for name in FAMILY_NAMES if name not in taken]
    number = 2
    while not free:
        free = [f"{name} {number}" for name in FAMILY_NAMES if f"{name} {number}" not in taken]
        number += 1
    label = chance.choice(free)
    for club in clubs:
        club.labels.add(label)
    return label


def _person(chance: Chance, label: str, role: MemberRole, year: int) -> Person:
    born = year - chance.randint(*(_CHILD_AGES if role is _CHILD else _ADULT_AGES))
    known = chance.happens(0.92)
    return Person(
        chance.id(),
        label,
        role,
        born if known else None,
        known and chance.happens(0.15),
        chance.choice(_FAITH),
    )


def draft_household(
    seed: int, household: Household, last: date, drafts: Drafts
) -> list[tuple[ClubPlan, list[MemberStay]]]:
    """The rows of a family as it is known on the last day; returns its members' stays by club."""
    chance = Chance.about(seed, "family rows", household.id.hex())
    drafts.add(Family, id=household.id, label=household.label, contact_id=household.contact_id)
    for person in household.persons:
        _draft_member(chance, household, person, last, drafts)
    found = []
    for stay in household.stays:
        drafts.add(
            FamilyMembership,
            id=chance.id(),
            family_id=household.id,
            club_id=stay.club.id,
            joined=stay.joined,
            left_on=stay.left,
            left_because=stay.because,
            moved_in=stay.moved_in,
            moved_to_id=stay.moved_to.id if stay.moved_to else None,
        )
        found.append((stay.club, _draft_member_stays(chance, household, stay, drafts)))
    return found


def _draft_member(
    chance: Chance, household: Household, person: Person, last: date, drafts: Drafts
) -> None:
    joined = household.stays[0].joined
    consent = joined + chance.days(0, 14)
    asked = chance.happens(0.95) and consent <= last
    young = person.role is _CHILD and joined.year - (person.birth_year or 0) < _GROWN_UP
    drafts.add(
        Member,
        id=person.id,
        family_id=household.id,
        label=person.label,
        role=person.role,
        birth_year=person.birth_year,
        birth_year_estimated=person.estimated,
        consent_on=consent if asked else None,
        consent_text="1" if asked else None,
        consent_how="på skjema" if asked else None,
        consent_guardian=household.persons[0].label if asked and young else None,
    )


def _draft_member_stays(
    chance: Chance, household: Household, stay: Stay, drafts: Drafts
) -> list[MemberStay]:
    found = []
    for at, person in enumerate(household.persons):
        joined, left, because = stay.joined, stay.left, stay.because
        end = left or stay.club.last
        if at and not stay.moved_in and chance.happens(0.08):
            joined = chance.day(joined, min(end, joined + _LATER) - _ONE_DAY)
        if at and stay.moved_to is None and chance.happens(0.05) and joined < end:
            left, because = chance.day(joined + _ONE_DAY, end), LeftBecause.lost_interest
        found.append(MemberStay(household.id, person, joined, left))
        drafts.add(
            MemberMembership,
            id=chance.id(),
            member_id=person.id,
            club_id=stay.club.id,
            joined=joined,
            left_on=left,
            left_because=because,
        )
    return found
