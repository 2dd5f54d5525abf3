"""A roll-up as a value: figures with their parts, groups and trend."""

from __future__ import annotations

from dataclasses import dataclass, field

from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.values import Basis
from familieklubb.reporting.question import Question

Number = int | float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure: along which dimension, its code, its value, and a name if it has one."""

    by: str
    code: str | None
    value: Number
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    A ratio carries ``numerator`` and ``denominator``; a value that cannot be known is None
    with a ``reason``; a check is a difference, and ``holds`` says whether it is 0.
    ``beside`` is what belongs with the figure but is not in it, such as guests.
    """

    code: str
    kind: IndicatorKind
    value: Number | None
    basis: Basis = Basis.counted
    numerator: Number | None = None
    denominator: Number | None = None
    parts: tuple[Part, ...] = ()
    reason: str | None = None
    holds: bool | None = None
    beside: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group of clubs; ``code`` is None for clubs without the attribute.

    ``municipality`` tells two places of one name apart.
    """

    by: str
    code: str | None
    name: str | None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group of clubs."""

    head: GroupHead
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Reporting:
    """How many clubs were expected to report and how many did."""

    expected: int
    reported: int | None
    on_time: int | None
    reason: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The figures of an earlier period."""

    question: Question
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """All that a roll-up answers."""

    question: Question
    reporting: Reporting
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...] = ()
    trend: tuple[Earlier, ...] = ()
    public: bool = field(default=False)

    def figure(self, code: str) -> Figure:
        """The figure of a code; raises KeyError."""
        for figure in self.figures:
            if figure.code == code:
                return figure
        raise KeyError(code)
