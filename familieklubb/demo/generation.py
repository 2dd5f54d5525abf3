"""A network of made-up clubs, written into a register: the same seed, the same rows.

Used for the demo, for tests and for benchmarks. Nobody in it is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from familieklubb.demo.assistants import AssistantMaker, Engagement
from familieklubb.demo.chance import Chance
from familieklubb.demo.clubs import ClubPlan, ClubPlanner, draft_bodies, draft_club
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.encounters import draft_gatherings, draft_supervision
from familieklubb.demo.households import Household, MemberStay, draft_household
from familieklubb.demo.learning import draft_courses, draft_schooling
from familieklubb.demo.meetings import Log, Mark, mark_rows
from familieklubb.demo.seasons import Horizon
from familieklubb.demo.settling import Settler
from familieklubb.geography import Geography
from familieklubb.records import Attendance, Meeting
from familieklubb.register.checking import Progress, silent
from familieklubb.register.file import Register
from familieklubb.register.writing import BATCH, Writing

MARKS_AT_ONCE = 100_000
DEMO_SEED = 49
DEMO_YEARS = 2
# A place without a club in 2003: the figures of that network stay what they are.
DEMO_PLACE = "Røros"
_UNLOGGED_DAYS = 6
_FIRST_ASSISTANT = 22


@dataclass(frozen=True, slots=True)
class Generated:
    """How much was made."""

    clubs: int
    meetings: int
    marks: int


class Network:
    """Everything about a network but its meetings, and the logs that are still to fill.

    Raises ValueError for fewer than one club.
    """

    def __init__(
        self,
        seed: int,
        horizon: Horizon,
        geography: Geography,
        *,
        clubs: int,
        place: str | None = None,
        first_assistant: int = 1,
    ) -> None:
        if clubs < 1:
            raise ValueError(clubs)
        self.drafts = Drafts()
        self._seed = seed
        self._horizon = horizon
        self.clubs = _plan(ClubPlanner(seed, horizon, geography), clubs, place)
        self._members: dict[int, list[MemberStay]] = {club.number: [] for club in self.clubs}
        self._engagements: list[Engagement] = []
        self._draft(first_assistant)

    def _draft(self, first_assistant: int) -> None:
        seed, horizon, drafts = self._seed, self._horizon, self.drafts
        courses = draft_courses(seed, horizon, drafts)
        maker = AssistantMaker(seed, courses, horizon.last, drafts, first_assistant)
        settler = Settler(seed, self.clubs)
        households: list[Household] = []
        for club in self.clubs:
            draft_club(seed, club, drafts)
            self._engagements += maker.staff(club)
            households += settler.settle(club)
        for household in households:
            for club, members in draft_household(seed, household, horizon.last, drafts):
                self._members[club.number] += members
        draft_bodies(seed, self.clubs, drafts)
        draft_schooling(seed, households, courses, drafts)
        draft_supervision(seed, horizon, self._engagements, drafts)
        draft_gatherings(seed, horizon, self._engagements, drafts)

    def logs(self) -> Iterator[Log]:
        """The filled log of each club."""
        staff: dict[int, list[Engagement]] = {}
        for one in self._engagements:
            staff.setdefault(one.club.number, []).append(one)
        for club in self.clubs:
            chance = Chance.about(self._seed, "meetings", club.number)
            log = Log(club, chance, self._members[club.number], staff[club.number])
            log.fill(self._horizon.logged_until)
            yield log


def generate(
    writing: Writing,
    geography: Geography,
    *,
    clubs: int,
    years: int,
    seed: int,
    last_day: date,
    progress: Progress = silent,
) -> Generated:
    """Write so many clubs with so many years up to the last day, within a transaction.

    About 24 members in a club, and 40 meetings and 950 marks in a year of it. ``progress``
    gets the share done, 0 to 1. Raises ValueError for fewer than one club or year.
    """
    network = Network(seed, Horizon.of(years, last_day), geography, clubs=clubs)
    return write_network(writing, network, progress)


def generate_into(
    register: Register,
    geography: Geography,
    *,
    clubs: int,
    years: int,
    seed: int,
    last_day: date,
    progress: Progress = silent,
) -> Generated:
    """``generate`` in one transaction of its own, which cannot be undone."""
    return register.write(
        "demo",
        lambda writing: generate(
            writing,
            geography,
            clubs=clubs,
            years=years,
            seed=seed,
            last_day=last_day,
            progress=progress,
        ),
        undoable=False,
    )


def demo_network(
    writing: Writing, geography: Geography, *, last_day: date, seed: int = DEMO_SEED
) -> Generated:
    """Write the made-up club that the demo has beside the network of 2003.

    Two years up to the last day, of which the last week is still to be logged. Its assistants
    are numbered on from those of 2003.
    """
    horizon = Horizon.of(DEMO_YEARS, last_day, _UNLOGGED_DAYS)
    network = Network(
        seed, horizon, geography, clubs=1, place=DEMO_PLACE, first_assistant=_FIRST_ASSISTANT
    )
    return write_network(writing, network)


def _plan(planner: ClubPlanner, number: int, place: str | None) -> list[ClubPlan]:
    clubs: list[ClubPlan] = []
    for at in range(number):
        clubs.append(planner.plan(at, clubs[-1] if clubs else None, place))
    return clubs


def write_network(writing: Writing, network: Network, progress: Progress = silent) -> Generated:
    """Write everything about a network within a transaction."""
    for model, rows in network.drafts.ordered():
        writing.insert_all(model, rows)
    waiting: list[Mark] = []
    meetings = marks = 0
    for done, log in enumerate(network.logs(), 1):
        writing.insert_all(Meeting, log.meetings)
        waiting += log.marks
        meetings += len(log.meetings)
        marks += len(log.marks)
        if len(waiting) >= MARKS_AT_ONCE or done == len(network.clubs):
            _insert_marks(writing, waiting)
            waiting.clear()
            progress(done / len(network.clubs))
    return Generated(len(network.clubs), meetings, marks)


def _insert_marks(writing: Writing, marks: list[Mark]) -> None:
    """Insert marks in the order in which they are stored, so that a page is written few times."""
    marks.sort()
    for at in range(0, len(marks), BATCH):
        writing.insert_all(Attendance, mark_rows(marks[at : at + BATCH]), stored=True)
