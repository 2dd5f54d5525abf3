from __future__ import annotations

from pathlib import Path

from familieklubb.domain.periods import Period
from familieklubb.geography import Geography
from familieklubb.reporting.question import Grouping, Question
from tests.benchmarks.duck import CODES, Duck
from tests.benchmarks.networks import YEAR, Size, made, opened
from tests.benchmarks.rollup import asked, differences, seven


def test_duckdb_gives_the_same_figures_over_the_same_rows(tmp_path: Path) -> None:
    made(tmp_path / "made.register", Size("twelve clubs, one year", 12, 1, 1.0))
    geography = Geography()
    question = Question.of(Period.year(YEAR), by=Grouping.county)

    with opened(tmp_path / "made.register") as register:
        ours = seven(asked(register, geography, question))
        theirs = Duck(register, geography, question, tmp_path).figures()

    assert differences(ours, theirs) == []
    assert set(theirs) <= set(ours)
    assert set(ours[None]) == set(CODES)
    assert len(ours) > 2
    assert all(ours[None].values())
