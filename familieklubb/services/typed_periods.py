"""Periods as people type them: 2026, 2026H1, november, siste 26 uker, 1.8–31.10."""

from __future__ import annotations

import re
from datetime import date, timedelta

from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.periods import Period, PeriodError, add_months
from familieklubb.domain.text import shown
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.services.dates import FIRST_YEAR, LAST_YEAR, NotADay, month_named, typed_day

_LAST = re.compile(
    r"(?:(?:de )?sis?te|last|the last) ([0-9]{1,3}) (dag|uke|veke|måned|månad|day|week|month)\w*"
)
_THIS_YEAR = frozenset({"i år", "iår", "this year"})
_LAST_YEAR = frozenset({"i fjor", "ifjor", "last year"})
_MONTH = re.compile(r"([a-zæøå]+)\.?(?: ([0-9]{4}))?")
_DASHES = re.compile(r"\s*(?:–|—|\.\.|\s-\s| til | to )\s*|(?<=[0-9.])-(?=[0-9]+\.)")
_LONGEST = 60


class NotAPeriod(FamilieklubbError):
    """The text names no period."""


def typed_period(text: str, today: date) -> Period:
    """The period that a person means, seen from today; raises NotAPeriod."""
    typed = " ".join(text.split()).casefold()
    found = None if len(typed) > _LONGEST else _read(typed, today)
    if found is None or not FIRST_YEAR <= found.start.year <= found.end.year <= LAST_YEAR:
        raise NotAPeriod(
            _("“{text}” is not a period.").format(text=shown(text)),
            _("Write it like 2026, 2026H1, november, or 1.8–31.10."),
        )
    return found


def _read(typed: str, today: date) -> Period | None:
    if typed in _THIS_YEAR:
        return Period.year(today.year)
    if typed in _LAST_YEAR:
        return Period.year(today.year - 1)
    if found := _LAST.fullmatch(typed):
        return _last(int(found[1]), found[2], today)
    if found := _MONTH.fullmatch(typed):
        return _month(found[1], found[2], today)
    try:
        return Period.parse(typed.upper())
    except PeriodError:
        return _between(typed, today)


def _last(number: int, unit: str, today: date) -> Period | None:
    if number < 1:
        return None
    if unit in {"uke", "veke", "week"}:
        monday = today - timedelta(days=today.weekday())
        return Period(monday - timedelta(weeks=number - 1), today)
    if unit in {"måned", "månad", "month"}:
        return Period(add_months(today, -number) + ONE_DAY, today)
    return Period(today - timedelta(days=number - 1), today)


def _month(name: str, year: str | None, today: date) -> Period | None:
    """A month; without a year the last one that has begun."""
    month = month_named(name)
    if month is None:
        return None
    if year is not None:
        return Period.month(int(year), month)
    return Period.month(today.year - (month > today.month), month)


def _between(typed: str, today: date) -> Period | None:
    parts = _DASHES.split(typed)
    if len(parts) != 2:
        return None
    try:
        last = typed_day(parts[1], today)
        first = typed_day(parts[0], last)
        return Period(first, last)
    except (NotADay, PeriodError):
        return None
