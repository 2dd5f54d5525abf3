"""Where places are, on any day since 1999."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from familieklubb.geography.division import County, Divisions, Municipality, read_divisions
from familieklubb.geography.names import NameIndex
from familieklubb.geography.places import PlaceFinder, Resolution
from familieklubb.geography.recasting import Located, Recaster, Unresolved
from familieklubb.geography.traces import Tracer


class Geography:
    """Municipalities, counties and names of places in Norway, in the division of any day.

    The tables are read at the first question and kept; a Geography is made once and handed on.
    A day before 1999 has the division of 1 January 1999, one after the last change the last.
    """

    @cached_property
    def _divisions(self) -> Divisions:
        return read_divisions()

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._divisions)

    @cached_property
    def _tracer(self) -> Tracer:
        return Tracer(self._divisions, self._index)

    @cached_property
    def _finder(self) -> PlaceFinder:
        return PlaceFinder(self._divisions, self._index, self._tracer)

    @cached_property
    def _recaster(self) -> Recaster:
        return Recaster(self._divisions, self._finder, self._tracer)

    def municipality(self, code: str, day: date) -> Municipality | None:
        """The municipality with a code on a day; None where the code is not valid that day."""
        return self._divisions.municipalities[self._divisions.era(day)].get(code)

    def county(self, code: str, day: date) -> County | None:
        """The county with a code on a day; None where the code is not valid that day."""
        return self._divisions.counties[self._divisions.era(day)].get(code)

    def municipalities(self, day: date) -> tuple[Municipality, ...]:
        """Every municipality of a day, by code."""
        valid = self._divisions.municipalities[self._divisions.era(day)]
        return tuple(valid[code] for code in sorted(valid))

    def counties(self, day: date) -> tuple[County, ...]:
        """Every county of a day, by code."""
        valid = self._divisions.counties[self._divisions.era(day)]
        return tuple(valid[code] for code in sorted(valid))

    def division_days(self) -> tuple[date, ...]:
        """The days since 1999 on which the division changed, each the first of the new one."""
        return self._divisions.days

    def resolve(self, place: str, day: date) -> Resolution:
        """What the name of a place, as a person typed it, means on a day.

        Takes municipalities of the day, former and later ones, and postal places, whatever the
        case and spaces, and with a county or municipality beside them: ``Os (Innlandet)``,
        ``Os, Hedmark``, ``Os i Østerdalen``, ``Os kommune``.
        """
        return self._finder.resolve(place, self._divisions.era(day))

    def recast(self, place: str, code: str, code_day: date, division: date) -> Located | Unresolved:
        """Where a place is in the division in force on another day, forward or backward.

        ``code`` is a municipality code valid on ``code_day``.
        """
        era = self._divisions.era
        return self._recaster.recast(place, code, era(code_day), era(division))
