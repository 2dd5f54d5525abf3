"""An evening at the club in a real terminal: unlock, log the meeting, leave."""

from __future__ import annotations

import signal
from datetime import timedelta
from pathlib import Path

import pytest

from familieklubb.demo.generation import demo_network
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.register.clock import local_day, system_clock
from familieklubb.register.creation import create
from familieklubb.register.opening import open_register
from tests.terminal.screen import Terminal, home_folder

PASSPHRASE = "fem ord er lette å huske"
ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"
ENTER, ESC, CTRL_Q, CTRL_S = "\r", "\x1b", "\x11", "\x13"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "klubb.register"
    made, _words = create(
        path, PASSPHRASE, kind=RegisterKind.club, name="Kveldsklubben", profile_code="norway"
    )
    with made:
        today = local_day(system_clock())
        made.write(
            "demo",
            lambda writing: demo_network(writing, Geography(), last_day=today),
            undoable=False,
        )
    return path


def started(register: Path, folder: Path) -> Terminal:
    terminal = Terminal(["--register", str(register)], home_folder(folder))
    terminal.wait_for("Familieklubb")
    assert "Kveldsklubben" not in terminal.text()
    terminal.send(PASSPHRASE + ENTER)
    terminal.wait_for("Å gjøre")
    terminal.wait_for("medlemmer|snitt")
    terminal.wait_for("· ")
    return terminal


def held_since(register: Path, days: int) -> int:
    with open_register(register, PASSPHRASE) as opened:
        since = (local_day(system_clock()) - timedelta(days=days)).isoformat()
        found = opened.read(
            lambda session: (
                session.connection()
                .exec_driver_sql("SELECT count(*) FROM meeting WHERE held AND date >= ?", (since,))
                .scalar_one()
            )
        )
        assert opened.faults() == []
    return int(found)


def test_a_meeting_is_logged_and_the_terminal_is_given_back(register: Path, tmp_path: Path) -> None:
    before = held_since(register, 60)
    terminal = started(register, tmp_path)
    terminal.send("n")
    terminal.wait_for("til stede 0 av")
    terminal.send("a")
    terminal.wait_for(r"til stede [1-9]\d* av")
    terminal.send(CTRL_S)
    terminal.wait_for("Å gjøre|Året")
    terminal.send(CTRL_Q)

    assert terminal.end() == 0
    assert ALTERNATE_SCREEN_LEFT in terminal.written
    assert held_since(register, 60) == before + 1


def test_what_was_marked_when_the_power_went_is_offered_again(
    register: Path, tmp_path: Path
) -> None:
    terminal = started(register, tmp_path)
    terminal.send("n")
    terminal.wait_for("til stede 0 av")
    terminal.send("a")
    terminal.wait_for(r"til stede [1-9]\d* av")
    terminal.settle(3)
    terminal.child.kill(signal.SIGKILL)
    terminal.end()

    again = started(register, tmp_path)
    again.send("n")
    again.wait_for(r"til stede [1-9]\d* av")
    again.send(ESC)
    again.settle(1)
    again.send(CTRL_Q)
    again.end()
