from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest
from sqlmodel import select

from familieklubb.records import Family, Meta
from familieklubb.register.file import Register
from tests.register.forker import Forker
from tests.register.place import Place

KILLS = 200
ONE_CHANGE = 0.008  # seconds, about


def saved(register: Register) -> set[int]:
    rows = register.read(lambda session: session.exec(select(Family.id)).all())
    return {int.from_bytes(row[:4], "big") for row in rows}


def told(book: Path) -> set[int]:
    lines = book.read_bytes().splitlines() if book.exists() else []
    return {int(line) for line in lines if line != b"ready"}


def lines(book: Path) -> int:
    return book.read_bytes().count(b"\n") if book.exists() else 0


def kill_while_saving(place: Place, forker: Forker, book: Path, first: int) -> None:
    """Kill it after a random number of changes, and a random moment into the next one."""
    wanted = lines(book) + 2 + random.randrange(4)
    child = forker.start("save_and_tell", place.path, book, first)
    while lines(book) < wanted:
        time.sleep(0.0005)
    time.sleep(random.uniform(0, ONE_CHANGE))
    assert child.kill() == -signal.SIGKILL


@pytest.mark.parametrize("round_number", range(4))
def test_what_was_told_to_be_saved_is_there_after_every_kill(
    place: Place, forker: Forker, tmp_path: Path, round_number: int
) -> None:
    place.make().close()
    place.backup()
    book = tmp_path / "book"

    hot = 0
    for number in range(KILLS // 4):
        kill_while_saving(place, forker, book, number * 10_000)
        hot += place.layout.journal.exists()
        register = place.open()  # checks in full, for the file is not as it was closed
        there, promised = saved(register), told(book)
        counter = register.read(lambda session: session.exec(select(Meta.counter)).one())
        register.abandon(seal=number % 2 == 0)

        assert promised <= there
        # At most the one change that was being saved is there untold, in each round.
        assert len(there - promised) <= number + 1
        assert counter == len(there)
        assert not place.layout.journal.exists()

    assert hot, "no kill has hit a change half-way"
    assert len(told(book)) > KILLS // 4


def test_the_register_is_whole_after_the_last_of_many_kills(
    place: Place, forker: Forker, tmp_path: Path
) -> None:
    place.make().close()
    place.backup()
    for number in range(5):
        kill_while_saving(place, forker, tmp_path / "book", number * 10_000)

    with place.open() as register:
        assert register.faults() == []
    with place.open() as register:
        assert register.daily_due is None
