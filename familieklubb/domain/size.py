"""The size of a club: when it is too small, as it should be, and to be divided (R3, R4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from familieklubb.domain.periods import add_months
from familieklubb.domain.profile import NetworkProfile

# The smallest number of families in each class, and its code; the dash is an en dash.
_CLASSES = ((0, "0–1"), (2, "2–5"), (6, "6–8"), (9, "9–11"), (12, "≥ 12"))
SIZE_CLASSES = tuple(code for _, code in _CLASSES)


class SizeCode(StrEnum):
    """What there is to say of a club's size."""

    too_few = "too_few"
    below_ideal = "below_ideal"
    ideal = "ideal"
    above_ideal = "above_ideal"
    divide_now = "divide_now"
    divide_by = "divide_by"


@dataclass(frozen=True, slots=True)
class SizeFinding:
    """One thing to say of a club's size; ``by`` is the day on which time asks for division."""

    code: SizeCode
    families: int
    by: date | None = None


def size_class(families: int) -> str:
    """The class of ``families_per_club`` that so many families belong to.

    Raises ValueError for a number below 0.
    """
    if families < 0:
        raise ValueError(families)
    return next(code for least, code in reversed(_CLASSES) if families >= least)


def size_findings(
    families: int, undivided_since: date | None, day: date, profile: NetworkProfile
) -> tuple[SizeFinding, ...]:
    """What to say of a club with so many families on the day: its size, then its age.

    ``undivided_since`` is the later of its first active day and its last division, None when
    it has not been active. The second finding comes only where the profile divides after so
    many months: ``divide_by`` before that day, ``divide_now`` from it on. They warn.
    """
    size = SizeFinding(_code(families, profile), families)
    if undivided_since is None or profile.divide_after_months is None:
        return (size,)
    by = add_months(undivided_since, profile.divide_after_months)
    code = SizeCode.divide_by if day < by else SizeCode.divide_now
    return (size, SizeFinding(code, families, by))


def _code(families: int, profile: NetworkProfile) -> SizeCode:
    if families >= profile.divide_at:
        return SizeCode.divide_now
    if families < profile.least_families:
        return SizeCode.too_few
    if families < profile.ideal_min:
        return SizeCode.below_ideal
    return SizeCode.ideal if families <= profile.ideal_max else SizeCode.above_ideal
