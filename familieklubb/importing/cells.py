"""One cell's value, from what stands in it to its type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from familieklubb.domain.ages import AgeBand, AgeBandError, middle_year, parse_band
from familieklubb.domain.text import TextProblem, TextReason, clean, is_blank, shown
from familieklubb.i18n import _, language, ngettext
from familieklubb.importing import calendar, words
from familieklubb.importing.columns import Column, Kind
from familieklubb.importing.foreign import ErrorValue, Formula, Raw, WrongCell
from familieklubb.importing.spelling import nearest, plain

FIRST_BIRTH_YEAR = 1880
_MOST_DIGITS = 15

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \xa0\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_THOUSAND_OR_ONE = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_ABOUT = re.compile(r"(?:ca\.?|c\.|ca\. |omkring|~)\s*([0-9]{4})|([0-9]{4})\s*\?")
_YEAR = re.compile(r"[0-9]{4}")
_CODE = re.compile(r"[0-9]{1,4}")


class BirthYear(NamedTuple):
    """A year of birth, and whether it is only estimated."""

    year: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a cell depends on besides the cell: the year that ages are told in."""

    reference_year: int


def parser(column: Column, setting: Setting) -> Callable[[Raw], Any]:
    """The function that reads the column's cells; a blank gives the column's default.

    It raises WrongCell for what cannot be read.
    """
    read = _PARSERS[column.kind](column, setting)

    def parse(raw: Raw) -> Any:
        if raw is None or (isinstance(raw, str) and is_blank(raw)):
            return column.default
        if isinstance(raw, Formula):
            raise WrongCell(
                _("The cell holds a formula."), _("Copy it, and paste it back as a value.")
            )
        if isinstance(raw, ErrorValue):
            raise WrongCell(
                _("The cell holds the error {value}.").format(value=shown(raw.text)),
                _("Put the value itself there."),
            )
        return read(raw)

    return parse


def text(raw: Raw, limit: int, *, multiline: bool = False) -> str:
    """A text through the door; a number as it is written.

    Raises WrongCell, also for a date or time, which Excel may have made of a text.
    """
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, int | float):
        raw = str(raw)
    if not isinstance(raw, str):
        raise WrongCell(
            _("The cell holds a date or a time, and a text belongs here."),
            _("Format the cell as text, and type it again."),
        )
    try:
        return clean(raw, limit=limit, multiline=multiline)
    except TextProblem as problem:
        raise _refused_text(problem, limit) from problem


def number(raw: Raw, column: Column) -> float:
    """A number such as 1,5 or 1.5 or 1 500, within the column's bounds; raises WrongCell."""
    if isinstance(raw, str):
        typed = raw.strip()
        if len(typed) > _MOST_DIGITS or not (_NUMBER.fullmatch(typed) or _GROUPED.fullmatch(typed)):
            raise _wrong(_("“{value}” is not a number."), raw, _("Write it like 1,5 or 1.5."))
        value = float("".join(typed.split()).replace(",", "."))
    elif isinstance(raw, int | float):
        value = float(raw)
    else:
        raise WrongCell(
            _("The cell holds a date or a time, and a number belongs here."),
            _("Format the cell as a number, and type it again."),
        )
    if not column.least <= value <= column.most:
        raise _wrong(
            _("“{value}” is out of bounds."),
            raw,
            _("Write a number from {least} to {most}.").format(
                least=column.least, most=column.most
            ),
        )
    return value


def whole(raw: Raw, column: Column) -> int:
    """A whole number, also as 3.0; raises WrongCell, also where 1.000 may mean two things."""
    if isinstance(raw, str) and _THOUSAND_OR_ONE.fullmatch(raw.strip()):
        raise _wrong(
            _("“{value}” may mean two numbers."), raw, _("Write it without full stop or comma.")
        )
    value = number(raw, column)
    if not value.is_integer():
        raise _wrong(_("“{value}” is not a whole number."), raw, _("Write it without decimals."))
    return int(value)


def yes_no(raw: Raw) -> bool:
    """Yes or no, as a word, x, 1 or 0; raises WrongCell."""
    word = plain(_word(raw))
    if word in words.YES:
        return True
    if word in words.NO:
        return False
    yes, no = words.YES_NO_LABELS[language()]
    raise _wrong(
        _("“{value}” is neither yes nor no."),
        raw,
        _("Write {yes} or {no}.").format(yes=yes, no=no),
    )


def choice(raw: Raw, listed: words.Words) -> Any:
    """A value of the closed list; raises WrongCell, which names the nearest word."""
    word = _word(raw)
    found = listed.find(word)
    if found is None:
        close = listed.find(nearest(word, listed.every_word()))
        raise WrongCell(
            _("“{value}” is not a word of this list.").format(value=shown(word)),
            _("Did you mean {nearest}? The list: {words}.").format(
                nearest="" if close is None else listed.label(close, language()),
                words=", ".join(listed.labels(language())),
            ),
        )
    return found


def birth_year(raw: Raw, reference_year: int) -> BirthYear | None:
    """A year of birth, or one estimated from an age band; None for an unknown age.

    Raises WrongCell, also for a whole date, which is more than may be kept.
    """
    if isinstance(raw, dt.date | dt.time | dt.timedelta) or calendar.is_day(raw):
        raise WrongCell(
            _("The cell holds a date."),
            _("Write only the year. For an age band, format the cell as text first."),
        )
    typed = " ".join(_word(raw).casefold().split())
    if typed in {"ukjent", "vet ikke"}:
        return None
    about = _ABOUT.fullmatch(typed)
    if about or _YEAR.fullmatch(typed):
        year = int((about[1] or about[2]) if about else typed)
        if FIRST_BIRTH_YEAR <= year <= reference_year:
            return BirthYear(year, estimated=about is not None)
        raise _wrong(
            _("“{value}” cannot be a year of birth here."),
            raw,
            _("Write a year from {first} to {last}.").format(
                first=FIRST_BIRTH_YEAR, last=reference_year
            ),
        )
    try:
        middle = middle_year(parse_band(typed), reference_year)
    except AgeBandError as error:
        raise _wrong(
            _("“{value}” is neither a year nor an age band."),
            raw,
            _("Write a year such as 1975, or one of {bands}.").format(
                bands=", ".join(band for band in AgeBand if band != AgeBand.unknown)
            ),
        ) from error
    return None if middle is None else BirthYear(middle, estimated=True)


def municipality(raw: Raw) -> str:
    """A municipality's four digits, with the leading zeros that Excel takes away."""
    typed = text(raw, 20)
    if not _CODE.fullmatch(typed):
        raise _wrong(
            _("“{value}” is not a municipality's number."), raw, _("Write four digits, like 0301.")
        )
    return typed.zfill(4)


def names(raw: Raw, limit: int) -> tuple[str, ...]:
    """Names with ; or a new line between them, each once."""
    listed = raw.replace("\n", ";").split(";") if isinstance(raw, str) else [raw]
    kept = (text(name, limit) for name in listed)
    return tuple(dict.fromkeys(filter(None, kept)))


def country(raw: Raw, known: Mapping[str, str]) -> str:
    """A country's two letters, from them or from its name; raises WrongCell."""
    typed = _word(raw)
    code = known.get(plain(typed))
    if code is None:
        close = nearest(typed, known)
        raise _wrong(
            _("“{value}” is not a country."),
            raw,
            _("Did you mean {name}, {code}? Write the two letters or the name.").format(
                name=close.title(), code=known[close]
            ),
        )
    return code


def countries() -> dict[str, str]:
    """The code of every country, by its plain code and names in English, bokmål and nynorsk."""
    from babel import Locale

    found: dict[str, str] = {}
    for spoken in ("en", "nb", "nn"):
        for code, name in Locale.parse(spoken).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                found.setdefault(plain(name), code)
                found[code.casefold()] = code
    return found


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def _word(raw: Raw) -> str:
    return text(raw, 200)


def _wrong(message: str, raw: Raw, what_to_do: str) -> WrongCell:
    return WrongCell(message.format(value=shown(str(raw))), what_to_do)


def _refused_text(problem: TextProblem, limit: int) -> WrongCell:
    if problem.reason == TextReason.too_long:
        return WrongCell(
            _("The text is too long."),
            ngettext("Shorten it to {n} character.", "Shorten it to {n} characters.", limit).format(
                n=limit
            ),
        )
    if problem.reason == TextReason.too_many_marks:
        message = _("Character {n} carries too many accents.")
    elif problem.character == "\n":
        message = _("Character {n} is a new line, and this is a text on one line.")
    else:
        message = _("Character {n} is one that cannot be seen, U+{code}.")
    return WrongCell(
        message.format(n=problem.position + 1, code=f"{ord(problem.character):04X}"),
        _("Type the text again without it."),
    )


_PARSERS: dict[Kind, Callable[[Column, Setting], Callable[[Raw], Any]]] = {
    Kind.text: lambda column, _setting: partial(text, limit=column.limit),
    Kind.note: lambda column, _setting: partial(text, limit=column.limit, multiline=True),
    Kind.day: lambda _column, _setting: calendar.day,
    Kind.time: lambda _column, _setting: calendar.time,
    Kind.number: lambda column, _setting: partial(number, column=column),
    Kind.whole: lambda column, _setting: partial(whole, column=column),
    Kind.yes_no: lambda _column, _setting: yes_no,
    Kind.choice: lambda column, _setting: partial(choice, listed=_listed(column)),
    Kind.birth_year: lambda _column, setting: partial(
        birth_year, reference_year=setting.reference_year
    ),
    Kind.municipality: lambda _column, _setting: municipality,
    Kind.country: lambda _column, _setting: partial(country, known=countries()),
    Kind.names: lambda column, _setting: partial(names, limit=column.limit),
}


def _listed(column: Column) -> words.Words:
    if column.words is None:
        raise TypeError(column.name)
    return column.words
