"""Ages and age bands, always computed from a year of birth."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar


class AgeBand(StrEnum):
    """The bands of age that figures use; the dash is an en dash."""

    to_5 = "0–5"
    to_12 = "6–12"
    to_17 = "13–17"
    to_29 = "18–29"
    to_49 = "30–49"
    to_66 = "50–66"
    from_67 = "67+"
    unknown = "unknown"


# First and last age; the open band is given an end, for its middle.
_AGES = {
    AgeBand.to_5: (0, 5),
    AgeBand.to_12: (6, 12),
    AgeBand.to_17: (13, 17),
    AgeBand.to_29: (18, 29),
    AgeBand.to_49: (30, 49),
    AgeBand.to_66: (50, 66),
    AgeBand.from_67: (67, 83),
}


class AgeBandError(ValueError):
    """A text is no age band; ``reason`` says so in a word that code can read."""

    reason: ClassVar[str] = "not_an_age_band"


def age(birth_year: int, day: date) -> int:
    """The year of the day less the year of birth; below 0 before the birth."""
    return day.year - birth_year


def band(birth_year: int | None, day: date) -> AgeBand:
    """The band on the day; unknown without a year of birth, or with one still to come."""
    if birth_year is None or age(birth_year, day) < 0:
        return AgeBand.unknown
    years = age(birth_year, day)
    return next((found for found, (_, last) in _AGES.items() if years <= last), AgeBand.from_67)


def middle_year(typed: AgeBand, reference_year: int) -> int | None:
    """The year of birth to keep, as estimated, for a band typed in that year.

    None for unknown. 67+ is taken as 67–83, so 75 years.
    """
    if typed == AgeBand.unknown:
        return None
    first, last = _AGES[typed]
    return reference_year - (first + last) // 2


def parse_band(text: str) -> AgeBand:
    """The band that was typed, with a hyphen or an en dash, with or without spaces.

    Raises AgeBandError for any other text.
    """
    try:
        return AgeBand("".join(text.split()).replace("-", "–").lower())
    except ValueError as error:
        raise AgeBandError(text) from error
