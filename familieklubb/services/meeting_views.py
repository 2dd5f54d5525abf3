"""What a person types of a meeting, and what screens and commands show of meetings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from familieklubb.domain.rota import PastDuty, RotaFamily, next_chair, next_minute_taker
from familieklubb.domain.values import AttendanceStatus, MemberRole, NotHeldReason

LONG_NOTES = 600
"""Characters after which the minutes are more than the few lines that the method wants."""


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A meeting as typed.

    ``marks`` are those of the members who were marked; a mark that stands and is not named
    stays. ``chair`` and ``minute_taker`` are ids of a member or an assistant. ``reason`` is a
    word of the list, for a meeting that was not held. ``instead_of`` is the id of a meeting
    that was written on a wrong day, and goes.
    """

    club_id: bytes
    date: str
    n: int = 1
    held: bool = True
    reason: str = ""
    marks: Mapping[bytes, AttendanceStatus] = field(default_factory=dict)
    chair: bytes | None = None
    minute_taker: bytes | None = None
    assistant: bytes | None = None
    start: str = ""
    end: str = ""
    theme: str = ""
    guests: str = ""
    notes: str = ""
    parallel_groups: bool = False
    instead_of: bytes | None = None


class MeetingWarning(StrEnum):
    """What was saved, and should be looked at once more."""

    identity_number = "identity_number"
    long_notes = "long_notes"
    assistant_chairs = "assistant_chairs"
    chair_away = "chair_away"
    nobody_marked = "nobody_marked"


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved meeting; ``present`` are the members who were there, ``marked`` all with a mark."""

    meeting_id: bytes
    date: date
    n: int
    held: bool
    present: int
    marked: int
    warnings: tuple[MeetingWarning, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """A member has said beforehand that they cannot come, from a day to a last day."""

    id: bytes
    from_day: date
    last_day: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class SheetMember:
    """A member in the list; without a mark nothing is known.

    ``belongs`` is False for one who does not belong to the club that day and is marked.
    """

    id: bytes
    label: str
    role: MemberRole
    mark: AttendanceStatus | None
    announced: Announced | None = None
    belongs: bool = True


@dataclass(frozen=True, slots=True)
class SheetFamily:
    """A family in the list."""

    id: bytes
    label: str
    members: tuple[SheetMember, ...]


@dataclass(frozen=True, slots=True)
class AssistantChoice:
    """Somebody who can have assisted; ``here`` says that it is a role in this club."""

    id: bytes
    name: str
    here: bool


@dataclass(frozen=True, slots=True)
class DutyRota:
    """What is needed to say whose turn it is, whoever turns out to be away."""

    day: date
    families: tuple[RotaFamily, ...] = ()
    chaired: tuple[PastDuty, ...] = ()
    minuted: tuple[PastDuty, ...] = ()

    def suggested(self, absent: Collection[bytes] = ()) -> tuple[bytes | None, bytes | None]:
        """The members whose turn it is to chair and to take the minutes (R7)."""
        chair = next_chair(self.families, self.chaired, self.day, absent)
        minutes = next_minute_taker(self.families, self.minuted, self.day, chair, absent)
        return chair.member if chair else None, minutes.member if minutes else None


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting ready to be logged or corrected.

    Families are in the order of their names. For a meeting that is not logged yet,
    ``meeting_id`` is None, times are the slot's, chair, minute-taker and assistant suggestions,
    and members with an announced absence are marked excused. ``ordinal`` counts the held
    meetings of the year up to this one, if it is held.
    """

    club_id: bytes
    club: str
    date: date
    n: int
    meeting_id: bytes | None
    held: bool
    reason: NotHeldReason | None
    start: str | None
    end: str | None
    venue: str | None
    families: tuple[SheetFamily, ...]
    chair: bytes | None
    minute_taker: bytes | None
    assistant: bytes | None
    assistants: tuple[AssistantChoice, ...]
    guests: int | None
    theme: str | None
    notes: str | None
    parallel_groups: bool
    ordinal: int
    rota: DutyRota

    @property
    def members(self) -> Sequence[SheetMember]:
        """All members in the list, in its order."""
        return [member for family in self.families for member in family.members]

    @property
    def about(self) -> str:
        """The name of the draft about this meeting."""
        return draft_about(self.club_id, self.date, self.n)


def draft_about(club_id: bytes, day: date, n: int) -> str:
    """The name of the draft about a meeting."""
    return f"{drafts_of(club_id)}{day.isoformat()}:{n}"


def drafts_of(club_id: bytes) -> str:
    """How the names of all drafts about a club's meetings begin."""
    return f"meeting:{club_id.hex()}:"


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A logged meeting in a list; ``members`` are those who belonged that day.

    ``present`` and ``known`` count marks, guests apart; ``chair`` is a name, a member's with
    ``chair_family``, and without one an assistant's.
    """

    id: bytes
    date: date
    n: int
    held: bool
    reason: NotHeldReason | None
    present: int
    known: int
    members: int
    guests: int | None
    theme: str | None
    chair: str | None
    chair_family: str | None
    has_notes: bool
    parallel_groups: bool


class WeekState(StrEnum):
    """What is known of one week of a club."""

    held = "held"
    not_held = "not_held"
    not_logged = "not_logged"
    on_break = "on_break"
    coming = "coming"
    not_expected = "not_expected"


@dataclass(frozen=True, slots=True)
class YearWeek:
    """One ISO week; ``day`` is the meeting's, or the day on which one is expected."""

    number: int
    monday: date
    state: WeekState
    day: date | None
    reason: NotHeldReason | None
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year at a glance: its ISO weeks, those whose Thursday is in it, and its meetings."""

    club_id: bytes
    club: str
    year: int
    weeks: tuple[YearWeek, ...]
    meetings: tuple[MeetingLine, ...]

    def count(self, state: WeekState) -> int:
        """How many weeks are in a state."""
        return sum(week.state is state for week in self.weeks)
