from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from io import StringIO

import pytest

from familieklubb import i18n
from familieklubb.cli.watching import Progress, ProgressLine, Stopped, watched


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


@pytest.fixture
def seconds() -> Iterator[list[float]]:
    """The time, which stands in the one place of a list."""
    yield [100.0]


def line_on(stream: StringIO, seconds: list[float]) -> ProgressLine:
    return ProgressLine("Checking", stream, lambda: seconds[0])


def test_what_takes_under_a_second_shows_no_line(seconds: list[float]) -> None:
    stream = Terminal()
    line = line_on(stream, seconds)

    seconds[0] += 0.9
    line(0.9)
    line.clear()

    assert stream.getvalue() == ""


def test_after_a_second_the_share_and_the_time_left_are_shown(seconds: list[float]) -> None:
    stream = Terminal()
    line = line_on(stream, seconds)

    seconds[0] += 3
    line(0.25)

    assert stream.getvalue().strip() == "Checking: 25 %, about 9 s left"


def test_the_line_is_not_written_at_every_step(seconds: list[float]) -> None:
    stream = Terminal()
    line = line_on(stream, seconds)

    for step in range(100):
        seconds[0] = 102 + step / 100
        line(step / 100)

    assert stream.getvalue().count("\r") <= 6


def test_the_line_is_taken_away_at_the_end(seconds: list[float]) -> None:
    stream = Terminal()
    line = line_on(stream, seconds)
    seconds[0] += 3
    line(0)

    line.clear()

    *_before, last, nothing = stream.getvalue().split("\r")
    assert (last.strip(), nothing) == ("", "")


def test_no_line_comes_where_there_is_no_terminal(seconds: list[float]) -> None:
    stream = StringIO()
    line = line_on(stream, seconds)
    seconds[0] += 10

    line(0.5)
    line.clear()

    assert stream.getvalue() == ""


def test_the_answer_of_the_work_is_given_back() -> None:
    def work(progress: Progress) -> int:
        progress(0.5)
        return 42

    assert watched("Work", work) == 42


def test_the_error_of_the_work_is_raised() -> None:
    def work(_progress: Progress) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        watched("Work", work)


def test_ctrl_c_stops_the_work_and_says_so() -> None:
    stops: list[int] = []

    def work(progress: Progress) -> None:
        signal.raise_signal(signal.SIGINT)
        while not stops:
            time.sleep(0.01)
        raise RuntimeError("interrupted")

    with pytest.raises(Stopped):
        watched("Work", work, lambda: stops.append(1))


def test_work_that_looks_at_its_progress_is_stopped_by_it() -> None:
    def work(progress: Progress) -> None:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.3)
        progress(0.5)

    with pytest.raises(Stopped):
        watched("Work", work)


def test_work_that_was_done_before_it_could_be_stopped_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work(_progress: Progress) -> str:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.3)
        return "done"

    assert watched("Work", work) == "done"
    assert "before it could be stopped" in capsys.readouterr().err


def test_work_that_must_not_end_half_way_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    def work(progress: Progress) -> str:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.3)
        progress(0.5)
        return "done"

    assert watched("Work", work, stop=None) == "done"
    assert "cannot be stopped half-way" in capsys.readouterr().err
