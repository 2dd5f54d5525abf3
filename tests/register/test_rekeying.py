from __future__ import annotations

import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from familieklubb.errors import WrongPassphrase, WrongWords
from familieklubb.records import Family, HistoryEntry
from familieklubb.register import backups, rekeying
from familieklubb.register.checking import faults_of_copy
from familieklubb.register.connection import Key
from familieklubb.register.file import Register
from familieklubb.register.layout import earlier_recovery_of, recovery_of
from familieklubb.register.recovering import recover
from familieklubb.register.refusals import BackupNotMade, NotSaved
from familieklubb.register.rekeying import rekey
from familieklubb.register.way_back import passphrases
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place
from tests.register.rows import row_id
from tests.register.works import NEW_PASSPHRASE, add_family

OLD, NEW = Key(PASSPHRASE, ITERATIONS), Key(NEW_PASSPHRASE, ITERATIONS)
KILLS = 20


def with_backups(place: Place, number: int = 2) -> list[Path]:
    """A closed register with some rows, and backups of it, newest first."""
    with place.make() as register:
        rows = [{"id": row_id(n), "label": "familie" * 9} for n in range(150)]
        register.write("many", lambda writing: writing.insert_all(Family, rows))
        for one in range(number):
            backups.make(register)
            add_family(register, one)
            place.clock.move(minutes=1)
    return [backup.path for backup in backups.list_backups(place.layout.backups)]


def fits(path: Path, key: Key) -> bool:
    return faults_of_copy(path, key) == []


def test_the_register_opens_with_the_new_passphrase_alone(place: Place) -> None:
    with_backups(place)
    with place.open() as register:
        rekeyed = rekey(register, NEW_PASSPHRASE)
        assert register.key == NEW
        add_family(register, 99)
        assert register.faults() == []

    assert rekeyed.could_not == ()
    with pytest.raises(WrongPassphrase):
        place.open()
    with place.open(NEW_PASSPHRASE) as register:
        assert register.faults() == []


def test_the_recovery_words_stay_and_give_the_new_passphrase(place: Place) -> None:
    with_backups(place)
    with place.open() as register:
        rekey(register, NEW_PASSPHRASE)

    assert place.passphrase_by_words() == NEW_PASSPHRASE
    assert not earlier_recovery_of(place.path).exists()


def test_every_kept_backup_opens_with_the_new_passphrase_alone(place: Place) -> None:
    kept = with_backups(place)
    with place.open() as register:
        rekey(register, NEW_PASSPHRASE)

    listed = [backup.path for backup in backups.list_backups(place.layout.backups)]
    assert listed[1:] == kept
    for path in listed:
        assert fits(path, NEW)
        assert not fits(path, OLD)
        assert place.passphrase_by_words(path) == NEW_PASSPHRASE
    assert len(list(place.layout.backups.iterdir())) == 2 * len(listed)


def test_the_change_is_in_the_history(place: Place) -> None:
    with_backups(place)
    register = place.open()
    rekey(register, NEW_PASSPHRASE)

    question = select(HistoryEntry.act, HistoryEntry.undoable).order_by("stamp")
    assert register.read(lambda s: s.exec(question).all())[-1] == ("rekey", False)


def test_a_backup_that_cannot_be_changed_is_named_and_left_as_it_is(place: Place) -> None:
    kept = with_backups(place)
    damaged = kept[1]
    damaged.write_bytes(damaged.read_bytes()[:-5])
    with place.open() as register:
        rekey(register, NEW_PASSPHRASE)
    stray = kept[0]
    before = damaged.read_bytes(), recovery_of(damaged).read_bytes()
    stray.write_bytes(place.path.read_bytes())

    with place.open(NEW_PASSPHRASE) as register:
        rekeyed = rekey(register, "nok en ny setning som er lang nok")

    assert rekeyed.could_not == (damaged,)
    assert (damaged.read_bytes(), recovery_of(damaged).read_bytes()) == before


@pytest.mark.parametrize("passphrase", ["short", "", PASSPHRASE])
def test_a_passphrase_that_may_not_be_taken_changes_nothing(place: Place, passphrase: str) -> None:
    with_backups(place)
    before = place.listing()
    register = place.open()

    with pytest.raises(WrongWords):
        rekey(register, passphrase)
    register.abandon()

    assert place.listing() == before


def test_without_a_backup_the_passphrase_stays(place: Place) -> None:
    with place.make() as register:
        pass
    place.layout.backups.write_text("no folder")
    register = place.open()

    with pytest.raises(BackupNotMade):
        rekey(register, NEW_PASSPHRASE)
    register.abandon()

    assert fits(place.path, OLD)
    assert place.passphrase_by_words() == PASSPHRASE


def test_a_change_that_the_disk_does_not_take_leaves_the_old_passphrase(
    place: Place, forker: Forker
) -> None:
    with_backups(place)

    assert forker.run("rekey_on_a_full_disk", place.path) == 0

    with place.open() as register:
        assert register.faults() == []
    assert place.passphrase_by_words() == PASSPHRASE
    assert not earlier_recovery_of(place.path).exists()


def test_an_error_of_the_change_itself_leaves_the_old_passphrase(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any) -> None:
        raise OSError(5, "Input/output error")

    with_backups(place)
    register = place.open()
    monkeypatch.setattr(Register, "change_key", failing)

    with pytest.raises(NotSaved):
        rekey(register, NEW_PASSPHRASE)

    assert place.passphrase_by_words() == PASSPHRASE
    add_family(register, 1)
    assert register.faults() == []


def opens_with(place: Place) -> str:
    """The one passphrase of the two that opens the register, whole."""
    found = []
    for passphrase in (PASSPHRASE, NEW_PASSPHRASE):
        try:
            register = place.open(passphrase)
        except WrongPassphrase:
            continue
        assert register.faults() == []
        register.abandon(seal=random.random() < 0.5)
        found.append(passphrase)
    assert len(found) == 1
    return found[0]


def is_well_after_a_kill(place: Place) -> str:
    """Check the register, its way back and its backups; return its passphrase."""
    assert place.words is not None
    by_words = passphrases([place.path], place.words)
    passphrase = opens_with(place)
    assert passphrase in by_words
    assert place.passphrase_by_words() == passphrase  # opening has settled it
    assert not earlier_recovery_of(place.path).exists()
    for backup in backups.list_backups(place.layout.backups):
        found = passphrases([backup.path], place.words)
        assert any(fits(backup.path, Key(one, ITERATIONS)) for one in found)
    return passphrase


STEPS = [
    (rekeying, "keep_both_ways_back"),
    (Register, "change_key"),
    (rekeying, "keep_way_back"),
    (rekeying, "rework"),
    (rekeying, "_change_kept"),
]


@pytest.mark.parametrize(("place_of_step", "step"), STEPS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_change_that_is_killed_at_a_step_leaves_one_passphrase_and_the_words(
    place: Place, forker: Forker, place_of_step: Any, step: str, when: str
) -> None:
    with_backups(place)

    ended = forker.run("rekey_killed", place.path, place_of_step.__name__, step, when)

    assert ended == -signal.SIGKILL
    is_well_after_a_kill(place)


def test_a_change_that_is_killed_at_any_moment_leaves_one_passphrase_and_the_words(
    place: Place, forker: Forker, tmp_path: Path
) -> None:
    with_backups(place)
    current, other = PASSPHRASE, NEW_PASSPHRASE
    duration = 0.25
    for number in range(KILLS):
        told = tmp_path / f"told{number}"
        child = forker.start("rekey_and_tell", place.path, told, current, other)
        while not told.exists():
            time.sleep(0.0005)
        time.sleep(random.uniform(0, duration))
        child.kill()

        found = is_well_after_a_kill(place)
        current, other = found, current if found == other else other

    assert place.words is not None
    third = "en tredje setning som er lang nok"
    with recover(
        place.path, place.words, third, clock=place.clock, kdf_iterations=ITERATIONS
    ).register as register:
        assert register.faults() == []
