"""Who is the same family and the same person, and when they were in a club.

Source: import.md: ``moved`` with ``moved_to`` means that the same family goes on there under
the same label, and that its members of the same label there are the same persons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.oracle.sheets import Family, Member

FamilyKey = tuple[str, str]
"""Club and label of a family."""


@dataclass(frozen=True)
class FamilyStay:
    """One membership of a family; ``identity`` is the same in every club it moved through."""

    club: str
    label: str
    identity: FamilyKey
    joined: date
    left: date | None
    because: str | None
    moved_to: str | None

    def open_on(self, day: date) -> bool:
        """Whether the membership holds; the day of leaving is the first without it."""
        return self.joined <= day and (self.left is None or day < self.left)

    def moves_out(self) -> bool:
        """Whether it ended with a move to another club of the network."""
        return self.left is not None and self.because == "moved" and self.moved_to is not None


@dataclass(frozen=True)
class MemberStay:
    """One membership of a person; the birth year is what is known of the person."""

    club: str
    family: str
    member: str
    identity: tuple[FamilyKey, str]
    role: str
    birth_year: int | None
    joined: date
    left: date | None

    def open_on(self, day: date) -> bool:
        """Whether the membership holds; the day of leaving is the first without it."""
        return self.joined <= day and (self.left is None or day < self.left)


def moved_families(rows: list[Family]) -> dict[FamilyKey, FamilyKey]:
    """For each family of each club one key that stands for it everywhere."""
    same = {(row.club, row.family): {(row.club, row.family)} for row in rows}
    for row in rows:
        if row.left_because == "moved" and row.moved_to is not None:
            joined = same[row.club, row.family] | same[row.moved_to, row.family]
            for key in joined:
                same[key] = joined
    return {key: min(keys) for key, keys in same.items()}


def family_stays(rows: list[Family], identity: dict[FamilyKey, FamilyKey]) -> list[FamilyStay]:
    """The memberships of all families."""
    return [
        FamilyStay(
            club=row.club,
            label=row.family,
            identity=identity[row.club, row.family],
            joined=row.joined,
            left=row.left,
            because=row.left_because,
            moved_to=row.moved_to,
        )
        for row in rows
    ]


def member_stays(rows: list[Member], identity: dict[FamilyKey, FamilyKey]) -> list[MemberStay]:
    """The memberships of all persons; a blank birth year keeps what stands for the person."""
    born: dict[tuple[FamilyKey, str], int] = {}
    for row in rows:
        if row.birth_year is not None:
            born[identity[row.club, row.family], row.member] = row.birth_year
    return [
        MemberStay(
            club=row.club,
            family=row.family,
            member=row.member,
            identity=(identity[row.club, row.family], row.member),
            role=row.role,
            birth_year=born.get((identity[row.club, row.family], row.member)),
            joined=row.joined,
            left=row.left,
        )
        for row in rows
    ]
