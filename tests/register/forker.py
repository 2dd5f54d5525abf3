"""A process with one thread that forks children which may be killed at any moment.

The test's own process may have threads, which a fork would leave behind half-way.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]


class Child:
    """A running child."""

    def __init__(self, pid: int, server: subprocess.Popen[str]) -> None:
        self.pid = pid
        self._server = server

    def kill(self) -> int:
        """Kill it with SIGKILL, if it still runs; return how it ended."""
        os.kill(self.pid, signal.SIGKILL)  # until it is waited for, its id is not given anew
        return self.wait()

    def wait(self) -> int:
        """Wait for it; return its exit code, or minus the signal that ended it."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write("\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())


class Forker:
    """Starts children, one at a time; ``work`` is a function of ``tests.register.works``."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.register.forker"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, work: str, *arguments: Any) -> Child:
        """Start a child; arguments are JSON, paths become text."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps([work, arguments], default=str) + "\n")
        self._server.stdin.flush()
        return Child(int(self._server.stdout.readline()), self._server)

    def run(self, work: str, *arguments: Any) -> int:
        """Start a child and wait for it; return its exit code, or minus the signal."""
        return self.start(work, *arguments).wait()

    def close(self) -> None:
        """End the process."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()


def _serve() -> None:
    works = importlib.import_module("tests.register.works")
    works.warm_up()
    for line in sys.stdin:
        name, arguments = json.loads(line)
        pid = os.fork()
        if not pid:
            _work(getattr(works, name), arguments)
        print(pid, flush=True)
        sys.stdin.readline()  # the test waits for it now, or has killed it
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _work(work: Any, arguments: list[Any]) -> None:
    code = 1
    try:
        work(*arguments)
        code = 0
    except BaseException:  # noqa: BLE001  (told, and the child ends here)
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
