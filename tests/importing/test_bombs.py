"""Bombs: workbooks that would fill the memory are refused, and none is opened."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from familieklubb.importing.archive import MOST_IN_OTHER_PART, check_workbook

from .conftest import Read
from .packing import (
    KINDS,
    LETTERS,
    MAIN,
    SHEET,
    STRINGS,
    make_book,
    noise,
    refused,
    sheet_of,
    workbook_bytes,
)

BOMBS: dict[str, Callable[[], bytes]] = {
    "cells in a row": lambda: sheet_of([b"<row>", b"<c/>" * 20_001, b"</row>"]),
    "text in a row": lambda: sheet_of([b"<row><c><v>", noise(5 << 20), b"</v></c></row>"]),
    "attributes in a row": lambda: sheet_of(
        [b"<row>", *(b'<c a="' + noise(500_000) + b'"/>' for _ in range(9)), b"</row>"]
    ),
    "an attribute": lambda: sheet_of([b'<row a="', noise(3 << 20), b'"/>']),
    "a comment": lambda: sheet_of([b"<!--", noise(3 << 20), b"-->"]),
    "text between rows": lambda: sheet_of([b"<row/>", noise(3 << 20)]),
    "depth": lambda: sheet_of([b"<a>" * 100, b"</a>" * 100]),
    "elements outside rows": lambda: sheet_of([b"<a/>" * 50_001]),
    "rows with a height": lambda: sheet_of([b'<row ht="9"/>' * 100_001]),
    "cells far to the right": lambda: sheet_of([b'<row><c r="XFD1"/></row>' * 3_100]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, name: str) -> None:
    assert "more in the workbook" in refused(make_book(tmp_path, {SHEET: BOMBS[name]()}))


def test_rows_as_excel_writes_them_are_not_taken_for_a_bomb(tmp_path: Path, reads: Read) -> None:
    name = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
    row = f'<row spans="1:4" xmlns:x14ac="{name}" x14ac:dyDescent="0.25"/>'.encode()
    heading = b'<row r="1">' + b"".join(
        b'<c t="inlineStr"><is><t>%b</t></is></c>' % text for text in (b"club", b"from", b"to")
    )
    path = make_book(tmp_path, {SHEET: sheet_of([heading, b"</row>", row * 100_001])})

    assert [len(table.rows) for table in reads(path).tables] == [0]


def test_a_big_sheet_passed_off_as_another_part_is_refused(tmp_path: Path) -> None:
    """openpyxl would keep it whole, as it does with the part that lists the sheets."""
    big = sheet_of(b'<row r="%d"/>' % LETTERS.randrange(10**9) for _ in range(480_000))
    with make_book(tmp_path, {SHEET: big}).open("rb") as file:
        check_workbook(file)
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source:
        kinds = source.read(KINDS)
    override = f'<Override PartName="/{SHEET}" ContentType="a.sheet.main+xml"/></Types>'.encode()
    path = make_book(tmp_path, {SHEET: big, KINDS: kinds.replace(b"</Types>", override)})

    assert len(big) > MOST_IN_OTHER_PART
    assert "more in the workbook" in refused(path)


def test_a_row_far_below_is_refused_and_not_counted_up_to(tmp_path: Path) -> None:
    row = b'<row r="1000000000"><c r="A1"><v>1</v></c></row>'

    assert "damaged" in refused(make_book(tmp_path, {SHEET: sheet_of([row])}))


LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
from familieklubb.importing.problems import ImportRefused
from familieklubb.importing.reading import read
try:
    read([Path(sys.argv[1])], reference_year=2024)
    print("read")
except ImportRefused:
    print("refused")
"""


def row_bomb() -> dict[str, bytes]:
    return {SHEET: sheet_of([b"<row>", noise(40 << 20), b"</row>"])}


def string_bomb() -> dict[str, bytes]:
    return {STRINGS: b"<sst>" + noise(31 << 20) + b"</sst>"}


def wide_strings() -> dict[str, bytes]:
    """As much as is let through; one sign beyond the first plane makes all of them wide."""
    strings = b"".join(b"<si><t>\xf0\x9f\x98\x80%b</t></si>" % noise(4_000) for _ in range(7_000))
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source:
        kinds = source.read(KINDS)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'.encode()
    return {
        STRINGS: f'<sst xmlns="{MAIN}">'.encode() + strings + b"</sst>",
        KINDS: kinds.replace(b"</Types>", override),
    }


@pytest.mark.parametrize(
    ("bomb", "outcome"), [(row_bomb, "refused"), (string_bomb, "refused"), (wide_strings, "read")]
)
def test_a_bomb_stays_under_512_mebibytes(
    tmp_path: Path, bomb: Callable[[], dict[str, bytes]], outcome: str
) -> None:
    path = make_book(tmp_path, bomb())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False
    )

    assert (done.stdout.strip(), done.stderr) == (outcome, "")
