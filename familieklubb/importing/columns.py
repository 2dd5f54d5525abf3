"""What a column of a sheet is: its names, the kind of value in it, and its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from familieklubb.domain.text import LINE_LIMIT, NAME_LIMIT
from familieklubb.importing.words import Words


class Kind(Enum):
    """The kind of value in a column, and what it is read as."""

    text = auto()
    """One line: str."""
    note = auto()
    """Several lines: str."""
    day = auto()
    """datetime.date."""
    time = auto()
    """datetime.time, to the minute."""
    number = auto()
    """float."""
    whole = auto()
    """int."""
    yes_no = auto()
    """bool."""
    choice = auto()
    """A member of the closed list."""
    birth_year = auto()
    """BirthYear, from a year or an age band."""
    municipality = auto()
    """Four digits: str."""
    country = auto()
    """Two capital letters (ISO 3166-1): str."""
    names = auto()
    """Names with ; between them: tuple of str."""


ATTRIBUTES = {"from": "from_day", "to": "to_day"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its English name, its heading in bokmål, the kind of value, one line about it.

    ``nn`` is the heading in nynorsk where it differs; ``also`` are further headings that are
    taken. ``key`` columns together say which thing a row is about. ``words`` is the closed
    list of a choice; ``limit`` counts characters; a number lies from ``least`` to ``most``;
    ``default`` stands for a blank.
    """

    name: str
    nb: str
    kind: Kind
    explanation: str
    nn: str = ""
    also: tuple[str, ...] = ()
    required: bool = False
    key: bool = False
    words: Words | None = None
    limit: int = 0
    least: int = 0
    most: int = 0
    default: int | None = None

    @property
    def attribute(self) -> str:
        """The name in a row; ``from`` and ``to`` are ``from_day`` and ``to_day`` there."""
        return ATTRIBUTES.get(self.name, self.name)

    def heading(self, language: str) -> str:
        """The heading in the language (nb, nn, en)."""
        return _in_language(language, self.name, self.nb, self.nn)

    def headings(self) -> Iterator[str]:
        """Every heading that is taken."""
        return filter(None, (self.name, self.nb, self.nn, *self.also))

    def needed(self) -> Column:
        """The same column, required."""
        return replace(self, required=True)

    def as_key(self, *, required: bool = True) -> Column:
        """The same column as part of the key."""
        return replace(self, key=True, required=required)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its English name, its title in bokmål, its columns.

    ``several_rows`` says that one key may have several rows (the states of a club, the
    memberships of a family). ``matrix`` marks the attendance matrix, whose columns are what
    each of its cells is read as.
    """

    name: str
    nb: str
    columns: tuple[Column, ...]
    nn: str = ""
    also: tuple[str, ...] = ()
    several_rows: bool = False
    matrix: bool = False

    def title(self, language: str) -> str:
        """The title in the language (nb, nn, en)."""
        return _in_language(language, self.name, self.nb, self.nn)

    def titles(self) -> Iterator[str]:
        """Every title that is taken."""
        return filter(None, (self.name, self.nb, self.nn, *self.also))

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that together say which thing a row is about."""
        return tuple(column for column in self.columns if column.key)

    def column(self, name: str) -> Column:
        """The column of that English name; raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def name_column(
    name: str, nb: str, explanation: str, *, nn: str = "", also: tuple[str, ...] = ()
) -> Column:
    """A column of names: one line, short."""
    return Column(name, nb, Kind.text, explanation, nn, also, limit=NAME_LIMIT)


def line_column(
    name: str, nb: str, explanation: str, *, nn: str = "", also: tuple[str, ...] = ()
) -> Column:
    """A column of free text on one line."""
    return Column(name, nb, Kind.text, explanation, nn, also, limit=LINE_LIMIT)


def day_column(
    name: str, nb: str, explanation: str, *, nn: str = "", also: tuple[str, ...] = ()
) -> Column:
    """A column of dates."""
    return Column(name, nb, Kind.day, explanation, nn, also)


def choice_column(
    name: str,
    nb: str,
    words: Words,
    explanation: str,
    *,
    nn: str = "",
    also: tuple[str, ...] = (),
) -> Column:
    """A column of values of a closed list."""
    return Column(name, nb, Kind.choice, explanation, nn, also, words=words)


def number_column(
    name: str,
    nb: str,
    bounds: tuple[int, int],
    explanation: str,
    *,
    nn: str = "",
    also: tuple[str, ...] = (),
    whole: bool = False,
) -> Column:
    """A column of numbers, from the first bound to the second."""
    kind = Kind.whole if whole else Kind.number
    least, most = bounds
    return Column(name, nb, kind, explanation, nn, also, least=least, most=most)


def _in_language(language: str, english: str, bokmal: str, nynorsk: str) -> str:
    return {"nb": bokmal, "nn": nynorsk or bokmal}.get(language, english)
