"""The roll-up of one year, once the register is open, beside DuckDB over the same rows.

DuckDB has its rows in memory, unencrypted and with the county beside each club; it answers
seven of the figures. The roll-up reads an encrypted file and answers all of them.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from familieklubb.domain.periods import Period
from familieklubb.domain.profile import NORWAY
from familieklubb.geography import Geography
from familieklubb.register.file import Register
from familieklubb.reporting.model import Figure, RollUp
from familieklubb.reporting.question import Grouping, Question
from familieklubb.reporting.rollup import roll_up
from tests.benchmarks.duck import CODES, Duck, Figures
from tests.benchmarks.networks import CLUB, NETWORK, YEAR, Size, folder, made, opened
from tests.benchmarks.timing import in_turn, load, verdict

ROUNDS = 9


def asked(register: Register, geography: Geography, question: Question) -> RollUp:
    """The roll-up of a question."""
    return register.read(lambda session: roll_up(session, geography, NORWAY, question))


def seven(found: RollUp) -> Figures:
    """The figures that DuckDB answers too, for the network and for each group."""
    figures: Figures = {None: _of(found.figures)}
    return figures | {group.head.code: _of(group.figures) for group in found.groups}


def _of(figures: tuple[Figure, ...]) -> dict[str, float | None]:
    return {one.code: one.value for one in figures if one.code in CODES}


def differences(ours: Figures, theirs: Figures) -> list[str]:
    """Where the two disagree, in words; a group that DuckDB has no row for has nothing."""
    return [
        f"{group} {code}: {value} and {other}"
        for group, figures in ours.items()
        for code, value in figures.items()
        if (value or 0) != ((other := theirs.get(group, {}).get(code)) or 0)
    ]


def measure(size: Size, place: Path) -> bool:
    """Measure one register; returns whether every target was met."""
    path = place / "benchmark.register"
    print(made(path, size))
    geography = Geography()
    by_county = Question.of(Period.year(YEAR), by=Grouping.county)
    with opened(path) as register:
        duck = Duck(register, geography, by_county, place)
        wrong = differences(seven(asked(register, geography, by_county)), duck.figures())
        if wrong:
            raise AssertionError(wrong)
        print(f"  DuckDB gives the same {', '.join(CODES)}, for all and by county")
    met = []
    for name, question in (("all", replace(by_county, by=None)), ("by county", by_county)):
        with opened(path) as register:
            roll_up_once = partial(asked, register, geography, question)
            times = in_turn({"roll-up": roll_up_once, "DuckDB": duck.figures}, ROUNDS)
        ours, theirs = times["roll-up"], times["DuckDB"]
        print(f"  {name:10} roll-up {ours}   {verdict(ours.median, size.target)}")
        print(f"  {'':10} DuckDB  {theirs}   ratio {ours.median / theirs.median:.2f}")
        met.append(ours.median <= size.target)
    return all(met)


def main() -> int:
    """Measure both registers; 1 when a target was missed."""
    print(load())
    met = []
    for size in (CLUB, NETWORK):
        with folder() as place:
            met.append(measure(size, place))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
