"""Reading the tables that come with the program."""

from __future__ import annotations

import csv
from importlib.resources import files
from operator import itemgetter


def rows(table: str, *columns: str) -> list[tuple[str, ...]]:
    """The named columns of a table in ``data/``, row by row, all text.

    ``table`` is the file name without ``.csv``; two columns or more. Raises ValueError for a
    column that the table does not have.
    """
    source = files("familieklubb.geography").joinpath("data", f"{table}.csv")
    reader = csv.reader(source.read_text(encoding="utf-8").splitlines())
    header = next(reader)
    pick = itemgetter(*(header.index(column) for column in columns))
    return [pick(row) for row in reader]
