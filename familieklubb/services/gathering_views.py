"""What is shown and typed of gatherings, and of who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from familieklubb.domain.values import GatheringAudience, GatheringScope


@dataclass(frozen=True, slots=True)
class GatheringView:
    """One gathering; ``named`` is how many are on the list, ``participants`` the head-count."""

    id: bytes
    name: str
    scope: GatheringScope
    audience: GatheringAudience
    country: str
    place: str | None
    from_day: date
    last_day: date
    hours: float | None
    participants: int | None
    named: int

    @property
    def came(self) -> int:
        """How many came: the head-count, else those on the list."""
        return self.named if self.participants is None else self.participants


@dataclass(frozen=True, slots=True)
class GatheringInput:
    """A gathering as typed; a blank last day is the first one, a blank country Norway."""

    name: str = ""
    scope: str = ""
    audience: str = ""
    country: str = ""
    place: str = ""
    from_day: str = ""
    last_day: str = ""
    hours: str = ""
    participants: str = ""


class DoorKind(StrEnum):
    """Who somebody at the door is."""

    assistant = "assistant"
    member = "member"
    visitor = "visitor"


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """Somebody who may come, or has come; ``detail`` is a place or a family."""

    kind: DoorKind
    id: bytes
    name: str
    detail: str
    arrived: bool


@dataclass(frozen=True, slots=True)
class DoorList:
    """Everybody who may come to a gathering, in the order of names."""

    gathering: GatheringView
    people: tuple[DoorPerson, ...]

    @property
    def arrived(self) -> int:
        """How many have come."""
        return sum(one.arrived for one in self.people)
