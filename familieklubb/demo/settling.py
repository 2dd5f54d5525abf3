"""The coming and going of families: joining, leaving, coming back, moving, dividing a club."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.demo.chance import Chance
from familieklubb.demo.clubs import ClubPlan
from familieklubb.demo.households import Household, Stay, new_household
from familieklubb.domain.values import LeftBecause

SEATS = (6, 9)
_DIVIDED_FAMILIES = (4, 6)
_MEAN_DAYS = 1100
_SETTLED = timedelta(days=120)
# Why families leave; moving to another club is drawn apart.
_REASONS = (
    *[LeftBecause.finished] * 8,
    *[LeftBecause.lost_interest] * 5,
    *[LeftBecause.other_help] * 2,
    *[LeftBecause.moved] * 2,
    LeftBecause.died,
    LeftBecause.other,
    *[LeftBecause.unknown] * 2,
)
_MOVES, _RETURNS = 0.12, 0.15


@dataclass(frozen=True, slots=True)
class Settler:
    """Fills clubs with families; ``clubs`` is every club that a family may move to."""

    seed: int
    clubs: Sequence[ClubPlan]

    def settle(self, club: ClubPlan) -> list[Household]:
        """The families that begin in a club, or in its parent for it, with all their stays."""
        if club.opened is None:
            return []
        chance = Chance.about(self.seed, "families", club.number)
        seats = chance.randint(*SEATS)
        found = []
        if club.parent is not None and club.parent.opened is not None:
            found = [self._divided(chance, club) for _ in range(chance.randint(*_DIVIDED_FAMILIES))]
        for seat in range(len(found), seats):
            late = seat >= 2 and chance.happens(0.4)
            found += self._seat(chance, club, club.opened + (chance.days(1, 90) * late))
        return found

    def _seat(self, chance: Chance, club: ClubPlan, joined: date) -> list[Household]:
        """One family after another in the same seat."""
        found = []
        while joined <= club.last:
            household = new_household(chance, [club], joined.year)
            found.append(household)
            stay = self._stay(chance, household, club, joined)
            if stay.left is None:
                break
            if not self._goes_on(chance, household, stay):
                stay.because = chance.choice(_REASONS)
                if chance.happens(_RETURNS):
                    self._return(chance, household, stay.left + chance.days(60, 300), club)
            joined = stay.left + chance.days(14, 90)
        return found

    def _stay(self, chance: Chance, household: Household, club: ClubPlan, joined: date) -> Stay:
        """A stay until chance, or the closing of the club, ends it."""
        left: date | None = joined + timedelta(days=30 + int(chance.expovariate(1 / _MEAN_DAYS)))
        because = None
        if left is not None and left > club.last:
            left = club.closed
            because = LeftBecause.other if left else None
        stay = Stay(club, joined, left, because)
        household.stays.append(stay)
        return stay

    def _goes_on(self, chance: Chance, household: Household, stay: Stay) -> bool:
        """Let a family that leaves go on in another club, if chance and a club will have it."""
        if not chance.happens(_MOVES) or stay.left is None or len(self.clubs) < 2:
            return False
        target = chance.choice(self.clubs)
        if target is stay.club or household.label in target.labels:
            return False
        if not target.lives(stay.left, min(stay.left + _SETTLED, target.last)):
            return False
        self._move(chance, household, stay, target)
        return True

    def _move(self, chance: Chance, household: Household, stay: Stay, target: ClubPlan) -> None:
        if stay.left is None:
            raise ValueError(household.label)
        target.labels.add(household.label)
        stay.because, stay.moved_to = LeftBecause.moved, target
        after = self._stay(chance, household, target, stay.left)
        after.moved_in = True
        if after.left is not None and after.because is None:
            after.because = chance.choice(_REASONS)

    def _return(self, chance: Chance, household: Household, day: date, club: ClubPlan) -> None:
        if day <= club.last:
            again = self._stay(chance, household, club, day)
            if again.left is not None and again.because is None:
                again.because = chance.choice(_REASONS)

    def _divided(self, chance: Chance, club: ClubPlan) -> Household:
        """A family that came to the parent club and opened this one."""
        parent, opened = club.parent, club.opened
        if parent is None or parent.opened is None or opened is None:
            raise ValueError(club.name)
        joined = chance.day(parent.opened, opened - _SETTLED)
        household = new_household(chance, [parent, club], joined.year)
        stay = Stay(parent, joined, opened)
        household.stays.append(stay)
        self._move(chance, household, stay, club)
        return household
