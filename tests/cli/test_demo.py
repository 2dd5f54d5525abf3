from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome, noon


@pytest.fixture
def throw_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary folders are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.usefixtures("environment")
def test_the_demo_shows_the_figures_of_2003(command: Command, throw_away: Path) -> None:
    shown = command("demo")

    lines = [line.split() for line in shown.out.splitlines()]
    assert shown.code == 0
    assert ["Clubs", "12"] in lines
    assert ["Clubs", "14"] in lines
    assert ["New", "clubs", "5"] in lines
    assert ["Trained", "in", "the", "period", "14"] in lines


@pytest.mark.usefixtures("environment")
def test_the_demo_leaves_nothing_behind(command: Command, throw_away: Path, tmp_path: Path) -> None:
    command("demo")

    assert list(throw_away.iterdir()) == []
    assert not (tmp_path / "own").exists()


@pytest.mark.usefixtures("environment")
def test_the_demo_needs_no_passphrase(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAMILIEKLUBB_PASSPHRASE")

    assert command("demo").code == 0


MAKE = ("demo", "--clubs", "2", "--years", "1", "--seed", "7", "--out")


@pytest.mark.usefixtures("environment")
def test_made_up_clubs_go_into_a_register_of_their_own(command: Command, tmp_path: Path) -> None:
    made = command(*MAKE, tmp_path / "a")

    assert made.code == 0
    assert "2 made-up clubs of seed 7" in made.out
    assert "12. " in made.out
    document = command("rollup", "--register", tmp_path / "a", "--json").document
    assert document["indicators"][0]["value"] == 2
    assert command("check", "--register", tmp_path / "a").code == 0


@pytest.mark.usefixtures("environment")
def test_one_seed_makes_one_network(command: Command, tmp_path: Path) -> None:
    command(*MAKE, tmp_path / "a", clock=noon(2026, 11, 17))
    command(*MAKE, tmp_path / "b", clock=noon(2026, 11, 17))

    one, other = (
        command("rollup", "--register", tmp_path / name, "--by", "club", "--json").document
        for name in ("a", "b")
    )
    assert one == other


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--clubs", "2"), "--out"),
        (("--seed", "2"), "--out"),
        (("--out", "x"), "--clubs"),
        (("--clubs", "0", "--out", "x"), "--clubs"),
        (("--clubs", "many", "--out", "x"), "--clubs"),
        (("--clubs", "2", "--years", "61", "--out", "x"), "--years"),
        (("--clubs", "2", "--seed", "-1", "--out", "x"), "--seed"),
        (("--clubs", "2", "--seed", "9" * 5000, "--out", "x"), "--seed"),
    ],
)
def test_words_that_the_demo_does_not_take_are_refused(
    words: tuple[str, ...], named: str, command: Command
) -> None:
    refused = command("demo", *words)

    assert (refused.code, refused.out) == (2, "")
    assert named in refused.err


def test_in_a_process_of_its_own_too(program: Callable[..., Outcome]) -> None:
    shown = program("demo", "--language", "en")

    assert shown.code == 0
    assert "2003" in shown.out
