"""Whose turn it is to chair, and to take the minutes (R7).

The rota goes by family, and in the family by member. The assistant does not chair and is in no
family here. A child is an equal member but does not chair: it is asked of no one under age.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from familieklubb.domain.values import MemberRole


@dataclass(frozen=True, slots=True)
class RotaMember:
    """A member of a family; ``left`` is the day from which that no longer holds."""

    id: bytes
    joined: date
    role: MemberRole
    left: date | None = None

    def may_chair(self, day: date) -> bool:
        """Whether the member belongs to the club on the day and is no child."""
        here = self.joined <= day and (self.left is None or day < self.left)
        return here and self.role != MemberRole.child


@dataclass(frozen=True, slots=True)
class RotaFamily:
    """A family with its members, those who left too: what they chaired counts for the family."""

    id: bytes
    joined: date
    members: tuple[RotaMember, ...]


@dataclass(frozen=True, slots=True)
class PastDuty:
    """A member chaired, or took the minutes, on a day."""

    day: date
    member: bytes


@dataclass(frozen=True, slots=True)
class Turn:
    """A family and the one in it whose turn it is."""

    family: bytes
    member: bytes


def turns(
    families: Sequence[RotaFamily],
    past: Iterable[PastDuty],
    day: date,
    absent: Collection[bytes] = (),
) -> tuple[Turn, ...]:
    """The rota for the day, the family that has waited longest first.

    Families that never had the duty come first, in order of joining; so do members within
    their family. ``absent`` are members who said that they will not come: they are passed
    over and keep their place. Duties on the day or later do not count. Ties keep the order given.
    """
    last = _last_days(past, day)
    waiting = sorted(families, key=lambda family: (_last_in_family(family, last), family.joined))
    found = []
    for family in waiting:
        able = [one for one in family.members if one.may_chair(day) and one.id not in absent]
        if able:
            member = min(able, key=lambda one: (last.get(one.id, date.min), one.joined))
            found.append(Turn(family.id, member.id))
    return tuple(found)


def next_chair(
    families: Sequence[RotaFamily],
    past_chairs: Iterable[PastDuty],
    day: date,
    absent: Collection[bytes] = (),
) -> Turn | None:
    """Whose turn it is to chair on the day, or None when no one can."""
    return next(iter(turns(families, past_chairs, day, absent)), None)


def next_minute_taker(
    families: Sequence[RotaFamily],
    past_minutes: Iterable[PastDuty],
    day: date,
    chair: Turn | None,
    absent: Collection[bytes] = (),
) -> Turn | None:
    """Whose turn it is to take the minutes: of another family than the chair's, if one can.

    Never the chair; None when no one else can.
    """
    away = {*absent, chair.member} if chair else absent
    order = turns(families, past_minutes, day, away)
    others = (turn for turn in order if chair is None or turn.family != chair.family)
    return next(others, order[0] if order else None)


def _last_days(past: Iterable[PastDuty], day: date) -> Mapping[bytes, date]:
    last: dict[bytes, date] = {}
    for duty in past:
        if duty.day < day:
            last[duty.member] = max(duty.day, last.get(duty.member, date.min))
    return last


def _last_in_family(family: RotaFamily, last: Mapping[bytes, date]) -> date:
    return max((last.get(member.id, date.min) for member in family.members), default=date.min)
