"""Which backups are kept: dense lately, thin further back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta

LAST = 5
DAYS = 7
WEEKS = 5
MONTHS = 3


def keep(moments: Collection[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups stay.

    The last 5; the last of each of 7 days, of 5 weeks (Monday first) and of 3 months, each
    with the present one. What lies ahead of this clock stays too: nobody can say how old it is.
    """
    ahead = {moment for moment in moments if moment > now}
    past = sorted(set(moments) - ahead, reverse=True)
    days = [now - timedelta(days=n) for n in range(DAYS)]
    weeks = [now - timedelta(weeks=n) for n in range(WEEKS)]
    return (
        ahead
        | set(past[:LAST])
        | _last_of_each(past, _day, {_day(one) for one in days})
        | _last_of_each(past, _week, {_week(one) for one in weeks})
        | _last_of_each(past, _month, {_month(now) - n for n in range(MONTHS)})
    )


def _last_of_each(
    latest_first: list[datetime],
    stretch: Callable[[datetime], Hashable],
    wanted: Collection[Hashable],
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for moment in latest_first:
        found.setdefault(stretch(moment), moment)
    return {moment for one, moment in found.items() if one in wanted}


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month
