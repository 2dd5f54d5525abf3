"""What is needed to divide a club, what is typed, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.values import CertificationState, Weekday
from familieklubb.services.family_findings import Finding
from familieklubb.services.family_views import FamilyLine


@dataclass(frozen=True, slots=True)
class AssistantOption:
    """An assistant who may go with the new club; ``here`` has a role in the old one."""

    id: bytes
    name: str
    place: str
    state: CertificationState | None
    here: bool


@dataclass(frozen=True, slots=True)
class DivisionPlan:
    """A club as it stands on the day on which it is to be divided.

    ``suggested_name`` is free in the register. ``least`` and ``ideal`` are the profile's
    numbers of families. ``assistants`` begin with those of the club.
    """

    club_id: bytes
    club: str
    day: date
    families: tuple[FamilyLine, ...]
    assistants: tuple[AssistantOption, ...]
    suggested_name: str
    place: str | None
    weekday: Weekday | None
    start: str | None
    minutes: int
    venue: str | None
    least: int
    ideal: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DivisionInput:
    """A division as typed.

    ``families`` go to the new club. ``municipality`` may be blank where the place tells it.
    ``weekday`` is a word, blank for no fixed day. The assistant of the new club is one of the
    register, or a new one by name, certified on a day; ``leaves_old`` ends the role in the old
    club.
    """

    club_id: bytes
    first_day: str
    name: str
    families: tuple[bytes, ...]
    place: str = ""
    municipality: str = ""
    weekday: str = ""
    start: str = ""
    venue: str = ""
    assistant_id: bytes | None = None
    assistant_name: str = ""
    certified_on: str = ""
    leaves_old: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """A club was divided; the findings are odd, and kept."""

    club_id: bytes
    new_club_id: bytes
    name: str
    families: int
    findings: tuple[Finding, ...]
