"""What the register holds of families, read in whole questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from familieklubb.domain.periods import year_before
from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.family_views import Consent, MeetingMark, MemberView, Stay, Tally

MEETINGS_SHOWN = 26

# The marks of the last 12 months, counted by member, and by family over the meetings at which
# something is known of it; then, of those who were not present in that time, the last day on
# which they were, looked for backwards from the day they left.
_ATTENDANCE = """
WITH mark AS MATERIALIZED (
    SELECT p.family_id, a.member_id, a.meeting_id, a.status, m.date AS day
    FROM meeting m CROSS JOIN attendance a ON a.meeting_id = m.id
    CROSS JOIN member p ON p.id = a.member_id
    WHERE m.club_id = :club AND m.held AND m.date > :since AND m.date <= :day
)
SELECT 'member', member_id, sum(status = 'present'), sum(status = 'absent'),
    sum(status = 'excused'), sum(status = 'unknown'), max(CASE WHEN status = 'present' THEN day END)
FROM mark GROUP BY member_id
UNION ALL
SELECT 'family', family_id, sum(there), count(*), NULL, NULL, NULL FROM (
    SELECT family_id, max(status = 'present') AS there FROM mark
    WHERE status <> 'unknown' GROUP BY family_id, meeting_id
) GROUP BY family_id
UNION ALL
SELECT 'earlier', member_id, NULL, NULL, NULL, NULL, (
    SELECT m.date FROM meeting m CROSS JOIN attendance a
        ON a.meeting_id = m.id AND a.member_id = s.member_id AND a.status = 'present'
    WHERE m.club_id = :club AND m.held AND m.date <= min(s.until, :since)
    ORDER BY m.date DESC LIMIT 1
) FROM (
    SELECT member_id, max(coalesce(left_on, :day)) AS until FROM member_membership
    WHERE club_id = :club GROUP BY member_id
) s WHERE member_id NOT IN (SELECT member_id FROM mark WHERE status = 'present')
"""

_STAYS = """
SELECT s.{owner}, s.id, s.club_id, k.name, s.joined, s.left_on, s.left_because, {moves}
FROM {table} s JOIN club k ON k.id = s.club_id LEFT JOIN club t ON t.id = {moved_to}
WHERE {which} ORDER BY s.joined
"""
FAMILY_STAYS = {
    "owner": "family_id",
    "table": "family_membership",
    "moves": "s.moved_in, t.name",
    "moved_to": "s.moved_to_id",
}
MEMBER_STAYS = {
    "owner": "member_id",
    "table": "member_membership",
    "moves": "0, NULL",
    "moved_to": "NULL",
}
OF_FAMILY = "member_id IN (SELECT id FROM member WHERE family_id = :family)"


@dataclass(frozen=True, slots=True)
class Counted:
    """Attendance: marks and the last day present by member, meetings by family."""

    tallies: Mapping[bytes, Tally]
    seen: Mapping[bytes, date]
    meetings: Mapping[bytes, tuple[int, int]]


class FamilyReading:
    """Questions about families, with the values that they share."""

    def __init__(self, session: Session, values: dict[str, Any], day: date) -> None:
        self._connection = session.connection()
        self.values = {**values, "since": year_before(day).isoformat()}
        self._day = day

    def rows(self, sql: str) -> list[Any]:
        """The rows of a question."""
        wanted = {name: value for name, value in self.values.items() if f":{name}" in sql}
        return list(self._connection.exec_driver_sql(sql, wanted))

    def club(self) -> str:
        """The name of the club."""
        return str(self.rows("SELECT name FROM club WHERE id = :club")[0][0])

    def stays(self, form: Mapping[str, str], which: str) -> dict[bytes, list[Stay]]:
        """Stretches by whose they are, oldest first."""
        found: dict[bytes, list[Stay]] = {}
        for owner, one, club_id, club, joined, left, because, moved_in, moved_to in self.rows(
            _STAYS.format(which=which, **form)
        ):
            stay = Stay(
                bytes(one),
                bytes(club_id),
                club,
                date.fromisoformat(joined),
                _day(left),
                LeftBecause(because) if because else None,
                bool(moved_in),
                moved_to,
            )
            found.setdefault(bytes(owner), []).append(stay)
        return found

    def members(
        self, which: str, stays: Mapping[bytes, Sequence[Stay]], counted: Counted
    ) -> dict[bytes, tuple[MemberView, ...]]:
        """Members by family, in the order in which they came."""
        found: dict[bytes, list[MemberView]] = {}
        for row in self.rows(
            "SELECT id, family_id, label, role, birth_year, birth_year_estimated, consent_on, "
            "consent_text, consent_how, consent_guardian, consent_withdrawn_on, "
            "id = (SELECT contact_id FROM family f WHERE f.id = family_id) "
            f"FROM member WHERE {which}"
        ):
            own = bytes(row[0])
            member = MemberView(
                own,
                row[2],
                MemberRole(row[3]),
                row[4],
                bool(row[5]),
                Consent(_day(row[6]), row[7], row[8], row[9], _day(row[10])),
                tuple(stays.get(own, ())),
                counted.tallies.get(own, Tally()),
                counted.seen.get(own),
                bool(row[11]),
            )
            found.setdefault(bytes(row[1]), []).append(member)
        return {family: tuple(sorted(some, key=_came)) for family, some in found.items()}

    def counted(self) -> Counted:
        """The attendance of the club, by member and by family."""
        tallies: dict[bytes, Tally] = {}
        seen: dict[bytes, date] = {}
        meetings: dict[bytes, tuple[int, int]] = {}
        for what, one, first, second, excused, unknown, last in self.rows(_ATTENDANCE):
            if what == "family":
                meetings[bytes(one)] = (first, second)
            elif what == "member":
                tallies[bytes(one)] = Tally(first, second, excused, unknown)
            if last is not None:
                seen[bytes(one)] = date.fromisoformat(last)
        return Counted(tallies, seen, meetings)

    def marks(self) -> tuple[MeetingMark, ...]:
        """The family's last meetings, oldest first."""
        rows = self.rows(
            "SELECT m.date, m.n, sum(a.status = 'present'), sum(a.status <> 'unknown'), "
            "sum(a.status = 'excused') FROM meeting m JOIN attendance a ON a.meeting_id = m.id "
            f"WHERE m.held AND m.date <= :day AND a.{OF_FAMILY} "
            f"GROUP BY m.id ORDER BY m.date DESC, m.n DESC LIMIT {MEETINGS_SHOWN}"
        )
        marks = [MeetingMark(date.fromisoformat(row[0]), *row[1:]) for row in rows]
        return tuple(reversed(marks))

    def chaired(self) -> tuple[int, date | None]:
        """How many held meetings one of the family has chaired, and the last of them."""
        ((number, last),) = self.rows(
            "SELECT count(*), max(date) FROM meeting WHERE held AND date <= :day "
            f"AND chair_{OF_FAMILY}"
        )
        return number, _day(last)

    def modules(self) -> tuple[tuple[str, date | None], ...]:
        """The courses that the family was on, and when each was finished."""
        rows = self.rows(
            "SELECT c.name, p.completed_on FROM course_participation p "
            "JOIN course c ON c.id = p.course_id WHERE p.family_id = :family ORDER BY c.from_day"
        )
        return tuple((name, _day(done)) for name, done in rows)


def noted(session: Session, family_id: bytes, member_id: bytes | None = None) -> bool:
    """Whether anything was ever noted of a family, or of one member: then it cannot be removed."""
    members = "member_id = :member" if member_id is not None else OF_FAMILY
    duties = " UNION ALL ".join(
        f"SELECT 1 FROM meeting WHERE {members.replace('member_id', column, 1)}"
        for column in ("chair_member_id", "minutes_member_id")
    )
    course = (
        ""
        if member_id
        else "UNION ALL SELECT 1 FROM course_participation WHERE family_id = :family "
    )
    sql = (
        f"SELECT 1 FROM attendance WHERE {members} UNION ALL {duties} {course}"
        f"UNION ALL SELECT 1 FROM gathering_visitor WHERE {members} LIMIT 1"
    )
    values = {"family": family_id, "member": member_id}
    wanted = {name: value for name, value in values.items() if f":{name}" in sql}
    return session.connection().exec_driver_sql(sql, wanted).first() is not None


def _came(member: MemberView) -> tuple[date, str]:
    first = member.stays[0].joined if member.stays else date.max
    return first, in_alphabet(member.label)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
