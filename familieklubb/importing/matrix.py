"""The attendance matrix: a club in A1, families and members down, dates across."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from familieklubb.i18n import _
from familieklubb.importing import calendar
from familieklubb.importing.cells import Setting, parser
from familieklubb.importing.foreign import MOST_COLUMNS, MOST_ROWS, Chunk, ForeignSheet, Raw
from familieklubb.importing.problems import Problem, Problems, Unreadable
from familieklubb.importing.rows import ROW_CLASSES, MatrixDate, Table, Where
from familieklubb.importing.sheets import Sheet
from familieklubb.importing.table_reading import (
    Lexicon,
    Wrong,
    blank,
    column_letter,
    explains,
)

LABELS = 2
FIRST_MEETING = 1


class Head(NamedTuple):
    """The head of a matrix: the club as it stands, and the row and cells of the dates."""

    club: Raw
    number: int
    cells: Sequence[Raw]


def matrix_headings(cells: Sequence[Raw]) -> int:
    """How many of the cells are written like dates: what a CSV file's signs are judged by."""
    return sum(calendar.is_day(cell) for cell in cells)


def read_matrix(
    sheet: Sheet, foreign: ForeignSheet, setting: Setting, problems: Problems
) -> tuple[Table, list[MatrixDate]]:
    """Read one matrix: a row for each mark, and every date with a club, marked or not.

    A blank cell says nothing and gives no row. An untouched matrix of the template gives
    nothing at all. Raises Unreadable where the sheet cannot be read on.
    """
    table = Table(sheet, foreign.file, foreign.title)
    reader = _Matrix(table, setting, problems)
    rows = _rows(foreign.chunks)
    head, first = _head(rows)
    if head is None:
        return table, []
    reader.take_head(head)
    if first is not None:
        reader.take(*first)
    for number, row in rows:
        reader.take(number, row)
    reader.finish()
    return table, reader.dates


def _rows(chunks: Iterator[Chunk]) -> Iterator[tuple[int, Sequence[Raw]]]:
    count = 0
    for numbers, rows in chunks:
        for number, row in zip(numbers, rows, strict=True):
            count += 1
            if count > MOST_ROWS:
                raise Unreadable(
                    _("There are more than {n} rows.").format(n=MOST_ROWS),
                    _("Divide the sheet into several files."),
                    number,
                )
            if not all(map(blank, row)) and not explains(row):
                yield number, row


def _head(
    rows: Iterator[tuple[int, Sequence[Raw]]],
) -> tuple[Head | None, tuple[int, Sequence[Raw]] | None]:
    """The head, and a row that was read too far to know.

    The dates stand beside the club; where the club's row has none, and the next one has no
    labels but dates, they stand there.
    """
    number, row = next(rows, (0, ()))
    if not number:
        return None, None
    if any(not blank(cell) for cell in row[LABELS:]):
        return Head(row[0], number, row), None
    following = next(rows, None)
    if following is None:
        return (None if blank(row[0]) else Head(row[0], number, row)), None
    if any(calendar.is_day(cell) or isinstance(cell, dt.date) for cell in following[1][LABELS:]):
        return Head(row[0], *following), None
    return Head(row[0], number, row), following


class _Matrix:
    """Takes the head and the rows of one matrix."""

    def __init__(self, table: Table, setting: Setting, problems: Problems) -> None:
        self.table = table
        self.problems = problems
        self.row = partial(tuple.__new__, ROW_CLASSES[table.sheet.name])
        column = table.sheet.column
        self.label = {
            name: Lexicon(parser(column(name), setting), required=True)
            for name in ("club", "family", "member")
        }
        self.day = Lexicon(parser(column("date"), setting), required=True)
        self.mark = Lexicon(parser(column("status"), setting), required=False)
        self.club: str | None = None
        self.club_cell = ""
        self.used = False
        self.dates: list[MatrixDate] = []
        self.date_at: dict[int, dt.date | None] = {}

    def take_head(self, head: Head) -> None:
        """The club and the dates; a date twice, or what is no date, is an error."""
        club = self.label["club"][head.club]
        if isinstance(club, Wrong):
            self._error(head.number, 0, club.message, club.what_to_do)
        else:
            self.club = club
        self.club_cell = "A1"
        self.head_number = head.number
        self.named = club is not None
        if len(head.cells) > MOST_COLUMNS:
            raise Unreadable(_("There are too many columns."), _("Divide the sheet in two."))
        seen: dict[dt.date, int] = {}
        for position in range(LABELS, len(head.cells)):
            if blank(head.cells[position]):
                continue
            day = self.day[head.cells[position]]
            if isinstance(day, Wrong):
                self._error(head.number, position, day.message, day.what_to_do)
                self.date_at[position] = None
            elif day in seen:
                self._twice(head.number, position, seen[day])
                self.date_at[position] = None
            else:
                seen[day] = position
                self.date_at[position] = day

    def take(self, number: int, row: Sequence[Raw]) -> None:
        """One member's marks."""
        self.used = True
        family, member = (
            self._label(number, row, position, name)
            for position, name in enumerate(("family", "member"))
        )
        for position in range(LABELS, len(row)):
            if blank(row[position]):
                continue
            mark = self.mark[row[position]]
            if position not in self.date_at:
                self._error(
                    number,
                    position,
                    _("A mark stands under no date."),
                    _("Write the date at the head of the column, or take the mark away."),
                )
            elif isinstance(mark, Wrong):
                self._error(number, position, mark.message, mark.what_to_do)
            elif family and member and self.club and (day := self.date_at[position]):
                cell = f"{column_letter(position)}{number}"
                values = (self.club, day, FIRST_MEETING, family, member, mark, cell)
                self.table.rows.append(self.row((self.table, number, *values)))

    def finish(self) -> None:
        """The dates of the club; a matrix that is used must name its club."""
        if not self.named and (self.used or self.date_at):
            self._error(
                self.head_number,
                0,
                _("The club's name is missing."),
                _("Write it in the first cell, A1."),
            )
        if self.club:
            where = Where(self.table.file, self.table.title, self.head_number)
            self.dates = [
                MatrixDate(self.club, day, f"{column_letter(position)}{self.head_number}", where)
                for position, day in self.date_at.items()
                if day is not None
            ]

    def _label(self, number: int, row: Sequence[Raw], position: int, name: str) -> str | None:
        value = self.label[name][row[position] if position < len(row) else None]
        if isinstance(value, Wrong):
            self._error(number, position, value.message, value.what_to_do)
            return None
        if value is None:
            self._error(
                number,
                position,
                _("The family is missing.") if name == "family" else _("The member is missing."),
                _("Write the family and the member in every row."),
            )
        return value  # type: ignore[no-any-return]

    def _twice(self, number: int, position: int, first: int) -> None:
        self._error(
            number,
            position,
            _("The date stands there twice; the first is in column {column}.").format(
                column=column_letter(first)
            ),
            _("Put the second meeting of a day into the sheet of attendance."),
        )

    def _error(self, number: int, position: int, message: str, what_to_do: str) -> None:
        self.table.broken.add(number)
        cell = f"{column_letter(position)}{number}"
        self.problems.add(
            Problem(self.table.file, self.table.title, number, cell, message, what_to_do)
        )
