"""The time of day, handed in so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, as the version of a row counts them."""
    return int(moment.timestamp() * 1000)


def local_day(moment: datetime) -> date:
    """The calendar day of a moment where this machine stands."""
    return moment.astimezone().date()
