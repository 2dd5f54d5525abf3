"""People's text: the one door that every text from outside passes."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from itertools import groupby

NAME_LIMIT = 120
LINE_LIMIT = 300
NOTE_LIMIT = 4000

MARKS_IN_A_ROW = 3
# Unicode's stream-safe form; without it, putting a long run of marks in order takes its square.
_MARKS_BEFORE_ORDERING = 30
# The most code points that composing can make one of.
_MOST_COMPOSED = 4

# Printable ASCII, the Latin letters and the quotation marks and dashes of the Nordic
# languages: composed already, and none of them refused.
_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u024f–—‘-”…]*")
_PLAIN_LINES = re.compile("[\n -~\xa0-\xac\xae-\u024f–—‘-”…]*")
_EDGES = " \t\n\r\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_IDENTITY_NUMBER = re.compile(r"(?<![0-9])([0-9]{6})[ \xa0\u202f-]?([0-9]{5})(?![0-9])")
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# Added to the month in numbers that are made for tests.
_TEST_MONTHS = (0, 40, 65, 80)
_D_NUMBER_DAYS = 40


class TextReason(StrEnum):
    """Why a text is not taken."""

    control = "control"
    format_ = "format"
    surrogate = "surrogate"
    private = "private"
    unassigned = "unassigned"
    separator = "separator"
    too_many_marks = "too_many_marks"
    too_long = "too_long"


_REFUSED = {
    "Cc": TextReason.control,
    "Cf": TextReason.format_,
    "Cs": TextReason.surrogate,
    "Co": TextReason.private,
    "Cn": TextReason.unassigned,
    "Zl": TextReason.separator,
    "Zp": TextReason.separator,
}


class TextProblem(ValueError):
    """A text may not be kept as it is.

    ``reason`` says why, ``position`` where, counted from 0 after the outer white space, and
    ``character`` is the one that stands there, empty for a text that is too long.
    """

    def __init__(self, reason: TextReason, position: int, character: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.position = position
        self.character = character


def clean(text: str, *, limit: int, multiline: bool = False) -> str:
    """The text as it is kept: composed (NFC), without outer white space.

    At most ``limit`` code points. With ``multiline`` a newline may stand in it, and the line
    ends of Windows become newlines. Raises TextProblem for control, format and bidirectional,
    surrogate, private and unassigned characters, line and paragraph separators, more than
    three combining marks in a row, and a text that is too long.
    """
    if multiline:
        text = text.replace("\r\n", "\n")
    text = text.strip(_EDGES)
    if not (_PLAIN_LINES if multiline else _PLAIN).fullmatch(text):
        if len(text) > limit * _MOST_COMPOSED:
            raise TextProblem(TextReason.too_long, limit)
        _refuse_characters(text, multiline)
        _refuse_marks(text, _MARKS_BEFORE_ORDERING)
        text = unicodedata.normalize("NFC", text)
        _refuse_marks(text, MARKS_IN_A_ROW)
    if len(text) > limit:
        raise TextProblem(TextReason.too_long, limit)
    return text


def is_blank(text: str) -> bool:
    """Whether nothing is left of the text without its outer white space."""
    return not text.strip(_EDGES)


def shown(text: str, limit: int = 60) -> str:
    """A foreign text made harmless for a message: what does not print is spelled out, and cut."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}" for character in cut
    )


def holds_identity_number(text: str) -> bool:
    """Whether a Norwegian identity number or D-number stands in the text.

    Eleven digits, with or without a space or hyphen after the sixth, a day and a month that
    exist, and both check digits (Folkeregisterforskriften § 2-2-1).
    """
    return any(
        _is_identity_number(first + second) for first, second in _IDENTITY_NUMBER.findall(text)
    )


def _refuse_characters(text: str, multiline: bool) -> None:
    for position, character in enumerate(text):
        reason = _REFUSED.get(unicodedata.category(character))
        if reason is not None and not (multiline and character == "\n"):
            raise TextProblem(reason, position, character)


def _refuse_marks(text: str, most: int) -> None:
    position = 0
    for marks, run in groupby(text, lambda character: unicodedata.category(character)[0] == "M"):
        characters = list(run)
        if marks and len(characters) > most:
            raise TextProblem(TextReason.too_many_marks, position + most, characters[most])
        position += len(characters)


def _is_identity_number(number: str) -> bool:
    digits = [int(digit) for digit in number]
    day = int(number[:2])
    month = int(number[2:4])
    return (
        1 <= day - (_D_NUMBER_DAYS if day > _D_NUMBER_DAYS else 0) <= 31
        and any(1 <= month - added <= 12 for added in _TEST_MONTHS)
        and _divides(digits[:10], _FIRST_WEIGHTS)
        and _divides(digits, _SECOND_WEIGHTS)
    )


def _divides(digits: list[int], weights: tuple[int, ...]) -> bool:
    return sum(map(int.__mul__, digits, weights)) % 11 == 0
