"""The same question put to DuckDB, over the same rows."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from familieklubb.domain.periods import THURSDAY
from familieklubb.domain.values import Weekday
from familieklubb.geography import Geography
from familieklubb.register.file import Register
from familieklubb.reporting.question import Question
from familieklubb.reporting.standing import grounds

Figures = dict[str | None, dict[str, float | None]]
"""Figures by code, by county; the whole network under None."""

CODES = (
    "families",
    "members",
    "persons_reached",
    "meetings_held",
    "meetings_expected",
    "attendances",
    "attendance_rate",
)

_TABLES = {
    "club": "id BLOB",
    "club_state": "club_id BLOB, from_day DATE, state VARCHAR",
    "club_slot": "club_id BLOB, from_day DATE, weekday VARCHAR",
    "club_break": "club_id BLOB, from_day DATE, last_day DATE",
    "family_membership": "family_id BLOB, club_id BLOB, joined DATE, left_on DATE",
    "member_membership": "member_id BLOB, club_id BLOB, joined DATE, left_on DATE",
    "meeting": "id BLOB, club_id BLOB, date DATE, held BOOLEAN, not_held_because VARCHAR",
    "attendance": "meeting_id BLOB, member_id BLOB, status VARCHAR",
}
_WEEKDAYS = " ".join(f"WHEN '{weekday}' THEN {weekday.number}" for weekday in Weekday)

_COMMON = """
WITH span AS (
  SELECT club_id, state, from_day, coalesce(
    lead(from_day) OVER (PARTITION BY club_id ORDER BY from_day) - 1, DATE '9999-12-31') AS last_day
  FROM club_state),
active AS (SELECT club_id, from_day, last_day FROM span WHERE state = 'active'),
now AS (SELECT club_id FROM active WHERE $day BETWEEN from_day AND last_day)
"""
_STOCK = (
    _COMMON
    + """
SELECT county, grouping(county), count(DISTINCT m.{whose})
FROM {table} m JOIN now USING (club_id) JOIN ground USING (club_id)
WHERE m.joined <= $day AND (m.left_on IS NULL OR m.left_on > $day)
GROUP BY GROUPING SETS ((), (county))
"""
)
_HELD = """
SELECT county, grouping(county), count(*)
FROM meeting JOIN ground USING (club_id) WHERE held AND date BETWEEN $first AND $last
GROUP BY GROUPING SETS ((), (county))
"""
_EXPECTED = (
    _COMMON
    + f""",
slot AS (
  SELECT club_id, weekday, from_day, coalesce(
    lead(from_day) OVER (PARTITION BY club_id ORDER BY from_day) - 1, DATE '9999-12-31') AS last_day
  FROM (SELECT club_id, from_day, CASE weekday {_WEEKDAYS} END AS weekday FROM club_slot
        UNION ALL SELECT id, DATE '0001-01-01', NULL FROM club)),
due AS (
  SELECT club_id, d.day,
         if(slot.weekday IS NULL, d.day - 3, d.day) AS first_day,
         if(slot.weekday IS NULL, d.day + 3, d.day) AS last_day
  FROM slot JOIN active USING (club_id)
  JOIN (SELECT unnest(generate_series($first::DATE, $last::DATE, INTERVAL 1 DAY))::DATE AS day) d
    ON isodow(d.day) - 1 = coalesce(slot.weekday, {THURSDAY})
   AND d.day BETWEEN slot.from_day AND slot.last_day
   AND d.day BETWEEN active.from_day AND active.last_day)
SELECT county, grouping(county), count(*) FROM due JOIN ground USING (club_id)
WHERE NOT EXISTS (SELECT 1 FROM club_break b WHERE b.club_id = due.club_id
                  AND due.day BETWEEN b.from_day AND b.last_day)
  AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.club_id = due.club_id
                  AND m.not_held_because = 'holiday'
                  AND m.date BETWEEN due.first_day AND due.last_day)
GROUP BY GROUPING SETS ((), (county))
"""
)
_MARKS = """
SELECT county, grouping(county), sum(present), sum(known), sum(reached)
FROM (SELECT club_id, sum(present) AS present, sum(known) AS known,
             count(*) FILTER (present > 0) AS reached
      FROM (SELECT m.club_id, a.member_id, count(*) FILTER (a.status = 'present') AS present,
                   count(*) FILTER (a.status <> 'unknown') AS known
            FROM meeting m JOIN attendance a ON a.meeting_id = m.id
            WHERE m.held AND m.date BETWEEN $first AND $last GROUP BY m.club_id, a.member_id)
      GROUP BY club_id)
JOIN ground USING (club_id) GROUP BY GROUPING SETS ((), (county))
"""


def _rows_of(sql: str, connection: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(sql)]


class Duck:
    """The rows of a register in DuckDB's memory; its county stands beside each club."""

    def __init__(
        self, register: Register, geography: Geography, question: Question, folder: Path
    ) -> None:
        self._connection = duckdb.connect(":memory:")
        self._question = question
        for table, columns in _TABLES.items():
            names = [column.split()[0] for column in columns.split(", ")]
            sql = f"SELECT {', '.join(names)} FROM {table}"
            rows = register.on_connection(partial(_rows_of, sql))
            self._load(table, columns, rows, folder)
        places = register.read(lambda session: grounds(session, geography, question))
        self._load(
            "ground",
            "club_id BLOB, county VARCHAR",
            [(club, ground.county or "unknown") for club, ground in places.items()],
            folder,
        )

    def _load(
        self, table: str, columns: str, rows: Sequence[tuple[Any, ...]], folder: Path
    ) -> None:
        """Put rows into a table, by way of a file: a row at a time would take minutes."""
        self._connection.execute(f"CREATE TABLE {table} ({columns})")
        path = folder / f"{table}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(
                [value.hex() if isinstance(value, bytes) else value for value in row]
                for row in rows
            )
        kinds = [column.split() for column in columns.split(", ")]
        read = ", ".join(f"'{name}': 'VARCHAR'" for name, _kind in kinds)
        made = ", ".join(
            f"unhex({name})" if kind == "BLOB" else f"{name}::{kind}" for name, kind in kinds
        )
        self._connection.execute(
            f"INSERT INTO {table} SELECT {made} FROM read_csv('{path}', header = false, "
            f"columns = {{{read}}}, nullstr = '')"
        )
        path.unlink()

    def figures(self) -> Figures:
        """The figures of the question, for the network and for each county."""
        found: Figures = {None: {}}
        for group, number in self._rows(
            _STOCK.format(whose="family_id", table="family_membership")
        ):
            found.setdefault(group, {})["families"] = number
        for group, number in self._rows(
            _STOCK.format(whose="member_id", table="member_membership")
        ):
            found.setdefault(group, {})["members"] = number
        for group, number in self._rows(_HELD):
            found.setdefault(group, {})["meetings_held"] = number
        for group, number in self._rows(_EXPECTED):
            found.setdefault(group, {})["meetings_expected"] = number
        for group, present, known, reached in self._rows(_MARKS):
            own = found.setdefault(group, {})
            own["attendances"], own["persons_reached"] = present, reached
            own["attendance_rate"] = present / known if known else None
        return found

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        days = {
            "day": self._question.as_of,
            "first": self._question.period.start,
            "last": self._question.period.end,
        }
        used = {name: day for name, day in days.items() if f"${name}" in sql}
        rows = self._connection.execute(sql, used).fetchall()
        return [(None if whole else county, *values) for county, whole, *values in rows]
