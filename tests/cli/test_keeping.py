from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from familieklubb import records
from familieklubb.domain.values import ClubState
from familieklubb.register.layout import Layout
from familieklubb.register.opening import open_register
from familieklubb.register.writing import Writing
from tests.cli.conftest import (
    NETWORK_2003,
    NEW_PASSPHRASE,
    PASSPHRASE,
    TODAY,
    Command,
    Made,
    damage,
    noon,
)

TOMORROW = noon(2026, 11, 18)


def test_a_sound_register_is_said_to_be(made: Made, command: Command) -> None:
    assert command("check").out == "The register is sound.\n"
    assert command("check", "--json").document == {"sound": True, "faults": [], "breaches": []}


def test_a_rule_that_rows_break_is_told(made: Made, command: Command) -> None:
    def break_it(writing: Writing) -> None:
        club, state = bytes(16), b"1" * 16
        rows = [
            {"id": state, "club_id": club, "from_day": date(2001, 1, 1), "state": "active"},
            {"id": bytes(16), "club_id": club, "from_day": date(2002, 1, 1), "state": "starting"},
        ]
        writing.insert_all(records.Club, [{"id": club, "name": "X"}])
        writing.insert_all(
            records.ClubStateRow, [row | {"state": ClubState(str(row["state"]))} for row in rows]
        )

    with open_register(made.register, PASSPHRASE, clock=TODAY) as register:
        register.write("test", break_it)

    told = command("check")
    document = command("check", "--json")

    assert told.code == document.code == 1
    assert "1 club state goes back" in told.out
    assert [one["code"] for one in document.document["breaches"]] == ["state_goes_back"]


def test_check_says_what_is_damaged_with_exit_code_1(made: Made, command: Command) -> None:
    command("backup")
    damage(made.register)
    before = made.register.read_bytes()

    told = command("check", "--json")

    assert told.code == 1
    assert told.document["sound"] is False
    assert "familieklubb restore" in told.err
    assert made.register.read_bytes() == before


def test_another_verb_refuses_a_damaged_register_and_offers_the_backup(
    made: Made, command: Command
) -> None:
    backup = command("backup", "--json").document["backup"]
    damage(made.register)

    refused = command("rollup")

    assert (refused.code, refused.out) == (4, "")
    assert backup in refused.err


def test_a_backup_lies_where_it_is_said_and_can_be_restored(
    made: Made, command: Command, tmp_path: Path
) -> None:
    backup = command("backup", tmp_path / "stick", "--json").document["backup"]
    made.register.unlink()

    restored = command("restore", backup, "--json")

    assert Path(backup).parent == tmp_path / "stick"
    assert restored.code == 0
    assert restored.document["register"] == str(made.register)
    assert restored.document["aside"] is None
    assert command("check").code == 0


def test_a_backup_on_the_same_disk_is_said_to_be_no_safety(made: Made, command: Command) -> None:
    assert "memory stick" in command("backup").err


def test_a_wrong_passphrase_is_exit_code_3(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", "not this one, surely")

    assert [command(verb).code for verb in ("check", "history", "rollup", "backup")] == [3] * 4


def test_a_register_that_is_not_there_is_refused_before_the_passphrase_is_asked(
    command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.delenv("FAMILIEKLUBB_PASSPHRASE")

    refused = command("check", "--register", tmp_path / "none")

    assert refused.code == 1
    assert "familieklubb create" in refused.err
    assert list(tmp_path.glob("none*")) == []


def test_the_history_tells_the_newest_first_and_how_much(
    made: Made, command: Command, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("FAMILIEKLUBB_NEW_PASSPHRASE", NEW_PASSPHRASE)
    command("rekey")
    environment.setenv("FAMILIEKLUBB_PASSPHRASE", NEW_PASSPHRASE)

    told = command("history").out.splitlines()
    document = command("history", "--json").document["history"]

    assert [one["act"] for one in document] == ["rekey", "import"]
    assert "Passphrase changed." in told[0]
    assert "Spreadsheets brought in. " in told[1]
    assert document[1]["tables"]["club"] == {"new": 15, "changed": 0, "removed": 0}
    assert document[1]["at"].startswith("2026-11-17T12:00:00")


def test_the_history_marks_what_was_taken_back(made: Made, command: Command) -> None:
    command("import", "--undo")

    newest, first = command("history", "--json").document["history"]

    assert (newest["act"], first["undone"]) == ("import.undo", True)
    assert "Taken back since." in command("history").out


def test_the_history_can_be_cut_short(made: Made, command: Command) -> None:
    command("import", "--undo")

    assert len(command("history", "--limit", "1").out.splitlines()) == 1


@pytest.mark.parametrize("limit", ["0", "-1", "ten", "1.5", ""])
def test_a_limit_that_is_no_number_is_refused(limit: str, made: Made, command: Command) -> None:
    assert command("history", f"--limit={limit}").code == 2


def test_the_day_s_backup_is_made_by_the_first_command_of_the_day(
    made: Made, command: Command
) -> None:
    folder = Layout.of(made.register).backups
    before = set(folder.iterdir()) if folder.exists() else set()

    command("rollup", clock=TOMORROW)
    first = set(folder.iterdir())
    command("rollup", clock=TOMORROW)

    assert first > before
    assert set(folder.iterdir()) == first


def test_figures_are_shown_though_the_day_s_backup_could_not_be_made(
    made: Made, command: Command
) -> None:
    folder = Layout.of(made.register).backups
    if folder.exists():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    folder.write_text("in the way", encoding="utf-8")

    shown = command("rollup", "--year", "2003", "--json", clock=TOMORROW)

    assert shown.code == 5
    assert json.loads(shown.out)["period"] == ["2003-01-01", "2003-12-31"]
    assert "backup" in shown.err


def test_a_register_that_is_open_elsewhere_is_refused(made: Made, command: Command) -> None:
    with open_register(made.register, PASSPHRASE, clock=TODAY):
        refused = command("rollup")

    assert refused.code == 1
    assert refused.err


def test_an_import_that_was_refused_leaves_the_register_as_it_was(
    made: Made, command: Command, tmp_path: Path
) -> None:
    before = command("rollup", "--year", "2003", "--json").out
    (tmp_path / "clubs.csv").write_text("club;place\nX;Y\n", encoding="utf-8")

    assert command("import", tmp_path / "clubs.csv").code == 4
    assert command("rollup", "--year", "2003", "--json").out == before
    assert command("import", NETWORK_2003, "--json").document["sheets"][0]["new"] == 0
