from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import NETWORK_2003, Command, Made, Outcome

UNREADABLE = "club;place;status;status_from\nØya;Øya;aktiv;i går\nÅs;Ås;åpen;2003-01-01\n"


@pytest.fixture
def empty(environment: pytest.MonkeyPatch, command: Command) -> None:
    """A register that holds nothing yet."""
    assert command("create", "--kind", "coordinator", "--name", "Landsnettet").code == 0


@pytest.mark.usefixtures("empty")
def test_an_import_says_what_it_did_sheet_by_sheet(command: Command) -> None:
    done = command("import", NETWORK_2003)

    assert done.code == 0
    assert "clubs: 15 new, 0 changed, 0 unchanged" in done.out.splitlines()


@pytest.mark.usefixtures("empty")
def test_a_dry_run_says_the_same_and_keeps_nothing(command: Command) -> None:
    tried = command("import", NETWORK_2003, "--dry-run", "--json").document
    shown = command("import", NETWORK_2003, "--dry-run")

    done = command("import", NETWORK_2003, "--json").document

    assert tried["dry_run"] is True
    assert tried["sheets"] == done["sheets"]
    assert "nothing was kept" in shown.out


@pytest.mark.usefixtures("empty")
def test_findings_are_shown_and_the_rows_are_kept(command: Command) -> None:
    done = command("import", NETWORK_2003, "--json")

    assert done.code == 0
    assert done.document["findings"][0]["file"].endswith("assistants.csv")


def test_the_same_rows_again_change_nothing(made: Made, command: Command) -> None:
    before = made.register.read_bytes()

    again = command("import", NETWORK_2003)

    assert again.code == 0
    assert "Nothing was new" in again.out
    assert made.register.read_bytes() == before


def test_the_last_import_is_taken_back(made: Made, command: Command) -> None:
    undone = command("import", "--undo", "--json")

    assert undone.code == 0
    assert undone.document["undone"]["act"] == "import"
    assert undone.document["undone"]["rows"]["club"] == 15
    assert command("import", NETWORK_2003, "--json").document["sheets"][0]["new"] == 15


def test_taking_back_says_which_import_it_was(made: Made, command: Command) -> None:
    assert "Nov 17, 2026" in command("import", "--undo").out


def test_without_an_import_there_is_nothing_to_take_back(made: Made, command: Command) -> None:
    command("import", "--undo")

    assert command("import", "--undo").code == 1


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "clubs.csv"
    file.write_text(UNREADABLE, encoding="utf-8")
    return file


def test_every_error_is_told_with_its_place(made: Made, command: Command, wrong: Path) -> None:
    refused = command("import", wrong)

    assert (refused.code, refused.out) == (4, "")
    assert "row 2" in refused.err
    assert "row 3" in refused.err


def test_errors_come_as_one_document_too(made: Made, command: Command, wrong: Path) -> None:
    refused = command("import", wrong, "--json")

    assert refused.code == 4
    assert refused.document["count"] == len(refused.document["errors"]) == 2
    assert {one["row"] for one in refused.document["errors"]} == {2, 3}


@pytest.mark.parametrize(
    "words", [(), ("--dry-run",), ("--undo", "x.csv"), ("--undo", "--dry-run")]
)
def test_words_that_do_not_go_together_are_refused(
    words: tuple[str, ...], made: Made, command: Command
) -> None:
    refused = command("import", *words)

    assert (refused.code, refused.out) == (2, "")


@pytest.mark.usefixtures("environment")
def test_the_template_is_a_workbook_that_can_be_opened(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "mal.xlsx"

    written = command("template", file, "--json")

    assert written.document == {"template": str(file)}
    assert "clubs" in load_workbook(file).sheetnames


def test_the_template_itself_brings_nothing_in(
    made: Made, command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "mal.xlsx"
    command("template", file)

    assert command("import", file).code == 0


@pytest.mark.usefixtures("environment")
def test_a_template_is_never_written_over_a_file(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "mal.xlsx"
    file.write_bytes(b"mine")

    assert command("template", file).code == 1
    assert command("template", tmp_path / "mal.ods").code == 2
    assert file.read_bytes() == b"mine"


def test_in_a_process_of_its_own_too(made: Made, program: Callable[..., Outcome]) -> None:
    done = program("import", NETWORK_2003, "--dry-run", "--json")

    assert (done.code, done.err) == (0, "")
    assert done.document["sheets"][0]["unchanged"] == 15
