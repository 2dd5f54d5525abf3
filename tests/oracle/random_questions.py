"""Random questions to ask of a network: periods, days, divisions, groupings, profiles."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

from tests.oracle.figures import Question
from tests.oracle.network import Network

GROUPINGS = (None, "organisation", "body", "county", "municipality", "place", "club")


def random_question(seed: int, network: Network) -> Question:
    """A question, mostly of a year in which the network has logged meetings."""
    random = Random(seed)
    logged = Counter(meeting.date.year for meeting in network.meetings)
    busy = [year for year, number in logged.items() if number > 10]
    begun = [row.status_from.year for row in network.clubs]
    year = random.choice(busy * 3 + list(range(min(begun), max(begun) + 2)))
    start, end = _period(random, year)
    as_of = random.choice([end, end, end, start, end + timedelta(days=random.randint(-400, 400))])
    divisions = [as_of, as_of, date(2003, 12, 31), date(2019, 6, 1), date(2021, 1, 1)]
    return Question(
        start=start,
        end=end,
        as_of=as_of,
        cutoff=random.choice([as_of, end + timedelta(days=random.randint(0, 300))]),
        division=random.choice([*divisions, date(2024, 12, 31)]),
        by=random.choice(GROUPINGS),
        validity_months=random.choice([None, None, 12, 36]),
        grace_days=random.choice([180, 180, 0, 90]),
    )


def _period(random: Random, year: int) -> tuple[date, date]:
    """A year, more often than a half of one, a span across the new year, or a single day."""
    first = date(year, 1, 1)
    inside = first + timedelta(days=random.randint(0, 364))
    return random.choice(
        [
            (first, date(year, 12, 31)),
            (first, date(year, 12, 31)),
            (first, date(year, 6, 30)),
            (date(year, 7, 1), date(year, 12, 31)),
            (inside, inside + timedelta(days=random.randint(0, 500))),
            (inside, inside),
        ]
    )
