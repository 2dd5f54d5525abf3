"""The figures of one question while they are being put together, group by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from familieklubb.domain.indicators import CATALOGUE
from familieklubb.domain.values import Basis
from familieklubb.reporting.model import Figure, Number, Part

NO_DATA = "no_data"


@dataclass(slots=True)
class Sheet:
    """Figures by group number and code; group 0 is the total."""

    groups: range
    figures: dict[int, dict[str, Figure]] = field(default_factory=dict)

    def put(self, group: int, figure: Figure) -> None:
        """Set a figure of a group."""
        self.figures.setdefault(group, {})[figure.code] = figure

    def get(self, group: int, code: str) -> Figure:
        """A figure that has been set."""
        return self.figures[group][code]

    def count(
        self,
        code: str,
        values: Mapping[int, Number | None],
        parts: Mapping[int, Iterable[Part]] | None = None,
        beside: Mapping[int, Iterable[Part]] | None = None,
    ) -> None:
        """A stock or flow for every group; a group without a row has none of it."""
        for group in self.groups_of(code):
            own = tuple((parts or {}).get(group, ()))
            aside = tuple((beside or {}).get(group, ()))
            kind = CATALOGUE[code].kind
            value = values.get(group) or 0
            self.put(group, Figure(code, kind, value, parts=own, beside=aside))

    def ratio(
        self,
        code: str,
        numerators: Mapping[int, Number | None],
        denominators: Mapping[int, Number | None],
        parts: Mapping[int, Iterable[Part]] | None = None,
    ) -> None:
        """A ratio for every group; where the denominator is 0 there is no data."""
        for group in self.groups_of(code):
            figure = ratio_of(code, numerators.get(group) or 0, denominators.get(group) or 0)
            self.put(group, replace(figure, parts=tuple((parts or {}).get(group, ()))))

    def groups_of(self, code: str) -> range:
        """The groups that have this figure: only the total for one that rests on no club."""
        return self.groups if CATALOGUE[code].rests_on_clubs else range(1)

    def of_group(self, group: int) -> tuple[Figure, ...]:
        """A group's figures in the order of the catalogue."""
        own = self.figures.get(group, {})
        return tuple(own[code] for code in CATALOGUE if code in own)


def ratio_of(
    code: str, numerator: Number, denominator: Number, basis: Basis = Basis.counted
) -> Figure:
    """One ratio with its numerator and denominator."""
    kind = CATALOGUE[code].kind
    if not denominator:
        return Figure(
            code, kind, None, basis, numerator=numerator, denominator=denominator, reason=NO_DATA
        )
    return Figure(
        code, kind, numerator / denominator, basis, numerator=numerator, denominator=denominator
    )
