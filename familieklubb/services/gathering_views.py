"""What is shown of gatherings, and of who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
