"""How problems are told."""

from __future__ import annotations

import pytest

from familieklubb.errors import FILE_REFUSED, FileRefused
from familieklubb.importing.problems import KEPT_ERRORS, ImportRefused, Problem, Problems, listed


def problem(row: int | None = 3, sheet: str = "", column: str = "date") -> Problem:
    return Problem("clubs.csv", sheet, row, column, "It is wrong.", "Put it right.")


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (problem(None), "clubs.csv: It is wrong. Put it right."),
        (problem(None, "Klubber"), "clubs.csv, sheet Klubber: It is wrong. Put it right."),
        (problem(column=""), "clubs.csv, row 3: It is wrong. Put it right."),
        (problem(), "clubs.csv, row 3, column date: It is wrong. Put it right."),
        (
            problem(3, "Klubber", ""),
            "clubs.csv, sheet Klubber, row 3: It is wrong. Put it right.",
        ),
        (
            problem(3, "Klubber"),
            "clubs.csv, sheet Klubber, row 3, column date: It is wrong. Put it right.",
        ),
    ],
)
def test_a_problem_names_what_is_known_of_its_place(found: Problem, line: str) -> None:
    assert found.line() == line


def test_a_problem_holds_braces_as_they_are() -> None:
    found = Problem("{file}.csv", "", 1, "{x}", "{0}", "{what}")

    assert found.line() == "{file}.csv, row 1, column {x}: {0} {what}"


def test_the_refusal_counts_and_lists_the_errors() -> None:
    one = ImportRefused([problem()])
    two = ImportRefused([problem(3), problem(4, column="place")])

    assert "1 error," in one.title
    assert "2 errors," in two.title
    assert two.what_to_do.splitlines() == [
        problem(3).line(),
        problem(4, column="place").line(),
    ]
    assert isinstance(two, FileRefused)
    assert two.exit_code == FILE_REFUSED


def test_what_differs_in_the_row_only_stands_on_one_line() -> None:
    found = [problem(3), problem(None), problem(3, "Klubber"), *map(problem, range(4, 12))]

    assert listed(found) == [
        "clubs.csv, rows 3, 4, 5, 6, 7 and 4 more, column date: It is wrong. Put it right.",
        problem(None).line(),
        problem(3, "Klubber").line(),
    ]
    assert listed([problem(4, "Klubber"), problem(8, "Klubber")]) == [
        "clubs.csv, sheet Klubber, rows 4, 8, column date: It is wrong. Put it right."
    ]


def test_a_long_list_is_cut_and_says_how_many_more() -> None:
    refused = ImportRefused([problem(row, column=f"c{row % 125}") for row in range(2, 252)])

    assert len(refused.problems) == 250
    assert len(refused.what_to_do.splitlines()) == 101
    assert refused.what_to_do.endswith("And 50 more.")


def test_beyond_ten_thousand_errors_are_only_counted() -> None:
    problems = Problems()
    problems.extend(problem(row) for row in range(KEPT_ERRORS + 5))

    assert (len(problems.errors), problems.error_count) == (KEPT_ERRORS, KEPT_ERRORS + 5)
    with pytest.raises(ImportRefused, match=str(KEPT_ERRORS + 5)):
        problems.refuse()


def test_findings_alone_refuse_nothing() -> None:
    problems = Problems()
    problems.find(problem())
    problems.refuse()

    assert problems.findings == [problem()]
