"""Whether a workbook may be opened at all: a bomb is refused before openpyxl unpacks it.

A workbook is a zip of XML parts. openpyxl keeps a part, or a row of a sheet, in memory as a
tree, so both the sizes in the zip directory and what stands between two points at which it
lets go are bounded here: all of it together stays far under 512 MiB.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import IO, NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from familieklubb.i18n import _
from familieklubb.importing.foreign import MOST_ROWS
from familieklubb.importing.problems import Unreadable

_MIB = 1024 * 1024
MOST_PACKED = 128 * _MIB
MOST_UNPACKED = 512 * _MIB
MOST_IN_SHEET = 400 * _MIB
MOST_IN_STRINGS = 32 * _MIB
MOST_IN_STYLES = 2 * _MIB
MOST_IN_OTHER_PART = 8 * _MIB
MOST_PARTS = 1_000
MOST_IN_DIRECTORY = _MIB
# Deflate can reach 1032; sheets of a club's life reach 30.
MOST_TIMES_PACKED = 300
RATIO_COUNTS_FROM = 4 * _MIB

MOST_DEPTH = 64
MOST_STRINGS = 1_100_000
# Rows with a height or style of their own, which openpyxl remembers.
MOST_STYLED_ROWS = 100_000
# Cells with those that openpyxl puts in before a cell far to the right.
MOST_CELLS = 50_000_000
MOST_ELEMENTS_IN_ROW = 20_000
MOST_CHARACTERS_IN_ROW = 4 * _MIB
MOST_ELEMENTS_ELSEWHERE = 50_000
MOST_CHARACTERS_ELSEWHERE = 2 * _MIB
MOST_BYTES_IN_TAG = _MIB
_PIECE = 64 * 1024

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL = f"{_MAIN}}}c"
_ROW_PLACE = {"r", "spans"}
_LETS_GO = {f"{_MAIN}}}row": MOST_ROWS, f"{_MAIN}}}si": MOST_STRINGS}
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS_PART = "xl/sharedStrings.xml"
_KINDS_PART = "[Content_Types].xml"
_STYLES_PART = "xl/styles.xml"
_BIG_PARTS_ARE = ({"worksheet+xml"}, {"sharedStrings+xml"})

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def check_workbook(file: IO[bytes]) -> None:
    """Refuse what is no workbook, is locked or old, is cut, or would fill the memory.

    Raises Unreadable. Leaves the file at its beginning.
    """
    _check_directory(file)
    file.seek(0)
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            kinds: dict[str, set[str]] = defaultdict(set)
            for part in parts:
                _check_part(archive, part, kinds)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _cut() from error
    for part in parts:
        # Else it could be passed off as a part that is kept in memory whole.
        if part.file_size > MOST_IN_OTHER_PART and kinds[f"/{part.filename}"] not in _BIG_PARTS_ARE:
            _too_much()
    file.seek(0)


def _check_directory(file: IO[bytes]) -> None:
    """The directory's own size, before zipfile reads all of it."""
    beginning = file.read(4)
    size = file.seek(0, 2)
    if not size:
        raise Unreadable(_("The file is empty."), _("Save it again from where it was made."))
    if beginning == _OLD_WORKBOOK:
        raise Unreadable(
            _("This is an old workbook (.xls), or one that is locked with a password."),
            _("Open it, and save it as .xlsx without a password."),
        )
    if not beginning.startswith(b"PK"):
        raise Unreadable(
            _("This is no workbook."), _("Open it in your spreadsheet program, save it as .xlsx.")
        )
    if size > MOST_PACKED:
        _too_much()
    tail_start = max(0, size - _END.size - 0x10000)
    file.seek(tail_start)
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise _cut()
    directory_size = _END.unpack_from(tail, at)[5]
    if directory_size > MOST_IN_DIRECTORY or tail[max(0, at - 20) : at].startswith(_ZIP64_MARK):
        _too_much()


def _check_sizes(parts: Sequence[ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        _too_much()
    if len({part.filename for part in parts}) != len(parts):
        raise _cut()
    for part in parts:
        times = part.file_size / max(part.compress_size, 1)
        if part.file_size > _most_in(part.filename) or (
            part.file_size > RATIO_COUNTS_FROM and times > MOST_TIMES_PACKED
        ):
            _too_much()


def _most_in(name: str) -> int:
    if _SHEET_PART.fullmatch(name):
        return MOST_IN_SHEET
    return {_STRINGS_PART: MOST_IN_STRINGS, _STYLES_PART: MOST_IN_STYLES}.get(
        name, MOST_IN_OTHER_PART
    )


def _check_part(archive: ZipFile, part: ZipInfo, kinds: dict[str, set[str]]) -> None:
    """Go through a part once, and keep nothing; what is no XML is left alone."""
    gate = _Gate(kinds if part.filename == _KINDS_PART else {})
    try:
        with archive.open(part) as content:
            while piece := content.read(_PIECE):
                gate.feed(piece)
        gate.feed(b"", last=True)
    except expat.ExpatError as error:
        if part.filename.lower().endswith((".xml", ".rels")):
            raise _cut() from error


class _Gate:
    """Counts what openpyxl would hold in memory at once, and says stop."""

    def __init__(self, kinds: dict[str, set[str]]) -> None:
        self.kinds = kinds
        self.depth = 0
        self.row_depth = 0
        self.elements = 0
        self.characters = 0
        self.row_elements = 0
        self.row_characters = 0
        self.rows = dict.fromkeys(_LETS_GO, 0)
        self.styled_rows = 0
        self.cells = 0
        self.last_cell = ""
        self.fed = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        self.fed += len(piece)
        self.parser.Parse(piece, last)
        if self.fed - max(self.parser.CurrentByteIndex, 0) > MOST_BYTES_IN_TAG:
            _too_much()

    def _doctype(self, *_about: object) -> NoReturn:
        raise _cut()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            _too_much()
        if not self.row_depth and name in _LETS_GO:
            self._begin_row(name, attributes)
        if self.row_depth:
            if name == _CELL:
                self.last_cell = attributes.get("r", "")
            self.row_elements += 1
            if self.row_elements > MOST_ELEMENTS_IN_ROW:
                _too_much()
        else:
            self.elements += 1
            if self.elements > MOST_ELEMENTS_ELSEWHERE:
                _too_much()
            self._note(name, attributes)
        self._count(sum(map(len, attributes.values())))

    def _begin_row(self, name: str, attributes: dict[str, str]) -> None:
        self.row_depth = self.depth
        self.row_elements = self.row_characters = 0
        self.last_cell = ""
        self.rows[name] += 1
        # openpyxl forgets the attributes that other namespaces add to every row.
        self.styled_rows += any(key not in _ROW_PLACE and "}" not in key for key in attributes)
        if self.rows[name] > _LETS_GO[name] or self.styled_rows > MOST_STYLED_ROWS:
            _too_much()

    def _note(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith("}Override"):
            kind = attributes.get("ContentType", "").rpartition(".")[2]
            self.kinds.setdefault(attributes.get("PartName", ""), set()).add(kind)
        elif name.endswith("}Relationship") and attributes.get("Type", "").endswith("/chartsheet"):
            raise Unreadable(
                _("The workbook holds a sheet that is only a chart."),
                _("Take that sheet away, and save the workbook again."),
            )

    def _end(self, _name: str) -> None:
        if self.depth == self.row_depth:
            self.row_depth = 0
            self.cells += max(self.row_elements, _column(self.last_cell))
            if self.cells > MOST_CELLS:
                _too_much()
        self.depth -= 1

    def _text(self, text: str) -> None:
        self._count(len(text))

    def _count(self, characters: int) -> None:
        if self.row_depth:
            self.row_characters += characters
            if self.row_characters > MOST_CHARACTERS_IN_ROW:
                _too_much()
        else:
            self.characters += characters
            if self.characters > MOST_CHARACTERS_ELSEWHERE:
                _too_much()


def _column(cell: str) -> int:
    """The number of a cell's column from its name, such as 3 for C7."""
    number = 0
    for letter in cell[:4]:
        if "A" <= letter <= "Z":
            number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cut() -> Unreadable:
    return Unreadable(
        _("The workbook is damaged or cut."),
        _("Open it in your spreadsheet program, and save it again as .xlsx."),
    )


def _too_much() -> NoReturn:
    raise Unreadable(
        _("There is more in the workbook than can be read safely."),
        _("Save only the sheets with values into a new workbook, or as CSV files."),
    )
