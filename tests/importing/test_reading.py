"""Folders, headings and rows: what is taken, and every error with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import familieklubb.demo
from familieklubb.domain.values import AttendanceStatus, ClubState, Weekday
from familieklubb.importing.problems import ImportRefused, Problems
from familieklubb.importing.reading import read
from familieklubb.importing.rows import Where

from .conftest import REFERENCE_YEAR, Read, Refuse, Write

NETWORK = Path(familieklubb.demo.__file__).parent / "data" / "network-2003"
ATTENDANCE = "club;date;family;member;status\n"
MARK = "Hitra;2003-02-11;Berg;Kari;present\n"


def test_the_network_of_2003_is_read(reads: Read) -> None:
    book = reads(NETWORK)

    counts = {table.sheet.name: len(table.rows) for table in book.tables}
    assert counts == {"clubs": 15, "courses": 5, "assistants": 21, "gatherings": 6}
    states = [row.status for row in book.rows("clubs")]
    assert (states.count(ClubState.active), states.count(ClubState.starting)) == (14, 1)
    assert [row.municipality_code for row in book.rows("clubs") if row.place == "Oslo"] == (
        ["0301"] * 3
    )
    assert next(book.rows("courses")).from_day == dt.date(2000, 1, 17)
    assert book.complete


def test_a_row_knows_where_it_stands_and_shows_no_name(write: Write, reads: Read) -> None:
    path = write("attendance.csv", ATTENDANCE + MARK)
    book = reads(path)
    row = next(book.rows("attendance"))

    assert row.where == Where(str(path), "", 2)
    assert (row.club, row.n, row.status) == ("Hitra", 1, AttendanceStatus.present)
    assert row.value(row.table.sheet.column("date")) == dt.date(2003, 2, 11)
    assert "Kari" not in repr(row) + repr(row.table) + repr(book)


def test_a_missing_column_is_blank_and_the_number_of_a_meeting_is_one(
    write: Write, reads: Read
) -> None:
    book = reads(write("meetings.csv", "club;date;held\nHitra;2003-02-11;ja\n"))
    row = next(book.rows("meetings"))

    assert (row.n, row.held, row.theme, row.guests) == (1, True, None, None)
    assert row.table.columns == {"club", "date", "held"}


@pytest.mark.parametrize(
    "name", ["attendance.csv", "Attendance.CSV", "Oppmøte.csv", "oppmøte.csv", "attendance.txt"]
)
def test_a_file_is_named_as_its_sheet(write: Write, reads: Read, name: str) -> None:
    assert len(list(reads(write(name, ATTENDANCE + MARK)).rows("attendance"))) == 1


def test_headings_and_words_may_be_bokmal(write: Write, reads: Read) -> None:
    path = write(
        "klubber.csv",
        "Klubb *;Sted *;Kommunenummer;Status *;Status fra *;Ukedag;Klokkeslett;Åpen gruppe\n"
        "Hitra;Hitra;1617;Under oppstart;1.12.03;tirsdag;18.00;åpen\n",
    )
    row = next(reads(path).rows("clubs"))

    assert (row.status, row.weekday, row.time) == (
        ClubState.starting,
        Weekday.tuesday,
        dt.time(18),
    )


def test_a_folder_is_read_in_the_order_of_the_sheets(
    write: Write, reads: Read, tmp_path: Path
) -> None:
    write("attendance.csv", ATTENDANCE + MARK)
    write("Klubber.csv", "club;place;status;status_from\nHitra;Hitra;active;2003-01-01\n")
    book = reads(tmp_path)

    assert [table.sheet.name for table in book.tables] == ["clubs", "attendance"]


def test_other_files_hidden_files_and_subfolders_of_a_folder_are_ignored(
    write: Write, reads: Read, tmp_path: Path
) -> None:
    write("attendance.csv", ATTENDANCE + MARK)
    write("README.md", "# hello")
    write("clubs.xlsx", b"no workbook")
    write("._attendance.csv", b"\x00\x05\x16\x07")
    write(".~lock.attendance.csv#", "x")
    (tmp_path / "clubs.csv").mkdir()
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "places.csv").write_text("x")
    book = reads(tmp_path)

    assert [table.sheet.name for table in book.tables] == ["attendance"]


def test_several_paths_are_read_together_and_the_same_file_once(
    write: Write, reads: Read, tmp_path: Path
) -> None:
    path = write("attendance.csv", ATTENDANCE + MARK)
    other = tmp_path / "other"
    other.mkdir()
    (other / "attendance.csv").write_text(ATTENDANCE + MARK * 2)
    book = reads(path, other, tmp_path, path)

    assert [row.where.file for row in book.rows("attendance")] == (
        [str(path)] + [str(other / "attendance.csv")] * 2
    )


def test_blank_rows_and_trailing_blank_columns_do_not_count(write: Write, reads: Read) -> None:
    text = (
        "\n;;;;;;\nclub;date;family;member;status;;\n\n;;;;\n"
        " ; ;;\u00a0;;;\nHitra;2003-02-11;Berg;Kari;present;;\n;;;;;;;;;\n"
    )
    book = reads(write("attendance.csv", text))

    assert [row.number for row in book.rows("attendance")] == [7]


def test_the_explaining_row_is_skipped_wherever_it_stands(write: Write, reads: Read) -> None:
    text = ATTENDANCE + MARK + "[?] The club;The day;Who;Who;What;and more;and more\n" + MARK
    book = reads(write("attendance.csv", text))

    assert [row.number for row in book.rows("attendance")] == [2, 4]


def test_a_short_row_is_blank_at_its_end(write: Write, reads: Read) -> None:
    book = reads(write("breaks.csv", "club;from;to;reason\nHitra;1.7.03;31.7.03\n"))

    assert next(book.rows("breaks")).reason is None


def test_an_unknown_column_names_the_nearest(write: Write, refuses: Refuse) -> None:
    path = write("attendance.csv", "klub;date;family;member;status\n" + MARK)
    unknown, missing = refuses(path)

    assert (unknown.file, unknown.sheet, unknown.row, unknown.column) == (str(path), "", 1, "klub")
    assert "klubb" in unknown.what_to_do
    assert "club" in missing.message


def test_an_unknown_sheet_names_the_nearest(write: Write, refuses: Refuse) -> None:
    (found,) = refuses(write("attendence.csv", ATTENDANCE))

    assert "attendence" in found.message
    assert "attendance" in found.what_to_do


def test_a_column_twice_is_an_error_also_in_two_languages(write: Write, refuses: Refuse) -> None:
    (found,) = refuses(write("breaks.csv", "club;from;to;klubb\nHitra;1.7.03;31.7.03;Hitra\n"))

    assert found.row == 1
    assert found.column == "klubb"
    assert "club" in found.message


def test_every_missing_required_column_is_told(write: Write, refuses: Refuse) -> None:
    found = refuses(write("clubs.csv", "club;venue\nHitra;Skolen\n"))

    assert [problem.column for problem in found] == ["place", "status", "status_from"]
    assert {problem.row for problem in found} == {1}


def test_every_error_of_every_file_is_told_with_its_place(
    write: Write, refuses: Refuse, tmp_path: Path
) -> None:
    attendance = write(
        "attendance.csv",
        ATTENDANCE + "Hitra;31.2.03;Berg;;til stedee\n" + MARK + "Hitra;11/2/03;Berg;Kari;x\n",
    )
    breaks = write("breaks.csv", "club;from;to\nHitra;1.7.03;\n")
    found = refuses(tmp_path)

    assert [(problem.file, problem.row, problem.column) for problem in found] == [
        (str(breaks), 2, "to"),
        (str(attendance), 2, "date"),
        (str(attendance), 2, "member"),
        (str(attendance), 2, "status"),
        (str(attendance), 4, "date"),
    ]
    assert all(problem.message and problem.what_to_do for problem in found)


def test_errors_can_be_gathered_with_what_could_be_read(write: Write) -> None:
    path = write("attendance.csv", ATTENDANCE + MARK + "Hitra;31.2.03;Berg;Kari;x\n")
    problems = Problems()
    book = read([path], reference_year=REFERENCE_YEAR, problems=problems)
    good, bad = book.rows("attendance")

    assert (good.broken, bad.broken, bad.date, bad.member) == (False, True, None, "Kari")
    assert (problems.error_count, book.complete) == (1, True)
    with pytest.raises(ImportRefused):
        problems.refuse()


def test_a_row_with_more_cells_than_headings_is_an_error(write: Write, refuses: Refuse) -> None:
    (found,) = refuses(write("attendance.csv", ATTENDANCE + "Hitra;2003-02-11;Berg;Kari;x;;5\n"))

    assert (found.row, found.column) == (2, "")
    assert "more cells" in found.message


def test_a_value_under_no_heading_is_an_error(write: Write, refuses: Refuse) -> None:
    text = "club;;from;to\nHitra;;1.7.03;31.7.03\nHitra;oi;1.7.04;31.7.04\n"
    (found,) = refuses(write("breaks.csv", text))

    assert (found.row, found.column) == (3, "B")


def test_a_missing_path_an_empty_folder_and_an_odd_file_are_told_together(
    write: Write, refuses: Refuse, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    pdf = write("report.pdf", "%PDF")
    found = refuses(tmp_path / "nowhere.csv", empty, pdf)

    assert [problem.file for problem in found] == [
        str(tmp_path / "nowhere.csv"),
        str(empty),
        str(pdf),
    ]
    assert "not there" in found[0].message
    assert "no CSV file" in found[1].message


def test_what_could_not_be_read_to_its_end_is_marked(write: Write) -> None:
    problems = Problems()
    book = read([write("breaks.csv", b"")], reference_year=REFERENCE_YEAR, problems=problems)

    assert not book.complete


def test_too_many_rows_are_refused(
    write: Write, refuses: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("familieklubb.importing.table_reading.MOST_ROWS", 10)
    (found,) = refuses(write("attendance.csv", ATTENDANCE + MARK * 11))

    assert "10 rows" in found.message


def test_too_many_columns_are_refused_at_once(write: Write, refuses: Refuse) -> None:
    headings = ";".join(f"h{n}" for n in range(2_001))
    (found,) = refuses(write("breaks.csv", f"{headings}\n"))

    assert "too many columns" in found.message


def test_a_message_cannot_reach_the_terminal_with_signs_of_its_own(
    write: Write, refuses: Refuse
) -> None:
    found = refuses(
        write("breaks.csv", "club;from;to;\x1b]52;c;x\n\x1b[2J;\x1b[2J;\u202e1.7.03;x\n")
    )

    assert len(found) >= 3
    assert all(problem.line().isprintable() for problem in found)


def test_rows_share_what_they_say(write: Write, reads: Read) -> None:
    rows = 50_000
    book = reads(write("attendance.csv", ATTENDANCE + MARK * rows))
    table = book.tables[0]

    assert len(table.rows) == rows
    assert table.rows[0].club is table.rows[-1].club
    assert table.rows[0].date is table.rows[-1].date
