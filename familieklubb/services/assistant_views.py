"""What is shown of assistants: certification, roles, courses and supervision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from familieklubb.domain.certification import COUNTS_AS_CERTIFIED
from familieklubb.domain.values import CertificationState, CourseKind, LeaderType, SupervisionKind


@dataclass(frozen=True, slots=True)
class AssistantLine:
    """One assistant in the list, as of a day.

    ``renew_by`` is the last day of the certification that lasts longest, None where it has no
    end or none counts. ``supervision`` and ``training`` are of the twelve months up to the day,
    each beside what the network asks for.
    """

    id: bytes
    name: str
    place: str
    person: str | None
    state: CertificationState | None
    renew_by: date | None
    clubs: tuple[str, ...]
    supervision: int
    supervision_asked: int
    training: int
    training_asked: int

    @property
    def certified(self) -> bool:
        """Whether a certification counts on the day."""
        return self.state in COUNTS_AS_CERTIFIED


@dataclass(frozen=True, slots=True)
class AssistantList:
    """Every assistant, and what is missing.

    ``clubs_without``: active clubs without a certified assistant; ``without_club``: certified
    assistants without a role in an active club.
    """

    day: date
    assistants: tuple[AssistantLine, ...]
    clubs_without: tuple[tuple[bytes, str], ...]
    without_club: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class CertificationView:
    """One certification with its state on the day; ``last_day`` is None where it has no end."""

    id: bytes
    certified_on: date
    state: CertificationState | None
    last_day: date | None
    valid_until: date | None
    withdrawn_on: date | None
    country: str | None
    issuer: str | None
    course: str | None


@dataclass(frozen=True, slots=True)
class RoleView:
    """An assistant in a club, from a day to a last day."""

    id: bytes
    club_id: bytes
    club: str
    from_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class TrainingView:
    """A course that an assistant took part in."""

    course_id: bytes
    name: str
    kind: CourseKind
    country: str
    from_day: date
    hours: float | None
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class SupervisedView:
    """A supervision session that an assistant took part in."""

    session_id: bytes
    date: date
    place: str
    kind: SupervisionKind
    hours: float


@dataclass(frozen=True, slots=True)
class AssistantCard:
    """One assistant in full, newest first."""

    line: AssistantLine
    organisation: str | None
    leader_type: LeaderType | None
    certifications: tuple[CertificationView, ...]
    roles: tuple[RoleView, ...]
    training: tuple[TrainingView, ...]
    supervision: tuple[SupervisedView, ...]
