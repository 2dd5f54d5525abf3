"""Work that takes its time: a line that says how far it is, and Ctrl-C that stops it whole."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TextIO, TypeVar

from familieklubb.cli.output import tell
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _, percent

Progress = Callable[[float], None]
T = TypeVar("T")

_QUIET_SECONDS = 1.0
_BETWEEN_SECONDS = 0.2
_LOOK_SECONDS = 0.1


class Stopped(FamilieklubbError):
    """The person stopped it; nothing half-done is left."""

    def __init__(self) -> None:
        super().__init__(_("Stopped."), _("Nothing was changed."))


class ProgressLine:
    """One line on standard error with the share done and the time left.

    It comes only at a terminal, and only for what takes over a second.
    """

    def __init__(
        self,
        label: str,
        stream: TextIO | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._now = now
        self._began = now()
        self._last = self._began
        self._shown = False
        self._seen = self._stream.isatty()

    def __call__(self, share: float) -> None:
        """Show the share done, 0 to 1, now and then."""
        moment = self._now()
        gone = moment - self._began
        if not self._seen or gone < _QUIET_SECONDS or moment - self._last < _BETWEEN_SECONDS:
            return
        self._last = moment
        self._write(self._text(share, gone))
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()
            self._shown = False

    def _text(self, share: float, gone: float) -> str:
        if share <= 0:
            return _("{label} …").format(label=self._label)
        left = round(gone / share * (1 - share))
        return _("{label}: {share}, about {seconds} s left").format(
            label=self._label, share=percent(min(share, 1)), seconds=left
        )

    def _write(self, text: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r{text[:width]:<{width}}")
        self._stream.flush()


class _Asked:
    """Whether Ctrl-C was pressed; a signal may set it whatever the main thread is doing."""

    def __init__(self) -> None:
        self.to_stop = False

    def note(self, _number: int, _frame: object) -> None:
        """Take the signal."""
        self.to_stop = True


def _nothing() -> None:
    """There is nothing to stop but what looks at the progress itself."""


def watched(
    label: str, work: Callable[[Progress], T], stop: Callable[[], None] | None = _nothing
) -> T:
    """Do the work on a thread of its own, with progress, until it is done or stopped.

    The main thread only looks on, so Ctrl-C is heard on every system. ``stop`` is then called
    until the work has ended; None is for work that must not end half-way. Raises what the work
    raises, and Stopped.
    """
    line = ProgressLine(label)
    asked = _Asked()

    def progress(share: float) -> None:
        if asked.to_stop and stop is not None:
            raise Stopped
        line(share)

    with _hearing(asked), ThreadPoolExecutor(max_workers=1, thread_name_prefix="work") as pool:
        future = pool.submit(work, progress)
        _look_on(future, asked, stop)
    line.clear()
    error = future.exception()
    if asked.to_stop and stop is not None:
        if error is None:
            tell(_("It was done before it could be stopped."))
        elif not isinstance(error, FamilieklubbError):
            raise Stopped from error
    return future.result()


def _look_on(future: Future[Any], asked: _Asked, stop: Callable[[], None] | None) -> None:
    told = False
    while not future.done():
        wait([future], timeout=_LOOK_SECONDS)
        if not asked.to_stop or future.done():
            continue
        if stop is not None:
            stop()
        elif not told:
            tell(_("This cannot be stopped half-way; it will be done soon."))
            told = True


@contextmanager
def _hearing(asked: _Asked) -> Iterator[None]:
    """Take Ctrl-C as a question, where it would otherwise break in anywhere."""
    before = signal.getsignal(signal.SIGINT)
    ours = threading.current_thread() is threading.main_thread() and before != signal.SIG_IGN
    if ours:
        signal.signal(signal.SIGINT, asked.note)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGINT, before or signal.default_int_handler)
