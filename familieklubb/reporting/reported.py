"""Who was expected to report, and who did."""

from __future__ import annotations

from dataclasses import replace

from familieklubb.domain.figures import IndicatorKind
from familieklubb.reporting.model import Figure, Reporting
from familieklubb.reporting.sheet import Sheet, ratio_of
from familieklubb.reporting.stage import Stage

NO_FILES = "no_files"

_EXPECTED = (
    "SELECT DISTINCT c.grp, s.club_id, k.name, EXISTS (SELECT 1 FROM declared_year d "
    "WHERE d.club_id = s.club_id AND d.year = :year) AS declared "
    "FROM span s JOIN cell c ON c.club_id = s.club_id JOIN club k ON k.id = s.club_id "
    "WHERE s.state = 'active' AND s.from_day <= :end AND s.last_day >= :start "
    "ORDER BY c.grp, k.name"
)


def add_reporting(stage: Stage, sheet: Sheet) -> Reporting:
    """The reporting figures, and the reporting of the whole network.

    Without a club file and without a declared year nothing is known of reporting.
    """
    stage.parameters["year"] = str(whole_year(stage))
    rows = stage.rows(_EXPECTED.replace(":year", "CAST(:year AS INTEGER)"))
    known = any(declared for _group, _club, _name, declared in rows)
    expected: dict[int, int] = {}
    reported: dict[int, int] = {}
    missing = []
    for group, _club, name, declared in rows:
        expected[group] = expected.get(group, 0) + 1
        reported[group] = reported.get(group, 0) + declared
        if group == 0 and not declared:
            missing.append(name)
    sheet.count("clubs_expected", expected)
    for group in stage.groups:
        _put(sheet, group, expected.get(group, 0), reported.get(group, 0) if known else None)
    total = expected.get(0, 0)
    if not known:
        return Reporting(total, None, None, NO_FILES, ())
    return Reporting(total, reported.get(0, 0), None, NO_FILES, tuple(missing))


def _put(sheet: Sheet, group: int, expected: int, reported: int | None) -> None:
    flow = IndicatorKind.flow
    unknown = Figure("clubs_reported_on_time", flow, None, reason=NO_FILES)
    sheet.put(group, unknown)
    if reported is None:
        sheet.put(group, replace(unknown, code="clubs_reported"))
        rate = Figure("reporting_rate", IndicatorKind.ratio, None, reason=NO_FILES)
        sheet.put(group, replace(rate, denominator=expected))
        return
    sheet.put(group, Figure("clubs_reported", flow, reported))
    sheet.put(group, ratio_of("reporting_rate", reported, expected))


def whole_year(stage: Stage) -> int:
    """The calendar year that the period is, or 0 for any other period."""
    period = stage.question.period
    starts, ends = (period.start.month, period.start.day), (period.end.month, period.end.day)
    if starts == (1, 1) and ends == (12, 31) and period.start.year == period.end.year:
        return period.start.year
    return 0
