"""A register and the spreadsheets that are brought into it, as tests write them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.importing.problems import ImportRefused, Problem
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.services.imports import ImportReport, Imports

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PASSPHRASE = "fem gode ord på rad her"
# What every register has, or what an undo itself leaves behind.
LOCAL = frozenset({"meta", "history", "undo_row", "deletion", "migration", "sqlite_sequence"})

Rows = list[dict[str, Any]]
Counts = dict[str, tuple[int, int, int]]
Place = tuple[str, int | None, str]
"""Where a problem stands: the name of the file or sheet, the row, the column."""


def new_register(path: Path) -> Register:
    """An empty register of a coordinator, open."""
    register, _words = create(
        path,
        PASSPHRASE,
        kind=RegisterKind.coordinator,
        name="Landsnettet",
        profile_code="norway",
        clock=lambda: NOW,
        kdf_iterations=1_000,
    )
    return register


def place_of(problem: Problem) -> Place:
    """Where a problem stands."""
    return problem.sheet or Path(problem.file).stem, problem.row, problem.column


class Desk:
    """A register, and what is brought into it: each sheet as the text of a CSV file."""

    def __init__(self, register: Register, folder: Path, geography: Geography) -> None:
        self.register = register
        self.folder = folder
        self.imports = Imports(register, geography, lambda: NOW)
        self._numbers = count(1)

    # -- files

    def write(self, **sheets: str) -> Path:
        """A new folder with a CSV file for each sheet."""
        folder = self.folder / f"sheets-{next(self._numbers)}"
        folder.mkdir(parents=True)
        for name, text in sheets.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    def workbook(self, **sheets: str) -> Path:
        """A new workbook with these sheets, dates and numbers in cells of their kind."""
        path = self.folder / f"book-{next(self._numbers)}.xlsx"
        with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for name, text in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=";")):
                    for column, cell in enumerate(row):
                        _write_cell(sheet, number, column, cell, day)
        return path

    # -- bringing in

    def run(self, *paths: Path, **sheets: str) -> ImportReport:
        """Bring paths in, and sheets given as text."""
        return self.imports.run([*paths, *([self.write(**sheets)] if sheets else [])])

    def rehearse(self, *paths: Path, **sheets: str) -> ImportReport:
        """Say what bringing them in would do."""
        given = [*paths, *([self.write(**sheets)] if sheets else [])]
        return self.imports.run(given, dry_run=True)

    def refused(self, *paths: Path, **sheets: str) -> dict[Place, str]:
        """The errors of an import, which has changed nothing: what is said, by place."""
        before = self.register.about().counter, self.dump()
        with pytest.raises(ImportRefused) as caught:
            self.run(*paths, **sheets)
        found = caught.value.problems

        assert (self.register.about().counter, self.dump()) == before
        assert caught.value.count == len(found)
        assert all(problem.what_to_do for problem in found)
        places = {place_of(problem): problem.message for problem in found}
        assert len(places) == len(found), found
        return places

    def findings(self, **sheets: str) -> dict[Place, str]:
        """The findings of an import, which is kept."""
        report = self.run(**sheets)
        return {place_of(problem): problem.message for problem in report.findings}

    # -- what stands

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question."""
        return self.register.read(
            lambda session: [tuple(row) for row in session.connection().exec_driver_sql(sql)]
        )

    def table(self, name: str) -> Rows:
        """A table's rows without the marks of version and origin."""
        names = [row[1] for row in self.rows(f'PRAGMA table_info("{name}")')]
        return [
            {key: value for key, value in zip(names, row, strict=True) if key not in MARKS}
            for row in self.rows(f'SELECT * FROM "{name}"')
        ]

    def dump(self) -> dict[str, Rows]:
        """Every table that an import fills, or that nobody should touch."""
        names = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {name: self.table(name) for (name,) in names if name not in LOCAL}


MARKS = ("version", "origin")


def counts(report: ImportReport) -> Counts:
    """What became of the rows, by sheet: new, changed, unchanged."""
    return {one.sheet: (one.new, one.changed, one.unchanged) for one in report.sheets}


def _write_cell(sheet: Any, row: int, column: int, text: str, day: Any) -> None:
    if not text:
        return
    try:
        found = datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        sheet.write_string(row, column, text)
    else:
        sheet.write_datetime(row, column, found, day)
