from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from familieklubb.errors import FamilieklubbError, FileRefused, WrongPassphrase
from familieklubb.register import connection
from familieklubb.register.connection import connect
from familieklubb.register.locking import RegisterInUse
from familieklubb.register.migrations import header_version
from familieklubb.register.refusals import RegisterDamaged
from tests.register.forker import Forker
from tests.register.place import Place

NOBODY = 65534


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Be a user to whom the modes of files mean something; the superuser is not."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def reachable(place: Place) -> Iterator[Place]:
    """The place, in a folder that every user can reach."""
    outer = place.path.parents[1]
    above = [path for path in (outer, *outer.parents) if path != Path("/")]
    modes = {path: path.stat().st_mode for path in above}
    for path in above:
        if not modes[path] & 0o001:
            path.chmod(modes[path] | 0o011)
    yield place
    for path in above:
        path.chmod(modes[path])


def plaintext(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE meta (name)")
    database.close()


def other_encrypted(path: Path) -> None:
    database = sqlcipher.connect(str(path), isolation_level=None)
    database.execute(f"PRAGMA key = '{Place(path).passphrase}'").close()
    database.execute("PRAGMA kdf_iter = 100").close()
    database.execute("CREATE TABLE other (name)").close()
    database.close()


def nothing(path: Path) -> None:
    assert not path.exists()


WRONG: list[tuple[Callable[[Path], object], type[FamilieklubbError], int, str]] = [
    (nothing, FamilieklubbError, 1, "There is no register at"),
    (lambda path: path.mkdir(), FileRefused, 4, "is not a Familieklubb register"),
    (os.mkfifo, FileRefused, 4, "is not a Familieklubb register"),
    (lambda path: path.write_bytes(b""), RegisterDamaged, 4, r"is empty \(0 bytes\)"),
    (plaintext, FileRefused, 4, "without encryption"),
    (lambda path: path.write_bytes(b"a letter"), FileRefused, 4, "or it is damaged"),
    (lambda path: path.write_bytes(os.urandom(9999)), FileRefused, 4, "or it is damaged"),
    (lambda path: path.write_bytes(os.urandom(8192)), WrongPassphrase, 3, "or the file is damaged"),
    (other_encrypted, FileRefused, 4, "is not a Familieklubb register"),
    (lambda path: path.symlink_to(path), FileRefused, 4, "cannot be opened"),
    (lambda path: path.symlink_to("gone"), FamilieklubbError, 1, "There is no register at"),
]


@pytest.mark.parametrize(("make", "error", "code", "words"), WRONG)
def test_what_is_no_register_is_refused_and_left_as_it_is(
    place: Place,
    make: Callable[[Path], object],
    error: type[FamilieklubbError],
    code: int,
    words: str,
) -> None:
    place.path.parent.mkdir()
    make(place.path)
    before = place.listing()

    with pytest.raises(error, match=words) as refusal:
        place.open()

    assert refusal.value.exit_code == code
    assert refusal.value.what_to_do
    assert place.listing() == before


def test_a_wrong_passphrase_is_told_from_damage_and_changes_nothing(place: Place) -> None:
    place.make().close()
    before = place.listing()

    with pytest.raises(WrongPassphrase, match="does not fit this register") as refusal:
        place.open("en annen setning som ikke passer")

    assert refusal.value.exit_code == 3
    assert "damaged" not in refusal.value.title
    assert place.listing() == before


def test_a_wrong_passphrase_for_a_file_that_was_not_closed_is_no_damage(
    place: Place, forker: Forker
) -> None:
    place.make().close()
    place.backup()
    assert forker.run("die_after_saving", place.path) < 0

    with pytest.raises(WrongPassphrase):
        place.open("en annen setning som ikke passer")

    with place.open() as register:
        assert register.faults() == []


def test_an_empty_file_is_offered_the_newest_verified_backup(place: Place) -> None:
    place.make().close()
    backup = place.backup()
    place.path.write_bytes(b"")

    with pytest.raises(RegisterDamaged) as refusal:
        place.open()

    assert refusal.value.backup == backup
    assert str(backup) in refusal.value.what_to_do


def test_where_the_register_is_gone_and_backups_are_there_they_are_named(place: Place) -> None:
    place.make().close()
    backup = place.backup()
    place.path.unlink()

    with pytest.raises(FamilieklubbError, match="no register") as refusal:
        place.open()

    assert str(backup) in refusal.value.what_to_do


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_register_that_cannot_be_written_is_refused_and_not_touched(
    reachable: Place, locked: str
) -> None:
    place = reachable
    place.make().close()
    target = place.path if locked == "file" else place.path.parent
    with as_nobody(place.path.parent):
        target.chmod(0o400 if locked == "file" else 0o500)
        before = place.listing()
        try:
            with pytest.raises(FileRefused, match="cannot be opened for reading and writing"):
                place.open()
            assert place.listing() == before
        finally:
            target.chmod(0o700)


def test_a_second_program_is_refused_while_the_first_one_lives(
    place: Place, forker: Forker, tmp_path: Path
) -> None:
    place.make().close()
    told = tmp_path / "told"
    other = forker.start("keep_open", place.path, told)
    while not told.exists():
        pass

    with pytest.raises(RegisterInUse):
        place.open()
    link = place.path.with_name("another name")
    link.symlink_to(place.path)
    with pytest.raises(RegisterInUse):
        Place(link, place.clock).open()

    other.kill()
    place.open().close()


def test_two_openings_in_one_program_are_refused_too(place: Place) -> None:
    register = place.make()

    with pytest.raises(RegisterInUse):
        place.open()

    assert register.faults() == []


def test_a_foreign_tool_that_holds_the_file_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.make().close()
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    tool = connect(place.path, place.key)
    tool.execute("BEGIN EXCLUSIVE").close()
    try:
        with pytest.raises(FamilieklubbError, match="Another program works on"):
            place.open()
    finally:
        tool.close()


def test_a_register_of_a_newer_program_is_refused_and_not_called_damaged(place: Place) -> None:
    place.make().close()
    newer = connect(place.path, place.key)
    newer.execute(f"PRAGMA user_version = {header_version(9999, 0)}").close()
    newer.close()
    before = place.listing()

    with pytest.raises(FileRefused, match="newer version"):
        place.open()

    assert place.listing() == before


def test_an_unclean_file_is_checked_before_anything_is_read(place: Place, forker: Forker) -> None:
    place.make().close()
    assert forker.run("die_after_saving", place.path) < 0
    shares: list[float] = []

    register = place.open(progress=shares.append)

    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert register.faults() == []


def test_a_lost_recovery_file_is_made_anew(place: Place) -> None:
    place.make().close()
    place.layout.recovery.unlink()

    place.open().close()

    assert place.passphrase_by_words() == place.passphrase


def test_a_register_moves_to_another_folder_alone(place: Place, tmp_path: Path) -> None:
    place.make().close()
    moved = Place(tmp_path / "moved.register", place.clock, words=place.words)
    shutil.copyfile(place.path, moved.path)

    with moved.open() as register:
        assert register.faults() == []

    assert moved.passphrase_by_words() == place.passphrase
