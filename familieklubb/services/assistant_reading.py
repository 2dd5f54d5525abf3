"""Assistants as they stand on a day, read from the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from familieklubb.domain.certification import Certification, end, overall_state, renew_by, state
from familieklubb.domain.periods import year_before
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import CourseKind, LeaderType, SupervisionKind
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.assistant_views import (
    AssistantCard,
    AssistantLine,
    AssistantList,
    CertificationView,
    RoleView,
    SupervisedView,
    TrainingView,
)

ACTIVE_CLUBS = """
SELECT k.id, k.name FROM club k WHERE (SELECT s.state FROM club_state s WHERE s.club_id = k.id
AND s.from_day <= :day ORDER BY s.from_day DESC LIMIT 1) = 'active'
"""
_OPEN_ROLES = """
SELECT r.assistant_id, k.id, k.name FROM assistant_role r JOIN club k ON k.id = r.club_id
WHERE r.from_day <= :day AND (r.last_day IS NULL OR r.last_day >= :day) ORDER BY k.name
"""
_SUPERVISED = """
SELECT p.assistant_id, count(*) FROM supervision_participant p
JOIN supervision_session s ON s.id = p.session_id
WHERE s.date > :since AND s.date <= :day GROUP BY p.assistant_id
"""
_TRAINED = """
SELECT assistant_id, count(*) FROM (
SELECT assistant_id, completed_on AS day FROM course_participation WHERE assistant_id IS NOT NULL
UNION SELECT assistant_id, certified_on FROM certification)
WHERE day > :since AND day <= :day GROUP BY assistant_id
"""


class AssistantReading:
    """Reads assistants in one transaction, as of one day."""

    def __init__(self, session: Session, day: date, profile: NetworkProfile) -> None:
        self._connection = session.connection()
        self._day = day
        self._profile = profile
        self._values: dict[str, Any] = {
            "day": day.isoformat(),
            "since": year_before(day).isoformat(),
        }

    def all(self) -> AssistantList:
        """Every assistant in the order of names, and what is missing."""
        certifications = self.certifications()
        roles: dict[bytes, list[tuple[bytes, str]]] = defaultdict(list)
        for assistant, club, name in self._rows(_OPEN_ROLES):
            roles[bytes(assistant)].append((bytes(club), name))
        supervised, trained = self._counts(_SUPERVISED), self._counts(_TRAINED)
        lines = []
        for key, name, place, person in self._rows("SELECT id, name, place, person FROM assistant"):
            own = certifications.get(key, [])
            lines.append(
                AssistantLine(
                    bytes(key),
                    name,
                    place,
                    person,
                    overall_state(own, self._day, self._profile),
                    renew_by(own, self._day, self._profile),
                    tuple(dict.fromkeys(club for _id, club in roles.get(key, ()))),
                    supervised.get(key, 0),
                    self._profile.supervision_per_year,
                    trained.get(key, 0),
                    self._profile.training_per_year,
                )
            )
        lines.sort(key=lambda line: (in_alphabet(line.name), in_alphabet(line.place)))
        return AssistantList(self._day, tuple(lines), *self._missing(lines, roles))

    def _missing(
        self, lines: Iterable[AssistantLine], roles: dict[bytes, list[tuple[bytes, str]]]
    ) -> tuple[tuple[tuple[bytes, str], ...], tuple[bytes, ...]]:
        active = {bytes(key): name for key, name in self._rows(ACTIVE_CLUBS)}
        certified = [line.id for line in lines if line.certified]
        covered = {club for key in certified for club, _name in roles.get(key, ())}
        clubs = [(key, name) for key, name in active.items() if key not in covered]
        idle = [
            key for key in certified if not any(club in active for club, _n in roles.get(key, ()))
        ]
        return tuple(sorted(clubs, key=lambda club: in_alphabet(club[1]))), tuple(idle)

    def certifications(self) -> dict[bytes, list[Certification]]:
        """The dates of every certification, by assistant."""
        found: dict[bytes, list[Certification]] = defaultdict(list)
        for key, *days in self._rows(
            "SELECT assistant_id, certified_on, valid_until, withdrawn_on FROM certification"
        ):
            given, until, withdrawn = (_day(one) for one in days)
            if given is not None:
                found[bytes(key)].append(Certification(given, until, withdrawn))
        return found

    def card(self, assistant_id: bytes) -> AssistantCard | None:
        """One assistant in full."""
        line = next((one for one in self.all().assistants if one.id == assistant_id), None)
        if line is None:
            return None
        self._values["assistant"] = assistant_id
        organisation, leader = self._rows(
            "SELECT organisation, leader_type FROM assistant WHERE id = :assistant"
        )[0]
        return AssistantCard(
            line,
            organisation,
            LeaderType(leader) if leader else None,
            self._certifications_of(),
            self._roles_of(),
            self._training_of(),
            self._supervision_of(),
        )

    def _certifications_of(self) -> tuple[CertificationView, ...]:
        rows = self._rows(
            "SELECT c.id, c.certified_on, c.valid_until, c.withdrawn_on, c.country, c.issuer, "
            "k.name FROM certification c LEFT JOIN course k ON k.id = c.course_id "
            "WHERE c.assistant_id = :assistant ORDER BY c.certified_on DESC"
        )
        found = []
        for key, given_on, until, withdrawn, country, issuer, course in rows:
            dates = Certification(date.fromisoformat(given_on), _day(until), _day(withdrawn))
            found.append(
                CertificationView(
                    bytes(key),
                    dates.certified_on,
                    state(dates, self._day, self._profile),
                    end(dates, self._profile),
                    dates.valid_until,
                    dates.withdrawn_on,
                    country,
                    issuer,
                    course,
                )
            )
        return tuple(found)

    def _roles_of(self) -> tuple[RoleView, ...]:
        rows = self._rows(
            "SELECT r.id, k.id, k.name, r.from_day, r.last_day FROM assistant_role r "
            "JOIN club k ON k.id = r.club_id WHERE r.assistant_id = :assistant "
            "ORDER BY r.last_day IS NOT NULL, r.from_day DESC"
        )
        return tuple(
            RoleView(bytes(key), bytes(club), name, date.fromisoformat(first), _day(last))
            for key, club, name, first, last in rows
        )

    def _training_of(self) -> tuple[TrainingView, ...]:
        rows = self._rows(
            "SELECT k.id, k.name, k.kind, k.country, k.from_day, k.hours, p.completed_on "
            "FROM course_participation p JOIN course k ON k.id = p.course_id "
            "WHERE p.assistant_id = :assistant ORDER BY k.from_day DESC"
        )
        return tuple(
            TrainingView(
                bytes(key),
                name,
                CourseKind(kind),
                country,
                date.fromisoformat(first),
                hours,
                _day(completed),
            )
            for key, name, kind, country, first, hours, completed in rows
        )

    def _supervision_of(self) -> tuple[SupervisedView, ...]:
        rows = self._rows(
            "SELECT s.id, s.date, s.place, s.kind, s.hours FROM supervision_participant p "
            "JOIN supervision_session s ON s.id = p.session_id "
            "WHERE p.assistant_id = :assistant ORDER BY s.date DESC"
        )
        return tuple(
            SupervisedView(bytes(key), date.fromisoformat(day), place, SupervisionKind(kind), hours)
            for key, day, place, kind, hours in rows
        )

    def _counts(self, sql: str) -> dict[bytes, int]:
        return {bytes(key): number for key, number in self._rows(sql)}

    def _rows(self, sql: str) -> list[Any]:
        return list(self._connection.exec_driver_sql(sql, self._values))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
