"""The network profile: the numbers in the rules of the method, which differ between networks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any

# The least and the greatest number that a field takes; the rest are yes or no.
_BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "meetings_per_week": (1, 7),
        "meeting_minutes": (1, 24 * 60),
        "ideal_min": (1, 1000),
        "ideal_max": (1, 1000),
        "least_families": (1, 1000),
        "divide_at": (2, 1000),
        "divide_after_months": (1, 1200),
        "opening_families": (1, 1000),
        "course_hours": (0, 1000),
        "training_per_year": (0, 1000),
        "supervision_per_year": (0, 1000),
        "modules": (0, 3),
        "fee": (0, 1_000_000),
        "validity_months": (1, 1200),
        "notice_days": (0, 3660),
        "grace_days": (0, 3660),
    }
)
_MAY_BE_NONE = frozenset({"divide_after_months", "validity_months"})
_YES_OR_NO = frozenset({"opening_needs_certified", "assistant_may_chair"})
# Each may not be greater than the next.
_IN_ORDER = ("least_families", "ideal_min", "ideal_max", "divide_at")


class ProfileReason(StrEnum):
    """Why a field of a profile cannot be as it was given."""

    unknown_field = "unknown_field"
    wrong_type = "wrong_type"
    out_of_bounds = "out_of_bounds"
    wrong_order = "wrong_order"
    code_taken = "code_taken"
    no_code = "no_code"


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One field that cannot be as it was given, and why."""

    field: str
    reason: ProfileReason


class ProfileError(ValueError):
    """A profile cannot be as it was given; ``problems`` has one entry a field."""

    def __init__(self, problems: tuple[ProfileProblem, ...]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkProfile:
    """The numbers of R1–R12 and of certification in one network.

    Raises ProfileError for numbers that cannot be: there is no invalid profile.
    """

    code: str
    meetings_per_week: int
    meeting_minutes: int
    ideal_min: int
    ideal_max: int
    least_families: int
    divide_at: int
    # In any case so long after the last division; None for never.
    divide_after_months: int | None
    opening_families: int
    # Whether R6 blocks the act of opening a club; otherwise it warns.
    opening_needs_certified: bool
    assistant_may_chair: bool
    course_hours: int
    training_per_year: int
    supervision_per_year: int
    modules: int
    # What a member pays a year, in the network's own currency; 0 for nothing.
    fee: int
    # How long a certification lasts that has no date of its own; None for ever.
    validity_months: int | None
    notice_days: int
    grace_days: int

    def __post_init__(self) -> None:
        problems = [] if self.code.strip() else [ProfileProblem("code", ProfileReason.no_code)]
        problems += _field_problems({name: getattr(self, name) for name in _field_names()})
        if not problems:
            problems = _order_problems(self)
        if problems:
            raise ProfileError(tuple(problems))


def _field_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(NetworkProfile) if field.name != "code")


def _field_problems(values: Mapping[str, object]) -> list[ProfileProblem]:
    reasons = {name: _reason(name, value) for name, value in values.items()}
    return [ProfileProblem(name, reason) for name, reason in reasons.items() if reason is not None]


def _reason(name: str, value: object) -> ProfileReason | None:
    if name in _YES_OR_NO:
        return None if isinstance(value, bool) else ProfileReason.wrong_type
    if name not in _BOUNDS:
        return ProfileReason.unknown_field
    if value is None and name in _MAY_BE_NONE:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        return ProfileReason.wrong_type
    least, greatest = _BOUNDS[name]
    return None if least <= value <= greatest else ProfileReason.out_of_bounds


def _order_problems(profile: NetworkProfile) -> list[ProfileProblem]:
    return [
        ProfileProblem(greater, ProfileReason.wrong_order)
        for smaller, greater in pairwise(_IN_ORDER)
        if getattr(profile, smaller) > getattr(profile, greater)
    ]


NORWAY = NetworkProfile(
    code="norway",
    meetings_per_week=1,
    meeting_minutes=90,
    ideal_min=6,
    ideal_max=8,
    least_families=2,
    divide_at=12,
    divide_after_months=None,
    opening_families=2,
    opening_needs_certified=True,
    assistant_may_chair=False,
    course_hours=50,
    training_per_year=1,
    supervision_per_year=12,
    modules=3,
    fee=0,
    validity_months=None,
    notice_days=90,
    grace_days=180,
)
ITALY = replace(NORWAY, code="italy", ideal_min=2, ideal_max=12, divide_after_months=12)
PROFILES: Mapping[str, NetworkProfile] = MappingProxyType(
    {profile.code: profile for profile in (NORWAY, ITALY)}
)


def own_profile(
    code: str, changes: Mapping[str, object], base: NetworkProfile = NORWAY
) -> NetworkProfile:
    """A network's own profile: the base with some fields changed.

    Raises ProfileError with every field that is unknown, of a wrong type, out of bounds or
    out of order, and for a code that is empty or a built-in profile's.
    """
    problems = [ProfileProblem("code", ProfileReason.code_taken)] if code in PROFILES else []
    problems += _field_problems(changes)
    if problems:
        raise ProfileError(tuple(problems))
    values: dict[str, Any] = dict(changes)
    return replace(base, code=code, **values)
