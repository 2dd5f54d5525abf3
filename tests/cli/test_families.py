from __future__ import annotations

import pytest

from tests.cli.conftest import Command, Made

HITRA = "Hitra familieklubb"
BERG = (
    "family", "add", "Berg", "--club", HITRA, "--joined", "2004-01-05",
    "--member", "Anne; own_use; 1965; 2004-01-05",
    "--member", "Bjørn; pårørende; ca. 1960",
    "--member", "Cecilie; barn; 6-12", "--contact", "bjørn",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _in_the_register(made: Made) -> None:
    """Every test has the network of 2003."""


def test_a_family_of_three_is_one_command(command: Command) -> None:
    added = command(*BERG)
    assert added.code == 0, added.err

    card = command("family", "show", "Berg", "--json").document
    assert card["line"]["stay"]["joined"] == "2004-01-05"
    assert card["line"]["contact"] == "Bjørn"
    assert [(one["label"], one["role"], one["birth_year"]) for one in card["members"]] == [
        ("Anne", "own_use", 1965),
        ("Bjørn", "relative", 1960),
        ("Cecilie", "child", 2017),
    ]
    assert card["members"][0]["consent"]["state"] == "given"
    assert command("family", "show", "berg").out.startswith("Berg\n")


def test_families_are_listed_as_lines_and_as_json(command: Command) -> None:
    command(*BERG)

    lines = command("family", "list", "--club", HITRA).out.splitlines()
    assert lines[0].startswith(HITRA)
    assert lines[1].startswith("Berg, ")
    document = command("family", "list", "--club", HITRA, "--json").document
    assert [one["label"] for one in document["families"]] == ["Berg"]
    assert document["families"][0]["attendance_rate"] is None


def test_what_is_wrong_is_told_at_its_option(command: Command) -> None:
    outcome = command(
        "family", "add", "Berg", "--club", HITRA, "--joined", "noen gang", "--member", "Anne; onkel"
    )

    assert outcome.code == 1
    assert "--joined: " in outcome.err
    assert "--member: Anne; onkel: " in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        ("--member", "Anne; own_use; 1965; 2004-01-05; too much"),
        ("--member", "Anne", "--contact", "Per"),
    ],
)
def test_a_member_that_cannot_be_read_is_told(command: Command, words: tuple[str, ...]) -> None:
    assert command("family", "add", "Berg", "--club", HITRA, *words).code == 2


def test_a_family_is_changed_ended_and_back(command: Command) -> None:
    command(*BERG)
    assert command("family", "edit", "Berg", "--name", "B-7", "--contact", "Anne").code == 0
    assert command("family", "end", "B-7", "--day", "2005-01-01", "--because", "ferdig").code == 0
    left = command("family", "list", "--club", HITRA, "--which", "left", "--json").document
    assert [(one["label"], one["stay"]["left_because"]) for one in left["families"]] == [
        ("B-7", "finished")
    ]
    assert command("family", "end", "B-7").code == 1
    back = command("family", "return", "B-7", "--day", "2006-01-01", "--member", "Anne")
    assert back.code == 0
    assert "fewer than two members" in back.err
    assert command("family", "list", "--club", HITRA, "--which", "some").code == 2


def test_a_family_moves_to_another_club(command: Command) -> None:
    command(*BERG)
    assert command("family", "move", "Berg", "Melhus familieklubb", "--day", "2005-01-01").code == 0

    card = command("family", "show", "Berg", "--json").document
    assert [one["club"] for one in card["stays"]] == [HITRA, "Melhus familieklubb"]
    document = command("rollup", "--year", "2005", "--json").document
    found = {one["code"]: one["value"] for one in document["indicators"]}
    assert (found["families_left"], found["families_moved_out"]) == (0, 1)


def test_two_families_of_one_name_are_told_apart_by_their_clubs(command: Command) -> None:
    command(*BERG)
    command("family", "add", "Berg", "--club", "Melhus familieklubb", "--member", "Per")

    outcome = command("family", "show", "Berg")
    assert outcome.code == 2
    assert f"Berg, {HITRA}" in outcome.err
    assert command("family", "show", f"Berg, {HITRA}").code == 0


def test_members_are_kept_by_command(command: Command) -> None:
    command(*BERG)
    assert (
        command("member", "add", "Berg/Per", "--born", "1980", "--joined", "2004-02-01").code == 0
    )
    assert command("member", "edit", "Berg/Per", "--label", "Pål", "--role", "annet").code == 0
    assert (
        command("member", "consent", "Berg/Pål", "--day", "2004-02-02", "--how", "brev").code == 0
    )
    shown = command("member", "show", "berg/pål", "--json").document
    assert (shown["family"], shown["role"], shown["birth_year"]) == ("Berg", "other", 1980)
    assert shown["consent"]["state"] == "given"
    assert command("member", "withdraw", "Berg/Pål").code == 0
    assert command("member", "end", "Berg/Pål", "--day", "2005-01-01").code == 0
    assert command("member", "return", "Berg/Pål", "--day", "2005-02-01").code == 0
    assert command("member", "remove", "Berg/Pål").code == 0
    listed = command("member", "list", "--family", "Berg", "--json").document
    assert [one["label"] for one in listed] == ["Anne", "Bjørn", "Cecilie"]
    assert command("member", "list", "--family", "Berg").out.startswith("Berg/Anne, ")


def test_a_member_is_written_with_its_family(command: Command) -> None:
    command(*BERG)
    assert command("member", "add", "Per").code == 2
    near = command("member", "show", "Berg/Ann")
    assert near.code == 2
    assert "Berg/Anne" in near.err


def test_a_family_added_by_mistake_is_removed(command: Command) -> None:
    command(*BERG)
    assert command("family", "remove", "Berg").code == 0
    assert command("family", "show", "Berg").code == 2


def test_a_club_is_divided_by_command(command: Command) -> None:
    command(*BERG)
    for label in ("Dahl", "Eide"):
        command("family", "add", label, "--club", HITRA, "--joined", "2004-01-05",
                "--member", "A", "--member", "B")  # fmt: skip
    words = ("club", "divide", HITRA, "--first-day", "2005-01-04")
    refused = command(*words, "--families", "Berg", "--families", "Dahl")
    assert refused.code == 1
    assert "--assistant: " in refused.err

    new = ("--assistant-name", "Ny Assistent", "--certified-on", "2004-06-01")
    done = command(*words, "--families", "Berg", "--families", "Dahl", *new)
    assert done.code == 0, done.err
    assert f"{HITRA} 2" in done.err
    listed = command("family", "list", "--club", f"{HITRA} 2", "--json").document
    assert [one["label"] for one in listed["families"]] == ["Berg", "Dahl"]
