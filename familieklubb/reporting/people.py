"""Figures of families and members: who belongs on the day, who came and who went."""

from __future__ import annotations

from datetime import date

from familieklubb.domain.ages import AgeBand, band
from familieklubb.domain.size import SIZE_CLASSES, size_class
from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.reporting.model import Part
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage

_ACTIVE_TODAY = (
    "JOIN span s ON s.club_id = m.club_id AND s.state = 'active' "
    "AND :day BETWEEN s.from_day AND s.last_day JOIN cell c ON c.club_id = m.club_id "
    "WHERE m.joined <= :day AND (m.left_on IS NULL OR m.left_on > :day)"
)
_IN_PERIOD = "BETWEEN :start AND :end"
# A club's first membership of a family is a joining, a later one a return.
_BEGUN = f"""
SELECT c.grp, x.code, count(*)
FROM (SELECT m.club_id,
             CASE WHEN m.moved_in THEN 'families_moved_in'
                  WHEN EXISTS (SELECT 1 FROM family_membership e
                               WHERE e.family_id = m.family_id AND e.club_id = m.club_id
                                 AND e.joined < m.joined) THEN 'families_returned'
                  ELSE 'families_joined' END AS code
      FROM family_membership m WHERE m.joined {_IN_PERIOD}) x
JOIN cell c ON c.club_id = x.club_id GROUP BY c.grp, x.code
"""
_ENDED = f"""
SELECT c.grp, m.moved_to_id IS NOT NULL, coalesce(m.left_because, 'unknown'), count(*)
FROM family_membership m JOIN cell c ON c.club_id = m.club_id
WHERE m.left_on {_IN_PERIOD} GROUP BY 1, 2, 3
"""


def add_people(stage: Stage, sheet: Sheet) -> None:
    """Everything from ``families`` to ``families_moved_out``."""
    _add_families(stage, sheet)
    _add_members(stage, sheet)
    _add_begun(stage, sheet)
    _add_ended(stage, sheet)


def _add_families(stage: Stage, sheet: Sheet) -> None:
    families = stage.by_group(
        f"SELECT c.grp, count(DISTINCT m.family_id) FROM family_membership m {_ACTIVE_TODAY} "
        "GROUP BY c.grp"
    )
    sheet.count("families", families)
    sizes: dict[int, dict[str, int]] = {
        group: dict.fromkeys(SIZE_CLASSES, 0) for group in stage.groups
    }
    for group, number in stage.rows(
        "SELECT c.grp, (SELECT count(DISTINCT m.family_id) FROM family_membership m "
        "WHERE m.club_id = s.club_id AND m.joined <= :day "
        "AND (m.left_on IS NULL OR m.left_on > :day)) "
        "FROM span s JOIN cell c ON c.club_id = s.club_id "
        "WHERE s.state = 'active' AND :day BETWEEN s.from_day AND s.last_day"
    ):
        sizes[group][size_class(number)] += 1
    clubs = {group: sum(found.values()) for group, found in sizes.items()}
    parts = {
        group: [Part("size", code, number) for code, number in found.items()]
        for group, found in sizes.items()
    }
    sheet.ratio("families_per_club", families, clubs, parts)


def _add_members(stage: Stage, sheet: Sheet) -> None:
    day: date = stage.question.as_of
    totals: dict[int, int] = {}
    tallies: dict[int, dict[tuple[str, str], int]] = {}
    for group, role, birth_year, number in stage.rows(
        "SELECT c.grp, p.role, p.birth_year, count(DISTINCT m.member_id) FROM member_membership m "
        f"JOIN member p ON p.id = m.member_id {_ACTIVE_TODAY} GROUP BY c.grp, p.role, p.birth_year"
    ):
        totals[group] = totals.get(group, 0) + number
        own = tallies.setdefault(group, {})
        for key in (("role", role), ("age_band", str(band(birth_year, day)))):
            own[key] = own.get(key, 0) + number
    order = [("role", str(role)) for role in MemberRole] + [("age_band", str(b)) for b in AgeBand]
    parts = {
        group: [Part(by, code, own.get((by, code), 0)) for by, code in order]
        for group in stage.groups
        for own in (tallies.get(group, {}),)
    }
    sheet.count("members", totals, parts)


def _add_begun(stage: Stage, sheet: Sheet) -> None:
    found: dict[str, dict[int, int]] = {}
    for group, code, number in stage.rows(_BEGUN):
        found.setdefault(code, {})[group] = number
    for code in ("families_joined", "families_returned", "families_moved_in"):
        sheet.count(code, found.get(code, {}))


def _add_ended(stage: Stage, sheet: Sheet) -> None:
    moved: dict[int, int] = {}
    left: dict[int, dict[str, int]] = {}
    for group, moves, reason, number in stage.rows(_ENDED):
        if moves:
            moved[group] = moved.get(group, 0) + number
        else:
            left.setdefault(group, {})[reason] = number
    parts = {
        group: [Part("left_because", str(one), own.get(one, 0)) for one in LeftBecause]
        for group in stage.groups
        for own in (left.get(group, {}),)
    }
    sheet.count("families_left", {group: sum(own.values()) for group, own in left.items()}, parts)
    sheet.count("families_moved_out", moved)
