"""What is shown of clubs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.values import (
    Basis,
    BodyLevel,
    ClubState,
    GroupAccess,
    GroupLeading,
    LeaderType,
    Weekday,
)


@dataclass(frozen=True, slots=True)
class ClubLine:
    """One club in the list, as of a day; ``municipality`` and ``county`` are in the division of it.

    ``assistants`` are those with a role, ``certified`` how many of them count as certified.
    """

    id: bytes
    name: str
    state: ClubState | None
    since: date | None
    place: str | None
    municipality: str | None
    county: str | None
    families: int
    members: int
    assistants: tuple[str, ...]
    certified: int


@dataclass(frozen=True, slots=True)
class StateView:
    """The state of a club from a day on."""

    from_day: date
    state: ClubState


@dataclass(frozen=True, slots=True)
class SlotView:
    """The weekly hour from a day on; no weekday means no fixed slot."""

    from_day: date
    weekday: Weekday | None
    start: str | None
    minutes: int
    venue: str | None


@dataclass(frozen=True, slots=True)
class BreakView:
    """A stretch of days, both inclusive, without meetings."""

    id: bytes
    from_day: date
    last_day: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that holds from a day on: a place, an organisation or a network body."""

    from_day: date
    name: str


@dataclass(frozen=True, slots=True)
class DeclaredView:
    """A year as the coordinator was told it; None where nothing was told."""

    year: int
    basis: Basis
    families: int | None
    members: int | None
    families_joined: int | None
    families_left: int | None
    persons_reached: int | None
    meetings_held: int | None
    meetings_cancelled: int | None
    attendances: int | None


@dataclass(frozen=True, slots=True)
class ClubCard:
    """One club in full, each row of dated things in order of day, breaks the newest first."""

    line: ClubLine
    access: GroupAccess | None
    leading: GroupLeading | None
    leader_type: LeaderType | None
    parent: str | None
    children: tuple[str, ...]
    next_states: tuple[ClubState, ...]
    states: tuple[StateView, ...]
    places: tuple[DatedName, ...]
    slots: tuple[SlotView, ...]
    breaks: tuple[BreakView, ...]
    organisations: tuple[DatedName, ...]
    bodies: tuple[DatedName, ...]
    declared: tuple[DeclaredView, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """A network body; ``parent`` is the body it belongs under."""

    id: bytes
    name: str
    level: BodyLevel
    parent_id: bytes | None
    parent: str | None
    from_day: date | None
    last_day: date | None
    clubs: int
