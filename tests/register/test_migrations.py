from __future__ import annotations

import signal
from functools import partial

import pytest
from sqlmodel import select

from familieklubb.errors import FamilieklubbError
from familieklubb.records import Club, HistoryEntry, MigrationRecord, UndoRow
from familieklubb.register import backups
from familieklubb.register.connection import Key, connect
from familieklubb.register.file import Register
from familieklubb.register.migrations import (
    Migration,
    header_version,
    newest,
    schema_number,
    shipped,
    split_version,
)
from familieklubb.register.opening import open_register
from familieklubb.register.restoring import restore
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place
from tests.register.rows import every_kind_of_value, row_id

NEXT = newest() + 1

# A new column, and a table made anew the way SQLite wants it, with rows that refer to it.
BETTER = f"""
ALTER TABLE family ADD COLUMN note VARCHAR;
CREATE TABLE club_new AS SELECT * FROM club;
DROP TABLE club;
ALTER TABLE club_new RENAME TO club;
CREATE UNIQUE INDEX club_again ON club (id);
UPDATE club SET name = name || ' {NEXT}';
"""
BROKEN = "UPDATE club SET name = 'half';\nINSERT INTO nowhere VALUES (1);\n"
LOOSE = "DELETE FROM club;\n"


def steps_with(sql: str) -> list[Migration]:
    return [*shipped(), Migration(NEXT, sql)]


def fill(place: Place) -> None:
    with place.make() as register:
        register.write("all", every_kind_of_value)


def open_with(place: Place, sql: str) -> Register:
    register = open_register(
        place.path,
        PASSPHRASE,
        clock=place.clock,
        kdf_iterations=ITERATIONS,
        steps=partial(steps_with, sql),
    )
    place.opened.append(register)
    return register


def club_name(register: Register) -> str:
    return register.read(lambda session: session.exec(select(Club.name)).one())


def test_the_numbers_of_the_migrations_are_one_two_three() -> None:
    numbers = [step.number for step in shipped()]

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_register_is_brought_to_the_new_tables_with_its_record(place: Place) -> None:
    fill(place)

    register = open_with(place, BETTER)

    assert register.on_connection(schema_number) == NEXT
    assert club_name(register) == f"Hitra – «øya» {NEXT}"
    records = register.read(lambda session: list(session.exec(select(MigrationRecord.number))))
    assert records == list(range(1, NEXT + 1))
    assert register.faults() == []
    on = register.on_connection(lambda c: c.execute("PRAGMA foreign_keys").fetchone()[0])
    assert on == 1


def test_a_migrated_register_opens_like_any_other(place: Place) -> None:
    fill(place)
    open_with(place, BETTER).close()

    register = open_with(place, BETTER)

    assert len(backups.list_backups(place.layout.backups)) == 1
    register.write("name", lambda w: w.update_all(Club, [{"id": row_id(1), "name": "x"}]))
    assert register.faults() == []


def test_there_is_a_backup_of_the_state_before(place: Place) -> None:
    fill(place)

    open_with(place, BETTER).abandon()

    kept = backups.newest_verified(place.layout, place.key)
    assert kept is not None
    connection = connect(kept, Key(PASSPHRASE, ITERATIONS), untouched=True)
    assert schema_number(connection) == newest()
    assert connection.execute("SELECT name FROM club").fetchone()[0] == "Hitra – «øya»"
    connection.close()


def test_earlier_rows_are_forgotten_for_they_fit_the_tables_no_more(place: Place) -> None:
    fill(place)

    register = open_with(place, BETTER)

    assert register.read(lambda session: session.exec(select(UndoRow)).all()) == []
    entry = register.read(lambda session: session.exec(select(HistoryEntry)).one())
    assert not entry.undoable


@pytest.mark.parametrize("sql", [BROKEN, LOOSE])
def test_a_migration_that_fails_leaves_the_state_before(place: Place, sql: str) -> None:
    fill(place)
    before = place.path.read_bytes()

    with pytest.raises(FamilieklubbError, match="could not be made ready") as trouble:
        open_with(place, sql)

    assert trouble.value.what_to_do
    assert place.path.read_bytes() == before
    with place.open() as register:
        assert club_name(register) == "Hitra – «øya»"
        assert register.faults() == []
    assert len(backups.list_backups(place.layout.backups)) == 1


@pytest.mark.parametrize("statements", range(7))
def test_a_migration_that_is_killed_leaves_one_of_the_two_states(
    place: Place, forker: Forker, statements: int
) -> None:
    fill(place)

    ended = forker.run("migrate_killed", place.path, NEXT, BETTER, statements)

    assert ended == -signal.SIGKILL
    with place.open() as register:
        assert register.on_connection(schema_number) == newest()
        assert club_name(register) == "Hitra – «øya»"
        assert register.faults() == []
    register = open_with(place, BETTER)
    assert club_name(register) == f"Hitra – «øya» {NEXT}"


def test_an_old_backup_is_brought_along_when_it_is_restored(place: Place) -> None:
    fill(place)
    backup = place.backup()
    open_with(place, BETTER).close()

    restore(
        place.path,
        backup,
        PASSPHRASE,
        clock=place.clock,
        kdf_iterations=ITERATIONS,
        steps=partial(steps_with, BETTER),
    )

    assert club_name(open_with(place, BETTER)) == f"Hitra – «øya» {NEXT}"


def test_the_header_holds_the_number_of_the_tables_and_the_end_of_the_counter() -> None:
    assert split_version(header_version(3, 70_000)) == (3, 70_000 - 65_536)
    assert header_version(32_767, 65_535) < 1 << 31
