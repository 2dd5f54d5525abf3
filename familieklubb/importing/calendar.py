"""Dates and times of day as people and spreadsheet programs write them."""

from __future__ import annotations

import datetime as dt
import re

from familieklubb.domain.text import shown
from familieklubb.i18n import _
from familieklubb.importing.foreign import Raw, WrongCell

FIRST_YEAR = 1900
LAST_YEAR = 2199
# A year of two digits: 00–49 is 20xx, 50–99 is 19xx.
LAST_OF_THIS_CENTURY = 49

_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _MIDNIGHT)
_NORDIC = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})" + _MIDNIGHT)
_TIME = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.]00)?)?")
_TIME_TOGETHER = re.compile(r"(?:kl\.? ?)?([0-9]{2})([0-9]{2})")


def day(raw: Raw) -> dt.date:
    """A date: 2003-02-11, 11.02.2003, 11.2.03, or a date cell without a time of day.

    Years from 1900 to 2199. Raises WrongCell.
    """
    if isinstance(raw, dt.datetime):
        if raw.time() != dt.time.min:
            raise WrongCell(
                _("The cell holds a time of day besides the date."), _("Write only the date.")
            )
        found = raw.date()
    elif isinstance(raw, dt.date):
        found = raw
    elif isinstance(raw, str):
        found = _typed_day(raw)
    else:
        raise WrongCell(
            _("The cell holds a number or a time, and a date belongs here."),
            _("Format the cell as a date, or write it as 2003-02-11 or 11.02.2003."),
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongCell(
            _("The year {year} is out of bounds.").format(year=found.year),
            _("Write a year from {first} to {last}; leave out a day that is not known.").format(
                first=FIRST_YEAR, last=LAST_YEAR
            ),
        )
    return found


def is_day(raw: Raw) -> bool:
    """Whether a text is written like a date."""
    return isinstance(raw, str) and bool(
        _ISO.fullmatch(raw.strip()) or _NORDIC.fullmatch(raw.strip())
    )


def time(raw: Raw) -> dt.time:
    """A time of day to the minute: 18:00, 18.00, 18, 1800, or a time cell; raises WrongCell."""
    if isinstance(raw, dt.timedelta) and dt.timedelta() <= raw < dt.timedelta(days=1):
        raw = (dt.datetime.min + raw).time()
    if isinstance(raw, dt.time):
        # Excel keeps a time as a fraction of a day, which may fall just short of the minute.
        whole = dt.datetime.combine(dt.date.min, raw.replace(tzinfo=None)) + dt.timedelta(
            seconds=0.5
        )
        return whole.time().replace(second=0, microsecond=0)
    if isinstance(raw, int | float) and (raw >= 1 or raw == 0):
        # Typed as 18.30 into a cell for numbers.
        raw = f"{raw:.2f}"
    typed = raw.strip().casefold() if isinstance(raw, str) else ""
    found = _TIME.fullmatch(typed) or _TIME_TOGETHER.fullmatch(typed)
    try:
        return dt.time(int(found[1]), int(found[2] or 0)) if found else _no_time(raw)
    except ValueError:
        return _no_time(raw)


def _typed_day(raw: str) -> dt.date:
    typed = raw.strip()
    if found := _ISO.fullmatch(typed):
        year, month, number = (int(part) for part in found.groups())
    elif found := _NORDIC.fullmatch(typed):
        number, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            year += 2000 if year <= LAST_OF_THIS_CENTURY else 1900
    else:
        raise WrongCell(
            _("“{value}” is not a date.").format(value=shown(raw)),
            _("Write it as 2003-02-11 or 11.02.2003."),
        )
    try:
        return dt.date(year, month, number)
    except ValueError as error:
        raise WrongCell(
            _("There is no day {value}.").format(value=shown(raw)),
            _("Write the day as it stands in the calendar."),
        ) from error


def _no_time(raw: Raw) -> dt.time:
    raise WrongCell(
        _("“{value}” is not a time of day.").format(value=shown(str(raw))),
        _("Write it as 18:00 or 18.00."),
    )
