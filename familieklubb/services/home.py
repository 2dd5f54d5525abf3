"""Home: the next meeting, what is due, and the weeks behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from familieklubb.domain.absence import HeldMeeting, long_absences
from familieklubb.domain.certification import (
    COUNTS_AS_CERTIFIED,
    Certification,
    overall_state,
    renew_by,
)
from familieklubb.domain.periods import add_months, year_before
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.size import SizeCode, size_findings
from familieklubb.domain.values import AttendanceStatus, CertificationState
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.due import Due, DueKind, HomeView, NextMeeting, Week
from familieklubb.services.own_club import own_club

WEEKS_SHOWN = 26
RETENTION_MONTHS = 24
COPY_DAYS = 7
_LOOK_BACK = timedelta(days=400)

_HERE = "m.club_id = ? AND m.joined <= ? AND (m.left_on IS NULL OR m.left_on > ?)"


class Home:
    """What a person should know when the program opens."""

    def __init__(self, register: Register, clock: Clock, profile: NetworkProfile) -> None:
        self._register = register
        self._clock = clock
        self._profile = profile

    def view(self) -> HomeView:
        """Everything that Home shows, for the register's own club."""
        today = local_day(self._clock())
        return self._register.read(lambda session: self._view(session, today))

    def own_club(self) -> bytes | None:
        """The club that this register is about."""
        return self._register.read(own_club)

    def _view(self, session: Session, today: date) -> HomeView:
        club_id = own_club(session)
        if club_id is None:
            return HomeView("", None, None, (), (), None)
        looking = _Looking(session, club_id, today, self._profile)
        weeks = looking.weeks()
        held = [week.present for week in weeks if week.present is not None]
        return HomeView(
            looking.name(),
            club_id,
            None,
            looking.due(),
            weeks,
            sum(held) / len(held) if held else None,
        )


def with_meetings(
    view: HomeView, next_meeting: NextMeeting | None, not_logged: tuple[date, ...]
) -> HomeView:
    """The view with what the meetings' service knows: the next one, and those not logged."""
    begun = {due.day for due in view.due if due.kind is DueKind.draft_waits}
    dues = [Due(DueKind.meeting_not_logged, day=day) for day in not_logged if day not in begun]
    return replace(view, next_meeting=next_meeting, due=in_order([*dues, *view.due]))


def in_order(dues: list[Due]) -> tuple[Due, ...]:
    """What is due, the costliest to forget first."""
    order = list(DueKind)
    return tuple(sorted(dues, key=lambda due: (not due.urgent, order.index(due.kind))))


class _Looking:
    """Looks through one club on one day."""

    def __init__(
        self, session: Session, club_id: bytes, today: date, profile: NetworkProfile
    ) -> None:
        self._connection = session.connection()
        self._club_id = club_id
        self._today = today
        self._day = today.isoformat()
        self._profile = profile

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return list(self._connection.exec_driver_sql(sql, tuple(values)))

    def name(self) -> str:
        """The club's name."""
        return str(self._rows("SELECT name FROM club WHERE id = ?", self._club_id)[0][0])

    def weeks(self) -> tuple[Week, ...]:
        """The weeks behind with the members who were present in each."""
        monday = self._today - timedelta(days=self._today.weekday())
        first = monday - timedelta(weeks=WEEKS_SHOWN - 1)
        found: dict[date, int] = {}
        for day, present in self._rows(
            "SELECT m.date, (SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id "
            "AND a.status = 'present') FROM meeting m "
            "WHERE m.club_id = ? AND m.held AND m.date BETWEEN ? AND ?",
            self._club_id,
            first.isoformat(),
            self._day,
        ):
            held = date.fromisoformat(day)
            found[held - timedelta(days=held.weekday())] = present
        mondays = (first + timedelta(weeks=number) for number in range(WEEKS_SHOWN))
        return tuple(Week(one, found.get(one)) for one in mondays)

    def due(self) -> tuple[Due, ...]:
        """What is due, the costliest to forget first."""
        dues = [
            *self._families_away(),
            *self._assistants(),
            *self._size(),
            *self._consents(),
            *self._deletions(),
            *self._drafts(),
            *self._copies(),
        ]
        return in_order(dues)

    # -- families

    def _families_away(self) -> Iterator[Due]:
        groups: dict[bytes, list[bytes]] = {}
        labels: dict[bytes, str] = {}
        for family_id, label, member_id in self._rows(
            "SELECT f.id, f.label, p.id FROM member_membership m "
            "JOIN member p ON p.id = m.member_id JOIN family f ON f.id = p.family_id "
            f"WHERE {_HERE} ORDER BY f.label",
            self._club_id,
            self._day,
            self._day,
        ):
            groups.setdefault(family_id, []).append(member_id)
            labels[family_id] = label
        for family_id, away in long_absences(self._held(), groups).items():
            yield Due(
                DueKind.family_away, thing=family_id, name=labels[family_id], number=away.meetings
            )

    def _held(self) -> list[HeldMeeting]:
        marks: dict[tuple[str, int], dict[bytes, AttendanceStatus]] = {}
        since = (self._today - _LOOK_BACK).isoformat()
        for day, n, member_id, status in self._rows(
            "SELECT m.date, m.n, a.member_id, a.status FROM meeting m "
            "JOIN attendance a ON a.meeting_id = m.id "
            "WHERE m.club_id = ? AND m.held AND m.date BETWEEN ? AND ?",
            self._club_id,
            since,
            self._day,
        ):
            own = marks.setdefault((day, n), {})
            own[member_id] = AttendanceStatus(status)
        return [HeldMeeting(date.fromisoformat(day), n, own) for (day, n), own in marks.items()]

    def _consents(self) -> Iterator[Due]:
        row = self._rows(
            "SELECT count(DISTINCT p.id) FROM member_membership m JOIN member p "
            f"ON p.id = m.member_id WHERE {_HERE} AND (p.consent_on IS NULL "
            "OR p.consent_withdrawn_on IS NOT NULL)",
            self._club_id,
            self._day,
            self._day,
        )[0]
        if row[0]:
            yield Due(DueKind.consent_missing, number=row[0])

    def _deletions(self) -> Iterator[Due]:
        before = add_months(self._today, -RETENTION_MONTHS).isoformat()
        row = self._rows(
            "SELECT count(*) FROM (SELECT m.member_id FROM member_membership m WHERE m.club_id = ? "
            "GROUP BY m.member_id HAVING max(coalesce(m.left_on, '9999-12-31')) < ?)",
            self._club_id,
            before,
        )[0]
        if row[0]:
            yield Due(DueKind.deletion_due, number=row[0])

    def _drafts(self) -> Iterator[Due]:
        about = f"meeting:{self._club_id.hex()}:"
        for (key,) in self._rows("SELECT about FROM draft WHERE about LIKE ?", f"{about}%"):
            day = date.fromisoformat(key.removeprefix(about)[:10])
            yield Due(DueKind.draft_waits, day=day)

    def _copies(self) -> Iterator[Due]:
        found = self._rows("SELECT max(at) FROM history WHERE act = 'backup.outside'")[0][0]
        if found is None:
            yield Due(DueKind.copy_old)
            return
        days = (self._today - local_day(datetime.fromisoformat(found))).days
        if days >= COPY_DAYS:
            yield Due(DueKind.copy_old, number=days)

    # -- assistants

    def _assistants(self) -> Iterator[Due]:
        held: dict[bytes, list[Certification]] = {}
        names: dict[bytes, str] = {}
        for key, name, *days in self._rows(
            "SELECT a.id, a.name, c.certified_on, c.valid_until, c.withdrawn_on "
            "FROM assistant_role r JOIN assistant a ON a.id = r.assistant_id "
            "LEFT JOIN certification c ON c.assistant_id = a.id "
            "WHERE r.club_id = ? AND r.from_day <= ? AND coalesce(r.last_day, ?) >= ?",
            self._club_id,
            self._day,
            self._day,
            self._day,
        ):
            names[key] = name
            given_on, until, withdrawn = (date.fromisoformat(one) if one else None for one in days)
            own = held.setdefault(key, [])
            if given_on is not None:
                own.append(Certification(given_on, until, withdrawn))
        states = {key: overall_state(own, self._today, self._profile) for key, own in held.items()}
        if not any(state in COUNTS_AS_CERTIFIED for state in states.values()):
            yield Due(DueKind.no_certified_assistant)
        for key, state in states.items():
            yield from self._certification(key, names[key], state, held[key])
            yield from self._training(key, names[key])

    def _certification(
        self,
        key: bytes,
        name: str,
        state: CertificationState | None,
        held: list[Certification],
    ) -> Iterator[Due]:
        if state in {CertificationState.renew, CertificationState.grace}:
            until = renew_by(held, self._today, self._profile)
            yield Due(DueKind.certification_renew, day=until, thing=key, name=name)
        elif state in {CertificationState.expired, CertificationState.withdrawn}:
            yield Due(DueKind.certification_expired, thing=key, name=name)

    def _training(self, key: bytes, name: str) -> Iterator[Due]:
        since = year_before(self._today).isoformat()
        sessions = self._rows(
            "SELECT count(*) FROM supervision_participant p JOIN supervision_session s "
            "ON s.id = p.session_id WHERE p.assistant_id = ? AND s.date > ? "
            "AND s.date <= ?",
            key,
            since,
            self._day,
        )[0][0]
        if sessions < self._profile.supervision_per_year:
            yield Due(
                DueKind.supervision_behind,
                thing=key,
                name=name,
                number=sessions,
                of=self._profile.supervision_per_year,
            )
        trained = self._rows(
            "SELECT (SELECT count(*) FROM course_participation p WHERE p.assistant_id = ? "
            "AND p.completed_on > ? AND p.completed_on <= ?) + (SELECT count(*) FROM certification "
            "c WHERE c.assistant_id = ? AND c.certified_on > ? AND c.certified_on <= ?)",
            *(key, since, self._day) * 2,
        )[0][0]
        if trained < self._profile.training_per_year:
            yield Due(
                DueKind.training_behind,
                thing=key,
                name=name,
                number=trained,
                of=self._profile.training_per_year,
            )

    # -- size

    def _size(self) -> Iterator[Due]:
        families = self._rows(
            f"SELECT count(DISTINCT m.family_id) FROM family_membership m WHERE {_HERE}",
            self._club_id,
            self._day,
            self._day,
        )[0][0]
        founded = self._rows(
            "SELECT min(from_day) FROM club_state WHERE club_id = ? AND state = 'active'",
            self._club_id,
        )[0][0]
        since = date.fromisoformat(founded) if founded else None
        for finding in size_findings(families, since, self._today, self._profile):
            kind = DueKind.divide if finding.code == SizeCode.divide_now else DueKind.size
            if finding.code != SizeCode.ideal:
                yield Due(kind, day=finding.by, name=str(finding.code), number=families)
