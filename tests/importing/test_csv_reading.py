"""CSV files: signs, encodings, line ends, quotation marks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familieklubb.importing import csv_reading
from familieklubb.importing.problems import ImportRefused
from familieklubb.importing.reading import read

from .conftest import REFERENCE_YEAR, Read, Refuse, Write

ATTENDANCE = "club;date;family;member;status\n"
MARK = "Hitra;2003-02-11;Berg;Kari;present\n"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_the_sign_between_cells_is_found(write: Write, reads: Read, sign: str) -> None:
    text = f'course{sign}completed_on{sign}club\n"Kurs; nr. 1, vår"{sign}11.2.03{sign}Hitra\n'
    row = next(reads(write("course_participation.csv", text)).rows("course_participation"))

    assert (row.course, row.club) == ("Kurs; nr. 1, vår", "Hitra")


def test_a_decimal_comma_does_not_part_cells(write: Write, reads: Read) -> None:
    book = reads(write("supervision.csv", "date;place;hours\n2003-02-11;Hitra;1,5\n"))

    assert next(book.rows("supervision")).hours == 1.5


def test_a_comma_in_a_heading_row_of_semicolons_does_not_mislead(write: Write, reads: Read) -> None:
    text = 'date;place;hours;"assistants"\n2003-02-11;"Hitra, a, b, c, d";1,5;"Kari; Ola"\n'
    row = next(reads(write("supervision.csv", text)).rows("supervision"))

    assert (row.place, row.assistants) == ("Hitra, a, b, c, d", ("Kari", "Ola"))


def test_one_column_is_enough(write: Write, reads: Read) -> None:
    book = reads(write("course_participation.csv", "course\nKurs A\nKurs B\n"))

    assert [row.course for row in book.rows("course_participation")] == ["Kurs A", "Kurs B"]


def test_the_line_in_which_excel_names_the_sign_is_no_row(write: Write, reads: Read) -> None:
    path = write("breaks.csv", "sep=|\r\nclub|from|to\r\nHitra|1.7.03|31.7.03\r\n")
    row = next(reads(path).rows("breaks"))

    assert (row.to_day, row.number) == (dt.date(2003, 7, 31), 2)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-with-bom"]
)
def test_every_encoding_is_read(write: Write, reads: Read, encoding: str) -> None:
    text = "klubb;dato;familie;medlem;status\nÅlesund;11.2.03;Øy;Bjørn – «Æ»;tilstede\n"
    content = (
        b"\xff\xfe" + text.encode("utf-16-le")
        if encoding == "utf-16-le-with-bom"
        else text.encode(encoding)
    )
    row = next(reads(write("attendance.csv", content)).rows("attendance"))

    assert (row.club, row.family, row.member) == ("Ålesund", "Øy", "Bjørn – «Æ»")


def test_windows_1252_may_end_with_a_letter(write: Write, reads: Read) -> None:
    path = write("course_participation.csv", "course\nKurs på Lesjå".encode("cp1252"))

    assert next(reads(path).rows("course_participation")).course == "Kurs på Lesjå"


def test_letters_across_the_pieces_of_reading_are_whole(
    write: Write, reads: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_reading, "_PIECE", 3)
    path = write("course_participation.csv", "course\n" + "Kurs på Ås\n" * 9)

    assert {row.course for row in reads(path).rows("course_participation")} == {"Kurs på Ås"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(write: Write, reads: Read, end: str) -> None:
    book = reads(write("attendance.csv", (ATTENDANCE + MARK * 3).replace("\n", end)))

    assert [row.number for row in book.rows("attendance")] == [2, 3, 4]


def test_a_quoted_text_may_hold_lines_and_rows_are_counted_as_a_sheet_shows_them(
    write: Write, reads: Read
) -> None:
    text = 'club;date;held;notes\nHitra;11.2.03;ja;"Én linje\r\nog ""én"" til"\nHitra;18.2.03;ja;\n'
    rows = list(reads(write("meetings.csv", text)).rows("meetings"))

    assert rows[0].notes == 'Én linje\nog "én" til'
    assert rows[1].number == 3


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "nothing"),
        (b"\n\n;;;\n", "nothing"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"club;from;to\nHitra\x00;1;2\n", "no text"),
        (b"club;from;to\nHitra\x81;1;2\n", "no text"),
        ("club;from;to\nÅs;1.7.03;31.7.03\nÅ".encode()[:-1], "cut"),
        ("club;from;to\nÅs;1.7.03;2.7.03\n".encode() + "Ås\n".encode("cp1252"), "two ways"),
        ("club;from;to\n".encode("utf-16")[:-1], "no text"),
        (b'club;from;to\n"Hitra;1.7.03;31.7.03\n', "quotation"),
        (b'club;from;to\n"Hitra"x;1.7.03;31.7.03\n', "quotation"),
        (b"club;from;to\n" + b"a" * 70_000 + b"\n", "too long"),
        (b"club;from;to\n" + b'"a\n";' * 1_000_000, "too long"),
        (b"club;from;to\n" + b'"' + b"a\n" * 100_000, "quotation"),
    ],
)
def test_a_file_that_is_no_such_text_is_refused(
    write: Write, refuses: Refuse, content: bytes, part: str
) -> None:
    path = write("breaks.csv", content)
    (found,) = refuses(path)

    assert found.file == str(path)
    assert part in found.message


def test_an_open_quotation_mark_names_its_row(write: Write, refuses: Refuse) -> None:
    found = refuses(write("attendance.csv", ATTENDANCE + MARK * 2 + '"Hitra;oi\n' + MARK * 9))

    assert [problem.row for problem in found] == [4]


PIECES = [
    *("club", "from", "to", "klubb", "family", "member", "date", "status", "x", "-", "1,5"),
    *("2003-02-11", "1.7.03", '"', ";", ",", "\n", "\r\n", "\r", "\t", " ", "[?]", "sep=;", "=1"),
    *("Å", "\ufeff", "\0", "\x85", "\x1b", "\u2028", "\u202e", "\xa0", "\U0001f388"),
]


@settings(max_examples=300)
@given(
    st.sampled_from(["breaks", "attendance_matrix", "attendance", "supervision"]),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"]),
    st.binary(max_size=3),
)
def test_whatever_a_file_holds_it_is_read_or_refused_in_printable_words(
    name: str, text: str, encoding: str, tail: bytes
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        path.write_bytes(text.encode(encoding, "replace") + tail)
        try:
            read([path], reference_year=REFERENCE_YEAR)
        except ImportRefused as refused:
            assert all(problem.line().isprintable() for problem in refused.problems)
