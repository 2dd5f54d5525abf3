from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from familieklubb.domain.periods import Period
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.reporting.question import Grouping, Question
from familieklubb.services.imports import Imports
from familieklubb.services.rollups import Asked, RollUps

TODAY = date(2026, 11, 21)
NETWORK_2003 = Path(str(files("familieklubb.demo"))) / "data" / "network-2003"


def test_nothing_said_means_this_year_as_of_today() -> None:
    assert Asked().on(TODAY) == Question(Period.year(2026), TODAY, TODAY, TODAY)


def test_a_day_alone_means_its_year() -> None:
    day = date(2004, 2, 29)

    assert Asked(as_of=day).on(TODAY) == Question(Period.year(2004), day, day, day)


def test_a_period_alone_means_its_last_day() -> None:
    half = Period.half(2003, 1)

    assert Asked(half).on(TODAY) == Question(half, half.end, half.end, half.end)


def test_all_that_is_said_is_kept() -> None:
    asked = Asked(
        Period.year(2003),
        date(2003, 6, 1),
        date(2004, 2, 29),
        date(2021, 1, 1),
        Grouping.county,
        3,
    )

    assert asked.on(TODAY) == Question(
        Period.year(2003),
        date(2003, 6, 1),
        date(2004, 2, 29),
        date(2021, 1, 1),
        Grouping.county,
        3,
    )


def test_a_question_gives_the_figures_of_the_register(register: Register, clock: Clock) -> None:
    geography = Geography()
    Imports(register, geography, clock).run([NETWORK_2003])
    rollups = RollUps(register, geography, clock)
    shares: list[float] = []

    found = rollups.figures(Asked(Period.year(2003), trend=1), shares.append)

    assert found.figure("clubs_active").value == 12
    assert found == rollups.figures(found.question)
    assert (shares, found.trend[0].figures[0].value) == ([0.5, 1.0], 7)


def test_a_profile_that_nobody_knows_is_refused(register: Register, clock: Clock) -> None:
    def work(writing: Writing) -> None:
        writing.meta.profile_code = "sverige"

    register.write("test", work)

    with pytest.raises(FamilieklubbError, match="sverige"):
        RollUps(register, Geography(), clock).figures(Asked())
