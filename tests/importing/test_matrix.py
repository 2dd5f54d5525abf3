"""The attendance matrix: a club in A1, members down, dates across."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from familieklubb.domain.values import AttendanceStatus

from .conftest import Read, Refuse, Write

HEAD = "Hitra familieklubb;;2003-02-11;18.02.2003;25.2.03\n"


def marks(book_rows: object) -> list[tuple[object, ...]]:
    assert hasattr(book_rows, "__iter__")
    return [
        (row.club, row.date.day, row.family, row.member, row.status, row.cell) for row in book_rows
    ]


def test_each_mark_is_a_row_and_a_blank_says_nothing(write: Write, reads: Read) -> None:
    path = write("attendance_matrix.csv", HEAD + "Berg;Kari;x;;-\nBerg;Ola;e;?;\n")
    book = reads(path)

    club = "Hitra familieklubb"
    assert marks(book.rows("attendance_matrix")) == [
        (club, 11, "Berg", "Kari", AttendanceStatus.present, "C2"),
        (club, 25, "Berg", "Kari", AttendanceStatus.absent, "E2"),
        (club, 11, "Berg", "Ola", AttendanceStatus.excused, "C3"),
        (club, 18, "Berg", "Ola", AttendanceStatus.unknown, "D3"),
    ]
    assert {row.n for row in book.rows("attendance_matrix")} == {1}
    assert next(book.rows("attendance_matrix")).where == (str(path), "", 2)


def test_every_date_is_told_also_above_a_blank_column(write: Write, reads: Read) -> None:
    book = reads(write("Oppmøtetabell_2.csv", HEAD + "Berg;Kari;x;;\n"))

    assert [(found.club, found.date, found.cell) for found in book.matrix_dates] == [
        ("Hitra familieklubb", dt.date(2003, 2, 11), "C1"),
        ("Hitra familieklubb", dt.date(2003, 2, 18), "D1"),
        ("Hitra familieklubb", dt.date(2003, 2, 25), "E1"),
    ]
    assert book.matrix_dates[0].where.row == 1
    assert "Hitra" not in repr(book.matrix_dates)


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("x", "present"),
        ("X", "present"),
        ("present", "present"),
        ("Til stede", "present"),
        ("-", "absent"),
        ("–", "absent"),
        ("borte", "absent"),
        ("E", "excused"),
        ("forfall", "excused"),
    ],
)
def test_marks_may_be_signs_or_words(write: Write, reads: Read, typed: str, status: str) -> None:
    book = reads(write("attendance_matrix.csv", f"Hitra;;2003-02-11\nBerg;Kari;{typed}\n"))

    assert next(book.rows("attendance_matrix")).status == status


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_the_sign_is_judged_by_the_dates(write: Write, reads: Read, sign: str) -> None:
    text = '"Oslo, sentrum; vest"|x; y, z|2003-02-11\nBerg|"Kari"|x\n'.replace(
        "x; y, z", '"x; y, z"'
    ).replace("|", sign)
    book = reads(write("attendance_matrix.csv", text))

    assert next(book.rows("attendance_matrix")).club == "Oslo, sentrum; vest"


def test_the_dates_may_stand_in_the_row_below_the_club(write: Write, reads: Read) -> None:
    text = "Hitra\nfamily,member,2003-02-11,2003-02-18\n\nBerg,Kari,x,-\n"
    book = reads(write("attendance_matrix.csv", text))

    assert [found.cell for found in book.matrix_dates] == ["C2", "D2"]
    assert [row.cell for row in book.rows("attendance_matrix")] == ["C4", "D4"]


def test_a_matrix_without_members_still_has_its_meetings(write: Write, reads: Read) -> None:
    book = reads(write("attendance_matrix.csv", HEAD))

    assert len(book.matrix_dates) == 3
    assert list(book.rows("attendance_matrix")) == []


def test_several_matrices_are_read_with_their_own_clubs(
    write: Write, reads: Read, tmp_path: Path
) -> None:
    write("attendance_matrix.csv", "Hitra;;2003-02-11\nBerg;Kari;x\n")
    write("attendance_matrix_2.csv", "Oslo;;2003-02-12\nLie;Per;x\n")
    book = reads(tmp_path)

    assert [row.club for row in book.rows("attendance_matrix")] == ["Hitra", "Oslo"]


def test_an_explaining_row_and_blank_rows_are_skipped(write: Write, reads: Read) -> None:
    text = HEAD + ";;;;\n[?] The family;The member;x;;;\nBerg;Kari;x;;\n"
    book = reads(write("attendance_matrix.csv", text))

    assert [row.cell for row in book.rows("attendance_matrix")] == ["C4"]


def test_a_wrong_mark_names_its_cell(write: Write, refuses: Refuse) -> None:
    (found,) = refuses(write("attendance_matrix.csv", HEAD + "Berg;Kari;x;;ja takk\n"))

    assert (found.row, found.column) == (2, "E2")
    assert "E2" in found.line()


def test_every_error_of_a_matrix_is_told(write: Write, refuses: Refuse) -> None:
    text = (
        ";;2003-02-11;våren;11.2.03;;\nBerg;Kari;x;x;x;x;\n;Ola;x;;;;\nBerg;;x;;;;\nLie;Per;;;;;x\n"
    )
    found = refuses(write("attendance_matrix.csv", text))

    assert sorted(problem.column for problem in found) == [
        "A1",  # no club
        "A3",  # no family
        "B4",  # no member
        "D1",  # no date
        "E1",  # a date twice
        "F2",  # a mark under no date
        "G5",  # and another
    ]


def test_a_matrix_of_a_workbook_has_date_cells_and_numbers_of_its_own(
    reads: Read, tmp_path: Path
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "attendance_matrix (2)"
    sheet.append(["Hitra", None, dt.date(2003, 2, 11), dt.datetime(2003, 2, 18)])
    sheet.append(["Berg", "Kari", "x", None])
    sheet.append(["Berg", 2, None, "-"])
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    book = reads(path)

    assert [found.date.day for found in book.matrix_dates] == [11, 18]
    assert [(row.member, row.where.sheet) for row in book.rows("attendance_matrix")] == [
        ("Kari", "attendance_matrix (2)"),
        ("2", "attendance_matrix (2)"),
    ]


def test_a_formula_in_the_head_is_refused(refuses: Refuse, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "attendance_matrix"
    sheet.append(["Hitra", None, dt.date(2003, 2, 11), "=C1+7"])
    sheet.append(["Berg", "Kari", "x", "x"])
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    (found,) = refuses(path)

    assert (found.sheet, found.column) == ("attendance_matrix", "D1")
    assert "formula" in found.message


def test_too_many_dates_are_refused(write: Write, refuses: Refuse) -> None:
    (found,) = refuses(write("attendance_matrix.csv", "Hitra" + ";2003-02-11" * 2_001 + "\n"))

    assert "too many columns" in found.message
