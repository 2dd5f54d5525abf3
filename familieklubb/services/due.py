"""What is due in a club, sorted by what it costs to forget it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueKind(StrEnum):
    """A kind of thing that is due; the order is that of what it costs to forget."""

    meeting_not_logged = "meeting_not_logged"
    draft_waits = "draft_waits"
    family_away = "family_away"
    certification_expired = "certification_expired"
    certification_renew = "certification_renew"
    no_certified_assistant = "no_certified_assistant"
    divide = "divide"
    size = "size"
    supervision_behind = "supervision_behind"
    training_behind = "training_behind"
    consent_missing = "consent_missing"
    deletion_due = "deletion_due"
    copy_old = "copy_old"


URGENT = frozenset(
    {
        DueKind.meeting_not_logged,
        DueKind.draft_waits,
        DueKind.family_away,
        DueKind.certification_expired,
        DueKind.no_certified_assistant,
    }
)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    ``day`` and ``thing`` say where it opens; ``name``, ``number`` and ``of`` are what its
    sentence needs.
    """

    kind: DueKind
    day: date | None = None
    thing: bytes | None = None
    name: str = ""
    number: int = 0
    of: int = 0

    @property
    def urgent(self) -> bool:
        """Whether it costs something to wait with it."""
        return self.kind in URGENT


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting of the club; ``chair`` is the family whose turn it is."""

    day: date
    start: str | None
    venue: str | None
    chair: str | None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the strip: present members, or None where no meeting was held."""

    monday: date
    present: int | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that Home shows; ``mean`` is over the held meetings of the strip."""

    club: str
    club_id: bytes | None
    next_meeting: NextMeeting | None
    due: tuple[Due, ...]
    weeks: tuple[Week, ...]
    mean: float | None
