"""Days and periods on the command line: 2003-12-31 or 31.12.2003, always with the year.

A command is read again later, in scripts and histories; what it means may not depend on today.
"""

from __future__ import annotations

import re
from datetime import date

from familieklubb.domain.periods import Period, PeriodError
from familieklubb.domain.text import shown
from familieklubb.errors import WrongWords
from familieklubb.i18n import _
from familieklubb.services.dates import FIRST_YEAR, LAST_YEAR

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")


def day_of(option: str, text: str | None) -> date | None:
    """The day that an option names; raises WrongWords."""
    if text is None:
        return None
    found = _day(text.strip())
    if found is None:
        raise WrongWords(
            _("{name}: {text} is not a day.").format(name=option, text=shown(text)),
            _("Write it as 2003-12-31 or 31.12.2003."),
        )
    return found


def year_of(option: str, text: str) -> Period:
    """The calendar year that an option names; raises WrongWords."""
    if not _YEAR.fullmatch(text.strip()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise WrongWords(
            _("{name}: {text} is not a year.").format(name=option, text=shown(text)),
            _("Write it with four digits, such as 2003."),
        )
    return Period.year(int(text))


def period_of(option: str, text: str) -> Period:
    """The period that an option names; raises WrongWords."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        if dots:
            days = (_day(first), _day(last))
            found = Period(*days) if all(days) else None  # type: ignore[arg-type]
        else:
            found = Period.parse(text)
    except PeriodError:
        found = None
    if found is None or not FIRST_YEAR <= found.start.year <= found.end.year <= LAST_YEAR:
        raise WrongWords(
            _("{name}: {text} is not a period.").format(name=option, text=shown(text)),
            _("Write it as 2003, 2003H1, 2003-02 or 2003-02-01..2004-01-31."),
        )
    return found


def _day(text: str) -> date | None:
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif dotted := _DOTTED.fullmatch(text):
        day, month, year = dotted.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
