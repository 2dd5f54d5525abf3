from __future__ import annotations

import re
from typing import Any

import pytest
from typer.core import TyperArgument, TyperOption

from familieklubb import i18n
from familieklubb.cli import application
from tests.cli.conftest import Command
from tests.foreign import Foreign

VERBS = (
    "demo",
    "create",
    "recover",
    "template",
    "import",
    "rollup",
    "backup",
    "restore",
    "check",
    "rekey",
    "history",
)
GROUPS = ("club", "assistant", "course", "supervision", "gathering", "body")


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = Foreign()
    monkeypatch.setattr(i18n, "_texts", lambda: texts)


def _given_names() -> set[str]:
    """The words that are the same in every language: verbs, options and placeholders."""
    program: Any = application()
    words = {"familieklubb", *program.commands}
    for command in (program, *program.commands.values()):
        for param in (*command.params, *getattr(command, "shared", ())):
            words |= {*param.opts, str(param.metavar or param.name.upper())}
    return {part for word in words for part in re.findall("[A-Za-z]{2,}", word)} | {"help"}


def _left_in_latin(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]{2,}", text)) - _given_names()


def test_the_program_has_just_these_verbs() -> None:
    assert set(application().commands) >= {*VERBS, *GROUPS}
    assert tuple(application().commands)[: len(VERBS)] == VERBS


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_in_every_language(verb: str, language: str, command: Command) -> None:
    shown = command("--language", language, verb, "--help")

    assert (shown.code, shown.err) == (0, "")
    assert f"familieklubb {verb}" in shown.out
    assert "--register PATH" in shown.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_and_argument_has_a_help_text(verb: str) -> None:
    params = application().commands[verb].params

    for param in params:
        assert isinstance(param, TyperOption | TyperArgument)
        assert (param.help or "").endswith("."), param.name


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("words", [(), *((verb,) for verb in VERBS)])
def test_no_word_of_the_help_is_left_in_english(words: tuple[str, ...], command: Command) -> None:
    assert _left_in_latin(command(*words, "--help").out) == set()


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["rolup"], {"rolup"}),
        (["xyzzy"], {"xyzzy"}),
        (["rollup", "--yaer", "2003"], {"yaer"}),
        (["rollup", "--year"], set()),
        (["--register"], set()),
        (["import", "--undo=ja"], set()),
        (["check", "more"], {"more"}),
        (["create"], set()),
        (["restore"], set()),
        (["import"], set()),
        (["rollup", "--by", "weekday"], {"weekday", "organisation"}),
        (["rollup", "--format", "xlsx"], {"xlsx", "table"}),
        (["--language", "fr"], {"fr"}),
    ],
)
def test_no_word_of_a_refusal_is_left_in_english(
    words: list[str], typed: set[str], command: Command
) -> None:
    refused = command(*words)

    assert refused.code == 2
    assert refused.out == ""
    assert _left_in_latin(refused.err) <= typed | {
        "body",
        "county",
        "municipality",
        "place",
        "club",
        "json",
        "csv",
        "nb",
        "nn",
        "en",
    }


def test_without_words_the_help_is_shown(command: Command) -> None:
    bare, asked = command(), command("--help")

    assert bare == asked
    assert bare.code == 0
    assert all(f"\n  {verb} " in bare.out for verb in VERBS)


@pytest.mark.parametrize("words", [("--version",), ("--language", "nn", "--version")])
def test_the_version_is_shown_whatever_stands_before_it(
    words: tuple[str, ...], command: Command
) -> None:
    assert command(*words).out.startswith("familieklubb 0.")


def test_the_help_tells_every_exit_code(command: Command) -> None:
    shown = command("--language", "en", "--help").out

    codes = shown.partition("Exit codes:")[2].split("\n")
    assert [line.split()[0] for line in codes if line.strip()] == ["0", "1", "2", "3", "4", "5"]
