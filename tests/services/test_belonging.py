"""Whatever is done with families, in whatever order, their stretches can stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from familieklubb.domain.periods import Period
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.records import FamilyMembership, Member, MemberMembership
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.families import Families
from familieklubb.services.family_inputs import (
    EndInput,
    FamilyEdit,
    FamilyInput,
    MemberEdit,
    MemberInput,
    MoveInput,
    ReturnInput,
)
from familieklubb.services.rollups import Asked, RollUps
from tests.services.club_ground import FOUNDED, Ground

STEPS = 60
YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))


class Hand:
    """Does things with families at random; some of them are refused."""

    def __init__(self, seed: int, families: Families, clubs: list[bytes]) -> None:
        self._random = Random(seed)
        self._families = families
        self._clubs = clubs
        self.done = 0
        self.refused = 0

    def act(self) -> None:
        """One thing, which is done whole or refused."""
        acts: list[Callable[[], object]] = [
            self._add, self._end, self._end, self._back, self._move, self._edit,
            self._end_member, self._edit_member, self._member_back, self._add_member,
        ]  # fmt: skip
        try:
            self._random.choice(acts)()
            self.done += 1
        except FamilieklubbError:
            self.refused += 1

    def _day(self) -> str:
        return (FOUNDED + timedelta(days=self._random.randrange(1000))).isoformat()

    def _family(self) -> bytes:
        named = self._families.named()
        if not named:
            self._add()
            named = self._families.named()
        return self._random.choice(named).id

    def _member(self) -> bytes:
        return self._random.choice(self._families.show(self._family()).members).id

    def _add(self) -> None:
        rows = (MemberInput("A", "own_use"), MemberInput("B", "child"))
        self._families.add(FamilyInput(self._random.choice(self._clubs), "F", self._day(), rows))

    def _end(self) -> None:
        self._families.end(self._family(), EndInput(self._day()))

    def _back(self) -> None:
        self._families.come_back(self._family(), ReturnInput(self._day()))

    def _move(self) -> None:
        move = MoveInput(self._random.choice(self._clubs), self._day())
        self._families.move(self._family(), move)

    def _edit(self) -> None:
        left = self._random.choice(["", self._day()])
        self._families.edit(self._family(), FamilyEdit("F", self._day(), left))

    def _add_member(self) -> None:
        typed = MemberInput("C", "other", joined=self._day())
        self._families.members.add(self._family(), typed)

    def _end_member(self) -> None:
        self._families.members.end(self._member(), EndInput(self._day()))

    def _member_back(self) -> None:
        self._families.members.come_back(self._member(), self._day())

    def _edit_member(self) -> None:
        left = self._random.choice(["", self._day()])
        typed = MemberEdit("A", "own_use", "", self._day(), left)
        self._families.members.edit(self._member(), typed)


def assert_can_stand(ground: Ground) -> None:
    """No stretch overlaps another, and no member belongs without the family."""
    families: dict[bytes, list[FamilyMembership]] = {}
    for stay in ground.rows(FamilyMembership):
        families.setdefault(stay.family_id, []).append(stay)
    owners = {one.id: one.family_id for one in ground.rows(Member)}
    members: dict[bytes, list[MemberMembership]] = {}
    for one in ground.rows(MemberMembership):
        members.setdefault(one.member_id, []).append(one)
        assert any(
            stay.club_id == one.club_id
            and stay.joined <= one.joined
            and (stay.left_on is None or (one.left_on is not None and one.left_on <= stay.left_on))
            for stay in families[owners[one.member_id]]
        )
    for own in families.values():
        assert_apart(own)
    for theirs in members.values():
        assert_apart(theirs)


def assert_apart(stretches: Sequence[FamilyMembership | MemberMembership]) -> None:
    """Each ends before the next begins."""
    in_order = sorted(stretches, key=lambda one: (one.joined, one.left_on or date.max))
    for earlier, later in pairwise(in_order):
        assert earlier.left_on is not None
        assert earlier.joined <= earlier.left_on <= later.joined


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stretches_stand_and_the_figures_add_up_whatever_is_done(
    seed: int, register: Register, families: Families, ground: Ground, clock: Clock
) -> None:
    hand = Hand(seed, families, [ground.club("Hitra"), ground.club("Frøya", "Frøya", "5014")])

    for _step in range(STEPS):
        hand.act()
        assert_can_stand(ground)

    assert min(hand.done, hand.refused) > STEPS // 6
    asked = Asked(YEARS, as_of=YEARS.end)
    figures = RollUps(register, Geography(), clock).figures(asked)
    came, went = (
        sum(figures.figure(code).value or 0 for code in codes)
        for codes in (
            ("families_joined", "families_returned", "families_moved_in"),
            ("families_left", "families_moved_out"),
        )
    )
    assert figures.figure("families_moved_in").value == figures.figure("families_moved_out").value
    assert came - went == figures.figure("families").value
