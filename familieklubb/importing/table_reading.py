"""A sheet with headings: every cell read to its type, every error with its place.

A whole column of some thousand rows is read at once through a table of what its words mean,
so that a million rows take seconds: each word is read and checked only the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

from familieklubb.domain.text import is_blank
from familieklubb.i18n import _
from familieklubb.importing.cells import Setting, parser
from familieklubb.importing.foreign import (
    MOST_COLUMNS,
    MOST_ROWS,
    Chunk,
    ForeignSheet,
    Raw,
    WrongCell,
)
from familieklubb.importing.headings import Heading, headings_of
from familieklubb.importing.problems import NothingThere, Problem, Problems, Unreadable
from familieklubb.importing.rows import ROW_CLASSES, Row, Table
from familieklubb.importing.sheets import EXPLAINS, Sheet

_KEPT_WORDS = 200_000


class Wrong:
    """Stands in a column for a cell that could not be read."""

    __slots__ = ("message", "what_to_do")

    def __init__(self, message: str, what_to_do: str) -> None:
        self.message = message
        self.what_to_do = what_to_do


class Lexicon(dict[Raw, Any]):
    """What each word of a column means, found the first time it is met.

    ``odd`` tells that a cell was wrong, or blank where a value is required.
    """

    def __init__(self, parse: Callable[[Raw], Any], *, required: bool) -> None:
        super().__init__()
        self.parse = parse
        self.required = required
        self.odd = False

    def __missing__(self, raw: Raw) -> Any:
        try:
            value = self.parse(raw)
        except WrongCell as wrong:
            value = Wrong(wrong.message, wrong.what_to_do)
            self.odd = True
        if value is None and self.required:
            self.odd = True
        if len(self) >= _KEPT_WORDS:
            self.clear()
        self[raw] = value
        return value


def column_letter(position: int) -> str:
    """The letter of a column, as spreadsheet programs show it; the first is 0, A."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def blank(cell: Raw) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and is_blank(cell))


def explains(row: Sequence[Raw]) -> bool:
    """Whether the row only explains, as the template's second row does."""
    return bool(row) and isinstance(row[0], str) and row[0].lstrip().startswith(EXPLAINS)


def first_row(chunks: Iterator[Chunk]) -> tuple[int, Sequence[Raw], Iterator[Chunk]]:
    """The first row that holds anything, with its number, and what comes after it.

    Raises NothingThere when there is none.
    """
    for numbers, rows in chunks:
        for index, row in enumerate(rows):
            if not all(map(blank, row)):
                rest = (numbers[index + 1 :], rows[index + 1 :])
                return numbers[index], row, chain([rest], chunks)
    raise NothingThere(_("There is nothing in it."), _("Write the headings in the first row."))


def read_table(sheet: Sheet, foreign: ForeignSheet, setting: Setting, problems: Problems) -> Table:
    """Read a sheet with headings; its errors go to ``problems``.

    Where a required column is missing, every row is broken. Raises Unreadable where the sheet
    cannot be read on; what it held before that is lost.
    """
    table = Table(sheet, foreign.file, foreign.title)
    number, cells, chunks = first_row(foreign.chunks)
    if sum(not blank(cell) for cell in cells) > MOST_COLUMNS:
        raise Unreadable(
            _("There are too many columns."), _("Take away what is not needed."), number
        )
    headings, wrong = headings_of(sheet, cells)
    for problem in wrong:
        problems.add(
            Problem(
                table.file, table.title, number, problem.text, problem.message, problem.what_to_do
            )
        )
    reader = _Reader(table, headings, setting, problems)
    count = 0
    for numbers, rows in chunks:
        count += len(rows)
        if count > MOST_ROWS:
            raise Unreadable(
                _("There are more than {n} rows.").format(n=MOST_ROWS),
                _("Divide the sheet into several files."),
                numbers[0],
            )
        if rows:
            reader.take(numbers, rows)
    if any(column.required and column.name not in table.headings for column in sheet.columns):
        table.broken.update(row.number for row in table.rows)
    return table


class _Reader:
    """Takes the rows of one table, some thousand at a time."""

    def __init__(
        self, table: Table, headings: list[Heading], setting: Setting, problems: Problems
    ) -> None:
        self.table = table
        self.headings = headings
        self.problems = problems
        self.lexicons = [_lexicon(heading, setting) for heading in headings]
        self.positions = {
            heading.column.name: position
            for position, heading in enumerate(headings)
            if heading.column is not None
        }
        self.required = [
            position
            for position, heading in enumerate(headings)
            if heading.column is not None and heading.column.required
        ]
        table.headings = {
            heading.column.name: heading.text for heading in headings if heading.column is not None
        }
        row_class = ROW_CLASSES[table.sheet.name]
        self.row: Callable[[tuple[Any, ...]], Row] = partial(tuple.__new__, row_class)

    def take(self, numbers: Sequence[int], rows: Sequence[Sequence[Raw]]) -> None:
        width = len(self.headings)
        if set(map(len, rows)) != {width}:
            rows = [self._fitted(row, number) for number, row in zip(numbers, rows, strict=True)]
        if any(explains([cell]) for cell in set(map(itemgetter(0), rows))):
            kept = [index for index, row in enumerate(rows) if not explains(row)]
            numbers, rows = [numbers[i] for i in kept], [rows[i] for i in kept]
        read: list[Sequence[Any]] = [
            list(map(lexicon.__getitem__, cells))
            for lexicon, cells in zip(self.lexicons, zip(*rows, strict=True), strict=False)
        ]
        if not read:
            return
        if any(lexicon.odd for lexicon in self.lexicons):
            numbers, read = self._sifted(numbers, rows, read)
        ordered = [
            read[self.positions[column.name]]
            if column.name in self.positions
            else repeat(column.default)
            for column in self.table.sheet.columns
        ]
        self.table.rows.extend(map(self.row, zip(repeat(self.table), numbers, *ordered)))

    def _fitted(self, row: Sequence[Raw], number: int) -> Sequence[Raw]:
        width = len(self.headings)
        if len(row) <= width:
            return [*row, *repeat(None, width - len(row))]
        if not explains(row) and not all(map(blank, row[width:])):
            self._error(
                number,
                "",
                _("The row has more cells than there are headings."),
                _("Take the last cells away, or put quotation marks around a text with a sign."),
            )
        return row[:width]

    def _sifted(
        self,
        numbers: Sequence[int],
        rows: Sequence[Sequence[Raw]],
        read: list[Sequence[Any]],
    ) -> tuple[Sequence[int], list[Sequence[Any]]]:
        """Without the blank rows, with None for what is wrong, its errors told."""
        found: list[tuple[int, int, str, str]] = []
        empty: set[int] = set()
        for position in self.required:
            for index, value in enumerate(read[position]):
                if value is None and index not in empty:
                    if all(map(blank, rows[index])):
                        empty.add(index)
                    else:
                        found.append((index, position, _("The cell is blank."), _("Fill it in.")))
        for position, lexicon in enumerate(self.lexicons):
            if lexicon.odd:
                values = read[position]
                found.extend(
                    (index, position, value.message, value.what_to_do)
                    for index, value in enumerate(values)
                    if value.__class__ is Wrong
                )
                read[position] = [None if v.__class__ is Wrong else v for v in values]
        for index, position, message, what_to_do in sorted(found):
            heading = self.headings[position].text or column_letter(position)
            self._error(numbers[index], heading, message, what_to_do)
        if not empty:
            return numbers, read
        kept = [index for index in range(len(rows)) if index not in empty]
        return (
            [numbers[index] for index in kept],
            [[values[index] for index in kept] for values in read],
        )

    def _error(self, number: int, column: str, message: str, what_to_do: str) -> None:
        table = self.table
        table.broken.add(number)
        self.problems.add(Problem(table.file, table.title, number, column, message, what_to_do))


def _lexicon(heading: Heading, setting: Setting) -> Lexicon:
    if heading.column is not None:
        return Lexicon(parser(heading.column, setting), required=heading.column.required)
    return Lexicon(_under_no_heading if not heading.text else _unread, required=False)


def _under_no_heading(raw: Raw) -> None:
    if not blank(raw):
        raise WrongCell(
            _("A value stands under no heading."), _("Write a heading above it, or take it away.")
        )


def _unread(_raw: Raw) -> None:
    return None
