"""Spreadsheets from outside: folders of CSV files, single CSV files, workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from familieklubb.domain.text import shown
from familieklubb.i18n import _
from familieklubb.importing.cells import Setting
from familieklubb.importing.csv_reading import csv_sheet
from familieklubb.importing.foreign import ForeignSheet, Raw, foreign_name
from familieklubb.importing.headings import known_headings
from familieklubb.importing.matrix import matrix_headings, read_matrix
from familieklubb.importing.problems import NothingThere, Problem, Problems, Unreadable
from familieklubb.importing.rows import Book
from familieklubb.importing.sheets import SHEETS, Sheet, nearest_title, sheet_called
from familieklubb.importing.table_reading import blank, read_table
from familieklubb.importing.workbook_reading import workbook_sheets

CSV_SUFFIXES = frozenset({".csv", ".txt"})
WORKBOOK_SUFFIXES = frozenset({".xlsx"})


def read(paths: Sequence[Path], *, reference_year: int, problems: Problems | None = None) -> Book:
    """Read every path together: a folder of CSV files, a CSV file, a workbook.

    ``reference_year`` is the year in which typed age bands are told. All errors of all files
    are gathered. They go to ``problems`` where it is given, and the book then holds what
    could be read; else ImportRefused is raised when there is any.
    """
    found = Problems() if problems is None else problems
    reader = _Reading(Setting(reference_year), found)
    for path in _distinct(paths):
        reader.take(path)
    if problems is None:
        found.refuse()
    return reader.book


def _distinct(paths: Sequence[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in paths:
        for single in _files(path):
            real = single.resolve()
            if real not in seen:
                seen.add(real)
                yield single


def _files(path: Path) -> Iterator[Path]:
    """A folder's CSV files in the order of the sheets; the path itself when it is no folder.

    A folder without any is given as it is, to be refused. Hidden files are what systems
    leave behind on memory sticks.
    """
    if not path.is_dir():
        return iter([path])
    files = [
        file
        for file in path.iterdir()
        if file.suffix.lower() == ".csv" and not file.name.startswith(".") and file.is_file()
    ]
    return iter(sorted(files, key=_order) or [path])


def _order(path: Path) -> tuple[int, str]:
    sheet = sheet_called(path.stem)
    return (len(SHEETS) if sheet is None else SHEETS.index(sheet), path.name)


class _Reading:
    """One reading of all the paths."""

    def __init__(self, setting: Setting, problems: Problems) -> None:
        self.setting = setting
        self.problems = problems
        self.book = Book()

    def take(self, path: Path) -> None:
        """Read one file; what is wrong with it becomes an error."""
        try:
            if not path.exists():
                raise Unreadable(_("The file is not there."), _("Check the name and the folder."))
            if path.is_dir():
                raise Unreadable(
                    _("There is no CSV file in the folder."),
                    _("Name the files as the sheets, such as {name}.csv.").format(name="clubs"),
                )
            if path.suffix.lower() in WORKBOOK_SUFFIXES:
                self._take_workbook(path)
            elif path.suffix.lower() in CSV_SUFFIXES:
                self._take_csv(path)
            else:
                raise Unreadable(
                    _("Only CSV files and workbooks (.xlsx) can be read."),
                    _("Open it in your spreadsheet program, and save it as .xlsx."),
                )
        except Unreadable as wrong:
            self._error(foreign_name(path), "", wrong)
        except OSError as error:
            unread = Unreadable(
                _("The file cannot be read ({reason}).").format(reason=error.strerror),
                _("Close it in other programs, and check that you may read it."),
            )
            self._error(foreign_name(path), "", unread)

    def _take_csv(self, path: Path) -> None:
        sheet = sheet_called(path.stem)
        if sheet is None:
            raise _unknown_sheet(path.stem)
        known: Callable[[Sequence[Raw]], int] = (
            matrix_headings if sheet.matrix else partial(known_headings, sheet)
        )
        self._take_sheet(sheet, csv_sheet(path, known))

    def _take_workbook(self, path: Path) -> None:
        with workbook_sheets(path) as sheets:
            known = 0
            for foreign in sheets:
                sheet = sheet_called(foreign.title)
                if sheet is not None:
                    known += 1
                    self._take_one(sheet, foreign)
                elif self._holds_anything(foreign):
                    known += 1
                    self._error(foreign.file, foreign.title, _unknown_sheet(foreign.title))
            if not known:
                raise Unreadable(
                    _("The workbook has none of the sheets that are known."),
                    _("Begin with the empty workbook that “template” writes."),
                )

    def _holds_anything(self, foreign: ForeignSheet) -> bool:
        """A new workbook's empty sheets are no errors."""
        try:
            return any(
                not all(map(blank, row)) for _numbers, rows in foreign.chunks for row in rows
            )
        except Unreadable:
            return True

    def _take_one(self, sheet: Sheet, foreign: ForeignSheet) -> None:
        try:
            self._take_sheet(sheet, foreign)
        except NothingThere:
            return  # an empty sheet of a workbook is a missing one
        except Unreadable as wrong:
            self._error(foreign.file, foreign.title, wrong)

    def _take_sheet(self, sheet: Sheet, foreign: ForeignSheet) -> None:
        if sheet.matrix:
            table, dates = read_matrix(sheet, foreign, self.setting, self.problems)
            self.book.matrix_dates.extend(dates)
        else:
            table = read_table(sheet, foreign, self.setting, self.problems)
        self.book.tables.append(table)

    def _error(self, file: str, sheet: str, wrong: Unreadable) -> None:
        self.book.complete = False
        self.problems.add(Problem(file, sheet, wrong.row, "", wrong.message, wrong.what_to_do))


def _unknown_sheet(title: str) -> Unreadable:
    return Unreadable(
        _("There is no sheet called “{title}”.").format(title=shown(title)),
        _("Did you mean {nearest}? Change the name, or take it away.").format(
            nearest=nearest_title(title)
        ),
    )
