from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from familieklubb.domain.values import RegisterKind
from familieklubb.records import Club, Draft, HistoryEntry, UndoRow
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.register.opening import open_register
from familieklubb.register.transaction import StrayChange
from familieklubb.register.writing import Writing

PASSPHRASE = "correct horse battery staple here"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path, kdf: int) -> Iterator[Register]:
    made, _words = create(
        tmp_path / "r.familieklubb",
        PASSPHRASE,
        kind=RegisterKind.club,
        name="Hitra",
        profile_code="norway",
        clock=lambda: NOW,
        kdf_iterations=kdf,
    )
    with made:
        yield made
        assert made.faults() == []


def draft(about: str, content: str = "{}") -> Draft:
    return Draft(about=about, at=NOW.isoformat(), content=content)


def test_a_draft_is_kept_without_history_undo_or_version(register: Register) -> None:
    before = register.about()

    register.keep(lambda writing: writing.session.add(draft("meeting:1")))

    assert register.read(lambda session: len(session.exec(select(Draft)).all())) == 1
    assert register.read(lambda session: session.exec(select(HistoryEntry)).all()) == []
    assert register.read(lambda session: session.exec(select(UndoRow)).all()) == []
    assert register.about().clock == before.clock


def test_a_kept_draft_is_counted_and_folded_in(register: Register) -> None:
    before = register.about().counter

    register.keep(lambda writing: writing.session.add(draft("meeting:1")))
    register.keep(lambda writing: writing.delete_all(Draft, [("meeting:1",)]))

    assert register.about().counter == before + 2
    assert register.faults() == []


def test_keeping_nothing_saves_nothing(register: Register) -> None:
    before = register.about().counter

    register.keep(lambda writing: None)

    assert register.about().counter == before


def test_other_rows_cannot_be_kept_past_the_history(register: Register) -> None:
    def work(writing: Writing) -> None:
        writing.session.add(Club(id=b"c" * 16, name="Hitra"))

    with pytest.raises(StrayChange):
        register.keep(work)

    assert register.read(lambda session: session.exec(select(Club)).all()) == []


def test_a_draft_is_there_after_the_register_was_left_without_a_word(
    register: Register, tmp_path: Path, kdf: int
) -> None:
    register.keep(lambda writing: writing.session.add(draft("meeting:1", '{"theme": "å"}')))

    # Another copy of the file, as a killed program would leave it.
    left = tmp_path / "left" / "r.familieklubb"
    left.parent.mkdir()
    for path in (register.layout.register, register.layout.recovery):
        (left.parent / path.name).write_bytes(path.read_bytes())

    with open_register(left, PASSPHRASE, clock=lambda: NOW, kdf_iterations=kdf) as opened:
        found = opened.read(lambda session: session.get(Draft, "meeting:1"))
        assert found is not None
        assert found.content == '{"theme": "å"}'
