from __future__ import annotations

from typing import Any

import pytest

from familieklubb.cli import application
from familieklubb.i18n import LANGUAGES
from tests.cli.conftest import Command, Made

GROUPS = ("club", "assistant", "course", "supervision", "gathering", "body")
VERBS = {"list", "show", "add", "edit", "end"}


def test_the_clubs_are_listed_as_lines_and_as_json(made: Made, command: Command) -> None:
    lines = command("club", "list").out.splitlines()
    assert len(lines) == 15
    assert "Hitra familieklubb, active, Hitra, Trøndelag" in lines
    document = command("club", "list", "--json").document
    assert {one["name"] for one in document} >= {"Hitra familieklubb", "Bergen familieklubb"}
    assert len(document[0]["id"]) == 32


def test_a_club_is_added_changed_and_closed(made: Made, command: Command) -> None:
    assert command("club", "add", "Ny", "--place", "Hitra", "--weekday", "tirsdag").code == 0
    assert command("club", "edit", "ny", "--name", "Nyere", "--venue", "Huset").code == 0
    card = command("club", "show", "Nyere", "--json").document
    assert (card["slots"][0]["weekday"], card["slots"][0]["venue"]) == ("tuesday", "Huset")
    assert command("club", "end", "Nyere", "--day", "2026-11-16").code == 0
    shown = command("club", "show", "Nyere").out
    assert shown.startswith("Nyere\n")
    assert command("club", "show", "Nyere", "--json").document["line"]["state"] == "starting"


def test_no_club_opens_by_command_without_a_certified_assistant(
    made: Made, command: Command
) -> None:
    command("club", "add", "Ny", "--place", "Tromsø")
    outcome = command("club", "state", "Ny", "active")
    assert outcome.code != 0
    assert "R6" in outcome.err
    assert command("club", "show", "Ny", "--json").document["line"]["state"] == "starting"


def test_a_wrong_option_is_told_by_its_name(made: Made, command: Command) -> None:
    outcome = command("club", "add", "Ny", "--place", "Hitra", "--weekday", "helg")
    assert outcome.code != 0
    assert "--weekday: " in outcome.err


def test_an_unknown_name_is_told_with_what_is_near(made: Made, command: Command) -> None:
    outcome = command("club", "show", "Hitra familieklub")
    assert outcome.code == 2
    assert "Hitra familieklubb" in outcome.err


def test_an_ambiguous_name_lists_the_choices(made: Made, command: Command) -> None:
    for place in ("Hitra", "Oslo"):
        command("assistant", "add", "Kari", "--place", place)
    outcome = command("assistant", "show", "Kari")
    assert outcome.code == 2
    assert "Kari, Hitra; Kari, Oslo" in outcome.err
    assert command("assistant", "show", "kari, oslo").code == 0


def test_an_assistant_is_certified_and_gets_a_role(made: Made, command: Command) -> None:
    command("assistant", "add", "Kari", "--place", "Bergen")
    assert command("assistant", "certify", "Kari", "2026-11-01", "--country", "Italia").code == 0
    assert command("assistant", "role", "Kari", "Bergen familieklubb").code == 0
    card = command("assistant", "show", "Kari", "--json").document
    assert card["line"]["state"] == "valid"
    assert card["roles"][0]["club"] == "Bergen familieklubb"
    assert command("assistant", "end", "Kari").code == 0
    card = command("assistant", "show", "Kari", "--json").document
    assert card["roles"][0]["last_day"] == "2026-11-17"


def test_courses_supervision_and_gatherings_are_kept_by_command(
    made: Made, command: Command
) -> None:
    who = ("--participant", "Assistent 01", "--participant", "Assistent 02")
    course = ("--kind", "refresher", "--from-day", "2026-03-01")
    assert command("course", "add", "Oppdatering", *course, *who).code == 0
    assert len(command("course", "show", "Oppdatering", "--json").document["taking_part"]) == 2
    assert command("course", "end", "Oppdatering").code == 0
    assert command("supervision", "add", "2026-11-01", "Oslo", "--hours", "2", *who).code == 0
    assert command("supervision", "edit", "2026-11-01", "Oslo", "--hours", "1,5").code == 0
    session = command("supervision", "show", "2026-11-01", "Oslo", "--json").document
    assert (session["hours"], len(session["participants"])) == (1.5, 2)
    assert command("supervision", "end", "2026-11-01", "Oslo").code == 0
    gathering = ("--scope", "local", "--audience", "mixed", "--from-day", "2026-11-01")
    assert command("gathering", "add", "Samling", *gathering, "--participants", "43").code == 0
    assert any("Samling, 43" in line for line in command("gathering", "list").out.splitlines())
    assert command("gathering", "end", "Samling").code == 0


def test_a_declared_year_and_a_network_body(made: Made, command: Command) -> None:
    declared = ("--year", "2025", "--families", "7", "--meetings-held", "40")
    assert command("club", "declare", "Hitra familieklubb", *declared).code == 0
    card = command("club", "show", "Hitra familieklubb", "--json").document
    assert card["declared"][0]["meetings_held"] == 40
    assert command("body", "add", "Norge", "--level", "national").code == 0
    assert command("body", "add", "Midt", "--parent", "Norge").code == 0
    found = command("body", "show", "Midt", "--json").document
    assert found["parent"] == "Norge"


@pytest.mark.parametrize("group", ["club", "assistant", "course", "supervision", "gathering"])
def test_a_group_without_a_verb_shows_its_help(group: str, command: Command) -> None:
    outcome = command(group)
    assert outcome.code == 0
    assert "list" in outcome.out
    assert command(group, "tull").code == 2


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_the_same_five_verbs_with_help_for_all_they_take(group: str) -> None:
    program: Any = application()
    verbs = program.commands[group].commands
    assert verbs.keys() >= VERBS
    for verb in verbs.values():
        assert verb.help.endswith(".")
        for param in (*verb.params, *verb.shared):
            assert param.help.endswith("."), param.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_the_help_of_a_verb_in_a_group_can_be_shown(
    group: str, language: str, command: Command
) -> None:
    shown = command("--language", language, group, "add", "--help")
    assert (shown.code, shown.err) == (0, "")
    assert f"familieklubb {group} add" in shown.out
