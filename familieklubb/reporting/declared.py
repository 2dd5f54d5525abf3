"""Years that clubs without the program have declared: added where nothing is counted."""

from __future__ import annotations

from dataclasses import replace

from familieklubb.domain.values import Basis
from familieklubb.reporting.model import Number
from familieklubb.reporting.reported import whole_year
from familieklubb.reporting.sheet import Sheet, ratio_of
from familieklubb.reporting.stage import Stage

_STOCKS = ("families", "members")
_FAMILY_FLOWS = ("families_joined", "families_left")
_MEETING_FLOWS = ("persons_reached", "meetings_held", "meetings_cancelled", "attendances")
_RATIOS = {
    "families_per_club": ("families", "clubs_active"),
    "meeting_coverage": ("meetings_held", "meetings_expected"),
    "attendance_mean": ("attendances", "meetings_held"),
}
_COUNTED = {
    "families": "SELECT 1 FROM family_membership m WHERE m.club_id = d.club_id "
    "AND m.joined <= :end AND (m.left_on IS NULL OR m.left_on >= :start)",
    "meetings": "SELECT 1 FROM meeting m WHERE m.club_id = d.club_id "
    "AND m.date BETWEEN :start AND :end",
}
_ACTIVE_TODAY = (
    "EXISTS (SELECT 1 FROM span s WHERE s.club_id = d.club_id AND s.state = 'active' "
    "AND :day BETWEEN s.from_day AND s.last_day)"
)


def add_declared(stage: Stage, sheet: Sheet) -> None:
    """Add what clubs declared for the year, and mark the figures that rest on it.

    A club's declared figure gives way to any row of the same kind in the same year.
    """
    if not whole_year(stage):
        return
    touched: set[tuple[int, str]] = set()
    ends = stage.question.as_of == stage.question.period.end
    for kind, codes in (
        ("families", (*_STOCKS, *_FAMILY_FLOWS) if ends else _FAMILY_FLOWS),
        ("meetings", _MEETING_FLOWS),
    ):
        for code in codes:
            touched |= _add(stage, sheet, kind, code)
    for code, (numerator, denominator) in _RATIOS.items():
        for group in stage.groups:
            if {(group, numerator), (group, denominator)} & touched:
                _divide_again(sheet, group, code, numerator, denominator)


def _add(stage: Stage, sheet: Sheet, kind: str, code: str) -> set[tuple[int, str]]:
    only_active = f"AND {_ACTIVE_TODAY} " if code in _STOCKS else ""
    touched = set()
    for group, number, estimated in stage.rows(
        f"SELECT c.grp, sum(d.{code}), max(d.basis = 'estimated') FROM declared_year d "
        "JOIN cell c ON c.club_id = d.club_id WHERE d.year = CAST(:year AS INTEGER) "
        f"AND d.{code} IS NOT NULL AND NOT EXISTS ({_COUNTED[kind]}) {only_active}GROUP BY c.grp"
    ):
        before = sheet.get(group, code)
        value: Number = (before.value or 0) + number
        basis = Basis.estimated if estimated else Basis.declared
        sheet.put(group, replace(before, value=value, basis=basis))
        touched.add((group, code))
    return touched


def _divide_again(
    sheet: Sheet, group: int, code: str, numerator_code: str, denominator_code: str
) -> None:
    numerator, denominator = sheet.get(group, numerator_code), sheet.get(group, denominator_code)
    before = sheet.get(group, code)
    order = list(Basis)
    basis = max(numerator.basis, denominator.basis, key=order.index)
    found = ratio_of(code, numerator.value or 0, denominator.value or 0, basis)
    sheet.put(group, replace(found, parts=before.parts))
