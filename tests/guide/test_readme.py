"""The README is true: its commands run, and they show what it says they show."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from familieklubb.cli import application
from familieklubb.cli.running import run
from tests.guide import markdown

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HALVES = dict(zip(("en", "nb"), README.split("\n---\n"), strict=True))
NETWORK = "familieklubb/demo/data/network-2003"

ONE_LINE = re.compile(r"^python3 -m pip install -q uv && python3 -m uv run (.+)$", re.MULTILINE)


def steps(half: str) -> list[list[str]]:
    """The commands of the five minutes."""
    lines = [line for block in markdown.blocks(half, "sh") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("familieklubb ")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / NETWORK, tmp_path / NETWORK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAMILIEKLUBB_PASSPHRASE", "fem ord som ingen gjetter")
    return tmp_path


@pytest.mark.parametrize("language", HALVES)
def test_the_five_minutes_show_what_they_say(
    language: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FAMILIEKLUBB_LANGUAGE", language)
    (figures,) = markdown.blocks(HALVES[language], "text")

    codes = [run(words) for words in steps(HALVES[language])]
    shown = iter(capsys.readouterr().out.splitlines())

    assert codes == [0] * len(codes)
    assert [line for line in figures.splitlines() if line not in shown] == []


def test_both_halves_have_the_same_steps() -> None:
    english, norwegian = ([words[0] for words in steps(half)] for half in HALVES.values())

    assert english == norwegian
    assert len(english) > 5


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_every_command_is_understood(half: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = markdown.commands(half)

    assert found
    assert [words for words in found if run([*words, "--help"]) != 0] == []


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_the_table_has_every_verb_and_no_other(half: str) -> None:
    verbs = {
        name: list(getattr(verb, "commands", ()))
        for name, verb in application().commands.items()
        if not verb.hidden
    }
    rows = markdown.rows(half)

    assert set(rows) == {markdown.PROGRAM, *verbs}
    assert {name: rows[name] for name, below in verbs.items() if below} == {
        name: below for name, below in verbs.items() if below
    }


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_every_command_has_its_form_for_windows(half: str) -> None:
    lines = ONE_LINE.findall(half)
    windows = [f"py -m pip install -q uv\npy -m uv run {line}\n" for line in lines]

    assert lines == ["--no-dev familieklubb demo", "pytest -n 2"]
    assert windows == markdown.blocks(half, "bat")


def test_every_link_leads_somewhere() -> None:
    links = markdown.links(README)

    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_source_of_the_data_is_named_as_its_licence_asks() -> None:
    licences = (ROOT / "familieklubb" / "geography" / "data" / "LICENCES.md").read_text("utf-8")
    rows = [line.split("|") for line in licences.splitlines() if line.startswith("| ")]
    lines = [row[4].strip() for row in rows if len(row) > 4 and row[4].strip() != "Line"]

    assert len(lines) == 2
    assert [(line, README.count(line)) for line in lines] == [(line, 2) for line in lines]
