"""What stands in a foreign sheet before it is read: raw cells, and why one cannot be taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from familieklubb.domain.text import shown

MOST_ROWS = 1_100_000
MOST_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes; only values are taken."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell in which a computation failed, such as #N/A."""

    text: str


Raw: TypeAlias = str | int | float | dt.date | dt.time | dt.timedelta | Formula | ErrorValue | None
"""A cell as the file gives it; the text of a CSV file is str."""

Chunk: TypeAlias = tuple[Sequence[int], Sequence[Sequence[Raw]]]
"""Some rows and their numbers, as a spreadsheet program shows them."""


@dataclass(frozen=True, slots=True)
class ForeignSheet:
    """A sheet as the file gives it: where it stands, and its rows, read once.

    ``file`` is the path as given; ``title`` the sheet's title in a workbook, empty for a CSV
    file; both are harmless for a message. Going through ``chunks`` raises Unreadable where
    the file cannot be read on.
    """

    file: str
    title: str
    chunks: Iterator[Chunk]


def foreign_name(path: Path) -> str:
    """A path as it was given, harmless for a message."""
    return shown(str(path), 500)


class WrongCell(ValueError):
    """A cell cannot be read: what is wrong, and what to do."""

    def __init__(self, message: str, what_to_do: str) -> None:
        super().__init__(message)
        self.message = message
        self.what_to_do = what_to_do
