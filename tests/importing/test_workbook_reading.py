"""Workbooks as spreadsheet programs write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from familieklubb.domain.values import AttendanceStatus

from .conftest import Read, Refuse

MEETINGS = ["club", "date", "n", "held", "start", "theme", "guests", "notes"]
ATTENDANCE = ["club", "date", "family", "member", "status"]
MARK = ["Hitra", dt.date(2003, 2, 11), "Berg", "Kari", "x"]

Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write a workbook with openpyxl: a list of rows for each sheet."""

    def write_book(**sheets: list[list[Any]]) -> Path:
        workbook = openpyxl.Workbook()
        assert workbook.active is not None
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        workbook.save(path)
        return path

    return write_book


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(content.getvalue())
    return path


def test_values_have_their_types_from_real_cells(book: Book, reads: Read) -> None:
    row = ["Hitra", dt.datetime(2003, 2, 11), 1.0, True, dt.time(18, 30), 12, 3.0, "A\nB"]
    found = next(reads(book(meetings=[MEETINGS, row])).rows("meetings"))

    assert tuple(found)[2:] == (
        *("Hitra", dt.date(2003, 2, 11), 1, True, None, dt.time(18, 30), None, "12"),
        *(None, None, None, 3, "A\nB"),
    )


def test_a_workbook_of_xlsxwriter_is_read(tmp_path: Path, reads: Read) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Møter")
        for position, heading in enumerate(["Klubb *", "Dato", "Holdt", "Start", "Slutt", "Tema"]):
            sheet.write_string(0, position, heading)
        sheet.write_string(3, 0, "Ålesund")
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_datetime(3, 1, dt.datetime(2003, 2, 11), day)
        sheet.write_number(3, 2, 0)
        sheet.write_number(3, 3, 18.5 / 24, workbook.add_format({"num_format": "hh:mm"}))
        sheet.write_number(3, 4, 20 / 24, workbook.add_format({"num_format": "[h]:mm"}))
        sheet.write_string(3, 5, "=1+1")
    found = next(reads(path).rows("meetings"))

    assert (found.club, found.date, found.held) == ("Ålesund", dt.date(2003, 2, 11), False)
    assert (found.start, found.end, found.theme) == (dt.time(18, 30), dt.time(20), "=1+1")
    assert found.where == (str(path), "Møter", 4)


def test_the_calendar_that_begins_in_1904_is_read(tmp_path: Path, reads: Read) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "attendance"
    sheet.append(ATTENDANCE)
    sheet.append(MARK)
    path = tmp_path / "book.xlsx"
    workbook.save(path)

    assert next(reads(path).rows("attendance")).date == dt.date(2003, 2, 11)


def test_a_code_keeps_the_zero_that_excel_took(book: Book, reads: Read) -> None:
    headings = ["club", "place", "municipality_code", "status", "status_from"]
    path = book(clubs=[headings, ["Oslo 1", "Oslo", 301, "active", dt.date(2000, 3, 14)]])

    assert next(reads(path).rows("clubs")).municipality_code == "0301"


def test_a_number_and_a_truth_in_one_column_are_not_confused(book: Book, reads: Read) -> None:
    rows = [["Hitra", dt.date(2003, 2, n), truth, truth] for n, truth in ((1, 1), (2, True))]
    path = book(meetings=[["club", "date", "held", "theme"], *rows])

    assert [row.theme for row in reads(path).rows("meetings")] == ["1", "TRUE"]


def test_a_formula_is_refused_even_where_its_value_is_known(book: Book, refuses: Refuse) -> None:
    path = book(attendance=[ATTENDANCE, MARK, [*MARK[:3], '="Ka"&"ri"', "x"]])
    (found,) = refuses(path)

    assert (found.file, found.sheet, found.row, found.column) == (
        str(path),
        "attendance",
        3,
        "member",
    )
    assert "formula" in found.message


def test_a_failed_formula_pasted_as_value_is_refused(book: Book, refuses: Refuse) -> None:
    path = changed(
        book(attendance=[ATTENDANCE, [*MARK[:3], 7, "x"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<c r="D2" t="n"><v>7</v>', b'<c r="D2" t="e"><v>#N/A</v>'),
    )
    (found,) = refuses(path)

    assert found.column == "member"
    assert "#N/A" in found.message


def test_rows_keep_the_numbers_that_the_program_shows(book: Book, reads: Read) -> None:
    path = book(attendance=[[], ATTENDANCE, [], [None] * 5, MARK, [" "], MARK])

    assert [row.number for row in reads(path).rows("attendance")] == [5, 7]


def test_what_a_sheet_says_of_its_size_is_not_believed(book: Book, reads: Read) -> None:
    path = changed(
        book(attendance=[ATTENDANCE, MARK, MARK]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:E3"', b'ref="A1:A1"'),
    )

    assert len(list(reads(path).rows("attendance"))) == 2


def test_a_line_end_of_excel_is_a_new_line(book: Book, reads: Read) -> None:
    path = book(meetings=[["club", "date", "held", "notes"], [*MARK[:2], "yes", "A_x000D_\nB"]])

    assert next(reads(path).rows("meetings")).notes == "A\nB"


def test_empty_sheets_are_no_errors(book: Book, reads: Read) -> None:
    found = reads(book(Ark1=[], clubs=[], attendance=[ATTENDANCE, MARK]))

    assert [table.sheet.name for table in found.tables] == ["attendance"]


def test_an_unknown_sheet_with_a_value_names_the_nearest(book: Book, refuses: Refuse) -> None:
    path = book(attendence=[ATTENDANCE], Ark1=[[None, None], [None, 5]])
    first, second = refuses(path)

    assert (first.file, first.sheet, first.row) == (str(path), "attendence", None)
    assert "attendance" in first.what_to_do
    assert second.sheet == "Ark1"


def test_a_workbook_without_any_sheet_that_is_known_is_refused(book: Book, refuses: Refuse) -> None:
    (found,) = refuses(book(Ark1=[]))

    assert "none of the sheets" in found.message


def test_errors_of_all_sheets_are_told_together(book: Book, refuses: Refuse) -> None:
    found = refuses(
        book(
            breaks=[["club", "from", "to"], ["Hitra", 37663, "31.7.03"]],
            attendance=[ATTENDANCE, [*MARK[:4], "hei"]],
        )
    )

    assert [(problem.sheet, problem.row, problem.column) for problem in found] == [
        ("breaks", 2, "from"),
        ("attendance", 2, "status"),
    ]


def test_a_value_far_to_the_right_is_refused(book: Book, refuses: Refuse) -> None:
    (found,) = refuses(book(attendance=[ATTENDANCE, [*MARK, *[None] * 2_000, "x"]]))

    assert (found.row, "right" in found.message) == (2, True)


def test_the_ending_may_be_in_capitals(book: Book, reads: Read) -> None:
    path = book(attendance=[ATTENDANCE, MARK])
    renamed = path.rename(path.with_suffix(".XLSX"))

    assert next(reads(renamed).rows("attendance")).status == AttendanceStatus.present


def test_a_workbook_and_a_folder_are_read_together(book: Book, reads: Read, tmp_path: Path) -> None:
    path = book(attendance=[ATTENDANCE, MARK])
    (tmp_path / "breaks.csv").write_text("club;from;to\nHitra;1.7.03;31.7.03\n")
    found = reads(path, tmp_path)

    assert [table.sheet.name for table in found.tables] == ["attendance", "breaks"]
