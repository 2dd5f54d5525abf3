"""How long from a key to the redrawn screen in the meeting log, beside a bare table.

Run with: python -m tests.benchmarks.keys
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pexpect

from familieklubb.demo import generate_into
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register.creation import create
from tests.benchmarks.timing import load, verdict

YEARS = 12
KEYS = 300
TARGET = 0.050
_PASSPHRASE = "fem ord er lette å huske"
# The screen is still when nothing more came for so long.
_STILL = 0.012
_LONGEST = 2.0

_RIGHT, _DOWN, _LEFT, _UP = "\x1b[C", "\x1b[B", "\x1b[D", "\x1b[A"
_LOG_KEYS = (_RIGHT, " ", _DOWN, "f", _RIGHT, "u", "5", " ", _LEFT, " ", _UP, " ", "2", _RIGHT, " ")
_TABLE_KEYS = (_DOWN, _DOWN, _DOWN, _UP)

_BARE = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable(cursor_type="row")

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("READY", *"abcde")
        table.add_rows([str(n)] * 6 for n in range(500))

Bare().run()
"""


class Screen:
    """A program in a pty, and how long it takes to answer."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._child = pexpect.spawn(
            command[0], command[1:], dimensions=(36, 120), env=environment, encoding="utf-8"
        )

    def wait_for(self, pattern: str) -> None:
        """Wait until the program writes a pattern, and then for it to be still."""
        self._child.expect(pattern, timeout=120)
        self._read_until_still(0.5)

    def until(self, key: str, pattern: str) -> float:
        """Seconds from a key until the program writes a pattern; then wait for it to be still."""
        began = time.perf_counter()
        self._child.send(key)
        self._child.expect(pattern, timeout=120)
        took = time.perf_counter() - began
        self._read_until_still(0.5)
        return took

    def send(self, keys: str) -> None:
        """Type."""
        self._child.send(keys)

    def answer_to(self, key: str) -> float:
        """Seconds from a key to the last byte of what it changed on the screen."""
        began = time.perf_counter()
        self._child.send(key)
        return self._read_until_still(_STILL) - began

    def _read_until_still(self, still: float) -> float:
        last = time.perf_counter()
        seen = False
        while time.perf_counter() - last < (still if seen else _LONGEST):
            try:
                self._child.read_nonblocking(1 << 16, timeout=still if seen else _LONGEST)
            except pexpect.TIMEOUT:
                break
            last, seen = time.perf_counter(), True
        return last

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)


def main() -> None:
    """Print the 95th percentile of both, taken in turns in one run."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        _make(Path(environment["FAMILIEKLUBB_REGISTER"]))
        bare = Screen([sys.executable, "-c", _BARE], environment)
        bare.wait_for("READY")
        log = Screen([sys.executable, "-m", "familieklubb"], environment)
        log.wait_for("Passphrase")
        log.send(f"{_PASSPHRASE}\r")
        log.wait_for("To do")
        opening = log.until("n", "present 0 of")
        log.send("a")
        log.wait_for("present")
        own, other = [], []
        for n in range(KEYS):
            other.append(bare.answer_to(_TABLE_KEYS[n % len(_TABLE_KEYS)]))
            own.append(log.answer_to(_LOG_KEYS[n % len(_LOG_KEYS)]))
        bare.close()
        log.close()
    print(f"a club of {YEARS} years; {KEYS} keys; {load()}")
    print(f"from Home to the meeting ready to be logged: {1000 * opening:.0f} ms")
    for name, times in (("meeting log", own), ("bare table", other)):
        print(f"{name:12} median {1000 * statistics.median(times):6.1f} ms  {_p95(times)}")
    print(verdict(statistics.quantiles(own, n=20)[-1], TARGET))


def _p95(times: Iterable[float]) -> str:
    return f"p95 {1000 * statistics.quantiles(times, n=20)[-1]:6.1f} ms"


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "FAMILIEKLUBB_REGISTER": str(folder / "a.register"),
        "FAMILIEKLUBB_LANGUAGE": "en",
    }


def _make(path: Path) -> None:
    register, _words = create(
        path, _PASSPHRASE, kind=RegisterKind.club, name="Kveld", profile_code="norway"
    )
    with register:
        made = generate_into(
            register, Geography(), clubs=1, years=YEARS, seed=1, last_day=date.today()
        )
    print(f"{made.meetings} meetings, {made.marks} marks")


if __name__ == "__main__":
    main()
