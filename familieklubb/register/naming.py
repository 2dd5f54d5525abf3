"""What a person calls a row: its name, or the names of what it belongs to, and its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Connection, Table

from familieklubb import i18n
from familieklubb.i18n import N_, _, pgettext
from familieklubb.register.fingerprint import Stored, shape_of

Image = Mapping[str, Any]

# What a row of each table is, and the columns that name it, those that refer to others first.
_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "announced_absence": (N_("announced absence"), ("member_id", "from_day")),
        "assistant": (N_("assistant"), ("name", "place")),
        "assistant_role": (N_("role of an assistant"), ("assistant_id", "club_id", "from_day")),
        "attendance": (N_("attendance"), ("meeting_id", "member_id")),
        "certification": (N_("certification"), ("assistant_id", "certified_on")),
        "club": (N_("club"), ("name",)),
        "club_body": (N_("body of a club"), ("club_id", "from_day")),
        "club_break": (N_("break"), ("club_id", "from_day")),
        "club_organisation": (N_("organisation of a club"), ("club_id", "from_day")),
        "club_place": (N_("place of a club"), ("club_id", "from_day")),
        "club_slot": (N_("weekly hour"), ("club_id", "from_day")),
        "club_state": (N_("state of a club"), ("club_id", "from_day")),
        "course": (N_("course"), ("name",)),
        "course_participation": (
            N_("course participation"),
            ("course_id", "assistant_id", "family_id"),
        ),
        "declared_year": (N_("declared year"), ("club_id", "year")),
        "family": (N_("family"), ("label",)),
        "family_membership": (N_("membership of a family"), ("family_id", "club_id", "joined")),
        "gathering": (N_("gathering"), ("name",)),
        "gathering_participant": (
            N_("participant at a gathering"),
            ("gathering_id", "assistant_id"),
        ),
        "gathering_visitor": (N_("visitor at a gathering"), ("gathering_id", "member_id", "name")),
        "meeting": (N_("meeting"), ("club_id", "date")),
        "member": (N_("member"), ("family_id", "label")),
        "member_membership": (N_("membership of a member"), ("member_id", "club_id", "joined")),
        "network_body": (N_("body"), ("name",)),
        "network_profile": (N_("network profile"), ("code",)),
        "supervision_participant": (N_("participant at a session"), ("session_id", "assistant_id")),
        "supervision_session": (N_("supervision session"), ("place", "date")),
    }
)
_DAYS = frozenset({"certified_on", "date", "from_day", "joined"})


def names_of(connection: Connection, table: Table, rows: Sequence[Image]) -> list[str]:
    """What each row is, and its name, such as “meeting: Hitra, 14 January 2003”."""
    kind, _columns = _KINDS.get(table.name, (table.name, ()))
    return [
        pgettext("kind: name", "{kind}: {name}").format(
            kind=_(kind), name=", ".join(_parts(connection, table, row))
        )
        for row in rows
    ]


def _parts(connection: Connection, table: Table, row: Image) -> Iterator[str]:
    for name in _KINDS.get(table.name, ("", ()))[1]:
        value, column = row.get(name), table.columns[name]
        if value is None:
            continue
        if column.foreign_keys:
            yield from _parent_parts(connection, column, value)
        else:
            yield i18n.day(date.fromisoformat(value)) if name in _DAYS else str(value)


def _parent_parts(connection: Connection, column: Column[Any], key: bytes) -> Iterator[str]:
    (reference,) = column.foreign_keys
    parent = reference.column.table
    shape = shape_of(parent)
    question = f'SELECT {shape.selection()} FROM "{parent.name}" WHERE {shape.key_clause()}'
    found = connection.exec_driver_sql(question, (key,)).first()
    if found is not None:
        yield from _parts(connection, parent, image_of(parent, tuple(found)))


def image_of(table: Table, row: Stored) -> dict[str, Any]:
    """A stored row by the names of its columns."""
    return dict(zip(shape_of(table).columns, row, strict=True))
