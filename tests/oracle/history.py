"""A club through time: its states, and what its rows say on a day.

Source: import.md (a blank keeps what stands; what holds from ``status_from``) and domain.md,
fine print (a state holds from its day until the next one's).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.oracle.sheets import Club

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Entering:
    """The day on which a club came into a state, and the state it came from."""

    day: date
    state: str
    previous: str | None


class ClubHistory:
    """The rows of one club, in the order of their days."""

    def __init__(self, rows: list[Club]) -> None:
        self.name = rows[0].club
        self.rows = sorted(rows, key=lambda row: row.status_from)

    def row_on(self, day: date) -> Club | None:
        """The row that holds on the day."""
        begun = [row for row in self.rows if row.status_from <= day]
        return begun[-1] if begun else None

    def state_on(self, day: date) -> str | None:
        """The state on the day, or None before the first row."""
        row = self.row_on(day)
        return row.status if row else None

    def active_on(self, day: date) -> bool:
        """Whether the club is active on the day."""
        return self.state_on(day) == "active"

    def value_on(self, column: str, day: date) -> str | None:
        """What stands in a column on the day; a blank keeps what stood."""
        standing: str | None = None
        for row in self.rows:
            if row.status_from <= day and getattr(row, column) is not None:
                standing = getattr(row, column)
        return standing

    def value_on_or_after(self, column: str, day: date) -> str | None:
        """What stands on the day, else the first that comes to stand later."""
        standing = self.value_on(column, day)
        if standing is not None:
            return standing
        later = [getattr(row, column) for row in self.rows if row.status_from > day]
        return next((value for value in later if value is not None), None)

    def row_on_or_after(self, day: date) -> Club:
        """The row that holds on the day, else the first one."""
        return self.row_on(day) or self.rows[0]

    def weekday_on(self, day: date) -> int | None:
        """The weekday of the slot on the day, 0 for Monday, or None without a slot."""
        weekday = self.value_on("weekday", day)
        return WEEKDAYS.index(weekday) if weekday else None

    def parent(self) -> str | None:
        """The club that this one was divided from."""
        return self.value_on("parent_club", date.max)

    def first_active_day(self) -> date | None:
        """The first day in the state active."""
        return next((row.status_from for row in self.rows if row.status == "active"), None)

    def enterings(self) -> list[Entering]:
        """Every coming into another state than the one before, the first state too."""
        found = []
        previous: str | None = None
        for row in self.rows:
            if row.status != previous:
                found.append(Entering(row.status_from, row.status, previous))
            previous = row.status
        return found
