from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from familieklubb.domain.indicators import CATALOGUE
from tests.cli.conftest import Command, Made, Outcome

pytestmark = pytest.mark.usefixtures("made")


def figures(document: dict[str, Any]) -> dict[str, Any]:
    """The values of a JSON document by code."""
    return {figure["code"]: figure["value"] for figure in document["indicators"]}


def test_the_figures_of_2003_are_those_of_the_report(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--cutoff", "2004-02-29", "--json").document

    found = figures(document)
    assert found["clubs_active"] == 12
    assert found["clubs_founded"] == 5
    assert found["clubs_founded_after"] == 2
    assert found["clubs_starting"] == 1
    assert found["counties"] == 7
    assert found["assistants_trained"] == 14
    assert document["reporting"] == {
        "expected": 12,
        "reported": None,
        "on_time": None,
        "reason": "no_files",
        "missing": [],
    }


def test_gatherings_have_parts_by_scope_and_audience(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--json").document

    gatherings = next(one for one in document["indicators"] if one["code"] == "gatherings")
    assert {part["code"]: part["value"] for part in gatherings["parts"]} == {
        "national,assistants": 3,
        "national,members": 2,
        "nordic,assistants": 1,
    }


def test_every_figure_of_the_catalogue_is_there_in_its_order(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--json").document

    assert list(figures(document)) == list(CATALOGUE)


@pytest.mark.parametrize(
    ("as_of", "clubs"), [("2002-12-31", 7), ("31.12.2003", 12), ("29.2.2004", 14)]
)
def test_the_state_is_that_of_the_day_that_is_asked_for(
    as_of: str, clubs: int, command: Command
) -> None:
    document = command("rollup", "--as-of", as_of, "--json").document

    assert figures(document)["clubs_active"] == clubs
    assert document["period"][0] == f"{document['as_of'][:4]}-01-01"


@pytest.mark.parametrize(("division", "counties"), [("2004-02-29", 7), ("1.1.2021", 6)])
def test_counties_are_those_of_the_division_that_is_asked_for(
    division: str, counties: int, command: Command
) -> None:
    document = command("rollup", "--as-of", "2004-02-29", "--division", division, "--json").document

    assert figures(document)["counties"] == counties


def test_without_words_it_is_this_year_as_of_today(command: Command) -> None:
    document = command("rollup", "--json").document

    assert document["period"] == ["2026-01-01", "2026-12-31"]
    assert document["as_of"] == document["cutoff"] == document["division"] == "2026-11-17"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2003", ["2003-01-01", "2003-12-31"]),
        ("2003H1", ["2003-01-01", "2003-06-30"]),
        ("2003-02", ["2003-02-01", "2003-02-28"]),
        ("2003-02-01..2004-01-31", ["2003-02-01", "2004-01-31"]),
        ("1.2.2003..31.01.2004", ["2003-02-01", "2004-01-31"]),
    ],
)
def test_a_period_is_typed_in_any_of_its_forms(
    typed: str, period: list[str], command: Command
) -> None:
    document = command("rollup", "--period", typed, "--json").document

    assert document["period"] == period
    assert document["as_of"] == period[1]


@pytest.mark.parametrize(
    "words",
    [
        ("--year", "03"),
        ("--year", "2003H1"),
        ("--year", "1066"),
        ("--period", "2003H3"),
        ("--period", "2003-13"),
        ("--period", "2004-01-31..2003-02-01"),
        ("--period", "2003-02-01.."),
        ("--period", "2003-02-30..2003-03-01"),
        ("--year", "2003", "--period", "2003"),
        ("--as-of", "31.12"),
        ("--as-of", "2003-02-30"),
        ("--cutoff", "i går"),
        ("--division", "2021"),
        ("--by", "weekday"),
        ("--trend", "-1"),
        ("--trend", "101"),
        ("--trend", "two"),
        ("--format", "xlsx"),
        ("--format", "csv", "--json"),
        ("--public",),
    ],
)
def test_words_that_rollup_does_not_take_are_refused(
    words: tuple[str, ...], command: Command
) -> None:
    refused = command("rollup", *words)

    assert (refused.code, refused.out) == (2, "")
    assert words[0] in refused.err or words[-1] in refused.err


def test_groups_carry_what_they_are_and_their_figures(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--by", "county", "--json").document

    groups = {group["name"]: group for group in document["groups"]}
    assert groups["Sør-Trøndelag"]["code"] == "16"
    assert sum(figures(group)["clubs_active"] for group in groups.values()) == 12
    assert "gatherings" not in figures(groups["Sør-Trøndelag"])


def test_a_place_carries_its_municipality(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--by", "place", "--json").document

    places = {group["name"]: group.get("municipality") for group in document["groups"]}
    assert places["Mysen"] == "0125"


def test_a_trend_gives_the_earlier_periods_first_to_last(command: Command) -> None:
    document = command("rollup", "--year", "2003", "--trend", "2", "--json").document

    assert [one["period"][0] for one in document["trend"]] == ["2001-01-01", "2002-01-01"]
    assert figures(document["trend"][1])["clubs_active"] == 7


def test_csv_has_a_byte_order_mark_and_a_row_for_each_figure(
    command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "tall.csv"

    written = command("rollup", "--year", "2003", "--format", "csv", "--out", file)

    assert (written.code, written.out) == (0, "")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    text = file.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))
    values = {row["code"]: row["value"] for row in rows if not row["part_by"]}
    assert values["clubs_active"] == "12"
    assert list(values) == list(CATALOGUE)


def test_a_file_holds_what_would_have_been_printed(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "tall.txt"
    file.write_text("an older one", encoding="utf-8")

    command("rollup", "--year", "2003", "--out", file)

    assert file.read_bytes().decode() == command("rollup", "--year", "2003").out


@pytest.mark.parametrize("name", [".", "none/tall.txt"])
def test_a_file_that_cannot_be_written_is_named(
    name: str, command: Command, tmp_path: Path
) -> None:
    refused = command("rollup", "--out", tmp_path / name)

    assert refused.code == 1
    assert str(tmp_path / name) in refused.err


def test_the_table_is_in_the_language(command: Command) -> None:
    shown = command("rollup", "--year", "2003", "--language", "nb")

    assert "31. desember 2003" in shown.out


def test_asking_changes_nothing(made: Made, command: Command) -> None:
    before = made.register.read_bytes()

    command("rollup", "--year", "2003", "--by", "club", "--trend", "3")

    assert made.register.read_bytes() == before


def test_in_a_process_of_its_own_the_document_is_all_there_is(
    program: Callable[..., Outcome],
) -> None:
    shown = program("rollup", "--year", "2003", "--json")

    assert (shown.code, shown.err) == (0, "")
    assert figures(shown.document)["clubs_active"] == 12
