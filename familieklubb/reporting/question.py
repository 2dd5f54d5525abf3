"""What is asked of a roll-up: the period, the day, the cut-off, the division, the grouping."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from familieklubb.domain.periods import Period, earlier


class Grouping(StrEnum):
    """What clubs are grouped by."""

    organisation = "organisation"
    body = "body"
    county = "county"
    municipality = "municipality"
    place = "place"
    club = "club"


@dataclass(frozen=True, slots=True)
class Question:
    """One roll-up: P, D, the cut-off and the day whose division of the country is used.

    ``trend`` asks for so many earlier periods of the same kind beside it.
    """

    period: Period
    as_of: date
    cutoff: date
    division: date
    by: Grouping | None = None
    trend: int = 0

    @classmethod
    def of(
        cls,
        period: Period,
        *,
        as_of: date | None = None,
        cutoff: date | None = None,
        division: date | None = None,
        by: Grouping | None = None,
        trend: int = 0,
    ) -> Question:
        """D is the last day of P unless given; the cut-off and the division are those of D."""
        day = as_of or period.end
        return cls(period, day, cutoff or day, division or day, by, trend)

    def earlier(self, years: int) -> Question:
        """The same question so many years before, on the last day of that period."""
        return replace(
            Question.of(earlier(self.period, years)), division=earlier_day(self, years), trend=0
        )


def earlier_day(question: Question, years: int) -> date:
    """The division of an earlier period: one that was asked for holds for the whole trend."""
    if question.division != question.as_of:
        return question.division
    return earlier(question.period, years).end
