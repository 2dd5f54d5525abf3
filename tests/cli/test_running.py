from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from familieklubb.cli.mishaps import NAME as LOG
from familieklubb.register.layout import Layout
from familieklubb.reporting import rollup
from familieklubb.services import rollups
from tests.cli.conftest import PASSPHRASE, Command, Made, Outcome

FORBIDDEN_AT_THE_START = {"textual", "sqlmodel", "sqlalchemy", "babel"}
LOADED = "import sys; from familieklubb.__main__ import main; main({words!r}); " + (
    "sys.stderr.write(' '.join(sorted(sys.modules)))"
)
ROOMY = 3.0
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux")
signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


def _start(*words: str, **how: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "familieklubb", *words], **how)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "words", [["--help"], ["rollup", "--help"], ["import", "--help"], ["create", "--help"]]
)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=words)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(done.stderr.split()) & FORBIDDEN_AT_THE_START == set()


def _best_seconds(*words: str) -> float:
    found = []
    for _turn in range(10):
        began = time.perf_counter()
        subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
        found.append(time.perf_counter() - began)
    return min(found)


def test_the_version_comes_in_three_times_the_time_of_nothing() -> None:
    nothing = _best_seconds("-c", "pass")

    assert _best_seconds("-m", "familieklubb", "--version") <= ROOMY * nothing


def test_an_unforeseen_error_is_a_plain_sentence_and_names_nobody(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_anything: object) -> None:
        raise RuntimeError("Kari Nordmann")

    environment.setattr(rollups, "roll_up", fail)

    ended = command("rollup")

    log = (tmp_path / "settings" / LOG).read_text(encoding="utf-8")
    assert (ended.code, ended.out) == (1, "")
    assert str(tmp_path / "settings" / LOG) in ended.err
    assert "Traceback" not in ended.err
    assert "builtins.RuntimeError" in log
    assert "test_running.py" in log
    assert "Kari" not in ended.err + log


def test_the_log_does_not_grow_without_end(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "settings" / LOG
    log.parent.mkdir()
    log.write_text("x" * 300_000, encoding="utf-8")
    environment.setattr(rollups, "roll_up", None)

    command("rollup")

    assert "TypeError" in log.read_text(encoding="utf-8")
    assert log.stat().st_size < 20_000


def test_where_no_log_can_be_written_the_sentence_still_comes(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "settings").write_text("in the way", encoding="utf-8")
    environment.setattr(rollups, "roll_up", None)

    assert "went wrong" in command("rollup").err


def test_ctrl_c_is_a_plain_sentence(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    def interrupt(*_anything: object) -> None:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.5)
        rollup_as_it_is(*_anything)  # type: ignore[arg-type]

    rollup_as_it_is = rollup.roll_up
    environment.setattr(rollups, "roll_up", interrupt)

    stopped = command("rollup")

    assert (stopped.code, stopped.out) == (1, "")
    assert stopped.err.split("\n")[:2] == ["Stopped.", "Nothing was changed."]


@signals
def test_ctrl_c_in_the_middle_of_writing_leaves_nothing_half_done(
    environment: pytest.MonkeyPatch, program: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = tmp_path / "own" / "samling.register"
    words = ("demo", "--clubs", "60", "--years", "5", "--out", str(file))
    running = _start(*words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not Layout.of(file).journal.exists() and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=60)

    assert running.returncode == 1
    assert err.decode().split("\n")[:2] == ["Stopped.", "Nothing was changed."]
    assert b"Traceback" not in err
    checked = program("check")
    assert checked.code == 0
    assert program("history", "--json").document == {"history": []}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_answer_is_utf_8_whatever_the_system_says(
    language: str, made: Made, program: Callable[..., Outcome]
) -> None:
    shown = program(
        "rollup",
        "--year=2003",
        "--by=county",
        f"--language={language}",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="ascii",
    )

    assert shown.code == 0
    assert "Sør-Trøndelag" in shown.out


@signals
def test_a_reader_that_goes_away_is_no_error_of_the_program(made: Made) -> None:
    running = _start("rollup", "--json", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()

    assert (running.wait(60), said) == (1, b"")


@linux_only
def test_an_answer_that_does_not_fit_on_the_disk_is_told(made: Made) -> None:
    with Path("/dev/full").open("wb") as full:
        running = _start("rollup", "--json", stdout=full, stderr=subprocess.PIPE)
        _nothing, said = running.communicate(timeout=60)

    assert running.returncode == 1
    assert b"could not be written" in said
    assert b"Exception" not in said


def test_the_exit_codes_are_those_of_the_design(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "clubs.csv").write_text("klubb\n", encoding="utf-8")

    assert command("rollup").code == 0
    assert command("rollup", "--out", tmp_path).code == 1
    assert command("rollup", "--no-such-option").code == 2
    assert command("import", tmp_path / "clubs.csv").code == 4
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", f"not {PASSPHRASE}")
    assert command("rollup").code == 3


def test_no_passphrase_is_ever_taken_as_an_argument(made: Made, command: Command) -> None:
    refused = command("history", PASSPHRASE)

    assert refused.code == 2
    assert os.environ["FAMILIEKLUBB_PASSPHRASE"] == PASSPHRASE
