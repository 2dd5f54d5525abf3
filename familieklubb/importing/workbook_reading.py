"""Workbooks (.xlsx): values only, row by row, through openpyxl."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from familieklubb.domain.text import shown
from familieklubb.i18n import _
from familieklubb.importing.archive import check_workbook
from familieklubb.importing.foreign import (
    MOST_COLUMNS,
    Chunk,
    ErrorValue,
    ForeignSheet,
    Formula,
    Raw,
    foreign_name,
)
from familieklubb.importing.problems import Unreadable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ROWS_AT_ONCE = 2_000
_MOST_ROWS_OF_EXCEL = 1_048_576


@contextmanager
def workbook_sheets(path: Path) -> Iterator[list[ForeignSheet]]:
    """The sheets of a workbook, each read as it is asked for; empty rows are left out.

    A formula is given as Formula, never as what it last came to: that may be old. Raises
    Unreadable for what is no workbook, is locked, damaged or too big.
    """
    with path.open("rb") as file, warnings.catch_warnings():
        # openpyxl warns of parts of a workbook that it does not know; only values count here.
        warnings.simplefilter("ignore")
        check_workbook(file)
        workbook = _opened(file)
        try:
            yield [
                ForeignSheet(foreign_name(path), shown(str(sheet.title)), _chunks(sheet))
                for sheet in workbook.worksheets
            ]
        finally:
            workbook.close()


def _opened(file: IO[bytes]) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # a hostile workbook makes openpyxl raise anything
        raise _damaged() from error


def _chunks(sheet: Any) -> Iterator[Chunk]:
    numbers: list[int] = []
    rows: list[Sequence[Raw]] = []
    for number, row in enumerate(_rows(sheet), 1):
        if number > _MOST_ROWS_OF_EXCEL:
            raise _damaged()
        cells = [_raw(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(
                _("A value stands too far to the right."),
                _("Take it away; at most {n} columns are read.").format(n=MOST_COLUMNS),
                number,
            )
        if cells:
            numbers.append(number)
            rows.append(cells)
        if len(rows) == ROWS_AT_ONCE:
            yield numbers, rows
            numbers, rows = [], []
    yield numbers, rows


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    try:
        # What the file says of its own size is often wrong.
        sheet.reset_dimensions()
        yield from sheet.iter_rows()
    except Exception as error:  # as in opening
        raise _damaged() from error


def _raw(cell: Any) -> Raw:
    value: Any = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Formula()
    if cell.data_type == "e":
        return ErrorValue(str(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str) and "_x000D_" in value:
        # How Excel writes the carriage return of a line end.
        return value.replace("_x000D_", "\r")
    return value  # type: ignore[no-any-return]


def _damaged() -> Unreadable:
    return Unreadable(
        _("The workbook is damaged."),
        _("Open it in your spreadsheet program, and save it again as .xlsx."),
    )
