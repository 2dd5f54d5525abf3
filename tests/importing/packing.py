"""Workbooks whose parts are made by hand."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest

from familieklubb.importing.problems import ImportRefused
from familieklubb.importing.reading import read

from .conftest import REFERENCE_YEAR

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
KINDS = "[Content_Types].xml"
BEGINNING = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
END = b"</sheetData></worksheet>"
LETTERS = random.Random(2003)


def workbook_bytes() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "breaks"
    sheet.append(["club", "from", "to", "reason"])
    sheet.append(["Hitra", "1.7.03", "31.7.03", "sommer"])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def noise(length: int) -> bytes:
    """Text that packs badly, so that no bomb is refused for how well it packs."""
    return LETTERS.randbytes(length // 2).hex().encode()


def sheet_of(pieces: Iterable[bytes]) -> bytes:
    return BEGINNING + b"".join(pieces) + END


def make_book(folder: Path, parts: dict[str, bytes]) -> Path:
    """A good workbook in which some parts are replaced or added."""
    path = folder / "book.xlsx"
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source:
        kept = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in {**kept, **parts}.items():
            target.writestr(name, data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(ImportRefused) as caught:
        read([path], reference_year=REFERENCE_YEAR)
    (found,) = caught.value.problems
    assert found.file == str(path)
    return found.message
