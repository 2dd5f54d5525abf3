"""Figures of the life of clubs: states on a day, entering and leaving them, divisions, places."""

from __future__ import annotations

from familieklubb.domain.figures import IndicatorKind
from familieklubb.reporting.model import Figure, Part
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage

PLACE_NOT_RESOLVED = "place_not_resolved"

_ON = "s.state = '{state}' AND :{day} BETWEEN s.from_day AND s.last_day"
_IN_PERIOD = "s.from_day BETWEEN :start AND :end"
_ENTERED = "s.state = '{state}' AND coalesce(s.before, '') <> '{state}' AND " + _IN_PERIOD

_STATES = {
    "clubs_active": _ON.format(state="active", day="day"),
    "clubs_starting": _ON.format(state="starting", day="day"),
    "clubs_paused": _ON.format(state="paused", day="day"),
    "clubs_reopened": _ENTERED.format(state="active") + " AND s.from_day > f.day",
    "clubs_closed": _ENTERED.format(state="closed"),
    "closed_from_active": _ENTERED.format(state="closed") + " AND s.before = 'active'",
    "paused_from_active": _ENTERED.format(state="paused") + " AND s.before = 'active'",
    "active_before": _ON.format(state="active", day="day_before"),
    "active_at_end": _ON.format(state="active", day="end"),
}
_FOUNDED = {
    "clubs_founded": "f.day BETWEEN :start AND :end",
    "clubs_founded_after": "f.day > :end AND f.day <= :cutoff",
}


def add_club_life(stage: Stage, sheet: Sheet) -> None:
    """Everything from ``clubs_active`` to ``clubs_balance``."""
    counts = _sums(stage, _STATES, "span s") | _sums(
        stage, _FOUNDED, "(SELECT * FROM first_active) s"
    )
    for code in (*_STATES, *_FOUNDED):
        if code not in {"active_before", "active_at_end"}:
            sheet.count(code, counts[code])
    _add_divisions(stage, sheet)
    _add_balance(stage, sheet, counts)


def _sums(stage: Stage, clauses: dict[str, str], table: str) -> dict[str, dict[int, int]]:
    columns = ", ".join(f"sum({clause})" for clause in clauses.values())
    rows = stage.rows(
        f"SELECT c.grp, {columns} FROM {table} JOIN cell c ON c.club_id = s.club_id "
        "LEFT JOIN first_active f ON f.club_id = s.club_id GROUP BY c.grp"
    )
    return {code: {row[0]: row[at] or 0 for row in rows} for at, code in enumerate(clauses, 1)}


def _add_divisions(stage: Stage, sheet: Sheet) -> None:
    pairs: dict[int, list[Part]] = {}
    for group, parent, child in stage.rows(
        "SELECT c.grp, p.name, k.name FROM club k JOIN club p ON p.id = k.parent_club_id "
        "JOIN first_active f ON f.club_id = k.id AND f.day BETWEEN :start AND :end "
        "JOIN cell c ON c.club_id = k.id ORDER BY f.day, p.name, k.name"
    ):
        part = Part("parent,child", f"{parent},{child}", 1, f"{parent} → {child}")
        pairs.setdefault(group, []).append(part)
    sheet.count("clubs_divided", {group: len(some) for group, some in pairs.items()}, pairs)


def _add_balance(stage: Stage, sheet: Sheet, counts: dict[str, dict[int, int]]) -> None:
    for group in stage.groups:
        before, gained, reopened, paused, closed, at_end = (
            counts[code].get(group, 0)
            for code in (
                "active_before",
                "clubs_founded",
                "clubs_reopened",
                "paused_from_active",
                "closed_from_active",
                "active_at_end",
            )
        )
        difference = before + gained + reopened - paused - closed - at_end
        check = IndicatorKind.check
        sheet.put(group, Figure("clubs_balance", check, difference, holds=difference == 0))


def add_places(stage: Stage, sheet: Sheet) -> None:
    """Places, municipalities and counties with an active club on the day."""
    places: dict[int, set[tuple[str, str | None]]] = {}
    municipalities: dict[int, set[str | None]] = {}
    counties: dict[int, set[str | None]] = {}
    for group, club in stage.rows(
        "SELECT c.grp, s.club_id FROM span s JOIN cell c ON c.club_id = s.club_id "
        "WHERE s.state = 'active' AND :day BETWEEN s.from_day AND s.last_day"
    ):
        ground = stage.grounds.get(club)
        if ground is not None:
            places.setdefault(group, set()).add((ground.place, ground.municipality))
            municipalities.setdefault(group, set()).add(ground.municipality)
            counties.setdefault(group, set()).add(ground.county)
    sheet.count("places", {group: len(found) for group, found in places.items()})
    for code, found in (("municipalities", municipalities), ("counties", counties)):
        sheet.count(code, {group: len(codes) for group, codes in found.items()})
        for group, codes in found.items():
            if None in codes:
                unknown = Figure(code, IndicatorKind.stock, None, reason=PLACE_NOT_RESOLVED)
                sheet.put(group, unknown)
