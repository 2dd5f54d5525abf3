"""The questions, in a real terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pexpect
import pytest

from tests.cli.conftest import NEW_PASSPHRASE, PASSPHRASE, Command, Made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a pty")

SECONDS = 60
Terminal: TypeAlias = "pexpect.spawn[str]"


@pytest.fixture
def terminals(environment: pytest.MonkeyPatch) -> Iterator[list[Terminal]]:
    """Every terminal of the test; what is left of them is ended with it."""
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")
    found: list[Terminal] = []
    yield found
    for terminal in found:
        terminal.close(force=True)


def start(terminals: list[Terminal], *words: str) -> Terminal:
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "familieklubb", *words],
        env={**os.environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=SECONDS,
        dimensions=(40, 100),
    )
    terminals.append(terminal)
    return terminal


def end(terminal: Terminal) -> tuple[int | None, str]:
    """The exit code, and what was still said."""
    terminal.expect(pexpect.EOF)
    said = str(terminal.before)
    terminal.close()
    return terminal.exitstatus, said


def answer_hidden(terminal: Terminal, question: str, text: str) -> None:
    """Answer once the terminal has stopped showing what is typed."""
    terminal.expect(question)
    terminal.waitnoecho(SECONDS)
    terminal.sendline(text)


CREATE = ("create", "--kind", "club", "--name", "Hitra familieklubb")


def test_a_register_is_made_with_the_quiz_and_wrong_answers_are_asked_again(
    terminals: list[Terminal], command: Command, tmp_path: Path
) -> None:
    terminal = start(terminals, *CREATE)
    terminal.expect("five words")
    answer_hidden(terminal, "New passphrase:", "for kort")
    terminal.expect("too short")
    answer_hidden(terminal, "New passphrase:", PASSPHRASE)
    answer_hidden(terminal, "Once more:", NEW_PASSPHRASE)
    terminal.expect("not the same")
    answer_hidden(terminal, "New passphrase:", PASSPHRASE)
    answer_hidden(terminal, "Once more:", PASSPHRASE)
    terminal.expect("Two of them are asked back")
    words = dict(re.findall(r"^ ?(\d+)\. (\w+)\r$", str(terminal.before), re.MULTILINE))
    assert len(words) == 12
    assert not (tmp_path / "own" / "samling.register").exists()

    for _turn in range(2):
        terminal.expect("Word number")
        terminal.sendline("feil")
    terminal.expect("was not right")
    for _turn in range(2):
        terminal.expect(r"Word number (\d+):")
        terminal.sendline(words[str(terminal.after).split()[-1].rstrip(":")])
    code, said = end(terminal)

    assert code == 0
    assert "The register is" in said
    assert PASSPHRASE not in said


def test_a_passphrase_is_asked_for_and_not_shown(made: Made, terminals: list[Terminal]) -> None:
    terminal = start(terminals, "rollup", "--year", "2003")
    answer_hidden(terminal, "Passphrase:", PASSPHRASE)

    code, said = end(terminal)

    assert code == 0
    assert "Figures for 2003" in said
    assert PASSPHRASE not in said


def test_ctrl_c_at_a_question_ends_the_program_in_words(
    made: Made, terminals: list[Terminal]
) -> None:
    before = made.register.read_bytes()
    terminal = start(terminals, "rollup")
    terminal.expect("Passphrase:")
    terminal.waitnoecho(SECONDS)
    terminal.sendintr()

    code, said = end(terminal)

    assert code == 1
    assert "Stopped." in said
    assert "Traceback" not in said
    assert made.register.read_bytes() == before


def test_the_end_of_input_at_a_question_ends_the_program_in_words(
    made: Made, terminals: list[Terminal]
) -> None:
    terminal = start(terminals, "rollup")
    terminal.expect("Passphrase:")
    terminal.waitnoecho(SECONDS)
    terminal.sendeof()

    code, said = end(terminal)

    assert code == 1
    assert "Stopped." in said


def test_ctrl_c_in_the_quiz_makes_no_register(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = start(terminals, *CREATE)
    answer_hidden(terminal, "New passphrase:", PASSPHRASE)
    answer_hidden(terminal, "Once more:", PASSPHRASE)
    terminal.expect("Word number")
    terminal.sendintr()

    assert end(terminal)[0] == 1
    assert not (tmp_path / "own").exists()


def test_the_recovery_words_are_asked_for(
    made: Made, terminals: list[Terminal], command: Command, environment: pytest.MonkeyPatch
) -> None:
    terminal = start(terminals, "recover")
    terminal.expect("twelve recovery words")
    terminal.sendline(made.words.text)
    answer_hidden(terminal, "New passphrase:", NEW_PASSPHRASE)
    answer_hidden(terminal, "Once more:", NEW_PASSPHRASE)

    assert end(terminal)[0] == 0
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", NEW_PASSPHRASE)
    assert command("check").code == 0
