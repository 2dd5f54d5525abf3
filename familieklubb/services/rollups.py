"""The use case of asking for figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from familieklubb.domain.periods import Period
from familieklubb.domain.profile import PROFILES, NetworkProfile
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.reporting.model import RollUp
from familieklubb.reporting.question import Grouping, Question
from familieklubb.reporting.rollup import roll_up

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a person puts it, with what goes without saying left out."""

    period: Period | None = None
    as_of: date | None = None
    cutoff: date | None = None
    division: date | None = None
    by: Grouping | None = None
    trend: int = 0

    def on(self, today: date) -> Question:
        """The question as it is meant on a day.

        Without a period it is the calendar year of the day as of which figures are asked for;
        without that day either, this year as of today.
        """
        as_of, period = self.as_of, self.period
        if period is None:
            as_of = as_of or today
            period = Period.year(as_of.year)
        return Question.of(
            period,
            as_of=as_of,
            cutoff=self.cutoff,
            division=self.division,
            by=self.by,
            trend=self.trend,
        )


class RollUps:
    """Figures of the register, always as they are now."""

    def __init__(self, register: Register, geography: Geography, clock: Clock) -> None:
        self._register = register
        self._geography = geography
        self._clock = clock

    def figures(self, asked: Asked | Question, progress: Progress = lambda _share: None) -> RollUp:
        """The answer to a question; ``progress`` gets the share done, 0 to 1."""
        question = asked.on(local_day(self._clock())) if isinstance(asked, Asked) else asked
        profile = _profile(self._register.about().profile_code)

        def work(session: Session) -> RollUp:
            return roll_up(session, self._geography, profile, question, progress)

        return self._register.read(work)


def _profile(code: str) -> NetworkProfile:
    found = PROFILES.get(code)
    if found is None:
        raise FamilieklubbError(
            _("The register goes by the profile {code}, which this version does not know.").format(
                code=code
            ),
            _("Install the newest version of the program on this machine."),
        )
    return found
