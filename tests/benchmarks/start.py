"""The start of the program, beside a Python that does nothing."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.timing import in_turn, load

ROUNDS = 10
MOST = 3.0


def ran(*arguments: str) -> None:
    """Run this Python; raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def main() -> int:
    """Measure; 1 when the start takes more than three times as long as nothing."""
    print(load())
    times = in_turn(
        {
            "nothing": lambda: ran("-c", "pass"),
            "--version": lambda: ran("-m", "familieklubb", "--version"),
        },
        ROUNDS,
    )
    ratio = times["--version"].median / times["nothing"].median
    for name, found in times.items():
        print(f"  {name:10} {found}")
    print(f"  ratio {ratio:.2f}, at most {MOST:.0f}: {'met' if ratio <= MOST else 'MISSED'}")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
