"""What was read: the rows of every sheet, each knowing where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from familieklubb.i18n import language
from familieklubb.importing.sheets import SHEETS, Column, Sheet


class Where(NamedTuple):
    """Where a row stands: the file as given, the sheet's title (empty for CSV), the row."""

    file: str
    sheet: str
    row: int


class Row(tuple[Any, ...]):
    """A row: its table, its number, then one value for each column of the sheet.

    Each value is an attribute with the column's English name (``from`` is ``from_day`` and
    ``to`` is ``to_day``); a blank is None, or the column's default. A plain tuple underneath,
    because there may be a million of them.
    """

    __slots__ = ()

    table: Table
    number: int

    @property
    def where(self) -> Where:
        """Where the row stands."""
        return Where(self.table.file, self.table.title, self.number)

    @property
    def broken(self) -> bool:
        """Whether a cell of the row could not be read, and is None for that reason."""
        return self.number in self.table.broken

    def __repr__(self) -> str:
        """Only where it stands: a row holds names."""
        return f"<{type(self).__name__} {self.number}>"

    def value(self, column: Column) -> Any:
        """The value in a column."""
        return getattr(self, column.attribute)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


def _row_class(sheet: Sheet) -> type[Row]:
    attributes = ("table", "number", *(column.attribute for column in sheet.columns))
    namespace: dict[str, Any] = {
        name: property(itemgetter(position)) for position, name in enumerate(attributes)
    }
    namespace["__slots__"] = ()
    return type(f"Row_{sheet.name}", (Row,), namespace)


ROW_CLASSES = MappingProxyType({sheet.name: _row_class(sheet) for sheet in SHEETS})


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """The rows of one sheet in one file.

    ``headings`` are those of the columns that it has, by their English names; ``broken`` the
    numbers of rows with an error, which are there all the same, with None for what could not
    be read.
    """

    sheet: Sheet
    file: str
    title: str
    headings: Mapping[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)

    @property
    def columns(self) -> frozenset[str]:
        """The English names of the columns that it has."""
        return frozenset(self.headings)

    def heading(self, name: str) -> str:
        """A column's heading as it stands here, else as it would in the chosen language."""
        return self.headings.get(name) or self.sheet.column(name).heading(language())


@dataclass(frozen=True, slots=True, repr=False)
class MatrixDate:
    """A date at the head of an attendance matrix; it makes a held meeting where none is.

    ``cell`` is where it stands, such as C1.
    """

    club: str
    date: dt.date
    cell: str
    where: Where


@dataclass(slots=True, repr=False)
class Book:
    """Everything that was read from all the files together.

    ``complete`` is False when a file or sheet could not be read to its end, so that what is
    not here may still stand there.
    """

    tables: list[Table] = field(default_factory=list)
    matrix_dates: list[MatrixDate] = field(default_factory=list)
    complete: bool = True

    def rows(self, sheet_name: str) -> Iterator[Row]:
        """The rows of a sheet, by its English name, over all files in the order given."""
        for table in self.tables:
            if table.sheet.name == sheet_name:
                yield from table.rows
