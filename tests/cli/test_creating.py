from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from familieklubb.register.layout import Layout
from familieklubb.register.recovery import RecoveryWords
from tests.cli.conftest import NAME, PASSPHRASE, Command, Made, Outcome

CREATE = ("create", "--kind", "club", "--name", "Hitra familieklubb")
SHORT = "altfor kort"


@pytest.fixture
def place(environment: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the register will be made."""
    return tmp_path / "own" / NAME


def test_without_a_terminal_the_recovery_words_are_printed(place: Path, command: Command) -> None:
    made = command(*CREATE)

    assert (made.code, made.err) == (0, "")
    numbered = [line.split(". ") for line in made.out.splitlines() if ". " in line[:5]]
    assert [int(number) for number, _word in numbered] == list(range(1, 13))
    assert RecoveryWords(tuple(word for _number, word in numbered))
    assert str(place) in made.out


def test_json_gives_the_words_and_the_path_and_nothing_else(place: Path, command: Command) -> None:
    made = command(*CREATE, "--json")

    assert made.document["register"] == str(place)
    assert len(made.document["recovery_words"]) == 12
    assert (set(made.document), made.err) == ({"register", "recovery_words"}, "")


def test_the_words_that_were_printed_open_the_register(
    place: Path, command: Command, environment: pytest.MonkeyPatch
) -> None:
    words = command(*CREATE, "--json").document["recovery_words"]
    environment.setenv("FAMILIEKLUBB_RECOVERY_WORDS", " ".join(words))
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", "en ny setning til døra")

    assert command("recover").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_what_is_made(place: Path, command: Command) -> None:
    command(*CREATE)

    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.parent.iterdir()} == {0o600}


def test_a_register_that_is_there_is_left_as_it_is(made: Made, command: Command) -> None:
    before = made.register.read_bytes()

    refused = command(*CREATE)

    assert (refused.code, refused.out) == (1, "")
    assert "already" in refused.err
    assert made.register.read_bytes() == before


def test_without_a_passphrase_nothing_is_asked_and_the_option_is_named(
    place: Path, command: Command, environment: pytest.MonkeyPatch
) -> None:
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")

    refused = command(*CREATE)

    assert (refused.code, refused.out) == (2, "")
    assert "--passphrase-file" in refused.err
    assert "FAMILIEKLUBB_PASSPHRASE" in refused.err
    assert not place.exists()


def test_a_short_passphrase_is_refused(
    place: Path, command: Command, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", SHORT)

    refused = command(*CREATE)

    assert refused.code == 2
    assert SHORT not in refused.err
    assert not place.exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("create", "--name", "x"), "--kind"),
        (("create", "--kind", "club"), "--name"),
        (("create", "--kind", "klubb", "--name", "x"), "club, coordinator"),
        ((*CREATE, "--profile", "sverige"), "norway, italy"),
        (("create", "--kind", "club", "--name", " "), "--name"),
        (("create", "--kind", "club", "--name", "a\x1b[31m"), "--name"),
        (("create", "--kind", "club", "--name", "x" * 121), "--name"),
        ((*CREATE, "--passphrase", PASSPHRASE), "--passphrase"),
    ],
)
def test_words_that_create_does_not_take_are_refused(
    words: tuple[str, ...], named: str, place: Path, command: Command
) -> None:
    refused = command(*words)

    assert (refused.code, refused.out) == (2, "")
    assert named in refused.err
    assert not place.exists()


def test_the_register_goes_by_the_profile_that_was_named(place: Path, command: Command) -> None:
    assert command(*CREATE, "--profile", "italy").code == 0
    assert command("rollup").code == 0


def _key_file(folder: Path, content: bytes) -> Path:
    file = folder / "nøkkel.txt"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        PASSPHRASE.encode(),
        PASSPHRASE.encode() + b"\n",
        PASSPHRASE.encode() + b"\r\nand more\n",
        b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\n",
    ],
)
def test_a_file_gives_the_passphrase_on_its_first_line(
    content: bytes, made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", "something else altogether")

    opened = command("history", "--passphrase-file", _key_file(tmp_path, content))

    assert opened.code == 0


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \r\n", b"p\xe5ssfrase i latin1\n", None])
def test_an_unfit_passphrase_file_is_named(
    content: bytes | None, made: Made, command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "nøkkel.txt" if content is None else _key_file(tmp_path, content)

    refused = command("--passphrase-file", file, "history")

    assert (refused.code, refused.out) == (2, "")
    assert str(file) in refused.err


def test_the_shared_options_stand_before_or_after_the_verb(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.delenv("FAMILIEKLUBB_REGISTER")
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")
    file = _key_file(tmp_path, PASSPHRASE.encode())
    options = ("--register", made.register, "--passphrase-file", file, "--language", "nn")

    before, after = command(*options, "history", "--json"), command("history", "--json", *options)

    assert before.code == 0
    assert before == after


def test_the_later_of_two_registers_is_meant(made: Made, command: Command, tmp_path: Path) -> None:
    words = ("--register", tmp_path / "none", "history", "--register", made.register)

    assert command(*words).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no home folder by ~")
def test_without_a_name_the_register_lies_in_the_data_folder(
    environment: pytest.MonkeyPatch, command: Command
) -> None:
    environment.delenv("FAMILIEKLUBB_REGISTER")

    made = command(*CREATE, "--json")

    assert Path(made.document["register"]).is_relative_to(Path(os.environ["HOME"]))
    assert made.code == 0


def test_a_folder_that_a_cloud_copies_gets_a_warning(
    environment: pytest.MonkeyPatch, command: Command, tmp_path: Path
) -> None:
    made = command(*CREATE, "--register", tmp_path / "OneDrive" / NAME)

    assert made.code == 0
    assert "OneDrive" in made.err


def test_in_a_process_of_its_own_too(place: Path, program: Callable[..., Outcome]) -> None:
    made = program(*CREATE, "--json")

    assert (made.code, made.err) == (0, "")
    assert Layout.of(place).recovery.exists()
