"""The closed lists of the domain: the same words in files, commands and code."""

from __future__ import annotations

from enum import StrEnum


class ClubState(StrEnum):
    """The state of a club from a day on."""

    planned = "planned"
    starting = "starting"
    active = "active"
    paused = "paused"
    closed = "closed"


class AttendanceStatus(StrEnum):
    """What is known of one member at one meeting; unknown is not absent."""

    present = "present"
    absent = "absent"
    excused = "excused"
    unknown = "unknown"


class NotHeldReason(StrEnum):
    """Why a meeting was not held."""

    holiday = "holiday"
    no_assistant = "no_assistant"
    no_room = "no_room"
    illness = "illness"
    weather = "weather"
    too_few = "too_few"
    other = "other"


class MemberRole(StrEnum):
    """Why a person comes; every role is an equal member."""

    own_use = "own_use"
    relative = "relative"
    child = "child"
    contact = "contact"
    other = "other"


class LeftBecause(StrEnum):
    """Why a family or member left."""

    finished = "finished"
    moved = "moved"
    lost_interest = "lost_interest"
    other_help = "other_help"
    died = "died"
    other = "other"
    unknown = "unknown"


class LeaderType(StrEnum):
    """Whether the leader is a volunteer or a professional."""

    volunteer = "volunteer"
    professional = "professional"


class GroupAccess(StrEnum):
    """Whether a group takes new people in at any time."""

    open = "open"
    closed = "closed"


class GroupLeading(StrEnum):
    """Whether a group has a leader."""

    led = "led"
    unled = "unled"


class CourseKind(StrEnum):
    """What a course is for."""

    certification = "certification"
    refresher = "refresher"
    members = "members"
    module_1 = "module_1"
    module_2 = "module_2"
    module_3 = "module_3"
    other = "other"


class GatheringScope(StrEnum):
    """How far people come from to a gathering."""

    local = "local"
    national = "national"
    nordic = "nordic"
    international = "international"
    interclub = "interclub"


class GatheringAudience(StrEnum):
    """Whom a gathering is for."""

    assistants = "assistants"
    members = "members"
    mixed = "mixed"


class SupervisionKind(StrEnum):
    """How a supervision session is held."""

    group = "group"
    individual = "individual"
    joint = "joint"


class BodyLevel(StrEnum):
    """The level of a network body."""

    local = "local"
    regional = "regional"
    national = "national"


class Weekday(StrEnum):
    """A day of the week; ``number`` counts from Monday, 0."""

    monday = "monday"
    tuesday = "tuesday"
    wednesday = "wednesday"
    thursday = "thursday"
    friday = "friday"
    saturday = "saturday"
    sunday = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday … 6 for Sunday, as ``date.weekday``."""
        return list(Weekday).index(self)


class Basis(StrEnum):
    """Where a figure comes from; the later word is the weaker ground."""

    counted = "counted"
    declared = "declared"
    estimated = "estimated"


class CertificationState(StrEnum):
    """The state of a certification on a day; the first three count as certified."""

    valid = "valid"
    renew = "renew"
    grace = "grace"
    expired = "expired"
    withdrawn = "withdrawn"


class RegisterKind(StrEnum):
    """Whose register this is."""

    club = "club"
    coordinator = "coordinator"
