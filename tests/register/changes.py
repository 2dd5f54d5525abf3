"""Taking changes back, and what a register holds apart from the marks of its rows."""

from __future__ import annotations

from typing import Any

from familieklubb.records import Club
from familieklubb.register.file import Register
from familieklubb.register.undo import Undone, last_change, undo
from familieklubb.register.writing import TRAVELLING, Writing
from tests.register.rows import row_id

Content = dict[str, list[tuple[Any, ...]]]


def take_back(register: Register, act: str | None = None, *, undoable: bool = False) -> Undone:
    def work(writing: Writing) -> Undone:
        entry = last_change(writing.session, act)
        assert entry is not None
        return undo(writing, entry)

    return register.write("undo", work, undoable=undoable)


def content(register: Register) -> Content:
    """Every travelling row, without its marks."""

    def read(connection: Any) -> Content:
        found = {}
        for table in sorted(TRAVELLING):
            names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            plain = ", ".join(f'"{one}"' for one in names if one not in ("version", "origin"))
            found[table] = sorted(
                map(repr, connection.execute(f'SELECT {plain} FROM "{table}"').fetchall())
            )
        return found  # type: ignore[return-value]

    return register.on_connection(read)


def rename(name: str, writing: Writing) -> None:
    writing.update_all(Club, [{"id": row_id(1), "name": name}])
