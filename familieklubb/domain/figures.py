"""What an indicator is: its code, kind, ground, words and parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IndicatorKind(StrEnum):
    """What a figure is about: a day (D), a period (P), two figures, or people over time."""

    stock = "stock"
    flow = "flow"
    ratio = "ratio"
    check = "check"
    cohort = "cohort"


class Ground(StrEnum):
    """What a figure rests on."""

    people = "people"
    """Families and members, in clubs: small numbers are hidden in public."""
    clubs = "clubs"
    """Clubs, their meetings, places and assistants."""
    network = "network"
    """No club: assistants, supervision and gatherings, left out of groupings."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure; ``label`` and ``definition`` are English msgids, translated where shown.

    ``parts`` names the dimensions of its parts; two in one, with a comma, are crossed.
    """

    code: str
    kind: IndicatorKind
    ground: Ground
    label: str
    definition: str
    parts: tuple[str, ...] = ()

    @property
    def rests_on_clubs(self) -> bool:
        """Whether it has a figure for each group of clubs."""
        return self.ground != Ground.network

    @property
    def of_people(self) -> bool:
        """Whether it is computed from members or families, so that small numbers are hidden."""
        return self.ground == Ground.people


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "translate later")
    """Mark a message for the catalogues, as in i18n, which the rules may not import."""
    return message


def club_figure(
    code: str, kind: IndicatorKind, label: str, definition: str, *parts: str
) -> Indicator:
    """A figure of clubs, never hidden."""
    return Indicator(code, kind, Ground.clubs, label, definition, parts)


def people_figure(
    code: str, kind: IndicatorKind, label: str, definition: str, *parts: str
) -> Indicator:
    """A figure of families or members in clubs."""
    return Indicator(code, kind, Ground.people, label, definition, parts)


def network_figure(
    code: str, kind: IndicatorKind, label: str, definition: str, *parts: str
) -> Indicator:
    """A figure that rests on no club."""
    return Indicator(code, kind, Ground.network, label, definition, parts)
