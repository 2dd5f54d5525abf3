"""What a person types of clubs, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.text import is_blank
from familieklubb.domain.values import (
    Basis,
    BodyLevel,
    ClubState,
    GroupAccess,
    GroupLeading,
    LeaderType,
    Weekday,
)
from familieklubb.i18n import _
from familieklubb.importing.words import (
    BODY_LEVEL,
    CLUB_STATE,
    GROUP_ACCESS,
    GROUP_LEADING,
    LEADER_TYPE,
    WEEKDAY,
)
from familieklubb.records.body import NetworkBodyDraft
from familieklubb.records.club import (
    ClubBreakDraft,
    ClubDraft,
    ClubSlotDraft,
    DeclaredYearDraft,
)
from familieklubb.services.register_fields import RegisterFields

COUNTS = (
    "families",
    "members",
    "families_joined",
    "families_left",
    "persons_reached",
    "meetings_held",
    "meetings_cancelled",
    "attendances",
)
"""The figures of a declared year, in the order of the form."""

_MOST = 1_000_000
_FIRST_YEAR, _LAST_YEAR = 1964, 2199


@dataclass(frozen=True, slots=True)
class ClubInput:
    """A club as typed; what is dated holds from ``from_day`` on, today if blank.

    ``municipality`` may be blank where the name of the place tells it. ``state`` is taken only
    of a new club.
    """

    name: str = ""
    place: str = ""
    municipality: str = ""
    from_day: str = ""
    state: str = ""
    weekday: str = ""
    start: str = ""
    minutes: str = ""
    venue: str = ""
    organisation: str = ""
    body_id: bytes | None = None
    access: str = ""
    leading: str = ""
    leader_type: str = ""


@dataclass(frozen=True, slots=True)
class StateInput:
    """A state from a day on, today if blank."""

    state: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class BreakInput:
    """A stretch of days, both inclusive, without meetings."""

    from_day: str = ""
    last_day: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredInput:
    """A year as the coordinator was told it; a blank figure was not told."""

    year: str = ""
    basis: str = ""
    families: str = ""
    members: str = ""
    families_joined: str = ""
    families_left: str = ""
    persons_reached: str = ""
    meetings_held: str = ""
    meetings_cancelled: str = ""
    attendances: str = ""


@dataclass(frozen=True, slots=True)
class BodyInput:
    """A network body as typed."""

    name: str = ""
    level: str = ""
    parent_id: bytes | None = None
    from_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class ClubRead:
    """A club whose fields can each stand; the municipality is looked up with the register."""

    draft: ClubDraft
    place: str
    day: date
    state: ClubState
    slot: ClubSlotDraft
    organisation: str | None


def read_club(typed: ClubInput, today: date, profile: NetworkProfile) -> ClubRead:
    """A club as typed; raises Refused."""
    fields = RegisterFields(today)
    name = fields.name("name", typed.name)
    place = fields.name("place", typed.place)
    day = fields.past_day("from_day", typed.from_day, today)
    state = fields.word("state", typed.state, CLUB_STATE, ClubState)
    weekday = fields.word("weekday", typed.weekday, WEEKDAY, Weekday)
    start = fields.clock_time("start", typed.start)
    minutes = fields.whole("minutes", typed.minutes, 15, 600)
    venue = fields.line("venue", typed.venue)
    organisation = fields.line("organisation", typed.organisation, limit=120)
    access = fields.word("access", typed.access, GROUP_ACCESS, GroupAccess)
    leading = fields.word("leading", typed.leading, GROUP_LEADING, GroupLeading)
    leader = fields.word("leader_type", typed.leader_type, LEADER_TYPE, LeaderType)
    fields.settle()
    return ClubRead(
        ClubDraft(name=name, open_group=access, led_group=leading, leader_type=leader),
        place,
        day,
        state or ClubState.starting,
        ClubSlotDraft(
            from_day=day,
            weekday=weekday,
            start=start,
            minutes=minutes or profile.meeting_minutes,
            venue=venue,
        ),
        organisation,
    )


def read_state(typed: StateInput, today: date) -> tuple[ClubState, date]:
    """The state and its first day; raises Refused."""
    fields = RegisterFields(today)
    state = fields.needed("state", typed.state, CLUB_STATE, ClubState)
    day = fields.past_day("day", typed.day, today)
    fields.settle()
    return state, day


def read_break(typed: BreakInput, today: date) -> ClubBreakDraft:
    """A break; raises Refused."""
    fields = RegisterFields(today)
    first = fields.day("from_day", typed.from_day, today, ahead=True)
    if is_blank(typed.from_day):
        fields.refuse_blank("from_day", None)
    last = fields.last_day("last_day", typed.last_day, first or today)
    reason = fields.line("reason", typed.reason)
    fields.settle()
    return ClubBreakDraft(from_day=first or today, last_day=last, reason=reason)


def read_declared(typed: DeclaredInput, today: date) -> DeclaredYearDraft:
    """A declared year; raises Refused."""
    fields = RegisterFields(today)
    year = fields.whole("year", typed.year, _FIRST_YEAR, _LAST_YEAR)
    if is_blank(typed.year):
        fields.refuse_blank("year", None)
    basis = fields.choice("basis", typed.basis, Basis) or Basis.declared
    if basis is Basis.counted:
        fields.refuse("basis", _("What is counted is in the log, and need not be declared."))
    counts = {name: fields.whole(name, getattr(typed, name), 0, _MOST) for name in COUNTS}
    if not fields.errors and not any(number is not None for number in counts.values()):
        fields.refuse(COUNTS[0], _("Fill in one figure at least."))
    fields.settle()
    return DeclaredYearDraft(year=year or today.year, basis=basis, **counts)


def read_body(typed: BodyInput, today: date) -> NetworkBodyDraft:
    """A network body; raises Refused."""
    fields = RegisterFields(today)
    name = fields.name("name", typed.name)
    level = fields.needed("level", typed.level, BODY_LEVEL, BodyLevel)
    first = fields.day("from_day", typed.from_day, today)
    last = fields.open_end("last_day", typed.last_day, first)
    fields.settle()
    return NetworkBodyDraft(name=name, level=level, from_day=first, last_day=last)
