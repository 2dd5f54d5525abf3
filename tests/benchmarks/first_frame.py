"""How long until something is on the screen, beside a bare Textual app with one table.

Run with: python -m tests.benchmarks.first_frame
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROUNDS = 10

_BARE = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable()

    def on_mount(self):
        self.query_one(DataTable).add_column("READY")

Bare().run()
"""


def seconds_until(command: list[str], word: str, environment: dict[str, str]) -> float:
    """Seconds from starting a command in a pty until it shows a word."""
    began = time.perf_counter()
    child = pexpect.spawn(
        command[0], command[1:], dimensions=(36, 120), env=environment, encoding="utf-8"
    )
    child.expect(word, timeout=30)
    took = time.perf_counter() - began
    child.close(force=True)
    return took


def main() -> None:
    """Print the two medians and their ratio, taken in turns in one run."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "a.register"
        register.write_bytes(b"not opened here")
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "FAMILIEKLUBB_REGISTER": str(register),
            "FAMILIEKLUBB_LANGUAGE": "en",
        }
        own, bare = [], []
        for _round in range(ROUNDS):
            bare.append(seconds_until([sys.executable, "-c", _BARE], "READY", environment))
            own.append(
                seconds_until([sys.executable, "-m", "familieklubb"], "Familieklubb", environment)
            )
    ratio = statistics.median(own) / statistics.median(bare)
    print(
        f"unlock screen {statistics.median(own):.3f} s, bare table {statistics.median(bare):.3f} s"
    )
    print(f"ratio {ratio:.2f} (target 1.25), medians of {ROUNDS}")


if __name__ == "__main__":
    main()
