"""The municipality of a club in the division of another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from familieklubb.geography.division import County, Divisions, Municipality
from familieklubb.geography.places import PlaceFinder
from familieklubb.geography.traces import Tracer


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the division of a day."""

    municipality: Municipality
    county: County


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A place whose name does not tell the municipality in the division of a day.

    ``candidates`` are the municipalities it may be in, by code; none where the code that the
    club stands with was not valid on its own day.
    """

    candidates: tuple[Municipality, ...] = ()
    reason: Literal["place_not_resolved"] = "place_not_resolved"


class Recaster:
    """Carries a place and its code from one division to another, step by step.

    At each change the code's own successors or predecessors bound the answer. Where they are
    several, these decide in turn: the name of the place in the division on the other side; the
    codes that have ground in common with the one begun with (a place in Haram of 2019 is in
    Haram of 2024, though its code was Ålesund's in between); forward, the main successor.
    Where the postal registers have the place, by itself, on the other side of a border, it goes
    with them.
    """

    def __init__(self, divisions: Divisions, finder: PlaceFinder, tracer: Tracer) -> None:
        self._divisions = divisions
        self._finder = finder
        self._tracer = tracer

    def recast(self, place: str, code: str, era: int, to_era: int) -> Located | Unresolved:
        """Where a place with a code of one era is in another."""
        if code not in self._divisions.municipalities[era]:
            return Unresolved()
        codes = self._carried(place, code, era, to_era)
        municipalities = self._divisions.municipalities[to_era]
        if len(codes) > 1:
            return Unresolved(tuple(municipalities[each] for each in sorted(codes)))
        (found,) = codes
        municipality = municipalities[found]
        return Located(municipality, self._divisions.counties[to_era][municipality.county_code])

    def _carried(self, place: str, code: str, era: int, to_era: int) -> set[str]:
        codes = {code}
        if era == to_era:
            return codes
        key = self._finder.key(place)
        moves = key in self._tracer.movers
        ahead = 1 if to_era > era else -1
        for start in range(era, to_era, ahead):
            end = start + ahead
            ends = {to for each in codes for to in self._divisions.step(each, start, end)}
            if key is not None and moves:
                ends = self._moved(codes, ends, start, end, key)
            if len(ends) > 1:
                ends = self._chosen(codes, ends, start, end, key=key, origin=code)
            codes = ends
        return codes

    def _chosen(
        self,
        codes: set[str],
        ends: set[str],
        era: int,
        to_era: int,
        *,
        key: str | None,
        origin: str,
    ) -> set[str]:
        """Fewer of several ends, where the name or what the codes have in common tells."""
        if key is not None:
            standing = self._tracer.standing(key, to_era)
            ends = ends & standing.meant or ends & standing.minor or ends
        if len(ends) > 1:
            share = self._divisions.share_ground
            ends = {end for end in ends if share(end, origin)} or ends
        if len(ends) > 1 and to_era > era:
            main = self._divisions.forward[era].main
            ends = ends & {main[code] for code in codes if code in main} or ends
        return ends

    def _moved(self, codes: set[str], ends: set[str], era: int, to_era: int, key: str) -> set[str]:
        """The place's own way across a border, where the registers have it on both sides."""
        here = self._tracer.standing(key, era).postal
        there = self._tracer.standing(key, to_era).postal
        if codes & here and there and not ends & there:
            return set(there)
        return ends
