"""The temporary tables that every figure of one question is computed over.

``cell`` has a row for each club in the total (group 0) and one in its group, so that one
statement gives a figure for the total and for every group, each distinct thing counted once
in each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from familieklubb.domain.certification import Certification, certified_spans
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import Weekday
from familieklubb.geography import Geography
from familieklubb.reporting.model import GroupHead
from familieklubb.reporting.question import Question
from familieklubb.reporting.standing import Ground, grounds, group_heads

FOR_EVER = "9999-12-31"

_TABLES = ("cell", "span", "slot", "first_active", "calendar", "certified", "assistant_active")

_SPAN = f"""
CREATE TEMP TABLE span AS
SELECT club_id, state, from_day, coalesce(date(until, '-1 day'), '{FOR_EVER}') AS last_day, before
FROM (SELECT club_id, state, from_day,
             lead(from_day) OVER (PARTITION BY club_id ORDER BY from_day) AS until,
             lag(state) OVER (PARTITION BY club_id ORDER BY from_day) AS before
      FROM club_state)
"""
_WEEKDAY = " ".join(f"WHEN '{weekday}' THEN {weekday.number}" for weekday in Weekday)
# A club is without a slot before its first one; it is then expected by Thursdays.
_SLOT = f"""
CREATE TEMP TABLE slot AS
SELECT club_id, from_day,
       coalesce(date(lead(from_day) OVER (PARTITION BY club_id ORDER BY from_day), '-1 day'),
                '{FOR_EVER}') AS last_day, weekday
FROM (SELECT club_id, from_day, CASE weekday {_WEEKDAY} END AS weekday
      FROM club_slot
      UNION ALL SELECT id, '0000-01-01', NULL FROM club)
"""
_FIRST_ACTIVE = """
CREATE TEMP TABLE first_active AS
SELECT club_id, min(from_day) AS day FROM club_state WHERE state = 'active' GROUP BY club_id
"""
_ASSISTANT_ACTIVE = """
CREATE TEMP TABLE assistant_active AS
SELECT DISTINCT r.assistant_id, r.club_id
FROM assistant_role r
JOIN span s ON s.club_id = r.club_id AND s.state = 'active'
    AND :day BETWEEN s.from_day AND s.last_day
WHERE r.from_day <= :day AND coalesce(r.last_day, :day) >= :day
  AND EXISTS (SELECT 1 FROM certified c WHERE c.assistant_id = r.assistant_id
              AND :day BETWEEN c.from_day AND c.last_day)
"""


@dataclass(slots=True)
class Stage:
    """One question made ready: parameters by name, the groups in order, the clubs' grounds."""

    session: Session
    question: Question
    parameters: dict[str, str]
    grounds: dict[bytes, Ground]
    heads: list[GroupHead] = field(default_factory=list)

    @property
    def groups(self) -> range:
        """The numbers of the total, 0, and of the groups."""
        return range(len(self.heads) + 1)

    def rows(self, sql: str) -> list[Any]:
        """The rows of a question, with the days as parameters."""
        return list(self.session.connection().exec_driver_sql(sql, self._used(sql)))

    def run(self, sql: str) -> None:
        """Run a statement that gives no rows."""
        self.session.connection().exec_driver_sql(sql, self._used(sql))

    def _used(self, sql: str) -> dict[str, str]:
        return {name: value for name, value in self.parameters.items() if f":{name}" in sql}

    def by_group(self, sql: str) -> dict[int, int | float]:
        """A statement that gives (group, value), as a mapping."""
        return {row[0]: row[1] for row in self.rows(sql)}


def set_up(
    session: Session, geography: Geography, profile: NetworkProfile, question: Question
) -> Stage:
    """Make the temporary tables for a question; those of an earlier one are replaced."""
    places = grounds(session, geography, question)
    stage = Stage(session, question, _parameters(question), places)
    for table in _TABLES:
        stage.run(f"DROP TABLE IF EXISTS temp.{table}")
    _fill_cells(stage, group_heads(session, question, places))
    stage.run(_SPAN)
    stage.run("CREATE INDEX temp.span_club ON span (club_id, state)")
    stage.run(_SLOT)
    stage.run("CREATE INDEX temp.slot_club ON slot (club_id)")
    stage.run(_FIRST_ACTIVE)
    _fill_calendar(stage)
    _fill_certified(stage, profile)
    stage.run(_ASSISTANT_ACTIVE)
    return stage


def _parameters(question: Question) -> dict[str, str]:
    start, end = question.period.start, question.period.end
    day_before = start - timedelta(days=1) if start > date.min else start
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "day_before": day_before.isoformat(),
        "day": question.as_of.isoformat(),
        "cutoff": question.cutoff.isoformat(),
    }


def _many(stage: Stage, sql: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        stage.session.connection().exec_driver_sql(sql, rows)


def _fill_cells(stage: Stage, heads: dict[bytes, GroupHead]) -> None:
    stage.heads = sorted(set(heads.values()), key=_in_order)
    numbers = {head: number for number, head in enumerate(stage.heads, 1)}
    stage.run(
        "CREATE TEMP TABLE cell (club_id BLOB, grp INTEGER, PRIMARY KEY (club_id, grp)) "
        "WITHOUT ROWID"
    )
    stage.run("INSERT INTO cell SELECT id, 0 FROM club")
    _many(
        stage,
        "INSERT INTO cell VALUES (?, ?)",
        [(club, numbers[head]) for club, head in heads.items()],
    )


def _in_order(head: GroupHead) -> tuple[bool, str, str, str]:
    return head.code is None, head.code or "", head.municipality or "", head.name or ""


def _fill_calendar(stage: Stage) -> None:
    stage.run("CREATE TEMP TABLE calendar (weekday INTEGER, day TEXT, PRIMARY KEY (weekday, day))")
    days = [(day.weekday(), day.isoformat()) for day in stage.question.period.days()]
    _many(stage, "INSERT INTO calendar VALUES (?, ?)", days)


def _fill_certified(stage: Stage, profile: NetworkProfile) -> None:
    held: dict[bytes, list[Certification]] = {}
    for assistant, *days in stage.rows(
        "SELECT assistant_id, certified_on, valid_until, withdrawn_on FROM certification"
    ):
        certified_on, valid_until, withdrawn_on = (_day(text) for text in days)
        if certified_on is not None:
            one = Certification(certified_on, valid_until, withdrawn_on)
            held.setdefault(assistant, []).append(one)
    stage.run("CREATE TEMP TABLE certified (assistant_id BLOB, from_day TEXT, last_day TEXT)")
    rows = [
        (assistant, span.first.isoformat(), span.last.isoformat() if span.last else FOR_EVER)
        for assistant, some in held.items()
        for span in certified_spans(some, profile)
    ]
    _many(stage, "INSERT INTO certified VALUES (?, ?, ?)", rows)
    stage.run("CREATE INDEX temp.certified_assistant ON certified (assistant_id)")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
