"""References to nothing: told where they are certain, and not where nobody could know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from familieklubb.importing.rows import Book, Row
from familieklubb.importing.sheets import SHEETS
from familieklubb.importing.spelling import plain

_LIKENESS = 70  # of 100; below it a suggestion looks like another word


class References:
    """Knows which sheets could not be read whole, so that no row is blamed for another's error.

    Where a file could not be read, or a sheet lacks a column of its key, nothing is said of
    what refers to it. Where single rows have an unreadable key, each unknown name is told
    once only, for it may be theirs.
    """

    def __init__(self, book: Book) -> None:
        self._hidden: set[str] = set()
        self._doubtful: set[str] = set()
        self._told: set[tuple[str, str, str]] = set()
        self._near: dict[tuple[str, str, str], str] = {}
        if not book.complete:
            self._hidden = {sheet.name for sheet in SHEETS}
        for table in book.tables:
            keys = table.sheet.keys
            if table.sheet.matrix:
                continue
            if any(key.required and key.name not in table.headings for key in keys):
                self._hidden.add(table.sheet.name)
            elif any(_is_blank_key(row) for row in _broken(table.rows, table.broken)):
                self._doubtful.add(table.sheet.name)

    def is_certain(self, sheet: str, name: str, scope: str = "") -> bool:
        """Whether to tell that a sheet, by its English name, has nothing of that name.

        ``scope`` is the club within which it is a name.
        """
        if sheet in self._hidden:
            return False
        if sheet not in self._doubtful:
            return True
        first = (sheet, scope, name) not in self._told
        self._told.add((sheet, scope, name))
        return first

    def nearest(
        self, sheet: str, name: str, known: Callable[[], Iterable[str]], scope: str = ""
    ) -> str:
        """The known name that is very like this one; empty when none is."""
        if (sheet, scope, name) not in self._near:
            self._near[sheet, scope, name] = _nearest(name, known())
        return self._near[sheet, scope, name]


def _broken(rows: Iterable[Row], numbers: set[int]) -> Iterator[Row]:
    return (row for row in rows if row.number in numbers) if numbers else iter(())


def _is_blank_key(row: Row) -> bool:
    keys = row.table.sheet.keys
    return any(row.value(key) is None for key in keys if key.required or key.default is not None)


def _nearest(name: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(plain(name), list(known), processor=plain, score_cutoff=_LIKENESS)
    return found[0] if found else ""
