"""The product's roll-up beside the independent calculation, difference by difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from familieklubb.domain.periods import Period
from familieklubb.domain.profile import own_profile
from familieklubb.geography import Geography, Located
from familieklubb.register.file import Register
from familieklubb.reporting.model import Figure, GroupHead, RollUp
from familieklubb.reporting.question import Grouping, Question
from familieklubb.reporting.rollup import roll_up
from tests.oracle import answer, figures
from tests.oracle.network import Network

GEOGRAPHY = Geography()


def locate(place: str, code: str | None, code_day: date, division: date) -> tuple[str, str] | None:
    """The oracle's question about a place, answered by the product's geography."""
    if code is None:
        found = GEOGRAPHY.resolve(place, code_day)
        if found.municipality is None:
            return None
        code = found.municipality.code
    located = GEOGRAPHY.recast(place, code, code_day, division)
    if not isinstance(located, Located):
        return None
    return located.municipality.code, located.county.code


def differences(
    register: Register, network: Network, asked: answer.Question
) -> list[tuple[object, ...]]:
    """Every figure on which the two do not agree: group, code, expected, actual."""
    expected = figures.figures(network, asked, locate)
    actual = _ask(register, asked)
    found = _compare("total", expected["total"], actual.figures)
    groups = {_group_code(group.head): group.figures for group in actual.groups}
    for code in expected["groups"].keys() ^ groups.keys():
        found.append(("groups", code, code in expected["groups"], code in groups))
    for code in expected["groups"].keys() & groups.keys():
        found += _compare(str(code), expected["groups"][code], groups[code])
    return found


def _group_code(head: GroupHead) -> str | None:
    return f"{head.municipality} {head.code}" if head.municipality else head.code


def _ask(register: Register, asked: answer.Question) -> RollUp:
    profile = own_profile(
        "test", {"validity_months": asked.validity_months, "grace_days": asked.grace_days}
    )
    question = Question(
        Period(asked.start, asked.end),
        asked.as_of,
        asked.cutoff,
        asked.division,
        Grouping(asked.by) if asked.by else None,
    )
    return register.read(lambda session: roll_up(session, GEOGRAPHY, profile, question))


def _compare(
    group: str, expected: answer.Figures, actual: tuple[Figure, ...]
) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    by_code = {figure.code: figure for figure in actual}
    for code in expected.keys() ^ by_code.keys():
        found.append((group, code, code in expected, code in by_code))
    for code in expected.keys() & by_code.keys():
        one, other = expected[code], _as_oracle(by_code[code])
        if replace(one, parts=_clean(one.parts)) != other:
            found.append((group, code, one, other))
    return found


def _clean(parts: answer.Parts) -> answer.Parts:
    return {key: number for key, number in parts.items() if number}


def _as_oracle(figure: Figure) -> answer.Figure:
    parts: answer.Parts = {
        (part.by, part.code if part.code is not None else "unknown"): int(part.value)
        for part in figure.parts
        if part.value
    }
    return answer.Figure(figure.value, figure.numerator, figure.denominator, parts, figure.reason)
