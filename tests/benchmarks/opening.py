"""From the passphrase to the first answer, for a club with ten years."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from familieklubb.domain.periods import Period
from familieklubb.geography import Geography
from familieklubb.reporting.question import Question
from tests.benchmarks.networks import CLUB, YEAR, folder, made, opened
from tests.benchmarks.rollup import asked
from tests.benchmarks.timing import Times, load, verdict

ROUNDS = 9
TARGET = 1.0


def first_answer(path: Path) -> tuple[float, float]:
    """Seconds until the register is open, and until a year is rolled up; nothing is prepared."""
    start = time.perf_counter()
    register = opened(path)
    open_after = time.perf_counter() - start
    try:
        asked(register, Geography(), Question.of(Period.year(YEAR)))
        return open_after, time.perf_counter() - start
    finally:
        register.close()


def main() -> int:
    """Measure; 1 when the target was missed."""
    print(load())
    with folder() as place:
        path = place / "benchmark.register"
        print(made(path, CLUB))
        rounds = [first_answer(path) for _round in range(ROUNDS)]
    opening, answer = (Times(tuple(column)) for column in zip(*rounds, strict=True))
    print(f"  open          {opening}")
    print(f"  first answer  {answer}   {verdict(answer.median, TARGET)}")
    return 0 if answer.median <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
