from __future__ import annotations

import errno
import os
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlmodel import select

from familieklubb.errors import FamilieklubbError
from familieklubb.records import Family
from familieklubb.register import backups, file, rehearsal, transaction
from familieklubb.register.connection import connect
from familieklubb.register.file import Register
from familieklubb.register.refusals import BackupNotMade, NotSaved, RegisterDamaged
from familieklubb.register.writing import Writing
from tests.register.forker import Forker
from tests.register.place import Place
from tests.register.rows import row_id
from tests.register.works import add_family


def many(writing: Writing) -> None:
    rows = [{"id": row_id(n), "label": "familie" * 10} for n in range(2000)]
    writing.insert_all(Family, rows)


def families(register: Register) -> int:
    return register.read(lambda session: len(session.exec(select(Family.id)).all()))


def allow_no_more_pages(connection: Any) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}").fetchone()


def test_a_full_disk_is_told_and_the_register_shows_what_is_there(place: Place) -> None:
    register = place.make()
    add_family(register, 1)
    register.on_connection(allow_no_more_pages)

    with pytest.raises(NotSaved, match="The disk is full") as trouble:
        register.write("many", many)

    assert trouble.value.exit_code == 1
    assert families(register) == 1
    assert register.faults() == []
    register.write("many", many)  # the reopened file knows nothing of the limit
    assert families(register) == 2001
    assert register.faults() == []


def test_a_file_that_may_not_grow_is_a_change_that_was_not_saved(
    place: Place, forker: Forker
) -> None:
    place.make().close()
    place.backup()

    assert forker.run("save_on_a_full_disk", place.path) == 0

    with place.open() as register:
        assert families(register) == 1
        assert register.faults() == []


def test_what_the_disk_has_not_promised_to_keep_is_not_called_saved(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change stands in the file, but syncing the folder after it has failed."""
    register = place.make()
    saved = transaction.transact

    def saved_but_not_synced(*arguments: Any, **named: Any) -> None:
        saved(*arguments, **named)
        error = sqlcipher.OperationalError("disk I/O error")
        error.sqlite_errorcode = 1290  # SQLITE_IOERR_DIR_FSYNC
        raise error

    monkeypatch.setattr(file, "transact", saved_but_not_synced)
    with pytest.raises(NotSaved, match="not certain"):
        add_family(register, 1)
    monkeypatch.undo()

    assert families(register) == 1
    assert register.faults() == []


def test_without_room_for_the_rehearsal_nothing_is_changed(
    place: Place, forker: Forker, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.make().close()
    assert forker.run("die_in_a_change", place.path, 2000) < 0
    before = place.listing()

    def no_room(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(rehearsal, "copy_private", no_room)
    with pytest.raises(FamilieklubbError, match="No space left"):
        place.open()
    assert place.listing() == before
    monkeypatch.undo()

    assert families(place.open()) == 0


def test_a_file_held_by_another_program_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("familieklubb.register.connection.BUSY_SECONDS", 0.05)
    place.make().close()
    register = place.open()
    register.daily_due = None
    tool = connect(place.path, place.key)
    tool.execute("BEGIN IMMEDIATE").close()

    with pytest.raises(NotSaved, match="Another program holds the register"):
        add_family(register, 1)
    with pytest.raises(FamilieklubbError, match="Another program works on"):
        register.about()
    tool.close()

    assert families(register) == 0
    add_family(register, 1)
    assert register.faults() == []


def test_a_write_protected_disk_is_told(place: Place) -> None:
    register = place.make()
    register.on_connection(lambda c: c.execute("PRAGMA query_only = ON").close())

    with pytest.raises(NotSaved, match="write-protected"):
        add_family(register, 1)

    assert families(register) == 0
    add_family(register, 1)


def test_damage_met_while_reading_is_told_and_ends_the_writing(place: Place) -> None:
    with place.make() as register:
        register.write("many", many)
    whole = place.path.read_bytes()
    place.backup()
    register = place.open()
    register.daily_due = None
    register.on_connection(lambda c: c.execute("PRAGMA cache_size = 1").fetchone())
    place.path.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))

    with pytest.raises(RegisterDamaged, match="could not be read"):
        families(register)
    with pytest.raises(RegisterDamaged):
        add_family(register, 1)
    place.path.write_bytes(whole)

    assert register.faults() == []
    assert families(register) == 2000
    add_family(register, 1)


def test_a_backup_without_room_is_told_and_nothing_is_half_left(
    place: Place, forker: Forker
) -> None:
    with place.make() as register:
        register.write("many", many)
    before = place.listing()

    assert forker.run("back_up_on_a_full_disk", place.path) == 0

    assert place.listing() == before


def test_a_folder_that_cannot_be_written_gets_no_backup(place: Place) -> None:
    register = place.make()
    folder = place.path.with_name("a file")
    folder.write_text("")

    with pytest.raises(BackupNotMade, match="No backup could be written") as trouble:
        backups.make(register, folder / "below")

    assert trouble.value.exit_code == 1
    assert "familieklubb backup FOLDER" in trouble.value.what_to_do


def test_a_stick_that_does_not_keep_what_is_written_gets_no_backup(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = place.make()
    stick = place.path.with_name("stick")

    def forgetful(path: Any, *, forget: bool) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))

    monkeypatch.setattr(backups, "sync_file", forgetful)

    with pytest.raises(BackupNotMade, match="did not keep what was written"):
        backups.make(register, stick)

    assert not stick.exists()
    assert register.faults() == []


def test_a_damaged_register_gives_no_backup(place: Place) -> None:
    register = place.make()
    good = backups.make(register)
    register.on_connection(lambda c: c.execute("UPDATE migration SET at = 'x'").close())

    with pytest.raises(RegisterDamaged) as refusal:
        backups.make(register)

    assert refusal.value.backup == good
    assert [backup.path for backup in backups.list_backups(place.layout.backups)] == [good]
