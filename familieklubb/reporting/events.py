"""Figures of gatherings and of the club school."""

from __future__ import annotations

from familieklubb.domain.values import CourseKind
from familieklubb.reporting.assistants import whole
from familieklubb.reporting.model import Part
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage

MODULES = (CourseKind.module_1, CourseKind.module_2, CourseKind.module_3)


def add_events(stage: Stage, sheet: Sheet) -> None:
    """Everything from ``gatherings`` to ``module_families``."""
    kinds = stage.rows(
        "SELECT scope, audience, count(*) FROM gathering WHERE from_day BETWEEN :start AND :end "
        "GROUP BY scope, audience ORDER BY scope, audience"
    )
    parts = [Part("scope,audience", f"{scope},{audience}", n) for scope, audience, n in kinds]
    sheet.count("gatherings", {0: sum(part.value for part in parts)}, {0: parts})
    people, hours = stage.rows(
        "SELECT coalesce(sum(coalesce(g.participants, "
        "(SELECT count(*) FROM gathering_participant p WHERE p.gathering_id = g.id) + "
        "(SELECT count(*) FROM gathering_visitor v WHERE v.gathering_id = g.id))), 0), "
        "coalesce(sum(g.hours), 0) FROM gathering g "
        "WHERE g.from_day BETWEEN :start AND :end"
    )[0]
    sheet.count("gathering_participants", {0: people})
    sheet.count("gathering_hours", {0: whole(hours)})
    _add_modules(stage, sheet)


def _add_modules(stage: Stage, sheet: Sheet) -> None:
    found: dict[int, dict[str, int]] = {}
    names = ", ".join(f"'{module}'" for module in MODULES)
    for group, kind, number in stage.rows(
        "SELECT c.grp, x.kind, count(*) FROM (SELECT DISTINCT k.kind, p.club_id, p.family_id "
        "FROM course_participation p JOIN course k ON k.id = p.course_id "
        f"WHERE p.family_id IS NOT NULL AND k.kind IN ({names}) "
        "AND p.completed_on BETWEEN :start AND :end) x "
        "JOIN cell c ON c.club_id = x.club_id GROUP BY c.grp, x.kind"
    ):
        found.setdefault(group, {})[kind] = number
    parts = {
        group: [Part("module", str(module), own.get(module, 0)) for module in MODULES]
        for group in stage.groups
        for own in (found.get(group, {}),)
    }
    sheet.count("module_families", {g: sum(own.values()) for g, own in found.items()}, parts)
