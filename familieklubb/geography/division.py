"""The divisions of Norway into counties and municipalities since 1999, and what became of what.

An *era* is a stretch of days with one division: number 0 begins on 1 January 1999, and each
day on which the division changed begins the next. Days before the first era count as the
first, days after the last change as the last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from familieklubb.geography.data import rows

FIRST_DAY = date(1999, 1, 1)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality under one code; ``county_code`` is two digits, ``code`` four."""

    code: str
    name: str
    county_code: str


@dataclass(frozen=True, slots=True)
class County:
    """A county under one code of two digits."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedMunicipality:
    """A name that a municipality had, with the eras, inclusive, in which it had it."""

    name: str
    code: str
    first_era: int
    last_era: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one change of the division did, read in one direction.

    ``everything`` has each code that took over some part, ``whole`` leaves out boundary
    adjustments, ``main`` names the one that took over two thirds or more. A code that is in
    none of the three went on as it was.
    """

    everything: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, tuple[str, ...]]
    main: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Divisions:
    """Every division since 1999 in order.

    ``municipalities`` and ``counties`` have one mapping from code per era; ``forward[e]`` leads
    from era e to e + 1, ``backward[e]`` from era e + 1 to e. ``current`` gives the codes of
    today in which some part of a code lies. Source: Statistics Norway, Klass.
    """

    days: tuple[date, ...]
    municipalities: tuple[Mapping[str, Municipality], ...]
    counties: tuple[Mapping[str, County], ...]
    names: tuple[NamedMunicipality, ...]
    forward: tuple[Step, ...]
    backward: tuple[Step, ...]
    current: Mapping[str, frozenset[str]]

    @property
    def last_era(self) -> int:
        """The number of the era that holds now."""
        return len(self.days)

    def era(self, day: date) -> int:
        """The number of the era that a day belongs to."""
        return bisect_right(self.days, day)

    def step(self, code: str, era: int, to_era: int, *, whole: bool = False) -> tuple[str, ...]:
        """The codes of a neighbouring era that a code of ``era`` went into or came from."""
        change = self.forward[era] if to_era > era else self.backward[to_era]
        return (change.whole if whole else change.everything).get(code, (code,))

    def kin(self, code: str, era: int) -> Iterator[tuple[int, set[str]]]:
        """The codes of the other eras that a code came from, then those it went into."""
        for ahead, end in ((-1, 0), (1, self.last_era)):
            codes = {code}
            for start in range(era, end, ahead):
                after = start + ahead
                codes = {to for each in codes for to in self.step(each, start, after, whole=True)}
                yield after, codes

    def share_ground(self, one: str, other: str) -> bool:
        """Whether some municipality of today has parts of both codes."""
        return not self.current[one].isdisjoint(self.current[other])


def read_divisions() -> Divisions:
    """Read the divisions from the tables in ``data/``."""
    changes = rows(
        "municipality_changes_no", "date", "old_code", "new_code", "type", "main_successor"
    )
    days = tuple(date.fromisoformat(day) for day in sorted({change[0] for change in changes}))
    municipalities, names = _municipalities(days)
    steps = [
        _steps([change for change in changes if change[0] == day.isoformat()], municipalities[era])
        for era, day in enumerate(days)
    ]
    return Divisions(
        days=days,
        municipalities=municipalities,
        counties=_counties(days),
        names=names,
        forward=tuple(forward for forward, _backward in steps),
        backward=tuple(backward for _forward, backward in steps),
        current=_current(),
    )


def _eras(days: tuple[date, ...], valid_from: str, valid_to: str) -> range:
    first = bisect_right(days, date.fromisoformat(valid_from))
    last = bisect_right(days, date.fromisoformat(valid_to)) if valid_to else len(days)
    return range(first, last + 1)


def _municipalities(
    days: tuple[date, ...],
) -> tuple[tuple[Mapping[str, Municipality], ...], tuple[NamedMunicipality, ...]]:
    by_era: tuple[dict[str, Municipality], ...] = tuple({} for _ in range(len(days) + 1))
    names: list[NamedMunicipality] = []
    columns = ("code", "name", "county_code", "valid_from", "valid_to", "klass_name")
    for code, name, county_code, valid_from, valid_to, full_name in rows(
        "municipalities_no", *columns
    ):
        eras = _eras(days, valid_from, valid_to)
        municipality = Municipality(code, name, county_code)
        for era in eras:
            by_era[era][code] = municipality
        # Names in several languages stand side by side: "Kárášjohka - Karasjok".
        spoken = full_name.split(" - ") if "(" not in full_name else []
        for known in dict.fromkeys((name, *spoken)):
            names.append(NamedMunicipality(known, code, eras[0], eras[-1]))
    return by_era, tuple(names)


def _counties(days: tuple[date, ...]) -> tuple[Mapping[str, County], ...]:
    by_era: tuple[dict[str, County], ...] = tuple({} for _ in range(len(days) + 1))
    for code, name, valid_from, valid_to in rows(
        "counties_no", "code", "name", "valid_from", "valid_to"
    ):
        county = County(code, name)
        for era in _eras(days, valid_from, valid_to):
            by_era[era][code] = county
    return by_era


def _steps(changes: list[tuple[str, ...]], before: Mapping[str, Municipality]) -> tuple[Step, Step]:
    onward = _Links()
    back = _Links()
    main: dict[str, str] = {}
    for _day, old, new, kind, is_main in changes:
        whole = kind != "part_transfer"
        onward.add(old, new, whole=whole)
        back.add(new, old, whole=whole)
        if is_main == "1":
            main[old] = new
    leaving = set(onward.everything)
    for new in list(back.everything):
        # One that grew and is not itself said to change was there before as well.
        if new in before and new not in leaving:
            back.add(new, new, whole=True)
    return onward.step(main), back.step({})


class _Links:
    """Which code leads to which, while a step is put together."""

    def __init__(self) -> None:
        self.everything: dict[str, list[str]] = {}
        self.whole: dict[str, list[str]] = {}

    def add(self, start: str, end: str, *, whole: bool) -> None:
        self.everything.setdefault(start, []).append(end)
        if whole:
            self.whole.setdefault(start, []).append(end)

    def step(self, main: Mapping[str, str]) -> Step:
        return Step(
            {start: tuple(ends) for start, ends in self.everything.items()},
            {start: tuple(ends) for start, ends in self.whole.items()},
            main,
        )


def _current() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, current in rows("municipality_to_current_no", "code", "current_code"):
        found.setdefault(code, set()).add(current)
    return {code: frozenset(codes) for code, codes in found.items()}
