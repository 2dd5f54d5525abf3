"""Figures of assistants: trained, certified, active, up to date, supervised."""

from __future__ import annotations

from familieklubb.domain.periods import year_before
from familieklubb.reporting.model import Part
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage

_TRAINED = """
SELECT country, count(*) FROM (
  SELECT t.assistant_id, coalesce(k.country, t.country) AS country, min(t.certified_on) AS first
  FROM certification t LEFT JOIN course k ON k.id = t.course_id GROUP BY t.assistant_id)
WHERE first BETWEEN :start AND :end GROUP BY country ORDER BY country
"""
_UPDATED = """
SELECT count(*) FROM (SELECT DISTINCT assistant_id FROM assistant_active) a
WHERE EXISTS (SELECT 1 FROM course_participation p WHERE p.assistant_id = a.assistant_id
              AND p.completed_on > :year_before AND p.completed_on <= :day)
   OR EXISTS (SELECT 1 FROM certification t WHERE t.assistant_id = a.assistant_id
              AND t.certified_on > :year_before AND t.certified_on <= :day)
"""
_ACTIVE_AT_ANY_TIME = """
SELECT DISTINCT r.assistant_id
FROM assistant_role r
CROSS JOIN certified c ON c.assistant_id = r.assistant_id
CROSS JOIN span s ON s.club_id = r.club_id AND s.state = 'active'
WHERE max(r.from_day, c.from_day, s.from_day, :start)
   <= min(coalesce(r.last_day, :end), c.last_day, s.last_day, :end)
"""
_SUPERVISED = f"""
SELECT count(*) AS active, coalesce(sum(EXISTS (
  SELECT 1 FROM supervision_participant p JOIN supervision_session v ON v.id = p.session_id
  WHERE p.assistant_id = a.assistant_id AND v.date BETWEEN :start AND :end)), 0) AS supervised
FROM ({_ACTIVE_AT_ANY_TIME}) a
"""


def add_assistants(stage: Stage, sheet: Sheet) -> None:
    """Everything from ``assistants_trained`` to ``supervision_coverage``."""
    by_country = stage.rows(_TRAINED)
    sheet.count(
        "assistants_trained",
        {0: sum(number for _country, number in by_country)},
        {0: [Part("country", country, number) for country, number in by_country]},
    )
    sheet.count(
        "assistants_certified",
        stage.by_group(
            "SELECT 0, count(DISTINCT assistant_id) FROM certified "
            "WHERE :day BETWEEN from_day AND last_day"
        ),
    )
    active = stage.by_group(
        "SELECT c.grp, count(DISTINCT a.assistant_id) FROM assistant_active a "
        "JOIN cell c ON c.club_id = a.club_id GROUP BY c.grp"
    )
    sheet.count("assistants_active", active)
    sheet.count(
        "clubs_without_assistant",
        stage.by_group(
            "SELECT c.grp, count(*) FROM span s JOIN cell c ON c.club_id = s.club_id "
            "WHERE s.state = 'active' AND :day BETWEEN s.from_day AND s.last_day "
            "AND NOT EXISTS (SELECT 1 FROM assistant_active a WHERE a.club_id = s.club_id) "
            "GROUP BY c.grp"
        ),
    )
    stage.parameters["year_before"] = year_before(stage.question.as_of).isoformat()
    updated = stage.rows(_UPDATED)[0][0]
    sheet.ratio("assistants_updated", {0: updated}, {0: active.get(0, 0)})
    _add_supervision(stage, sheet)


def _add_supervision(stage: Stage, sheet: Sheet) -> None:
    sessions, hours = stage.rows(
        "SELECT count(*), coalesce(sum(hours), 0) FROM supervision_session "
        "WHERE date BETWEEN :start AND :end"
    )[0]
    sheet.count("supervision_sessions", {0: sessions})
    sheet.count("supervision_hours", {0: whole(hours)})
    active, supervised = stage.rows(_SUPERVISED)[0]
    sheet.ratio("supervision_coverage", {0: supervised}, {0: active})


def whole(hours: float) -> int | float:
    """Hours without a decimal where there is none to show."""
    return int(hours) if float(hours).is_integer() else hours
