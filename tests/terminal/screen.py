"""The program in a real pseudo-terminal, and what its screen shows."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pexpect
import pyte

SECONDS = 60
# pyte does not know these private sequences, and would print their ends.
_PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")


class Terminal:
    """Runs the program with these arguments; ``written`` is every byte it has written."""

    def __init__(
        self, arguments: list[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "familieklubb", *arguments],
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            timeout=None,
        )

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, pattern: str) -> None:
        """Wait until the screen shows a pattern; raises AssertionError when it never does."""
        end = time.monotonic() + SECONDS
        while not re.search(pattern, self.text()):
            assert time.monotonic() < end, f"never saw {pattern}:\n{self.text()}"
            assert self._read(), f"ended before {pattern}:\n{self.text()}"

    def send(self, keys: str) -> None:
        """Type."""
        self.child.send(keys.encode())

    def settle(self, seconds: float) -> None:
        """Let the program write for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read()

    def end(self) -> int:
        """Read to the end; the exit code."""
        end = time.monotonic() + SECONDS
        while self._read():
            assert time.monotonic() < end, f"never ended:\n{self.text()}"
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def _read(self) -> bool:
        try:
            data: Any = self.child.read_nonblocking(1 << 16, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(_PRIVATE.sub(b"", data))
        return True


def home_folder(folder: Path) -> dict[str, str]:
    """An environment in which the program finds nothing of the machine's user."""
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "FAMILIEKLUBB_LANGUAGE": "nb",
    }
