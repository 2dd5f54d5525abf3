"""What was erased stays erased: the list beside the register, and the stubs it makes.

The list holds random ids, one a line in hexadecimal, and nothing else. It only grows. It is
written before the register is, and read at every restore.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from familieklubb.domain.identity import ID_BYTES
from familieklubb.records import (
    AnnouncedAbsence,
    Assistant,
    Draft,
    Erased,
    Family,
    GatheringVisitor,
    Meeting,
    Member,
)
from familieklubb.register.platforms import sync_file, sync_folder, write_private
from familieklubb.register.undo import forget_all
from familieklubb.register.writing import Writing

NOBODY = "–"
_KEYS_A_QUESTION = 500

_MEMBER_STUB: dict[str, Any] = {
    "label": NOBODY,
    "birth_year": None,
    "birth_year_estimated": False,
    "consent_on": None,
    "consent_text": None,
    "consent_how": None,
    "consent_guardian": None,
    "consent_withdrawn_on": None,
}
_ASSISTANT_STUB: dict[str, Any] = {
    "name": NOBODY,
    "place": NOBODY,
    "person": None,
    "organisation": None,
}
_FAMILY_STUB: dict[str, Any] = {"label": NOBODY}
# What is said about a member in rows of their own: the text goes, the row stays.
_SAID: tuple[tuple[Any, dict[str, Any]], ...] = (
    (AnnouncedAbsence, {"reason": None}),
    (GatheringVisitor, {"name": None}),
)


@dataclass(frozen=True, slots=True)
class ErasedList:
    """The ids in the list; ``unreadable`` counts lines that are none."""

    ids: frozenset[bytes]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Stubbed:
    """How many rows were made stubs; ``meetings`` are those whose text still names a person."""

    rows: int
    meetings: tuple[bytes, ...]


def read_erased(path: Path) -> ErasedList:
    """Read the list; without a file it is empty. Raises OSError."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ErasedList(frozenset(), 0)
    ids = {found for line in lines if (found := _id_in(line)) is not None}
    return ErasedList(frozenset(ids), sum(_id_in(line) is None for line in lines if line.strip()))


def append_erased(path: Path, ids: Collection[bytes]) -> None:
    """Add ids to the list, on the disk before this returns. Raises OSError."""
    new = sorted(set(ids) - read_erased(path).ids)
    if not new:
        return
    text = b"".join(f"{one.hex()}\n".encode() for one in new)
    if not path.exists():
        write_private(path, text)
        return
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
            text = (b"" if file.read(1) == b"\n" else b"\n") + text  # a line broken off stays alone
        file.write(text)
    sync_file(path)
    sync_folder(path.parent)


def apply_erased(writing: Writing, ids: Collection[bytes]) -> Stubbed:
    """Make stubs of the persons with these ids, and keep the ids in the register.

    The id, the role, memberships and attendance stay, so that figures do. A family whose
    members are all erased loses its label too. All that undo had kept and all drafts are
    forgotten, for no one can tell which of them name a person.
    """
    session = writing.session
    session.flush()
    here = _present(session, Erased, ids)
    writing.insert_all(Erased, [{"row_id": one} for one in sorted(set(ids) - here)])
    members = _rows(session, Member, ids)
    assistants = _rows(session, Assistant, ids)
    names = {row.label for row in members} | {row.name for row in assistants}
    rows = _stub(writing, Member, members, _MEMBER_STUB)
    rows += _stub(writing, Assistant, assistants, _ASSISTANT_STUB)
    for model, silence in _SAID:
        rows += _stub(writing, model, _rows(session, model, ids, model.member_id), silence)
    session.expire_all()
    families = {row.family_id for row in members if _is_empty(session, row.family_id)} | set(ids)
    rows += _stub(writing, Family, _rows(session, Family, families), _FAMILY_STUB)
    if rows:
        forget_all(writing)
        drafts = [(about,) for about in session.exec(select(Draft.about))]
        writing.delete_all(Draft, drafts)
    session.expire_all()
    return Stubbed(rows, _meetings_that_name(session, names - {NOBODY}) if rows else ())


def _id_in(line: bytes) -> bytes | None:
    try:
        found = bytes.fromhex(line.decode("ascii").strip())
    except ValueError:
        return None
    return found if len(found) == ID_BYTES else None


def _stub(
    writing: Writing, model: type[SQLModel], rows: Sequence[Any], stub: dict[str, Any]
) -> int:
    speaking = [
        row for row in rows if any(getattr(row, name) != value for name, value in stub.items())
    ]
    writing.update_all(model, [{"id": row.id, **stub} for row in speaking])
    return len(speaking)


def _is_empty(session: Session, family_id: bytes) -> bool:
    question = select(Member.id).where(Member.family_id == family_id, Member.label != NOBODY)
    return session.exec(question.limit(1)).first() is None


def _present(session: Session, model: type[Erased], ids: Collection[bytes]) -> set[bytes]:
    return {
        found
        for some in _some(ids)
        for found in session.exec(select(model.row_id).where(col(model.row_id).in_(some)))
    }


def _rows(session: Session, model: Any, ids: Collection[bytes], column: Any = None) -> list[Any]:
    wanted = col(model.id if column is None else column)
    return [
        row for some in _some(ids) for row in session.exec(select(model).where(wanted.in_(some)))
    ]


def _meetings_that_name(session: Session, names: Collection[str]) -> tuple[bytes, ...]:
    wanted = [name.casefold() for name in names]
    texts = session.exec(
        select(Meeting.id, Meeting.theme, Meeting.notes).where(
            col(Meeting.theme).is_not(None) | col(Meeting.notes).is_not(None)
        )
    )
    return tuple(
        found
        for found, theme, notes in texts
        if any(name in f"{theme or ''}\n{notes or ''}".casefold() for name in wanted)
    )


def _some(values: Collection[bytes]) -> Iterator[Sequence[bytes]]:
    ordered = sorted(values)
    return (ordered[at : at + _KEYS_A_QUESTION] for at in range(0, len(ordered), _KEYS_A_QUESTION))
