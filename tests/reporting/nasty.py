"""Roll-ups of what is hard to write down: odd names, unknown values, an empty year."""

from __future__ import annotations

from datetime import date

from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.periods import Period
from familieklubb.domain.values import Basis
from familieklubb.reporting.model import (
    Earlier,
    Figure,
    Group,
    GroupHead,
    Part,
    Reporting,
    RollUp,
)
from familieklubb.reporting.question import Grouping, Question

STOCK, FLOW, RATIO = IndicatorKind.stock, IndicatorKind.flow, IndicatorKind.ratio

FIGURES = (
    Figure("clubs_active", STOCK, 1234),
    Figure(
        "clubs_divided",
        FLOW,
        1,
        parts=(Part("parent,child", "=1+1,Ås; øst", 1, "=1+1 → Ås; øst"),),
    ),
    Figure("clubs_balance", IndicatorKind.check, -2, holds=False),
    Figure("municipalities", STOCK, None, reason="place_not_resolved"),
    Figure("families", STOCK, 7, Basis.declared),
    Figure(
        "members",
        STOCK,
        19,
        parts=(
            Part("role", "own_use", 12),
            Part("role", "child", 7),
            Part("role", "other", 0),
            Part("age_band", "0–5", 7),
            Part("age_band", "unknown", 12),
        ),
    ),
    Figure(
        "families_per_club",
        RATIO,
        7 / 3,
        Basis.estimated,
        numerator=7,
        denominator=3,
        parts=(Part("size", "≥ 12", 3),),
    ),
    Figure("families_left", FLOW, 1, parts=(Part("left_because", "moved", 1),)),
    Figure("attendances", FLOW, 830, beside=(Part("guests", "guests", 4),)),
    Figure("attendance_rate", RATIO, 0.83, numerator=830, denominator=1000),
    Figure("chaired_by_assistant", RATIO, None, numerator=0, denominator=0, reason="no_data"),
    Figure(
        "assistants_trained",
        FLOW,
        14,
        parts=(Part("country", "DK", 6), Part("country", None, 8)),
    ),
    Figure("supervision_hours", FLOW, 1.5),
    Figure(
        "gatherings",
        FLOW,
        3,
        parts=(Part("scope,audience", "national,assistants", 3),),
    ),
    Figure("reporting_rate", RATIO, None, denominator=12, reason="no_files"),
)

GROUPS = (
    Group(GroupHead("county", "50", "Trøndelag"), (Figure("clubs_active", STOCK, 2),)),
    Group(GroupHead("place", "+Os", "+Os", "3430"), (Figure("families", STOCK, 3),)),
    Group(GroupHead("organisation", '-IOGT;«Blå"', '-IOGT;«Blå"'), ()),
    Group(GroupHead("county", "unknown", None), (Figure("clubs_active", STOCK, 0),)),
    Group(GroupHead("organisation", None, None), (Figure("clubs_active", STOCK, 1),)),
)


def nasty() -> RollUp:
    """A roll-up with every kind of figure, group and name, and an empty year before it."""
    question = Question.of(Period.year(2003), cutoff=date(2004, 2, 29), by=Grouping.county, trend=1)
    before = Earlier(
        question.earlier(1),
        (
            Figure("clubs_active", STOCK, 0),
            Figure("attendance_rate", RATIO, None, numerator=0, denominator=0, reason="no_data"),
        ),
    )
    reporting = Reporting(3, 1, None, "no_files", ("@Hitra", "Ålesund; vest"))
    return RollUp(question, reporting, FIGURES, GROUPS, (before,))


def empty() -> RollUp:
    """A year of which nothing is known."""
    question = Question.of(Period.year(1965))
    figures = (
        Figure("clubs_active", STOCK, 0),
        Figure("clubs_balance", IndicatorKind.check, 0, holds=True),
        Figure("families_per_club", RATIO, None, numerator=0, denominator=0, reason="no_data"),
    )
    return RollUp(question, Reporting(0, None, None, "no_files", ()), figures)
