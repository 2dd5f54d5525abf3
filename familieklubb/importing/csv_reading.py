"""CSV files as people's programs write them: which signs, which encoding, how much."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from familieklubb.i18n import _
from familieklubb.importing.foreign import Chunk, ForeignSheet, Raw, foreign_name
from familieklubb.importing.problems import Unreadable

MOST_BYTES = 192 * 1024 * 1024
MOST_CHARACTERS_IN_LINE = 64 * 1024
# In so many rows; a row whose quotation marks never end, or with a million cells, is more.
MOST_CHARACTERS_IN_ROWS = 4 * 1024 * 1024
ROWS_AT_A_TIME = 100
DELIMITERS = (";", ",", "\t")
ROWS_IN_CHUNK = 5_000
# A matrix may have its dates in the second row.
ROWS_TO_JUDGE = 3

_NO_WORDS = "".join(DELIMITERS) + " \xa0\r\n"
_PIECE = 1024 * 1024
_BEGINNING = 128 * 1024
_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
# Excel's own way to say which sign stands between the cells.
_SIGN_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


def csv_sheet(path: Path, known: Callable[[Sequence[Raw]], int]) -> ForeignSheet:
    """The rows of a CSV file, read as they are asked for.

    ``known`` counts the cells of a row that it recognises; the sign between the cells (; or ,
    or a tab) is the one with which most are, in the first rows. UTF-8 with or without BOM,
    UTF-16 with BOM, else Windows-1252. Raises Unreadable for a file that is empty, too big or
    no text.
    """
    encoding = _encoding(path)
    try:
        sign, skipped = _sign(path, encoding, known)
    except UnicodeError as error:
        raise _no_text() from error
    return ForeignSheet(foreign_name(path), "", _chunks(path, encoding, sign, skipped))


def _encoding(path: Path) -> str:
    size = path.stat().st_size
    if not size:
        raise Unreadable(_("The file is empty."), _("Save it again from where it was made."))
    if size > MOST_BYTES:
        raise Unreadable(
            _("The file is larger than {n} MiB.").format(n=MOST_BYTES >> 20),
            _("Divide it into several files."),
        )
    with path.open("rb") as file:
        beginning = file.read(4)
        if beginning in {_WORKBOOK, _OLD_WORKBOOK}:
            raise Unreadable(
                _("This is a workbook and no CSV file."),
                _("Open it in your spreadsheet program, and save it as a workbook (.xlsx)."),
            )
        if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        return _encoding_of_bytes(iter(partial(file.read, _PIECE), b""))


def _encoding_of_bytes(pieces: Iterator[bytes]) -> str:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    beyond_ascii = False
    for piece in pieces:
        if b"\0" in piece:
            raise _no_text()
        try:
            beyond_ascii = not decoder.decode(piece).isascii() or beyond_ascii
        except UnicodeDecodeError as error:
            beyond_ascii = beyond_ascii or not error.object[: error.start].isascii()
            return _windows_1252(piece, pieces, utf8_so_far=beyond_ascii)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        if beyond_ascii:
            raise Unreadable(
                _("The file ends in the middle of a letter: it is cut."),
                _("Copy it again from where it was made."),
            ) from None
        return "cp1252"
    return "utf-8-sig"


def _windows_1252(piece: bytes, pieces: Iterator[bytes], *, utf8_so_far: bool) -> str:
    """Windows-1252 for a file that is not UTF-8; refused where it is both, or neither."""
    if utf8_so_far:
        raise Unreadable(
            _("The letters are written in two ways in this file, UTF-8 and another."),
            _("Save it again as “CSV UTF-8”."),
        )
    while piece:
        if b"\0" in piece:
            raise _no_text()
        try:
            piece.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _no_text() from error
        piece = next(pieces, b"")
    return "cp1252"


def _no_text() -> Unreadable:
    return Unreadable(_("This is no text file."), _("Save it again as “CSV UTF-8”."))


def _sign(path: Path, encoding: str, known: Callable[[Sequence[Raw]], int]) -> tuple[str, int]:
    """The sign between the cells, and how many lines at the top only say so."""
    with path.open(encoding=encoding, newline="") as file:
        beginning = file.read(_BEGINNING)
    first_line = beginning.split("\n", 1)[0]
    said = _SIGN_LINE.fullmatch(first_line)
    if said:
        return said[1], 1
    return max(DELIMITERS, key=lambda sign: _fit(beginning, sign, known)), 0


def _fit(beginning: str, sign: str, known: Callable[[Sequence[Raw]], int]) -> tuple[int, int]:
    """How well a sign divides the first rows: cells recognised, then cells at all."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(beginning, newline=""), delimiter=sign):
            if any(cell.strip(_NO_WORDS) for cell in row):
                rows.append(row)
            if len(rows) == ROWS_TO_JUDGE:
                break
    except csv.Error:
        return 0, 0
    return sum(map(known, rows)), max(map(len, rows), default=0)


class _Lines:
    """The lines of the file, as long as they and a few rows together are not too long."""

    def __init__(self, path: Path, encoding: str, skipped: int) -> None:
        self._place = (path, encoding, skipped)
        self.characters = 0

    def __iter__(self) -> Iterator[str]:
        path, encoding, skipped = self._place
        with path.open(encoding=encoding, newline="") as file:
            lines = iter(partial(file.readline, MOST_CHARACTERS_IN_LINE), "")
            for line in islice(lines, skipped, None):
                self.characters += len(line)
                if (
                    len(line) == MOST_CHARACTERS_IN_LINE
                    or self.characters > MOST_CHARACTERS_IN_ROWS
                ):
                    raise Unreadable(
                        _("A row is too long, or a quotation mark is not closed."),
                        _("Look at the quotation marks, and save the file again as CSV."),
                    )
                yield line


def _chunks(path: Path, encoding: str, sign: str, skipped: int) -> Iterator[Chunk]:
    lines = _Lines(path, encoding, skipped)
    reader = csv.reader(lines, delimiter=sign, strict=True)
    number = 1
    while True:
        rows: list[list[str]] = []
        failure = _fill(rows, reader, lines)
        yield range(number, number + len(rows)), rows
        number += len(rows)
        if failure is not None:
            failure.row = number
            raise failure
        if not rows:
            return


def _fill(rows: list[list[str]], reader: Iterator[list[str]], lines: _Lines) -> Unreadable | None:
    """Fill a chunk; what stops it in the row after the last one, if anything."""
    try:
        while len(rows) < ROWS_IN_CHUNK:
            before = len(rows)
            lines.characters = 0
            rows.extend(islice(reader, ROWS_AT_A_TIME))
            if len(rows) == before:
                break
    except csv.Error:
        return Unreadable(
            _("A quotation mark is not closed, or stands inside a text."),
            _("Put quotation marks around the whole cell, and double those inside."),
        )
    except UnicodeError:
        return _no_text()
    except Unreadable as failure:
        return failure
    return None
