from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import NEW_PASSPHRASE, Command, Made, damage


def test_the_register_from_before_is_kept_when_a_backup_takes_its_place(
    made: Made, command: Command
) -> None:
    backup = command("backup", "--json").document["backup"]
    before = made.register.read_bytes()

    restored = command("restore", backup)

    aside = next(made.folder.glob(f"{made.register.name}.replaced-*[0-9]"))
    assert str(aside) in restored.out
    assert aside.read_bytes() == before


def test_a_backup_that_is_not_there_is_refused_before_the_passphrase_is_asked(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")

    refused = command("restore", made.folder / "none.backup")

    assert refused.code in (1, 4)
    assert "none.backup" in refused.err


def test_the_passphrase_is_changed_and_the_kept_backups_with_it(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    backup = command("backup", "--json").document["backup"]
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", NEW_PASSPHRASE)

    changed = command("rekey", "--json")

    assert changed.code == 0
    assert changed.document["backups_with_an_earlier_passphrase"] == []
    assert command("check").code == 3
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", NEW_PASSPHRASE)
    assert command("check").code == 0
    assert command("restore", backup).code == 0


def test_a_kept_backup_that_could_not_be_changed_waits_for_a_person(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    backup = Path(command("backup", "--json").document["backup"])
    damage(backup)
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", NEW_PASSPHRASE)

    changed = command("rekey")

    assert changed.code == 5
    assert str(backup) in changed.err
    assert "The passphrase is changed." in changed.out


def test_a_new_passphrase_is_not_asked_for_without_a_terminal(made: Made, command: Command) -> None:
    refused = command("rekey")

    assert refused.code == 2
    assert "--new-passphrase-file" in refused.err


def test_the_recovery_words_set_a_new_passphrase(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")
    words, key = tmp_path / "words.txt", tmp_path / "key.txt"
    numbered = [f"{number}. {word}" for number, word in enumerate(made.words.words, 1)]
    words.write_text("\n".join(numbered), encoding="utf-8")
    key.write_text(NEW_PASSPHRASE, encoding="utf-8")

    recovered = command("recover", "--words-file", words, "--new-passphrase-file", key)

    assert (recovered.code, recovered.err) == (0, "")
    assert command("check", "--passphrase-file", key).code == 0


def test_the_recovery_words_open_a_backup_on_another_machine(
    made: Made, command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    backup = command("backup", tmp_path / "stick", "--json").document["backup"]
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")
    environment.setenv("FAMILIEKLUBB_RECOVERY_WORDS", made.words.text)
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", NEW_PASSPHRASE)
    other = tmp_path / "other" / "samling.register"

    recovered = command("recover", backup, "--register", other, "--json")

    assert recovered.code == 0
    assert recovered.document["register"] == str(other)
    assert other.exists()


def test_wrong_recovery_words_change_nothing(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    before = made.register.read_bytes()
    other = " ".join(reversed(made.words.words))
    environment.setenv("FAMILIEKLUBB_RECOVERY_WORDS", other)
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", NEW_PASSPHRASE)

    refused = command("recover")

    assert (refused.code, refused.out) == (3, "")
    assert made.register.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", None])
def test_an_unfit_file_of_recovery_words_is_named(
    content: bytes | None, made: Made, command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "words.txt"
    if content is not None:
        file.write_bytes(content)

    refused = command("recover", "--words-file", file)

    assert refused.code == 2
    assert str(file) in refused.err


def test_recovery_words_are_not_asked_for_without_a_terminal(made: Made, command: Command) -> None:
    refused = command("recover")

    assert refused.code == 2
    assert "--words-file" in refused.err
