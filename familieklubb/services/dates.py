"""Days as people type them: 17.11, i går, tir, forrige tirsdag, 17. november, 2026-11-17.

The words of all three languages are understood, whichever is chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from familieklubb.domain.text import shown
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _

FIRST_YEAR, LAST_YEAR = 1900, 2199
# A year of two digits: 00–49 is 20xx, 50–99 is 19xx, as in the spreadsheets.
_LAST_OF_THIS_CENTURY = 49
# A day without a year, typed for what has been, may still lie so far ahead: someone who types
# tomorrow's date does not mean the year before. Typed for what will be, so far back.
_SLACK = timedelta(days=31)
# 29 February may be eight years away (1896–1904).
_YEARS_AROUND = 8
_LONGEST = 60

_WEEKDAYS = (
    ("mandag", "måndag", "monday"),
    ("tirsdag", "tysdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lørdag", "laurdag", "saturday"),
    ("søndag", "sundag", "sunday"),
)
_MONTHS = (
    ("januar", "january"),
    ("februar", "february"),
    ("mars", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
_SHORTEST_WEEKDAY, _SHORTEST_MONTH = 2, 3
_NAMED_DAYS: Mapping[str, int] = {
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i går": -1,
    "igår": -1,
    "i gaar": -1,
    "yesterday": -1,
    "i forgårs": -2,
    "forgårs": -2,
    "i førgår": -2,
    "førgår": -2,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "i morgen": 1,
    "i morgon": 1,
    "imorgen": 1,
    "imorgon": 1,
    "tomorrow": 1,
    "i overmorgen": 2,
    "overmorgen": 2,
    "i overmorgon": 2,
    "overmorgon": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
_BEFORE = ("forrige", "førre", "sist", "siste", "last")
_AFTER = ("neste", "next", "kommende", "komande", "coming", "på", "on")

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})[./] ?([0-9]{1,2})(?:\.|[./] ?([0-9]{4}|[0-9]{2}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.? ?([a-zæøå]+)\.?(?:,? ([0-9]{4}|[0-9]{2}))?")
_MONTH_DAY = re.compile(r"([a-zæøå]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_DAYS_AGO = re.compile(r"(?:for )?([0-9]{1,3}) (?:dag|dager|dagar|day|days) (?:siden|sidan|ago)")
_DAYS_AHEAD = re.compile(r"(?:om|in) ([0-9]{1,3}) (?:dag|dager|dagar|day|days)")


class NotADay(FamilieklubbError):
    """The text names no day."""


def typed_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that a person means, seen from today.

    A weekday is the last one, today included, and a day without a year the last such day;
    with ``ahead`` the next ones. ``forrige`` and ``neste`` leave today out. Raises NotADay.
    """
    found = None
    if len(text) <= _LONGEST:
        typed = " ".join(unicodedata.normalize("NFC", text).split()).casefold()
        found = _read(typed, today, ahead)
    if found is None:
        raise NotADay(
            _("“{text}” is not a day.").format(text=shown(text)),
            _("Write it like 17.11, 17.11.2026, yesterday or tue."),
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotADay(
            _("The year {year} is out of bounds.").format(year=found.year),
            _("Write a year from {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
        )
    return found


def month_named(name: str) -> int | None:
    """The number of the month whose name begins so, 1 to 12."""
    place = _place(name, _MONTHS, _SHORTEST_MONTH)
    return None if place is None else place + 1


def _read(typed: str, today: date, ahead: bool) -> date | None:
    away = _days_away(typed)
    if away is not None:
        return today + timedelta(days=away)
    weekday = _weekday(typed, today, ahead)
    if weekday is not None:
        return weekday
    first, _space, rest = typed.partition(" ")
    number = _place(first.rstrip(".,"), _WEEKDAYS, _SHORTEST_WEEKDAY)
    if number is not None and rest:
        found = _written(rest, today, ahead)
        return found if found is None else _on_weekday(found, number, typed)
    return _written(typed, today, ahead)


def _days_away(typed: str) -> int | None:
    if typed in _NAMED_DAYS:
        return _NAMED_DAYS[typed]
    if found := _DAYS_AGO.fullmatch(typed):
        return -int(found[1])
    if found := _DAYS_AHEAD.fullmatch(typed):
        return int(found[1])
    return None


def _weekday(typed: str, today: date, ahead: bool) -> date | None:
    lead, _space, name = typed.rpartition(" ")
    number = _place(name.rstrip("."), _WEEKDAYS, _SHORTEST_WEEKDAY)
    if number is None:
        return None
    since, until = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if lead in _BEFORE:
        return today - timedelta(days=since or 7)
    if lead in _AFTER:
        return today + timedelta(days=until or 7)
    if lead:
        return None
    return today + timedelta(days=until if ahead else -since)


def _on_weekday(found: date, number: int, typed: str) -> date:
    if found.weekday() != number:
        raise NotADay(
            _("“{text}” is another day of the week.").format(text=shown(typed)),
            _("Leave the weekday out, or correct the date."),
        )
    return found


def _written(typed: str, today: date, ahead: bool) -> date | None:
    if found := _ISO.fullmatch(typed):
        return _exact(int(found[1]), int(found[2]), int(found[3]), typed)
    if found := _DOTTED.fullmatch(typed):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _DAY_MONTH.fullmatch(typed) or _MONTH_DAY.fullmatch(typed):
        number, name = found[1], found[2]
        if not number.isdecimal():
            number, name = name, number
        named = month_named(name)
        if named is None:
            return None
        day, month, year = int(number), named, found[3]
    else:
        return None
    if year is None:
        return _nearest(month, day, today, ahead, typed)
    return _exact(_whole_year(year), month, day, typed)


def _whole_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)


def _exact(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_such_day(typed) from error


def _nearest(month: int, day: int, today: date, ahead: bool, typed: str) -> date:
    candidates = list(_candidates(month, day, today.year))
    if ahead:
        found = min((one for one in candidates if one >= today - _SLACK), default=None)
    else:
        found = max((one for one in candidates if one <= today + _SLACK), default=None)
    if found is None:
        raise _no_such_day(typed)
    return found


def _candidates(month: int, day: int, year: int) -> Iterator[date]:
    for one in range(max(year - _YEARS_AROUND, 1), min(year + _YEARS_AROUND, 9999) + 1):
        try:
            yield date(one, month, day)
        except ValueError:
            continue


def _no_such_day(typed: str) -> NotADay:
    return NotADay(
        _("There is no day {text}.").format(text=shown(typed)),
        _("Write the day as it stands in the calendar."),
    )


def _place(name: str, names: Sequence[Sequence[str]], shortest: int) -> int | None:
    """Which of the names a text begins, if it is long enough and begins only one."""
    if len(name) < shortest:
        return None
    found = [n for n, some in enumerate(names) if any(one.startswith(name) for one in some)]
    return found[0] if len(found) == 1 else None
