"""Rows on their way in, set against the rows that stand: new, changed or as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache
from operator import itemgetter
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticUndefined
from sqlalchemy import Float
from sqlmodel import Session, SQLModel

from familieklubb.register.writing import Writing, table_of

Fields = dict[str, Any]
Key = tuple[Any, ...]


class Outcome(IntEnum):
    """What became of a row of a spreadsheet; the greatest of its parts counts."""

    unchanged = 0
    changed = 1
    new = 2


@dataclass(slots=True)
class Staged:
    """One table: the rows that stand, by primary key, and what is to be added or changed.

    All values are as SQLite stores them; a row holds every column of its table but the marks.
    """

    model: type[SQLModel]
    rows: dict[Key, Fields] = field(default_factory=dict)
    new: dict[Key, Fields] = field(default_factory=dict)
    changed: dict[Key, Fields] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    _before: dict[Key, Fields] = field(default_factory=dict)

    @classmethod
    def load(cls, session: Session, model: type[SQLModel], clause: str = "") -> Staged:
        """The rows of a table that stand; ``clause`` may narrow them down."""
        names = columns_of(model)
        key = key_of(model)
        listed = ", ".join(f'"{name}"' for name in names)
        found = session.connection().exec_driver_sql(
            f'SELECT {listed} FROM "{table_of(model).name}" {clause}'
        )
        rows = (dict(zip(names, row, strict=True)) for row in found)
        return cls(model, {tuple(row[name] for name in key): row for row in rows})

    def put(self, key: Key, values: Mapping[str, Any]) -> Outcome:
        """Add a row, or change the one that stands; what is not named stays as it is."""
        stored = {name: stored_value(self.model, name, value) for name, value in values.items()}
        standing = self.rows.get(key)
        if standing is None:
            row = {**blank_row(self.model), **dict(zip(key_of(self.model), key, strict=True))}
            row.update(stored)
            self.rows[key] = self.new[key] = row
            return Outcome.new
        if all(standing[name] == value for name, value in stored.items()):
            return Outcome.unchanged
        if key in self.new:
            standing.update(stored)
            return Outcome.changed
        before = self._before.setdefault(key, standing)
        self.rows[key] = self.changed[key] = row = {**standing, **stored}
        if row == before:
            del self.changed[key]
        return Outcome.changed

    def take_away(self, key: Key) -> None:
        """Remove a row that stands."""
        if self.rows.pop(key, None) is not None and self.new.pop(key, None) is None:
            self.changed.pop(key, None)
            self.gone.add(key)

    def by_natural(self, *columns: str) -> tuple[dict[Any, bytes], frozenset[Any]]:
        """The ids by what tells the rows apart, and what several share, which tells none.

        What tells them apart is the value of the column, or a tuple of several.
        """
        natural = itemgetter(*columns)
        found: dict[Any, bytes] = {}
        several = set()
        for key, row in self.rows.items():
            if found.setdefault(natural(row), key[0]) != key[0]:
                several.add(natural(row))
        for one in several:
            del found[one]
        return found, frozenset(several)

    def write(self, writing: Writing) -> None:
        """Put everything staged into the register."""
        writing.delete_all(self.model, sorted(self.gone))
        writing.insert_all(self.model, list(self.new.values()), stored=True)
        writing.update_all(self.model, list(self.changed.values()), stored=True)

    def faults(self, draft: type[SQLModel]) -> Iterator[tuple[Key, str]]:
        """The key of each new or changed row that its draft refuses, with the draft's words."""
        for key, row in (*self.new.items(), *self.changed.items()):
            known = {name: value for name, value in row.items() if name in draft.model_fields}
            try:
                draft.model_validate(known)
            except ValidationError as error:
                first = error.errors(include_input=False, include_url=False)[0]
                yield key, f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


@cache
def columns_of(model: type[SQLModel]) -> tuple[str, ...]:
    """The columns of a table without the marks of version and origin."""
    return tuple(
        column.name
        for column in table_of(model).columns
        if column.name not in {"version", "origin"}
    )


@cache
def key_of(model: type[SQLModel]) -> tuple[str, ...]:
    """The columns of a table's primary key."""
    return tuple(column.name for column in table_of(model).primary_key)


@cache
def _defaults(model: type[SQLModel]) -> tuple[tuple[str, Any], ...]:
    found = []
    for name in columns_of(model):
        default = model.model_fields[name].default
        value = None if default is PydanticUndefined else stored_value(model, name, default)
        found.append((name, value))
    return tuple(found)


def blank_row(model: type[SQLModel]) -> Fields:
    """A row of which nothing is known yet."""
    return dict(_defaults(model))


@cache
def _is_float(model: type[SQLModel], name: str) -> bool:
    return isinstance(table_of(model).columns[name].type, Float)


_PLAIN: dict[type, Callable[[Any], Any]] = {
    bool: int,
    dt.date: dt.date.isoformat,
    dt.time: lambda value: value.strftime("%H:%M"),
}


def stored_value(model: type[SQLModel], name: str, value: Any) -> Any:
    """A value as SQLite stores it in a column."""
    if isinstance(value, StrEnum):
        return value.value
    if value is not None and _is_float(model, name):
        return float(value)
    convert = _PLAIN.get(type(value))
    return value if convert is None else convert(value)


def stored_day(text: str | None) -> dt.date | None:
    """A day from the text that SQLite stores."""
    return dt.date.fromisoformat(text) if text else None


def given(**values: Any) -> Fields:
    """What a row of a spreadsheet says: a blank says nothing."""
    return {name: value for name, value in values.items() if value is not None}


def greatest(outcomes: Iterable[Outcome], first: Outcome) -> Outcome:
    """What became of a spreadsheet's row: ``first`` if it is new, else whether anything changed."""
    if first is Outcome.new:
        return first
    return Outcome.changed if first or any(outcomes) else Outcome.unchanged
