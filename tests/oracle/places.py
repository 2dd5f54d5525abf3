"""A handful of Norwegian places with their municipality and county in every division.

The table of domain.md, section 5, and some places whose municipality was merged, split or
moved. Source of the codes: SSB, Klass; of the places of split municipalities: the postal
registers. A place may stand twice, in two municipalities.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Division:
    """Where a place lies from a day on; no municipality where its name cannot tell."""

    from_day: date
    municipality: str | None
    county: str | None


@dataclass(frozen=True)
class Place:
    """A name, its divisions in order, and whether the name alone says which place it is."""

    name: str
    divisions: tuple[Division, ...]
    resolves_by_name: bool = False

    def division_on(self, day: date) -> Division:
        """The division in force that day."""
        return [division for division in self.divisions if division.from_day <= day][-1]

    def code_on(self, day: date) -> str | None:
        """The municipality code valid that day."""
        return self.division_on(day).municipality


def _place(name: str, *since: tuple[int, str | None, str | None], by_name: bool = False) -> Place:
    divisions = (Division(date(year, 1, 1), code, county) for year, code, county in since)
    return Place(name, tuple(divisions), by_name)


PLACES = (
    _place("Hitra", (1977, "1617", "16"), (2018, "5013", "50"), (2020, "5056", "50"), by_name=True),
    _place("Oslo", (1977, "0301", "03"), by_name=True),
    _place("Ålesund", (1977, "1504", "15"), (2020, "1507", "15"), (2024, "1508", "15")),
    _place("Melhus", (1977, "1653", "16"), (2018, "5028", "50"), by_name=True),
    _place("Strømmen", (1977, "0231", "02"), (2020, "3030", "30"), (2024, "3205", "32")),
    _place("Hamar", (1992, "0403", "04"), (2020, "3403", "34"), by_name=True),
    _place("Elverum", (1977, "0427", "04"), (2020, "3420", "34"), by_name=True),
    _place(
        "Sarpsborg", (1992, "0105", "01"), (2020, "3003", "30"), (2024, "3105", "31"), by_name=True
    ),
    _place("Sauda", (1977, "1135", "11"), by_name=True),
    _place("Mysen", (1977, "0125", "01"), (2020, "3014", "30"), (2024, "3118", "31")),
    _place("Bergen", (1977, "1201", "12"), (2020, "4601", "46"), by_name=True),
    _place("Tysfjord", (1977, "1850", "18"), (2020, None, None)),
    _place("Drag", (1977, "1850", "18"), (2020, "1875", "18")),
    _place("Kjøpsvik", (1977, "1850", "18"), (2020, "1806", "18")),
    _place("Snillfjord", (1977, "1613", "16"), (2018, "5012", "50"), (2020, "5059", "50")),
    _place(
        "Stokke",
        (1977, "0720", "07"),
        (2017, "0710", "07"),
        (2020, "3804", "38"),
        (2024, "3907", "39"),
    ),
    _place("Os i Østerdalen", (1977, "0441", "04"), (2020, "3430", "34")),
    _place("Os", (1977, "0441", "04"), (2020, "3430", "34")),
    _place("Os", (1977, "1243", "12"), (2020, "4624", "46")),
    _place("Haram", (1977, "1534", "15"), (2020, "1507", "15"), (2024, "1580", "15")),
)


def locate_by_table(
    place: str, code: str | None, code_day: date, division_day: date
) -> tuple[str, str] | None:
    """The municipality and county of a place in the division of a day, or None if unknown.

    ``code`` is a municipality code valid on ``code_day``; without it the name must be enough.
    """
    named = [known for known in PLACES if known.name == place]
    if code is not None:
        named = [known for known in named if known.code_on(code_day) == code]
    if len(named) != 1:
        return None
    division = named[0].division_on(division_day)
    if division.municipality is None or division.county is None:
        return None
    return division.municipality, division.county
