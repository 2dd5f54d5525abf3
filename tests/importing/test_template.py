"""The empty workbook: complete, in the chosen language, and read back when it is filled in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from familieklubb import i18n
from familieklubb.domain.values import AttendanceStatus, ClubState, MemberRole
from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.importing.cells import BirthYear
from familieklubb.importing.sheets import EXPLAINS, SHEETS, Sheet
from familieklubb.importing.template import template_bytes, write_template

from .conftest import Read

ROWS: dict[str, dict[str, object]] = {
    "bodies": {"body": "Midt", "level": "regional"},
    "clubs": {
        "club": "Hitra",
        "place": "Hitra",
        "municipality_code": "0301",
        "status": "active",
        "status_from": dt.date(2003, 2, 11),
        "weekday": "tuesday",
        "time": dt.time(18),
    },
    "breaks": {"club": "Hitra", "from": dt.date(2003, 7, 1), "to": dt.date(2003, 7, 31)},
    "courses": {
        "course": "Udine 2003",
        "kind": "certification",
        "country": "IT",
        "from": dt.date(2003, 10, 6),
        "to": dt.date(2003, 10, 11),
        "hours": 50,
    },
    "assistants": {"assistant": "Assistent 01", "place": "Hitra"},
    "families": {"club": "Hitra", "family": "Berg", "joined": dt.date(2003, 2, 11)},
    "members": {
        "club": "Hitra",
        "family": "Berg",
        "member": "Kari",
        "role": "relative",
        "birth_year": "30–49",
        "joined": dt.date(2003, 2, 11),
    },
    "meetings": {"club": "Hitra", "date": dt.date(2003, 2, 11), "held": "yes", "notes": "A\nB"},
    "attendance": {
        "club": "Hitra",
        "date": dt.date(2003, 2, 11),
        "family": "Berg",
        "member": "Kari",
        "status": "present",
    },
    "supervision": {
        "date": dt.date(2003, 3, 1),
        "place": "Hitra",
        "hours": 1.5,
        "assistants": "Kari; Ola",
    },
    "gatherings": {
        "gathering": "Vår 2003",
        "scope": "national",
        "audience": "members",
        "country": "NO",
        "from": dt.date(2003, 6, 13),
        "to": dt.date(2003, 6, 15),
    },
    "course_participation": {"course": "Udine 2003", "assistant": "Assistent 01"},
}


def in_language(sheet: Sheet, name: str, value: object, language: str) -> object:
    column = sheet.column(name)
    if column.words is not None:
        found = column.words.find(str(value))
        assert found is not None
        return column.words.label(found, language)
    if value == "yes":
        return {"en": "yes"}.get(language, "ja")
    return value


def fill(path: Path, language: str) -> None:
    workbook = load_workbook(path)
    for sheet in SHEETS:
        worksheet = workbook[sheet.title(language)]
        if sheet.matrix:
            worksheet["A1"] = "Hitra"
            worksheet["C1"] = dt.date(2003, 2, 18)
            worksheet["D1"] = dt.date(2003, 2, 25)
            worksheet["A3"], worksheet["B3"], worksheet["C3"] = "Berg", "Kari", "x"
            continue
        headings = [cell.value for cell in worksheet[1]]
        for name, value in ROWS[sheet.name].items():
            column = sheet.column(name)
            heading = column.heading(language) + (" *" if column.required else "")
            cell = worksheet.cell(row=3, column=headings.index(heading) + 1)
            cell.value = in_language(sheet, name, value, language)  # type: ignore[assignment]
    workbook.save(path)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_untouched_template_holds_every_sheet_and_nothing_else(
    tmp_path: Path, reads: Read, language: str
) -> None:
    i18n.use(language)
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = reads(path)

    assert [table.sheet for table in book.tables] == list(SHEETS)
    assert [table.title for table in book.tables] == [sheet.title(language) for sheet in SHEETS]
    assert [row for table in book.tables for row in table.rows] == []
    assert book.matrix_dates == []
    for table in book.tables:
        if not table.sheet.matrix:
            assert table.columns == {column.name for column in table.sheet.columns}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_filled_template_is_read_back(tmp_path: Path, reads: Read, language: str) -> None:
    i18n.use(language)
    path = tmp_path / "template.xlsx"
    write_template(path)
    fill(path, language)
    book = reads(path)

    assert {table.sheet.name: len(table.rows) for table in book.tables} == dict.fromkeys(
        [sheet.name for sheet in SHEETS], 1
    )
    club = next(book.rows("clubs"))
    assert (club.status, club.municipality_code, club.time) == (
        ClubState.active,
        "0301",
        dt.time(18),
    )
    member = next(book.rows("members"))
    assert (member.role, member.birth_year) == (MemberRole.relative, BirthYear(1985, True))
    assert next(book.rows("meetings")).notes == "A\nB"
    assert next(book.rows("supervision")).assistants == ("Kari", "Ola")
    mark = next(book.rows("attendance_matrix"))
    assert (mark.cell, mark.status) == ("C3", AttendanceStatus.present)
    assert [found.date.day for found in book.matrix_dates] == [18, 25]


def test_required_headings_are_bold_with_a_star_and_the_second_row_explains(
    tmp_path: Path,
) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    sheet = load_workbook(path)["clubs"]

    assert sheet["A1"].value == "club *"
    assert sheet["A1"].font.b
    assert sheet["C1"].value == "municipality_code"
    assert not sheet["C1"].font.b
    assert str(sheet["A2"].value).startswith(EXPLAINS)
    assert all(cell.value for cell in sheet[2])
    assert sheet.freeze_panes == "A2"


def test_closed_lists_have_drop_downs_and_codes_are_text(tmp_path: Path) -> None:
    i18n.use("nb")
    path = tmp_path / "template.xlsx"
    write_template(path)
    sheet = load_workbook(path)["Klubber"]
    lists = {str(found.sqref): found.formula1 for found in sheet.data_validations.dataValidation}

    assert lists["F3:F1048576"] == '"planlagt,under oppstart,aktiv,på pause,nedlagt"'
    assert len(lists) == 5
    assert sheet.column_dimensions["C"].number_format == "@"
    assert sheet.column_dimensions["G"].number_format == "yyyy-mm-dd"


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(FamilieklubbError, match="there already"):
        write_template(path)

    assert path.read_bytes() == b"mine"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongWords):
        write_template(tmp_path / "template.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FamilieklubbError, match="could not be written"):
        write_template(tmp_path / "nowhere" / "template.xlsx")


def test_nothing_but_the_workbook_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)

    assert list(tmp_path.iterdir()) == [path]


def test_the_help_stands_in_plain_letters_so_that_saving_as_csv_keeps_it() -> None:
    assert EXPLAINS.isascii()
    assert template_bytes().startswith(b"PK")
