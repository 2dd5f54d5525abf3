"""Where a name of a place has been, era by era.

Postal registers begin in October 2012: before the first one a place is followed back along the
changes of the division, and after the last one that has it, forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from familieklubb.geography.division import Divisions, NamedMunicipality
from familieklubb.geography.names import NameIndex, PostalStay

# A postal place that has this many times the post codes elsewhere only spills over a border:
# Molde into Aukra (22 to 1), Moss into Rygge (33 to 7), but not Vear (3 to 2).
SPILL = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """What a name means in one era.

    ``meant`` are the codes it may mean, ``minor`` those into which a place of ``meant`` only
    spills over; ``postal`` is where the postal registers have it, or must have had it.
    """

    meant: frozenset[str]
    minor: frozenset[str]
    postal: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What is known of one name, era by era.

    ``own`` are the codes of municipalities that have it, ``former`` of those that took over one
    that had it; ``postal`` the number of post codes by code.
    """

    own: Sequence[set[str]]
    former: Sequence[set[str]]
    postal: Sequence[dict[str, int]]


class Tracer:
    """Finds, and remembers, where each known name has been."""

    def __init__(self, divisions: Divisions, index: NameIndex) -> None:
        self._divisions = divisions
        self._index = index
        self._eras = range(divisions.last_era + 1)
        self._grounds: dict[str, _Grounds] = {}
        self._standings: dict[tuple[str, int], Standing] = {}

    def standing(self, key: str, era: int) -> Standing:
        """What a known name, by its key, means in an era; KeyError for an unknown name."""
        found = self._standings.get((key, era))
        if found is None:
            found = self._standings[key, era] = self._weighed(key, era)
        return found

    @cached_property
    def movers(self) -> frozenset[str]:
        """The names, by key, whose place went to another municipality when theirs did not.

        Ten or so near a border, as Vågstranda in 2020 from Rauma to Vestnes; the changes of the
        division do not tell of them, the postal registers do.
        """
        return frozenset(
            key
            for key, stays in self._index.postal.items()
            if any(self._moved(stay, stays) for stay in stays)
        )

    def _moved(self, stay: PostalStay, stays: Sequence[PostalStay]) -> bool:
        """Whether the registers after a stay have the place where its code does not lead."""
        after = min((each.first_era for each in stays if each.first > stay.last), default=None)
        if after is None:
            return False
        codes = {stay.code}
        for era in range(stay.last_era, after):
            codes = self._leads(codes, era, era + 1)
        return codes.isdisjoint(
            each.code
            for each in stays
            if each.last > stay.last and each.first_era <= after <= each.last_era
        )

    def _weighed(self, key: str, era: int) -> Standing:
        if key not in self._grounds:
            self._grounds[key] = self._gathered(key)
        grounds = self._grounds[key]
        own, former, postal = grounds.own[era], grounds.former[era], grounds.postal[era]
        largest = max(postal.values(), default=0)
        minor = {
            code
            for code, size in postal.items()
            if largest >= SPILL * size and code not in own | former
        }
        meant = (own | former | set(postal)) - minor
        if not meant:
            meant = self._parts(self._index.municipal.get(key, ()), era)
        return Standing(frozenset(meant), frozenset(minor), frozenset(postal))

    def _gathered(self, key: str) -> _Grounds:
        if key not in self._index.spellings:
            raise KeyError(key)
        named = self._index.municipal.get(key, ())
        own: list[set[str]] = [set() for _ in self._eras]
        for municipality in named:
            for era in range(municipality.first_era, municipality.last_era + 1):
                own[era].add(municipality.code)
        postal = self._postal(self._index.postal.get(key, ()), own)
        return _Grounds(own, self._former(named, own, postal), postal)

    def _postal(self, stays: Sequence[PostalStay], own: Sequence[set[str]]) -> list[dict[str, int]]:
        """The number of post codes by code in each era, known or followed from known ones."""
        found = self._registered(stays)
        known = [era for era in self._eras if found[era]]
        if not known:
            return found
        origin = found[known[0]]
        for era in range(known[-1], 0, -1):
            if not found[era - 1]:
                found[era - 1] = self._follow(found[era], era, era - 1, own[era - 1], ())
        for era in range(known[-1], self._eras[-1]):
            found[era + 1] = self._follow(found[era], era, era + 1, own[era + 1], origin)
        return found

    def _registered(self, stays: Sequence[PostalStay]) -> list[dict[str, int]]:
        """What the registers of each era say, the later ones where they correct the earlier."""
        found: list[dict[str, int]] = [{} for _ in self._eras]
        for stay in sorted(stays, key=lambda stay: stay.first):
            for era in range(stay.first_era, stay.last_era + 1):
                found[era][stay.code] = stay.postcodes
            for earlier in stays:
                if earlier.last < stay.first and earlier.last_era == stay.first_era:
                    found[stay.first_era].pop(earlier.code, None)
        return found

    def _follow(
        self, sizes: dict[str, int], era: int, to_era: int, own: set[str], origin: Iterable[str]
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for code, size in sizes.items():
            ends = self._leads((code,), era, to_era)
            for end in self._likely(ends, (own,), origin):
                found[end] = max(size, found.get(end, 0))
        return found

    def _former(
        self,
        named: Iterable[NamedMunicipality],
        own: Sequence[set[str]],
        postal: Sequence[dict[str, int]],
    ) -> list[set[str]]:
        """Where the municipalities that had the name before each era have gone."""
        found: list[set[str]] = [set() for _ in self._eras]
        for municipality in named:
            codes = {municipality.code}
            for era in range(municipality.last_era, self._eras[-1]):
                main = self._divisions.forward[era].main
                grounds = (own[era + 1], set(postal[era + 1]))
                after = self._leads(codes, era, era + 1)
                likely = self._likely(after, grounds, (municipality.code,))
                codes = likely & {main.get(code, code) for code in codes} or likely
                found[era + 1] |= codes
        return found

    def _parts(self, named: Iterable[NamedMunicipality], era: int) -> set[str]:
        """What the municipalities that have the name only later were made of."""
        found: set[str] = set()
        for municipality in named:
            codes = {municipality.code}
            for later in range(municipality.first_era, era, -1):
                codes = self._leads(codes, later, later - 1)
            found |= codes
        return found

    def _likely(
        self, codes: set[str], grounds: Iterable[set[str]], origin: Iterable[str]
    ) -> set[str]:
        """Fewer of several codes, where a ground to choose or shared ground with origin tells."""
        share = self._divisions.share_ground
        for ground in grounds:
            if len(codes) > 1:
                codes = codes & ground or codes
        if len(codes) > 1:
            codes = {c for c in codes if all(share(c, start) for start in origin)} or codes
        return codes

    def _leads(self, codes: Iterable[str], era: int, to_era: int) -> set[str]:
        """Where codes lead in the neighbouring era, boundary adjustments left out."""
        step = self._divisions.step
        return {end for code in codes for end in step(code, era, to_era, whole=True)}
