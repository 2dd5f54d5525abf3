"""The states of a club: which changes are allowed, what they are called, and when it may open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from familieklubb.domain.dated import History, Transition
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import ClubState

BEFORE_ACTIVE = frozenset({ClubState.planned, ClubState.starting})


class ChangeName(StrEnum):
    """The changes of state that figures and screens name."""

    founded = "founded"
    reopened = "reopened"
    paused = "paused"
    closed = "closed"


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of state with its name; ``old`` is None where nothing was known before."""

    day: date
    name: ChangeName
    old: ClubState | None

    @property
    def from_active(self) -> bool:
        """Whether the club was active until then."""
        return self.old == ClubState.active


def may_enter(new: ClubState, ever_active: bool) -> bool:
    """Whether a club may enter the state: once active, never planned or starting again."""
    return not (ever_active and new in BEFORE_ACTIVE)


def next_states(history: History[ClubState]) -> tuple[ClubState, ...]:
    """The states that may follow the last one, in the order of a club's life."""
    ever_active = history.first_day(ClubState.active) is not None
    now = history.values[-1].value if history.values else None
    return tuple(state for state in ClubState if state != now and may_enter(state, ever_active))


def forbidden_changes(history: History[ClubState]) -> tuple[Transition[ClubState], ...]:
    """The changes that no club can make: back to planned or starting after being active."""
    founded = history.first_day(ClubState.active)
    return tuple(
        change
        for change in history.transitions()
        if not may_enter(change.new, founded is not None and founded < change.day)
    )


def named_changes(history: History[ClubState]) -> tuple[NamedChange, ...]:
    """The changes that have a name, in order of day.

    Founded is the first active day; reopened is from paused or closed to active on any other;
    paused and closed are entered from any state (design, domain, section 4).
    """
    founded = history.first_day(ClubState.active)
    named = []
    for change in history.transitions():
        name = _name(change, founded)
        if name is not None:
            named.append(NamedChange(change.day, name, change.old))
    return tuple(named)


def _name(change: Transition[ClubState], founded: date | None) -> ChangeName | None:
    if change.new == ClubState.active:
        if change.day == founded:
            return ChangeName.founded
        return None if change.old in BEFORE_ACTIVE else ChangeName.reopened
    if change.new == ClubState.paused:
        return ChangeName.paused
    return ChangeName.closed if change.new == ClubState.closed else None


class OpeningCode(StrEnum):
    """What can stand in the way of opening a club."""

    no_certified_assistant = "no_certified_assistant"
    too_few_families = "too_few_families"


@dataclass(frozen=True, slots=True)
class OpeningFinding:
    """Something to know before a club opens; ``blocks`` says that it may not."""

    code: OpeningCode
    blocks: bool


def may_open(
    certified_assistant: bool, families: int, profile: NetworkProfile
) -> tuple[OpeningFinding, ...]:
    """What speaks against opening the club (→ active) on a day; nothing where nothing does.

    ``certified_assistant``: someone certified on that day has a role in the club or is at the
    place (R6; only this can block, as the profile says). ``families``: how many the club has
    on that day (R5; it warns).
    """
    findings = []
    if not certified_assistant:
        findings.append(
            OpeningFinding(OpeningCode.no_certified_assistant, profile.opening_needs_certified)
        )
    if families < profile.opening_families:
        findings.append(OpeningFinding(OpeningCode.too_few_families, blocks=False))
    return tuple(findings)
