"""What is no good workbook: cut, locked, spoiled, or lying about its sizes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from familieklubb.importing import archive
from familieklubb.importing.problems import ImportRefused, Unreadable
from familieklubb.importing.reading import read

from .conftest import REFERENCE_YEAR, Read
from .packing import BEGINNING, END, LETTERS, SHEET, make_book, refused, sheet_of, workbook_bytes


def test_the_workbook_of_these_tests_is_good(tmp_path: Path, reads: Read) -> None:
    assert next(reads(make_book(tmp_path, {})).rows("breaks")).reason == "sommer"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"PK", "damaged"),
        (b"club;from;to\n", "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"PK\x03\x04" + b"\0" * 600, "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)

    assert part in refused(path)


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = workbook_bytes()
    path = tmp_path / "book.xlsx"
    for length in range(0, len(whole) - 1, 97):
        path.write_bytes(whole[:length])
        assert refused(path)


def test_a_workbook_with_a_flipped_byte_is_read_or_refused(tmp_path: Path) -> None:
    whole = workbook_bytes()
    path = tmp_path / "book.xlsx"
    outcomes = set()
    for _ in range(200):
        spoiled = bytearray(whole)
        spoiled[LETTERS.randrange(len(whole))] ^= 1 << LETTERS.randrange(8)
        path.write_bytes(bytes(spoiled))
        try:
            read([path], reference_year=REFERENCE_YEAR)
            outcomes.add("read")
        except ImportRefused:
            outcomes.add("refused")

    assert "refused" in outcomes


def test_a_small_file_that_declares_a_huge_part_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path, {})
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(bytes(whole))

    assert "more in the workbook" in refused(path)


def test_a_part_that_packs_too_well_is_refused(tmp_path: Path) -> None:
    assert "more in the workbook" in refused(make_book(tmp_path, {SHEET: b" " * (8 << 20)}))


def test_a_part_that_is_longer_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path, {SHEET: sheet_of([b"<row/>"] * 10_000)})
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as opened:
        size = opened.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(whole.replace(size, (500).to_bytes(4, "little")))

    assert "damaged" in refused(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert "more in the workbook" in refused(
        make_book(tmp_path, {f"xl/{n}.xml": b"<a/>" for n in range(1_000)})
    )


def test_a_directory_that_is_huge_is_refused_unread(tmp_path: Path) -> None:
    path = make_book(tmp_path, {})
    whole = bytearray(path.read_bytes())
    at = whole.rindex(b"PK\x05\x06")
    whole[at + 12 : at + 16] = (1 << 24).to_bytes(4, "little")
    path.write_bytes(bytes(whole))

    assert "more in the workbook" in refused(path)


def test_a_second_directory_for_big_archives_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path, {})
    whole = path.read_bytes()
    at = whole.rindex(b"PK\x05\x06")
    path.write_bytes(whole[:at] + b"PK\x06\x07" + b"\0" * 16 + whole[at:])

    assert "more in the workbook" in refused(path)


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><a>&a;</a>',
        BEGINNING + b"<row>" + END,
        b"no xml",
        b"",
    ],
)
def test_a_part_with_entities_or_no_xml_is_refused(tmp_path: Path, xml: bytes) -> None:
    assert "damaged" in refused(make_book(tmp_path, {SHEET: xml}))


def test_an_entity_is_refused_in_every_encoding(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")

    assert "damaged" in refused(make_book(tmp_path, {SHEET: xml}))


def test_a_sheet_that_is_a_chart_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as workbook:
        workbook.add_worksheet("breaks").write_row(0, 0, ["club", "from", "to"])
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=breaks!$A$1:$A$2"})
        workbook.add_chartsheet("chart").set_chart(chart)

    assert "chart" in refused(path)


def test_a_locked_part_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path, {})
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 8] |= 1
    path.write_bytes(bytes(whole))

    assert "damaged" in refused(path)


def test_the_check_leaves_the_file_at_its_beginning() -> None:
    file = io.BytesIO(workbook_bytes())
    archive.check_workbook(file)

    assert file.tell() == 0
    with pytest.raises(Unreadable):
        archive.check_workbook(io.BytesIO(b"x"))
