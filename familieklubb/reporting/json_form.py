"""A roll-up as one JSON document (design: commands)."""

from __future__ import annotations

import json
from typing import Any

from familieklubb.domain.periods import Period
from familieklubb.reporting.model import Figure, Group, Part, Reporting, RollUp

FORMAT = 1


def as_json(rollup: RollUp) -> str:
    """The document as text, ending in a newline; a key that does not apply is absent."""
    return json.dumps(document(rollup), ensure_ascii=False, indent=2) + "\n"


def document(rollup: RollUp) -> dict[str, Any]:
    """The document as plain values; days are ISO 8601."""
    question = rollup.question
    return {
        "format": FORMAT,
        "period": _period(question.period),
        "as_of": question.as_of.isoformat(),
        "cutoff": question.cutoff.isoformat(),
        "division": question.division.isoformat(),
        "public": rollup.public,
        "reporting": _reporting(rollup.reporting),
        "indicators": [_figure(figure) for figure in rollup.figures],
        "groups": [_group(group) for group in rollup.groups],
        "trend": [
            {
                "period": _period(earlier.question.period),
                "indicators": [_figure(figure) for figure in earlier.figures],
            }
            for earlier in rollup.trend
        ],
    }


def _period(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _reporting(reporting: Reporting) -> dict[str, Any]:
    found: dict[str, Any] = {
        "expected": reporting.expected,
        "reported": reporting.reported,
        "on_time": reporting.on_time,
    }
    if reporting.reason is not None:
        found["reason"] = reporting.reason
    found["missing"] = list(reporting.missing)
    return found


def _figure(figure: Figure) -> dict[str, Any]:
    found: dict[str, Any] = {"code": figure.code, "value": figure.value, "kind": str(figure.kind)}
    for name in ("numerator", "denominator"):
        if getattr(figure, name) is not None:
            found[name] = getattr(figure, name)
    found["basis"] = str(figure.basis)
    if figure.reason is not None:
        found["reason"] = figure.reason
    if figure.holds is not None:
        found["holds"] = figure.holds
    if figure.parts:
        found["parts"] = [_part(part) for part in figure.parts]
    if figure.beside:
        found["beside"] = [_part(part) for part in figure.beside]
    return found


def _part(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"by": part.by, "code": part.code, "value": part.value}
    if part.name is not None:
        found["name"] = part.name
    return found


def _group(group: Group) -> dict[str, Any]:
    head = group.head
    found: dict[str, Any] = {"by": str(head.by), "code": head.code, "name": head.name}
    if head.municipality is not None:
        found["municipality"] = head.municipality
    found["indicators"] = [_figure(figure) for figure in group.figures]
    return found
