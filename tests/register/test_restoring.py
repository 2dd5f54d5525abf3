from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from familieklubb.errors import FamilieklubbError, FileRefused, WrongPassphrase, WrongWords
from familieklubb.records import Family
from familieklubb.register import backups
from familieklubb.register.connection import connect
from familieklubb.register.file import Register
from familieklubb.register.layout import earlier_recovery_of, journal_of, recovery_of
from familieklubb.register.locking import RegisterInUse
from familieklubb.register.migrations import header_version
from familieklubb.register.rekeying import rekey
from familieklubb.register.restoring import Restored, restore
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, Place
from tests.register.works import add_family

OTHER = "en annen setning som er lang nok"


def put_back(place: Place, backup: Path, passphrase: str | None = None) -> Restored:
    return restore(
        place.path,
        backup,
        passphrase or place.passphrase,
        clock=place.clock,
        kdf_iterations=ITERATIONS,
    )


def families(register: Register) -> int:
    return register.read(lambda session: len(session.exec(select(Family.id)).all()))


def earlier_and_later(place: Place) -> Path:
    """A register with two families, and a backup from when it had one."""
    with place.make() as register:
        add_family(register, 1)
        backup = backups.make(register)
        add_family(register, 2)
    return backup


def test_the_backup_takes_the_registers_place_and_the_register_is_kept(place: Place) -> None:
    backup = earlier_and_later(place)
    later = place.path.read_bytes()

    restored = put_back(place, backup)

    assert restored.register == place.path
    assert restored.aside == place.path.with_name("hitra.register.replaced-20261121T180000")
    assert restored.aside.read_bytes() == later
    assert place.passphrase_by_words(restored.aside) == place.passphrase
    with place.open() as register:
        assert families(register) == 1
        assert register.checked_on is not None
        assert register.faults() == []


def test_the_register_that_was_kept_can_be_restored_in_turn(place: Place) -> None:
    backup = earlier_and_later(place)
    aside = put_back(place, backup).aside
    assert aside is not None

    again = put_back(place, aside)

    assert again.aside == place.path.with_name("hitra.register.replaced-20261121T180000-2")
    with place.open() as register:
        assert families(register) == 2


def test_a_backup_is_restored_on_a_machine_without_a_register(place: Place, tmp_path: Path) -> None:
    backup = earlier_and_later(place)
    before = backup.read_bytes()
    backup.chmod(0o400)
    new = Place(tmp_path / "new" / "hitra.register", place.clock, words=place.words)

    restored = put_back(new, backup)

    assert restored.aside is None
    with new.open() as register:
        assert families(register) == 1
    assert new.passphrase_by_words() == place.passphrase
    assert backup.read_bytes() == before
    modes = {path.stat().st_mode & 0o777 for path in new.path.parent.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_versions_go_on_after_a_restore_as_the_clock_does(place: Place) -> None:
    backup = earlier_and_later(place)
    with place.open() as register:
        before = register.about()
    place.clock.move(seconds=1)

    put_back(place, backup)

    with place.open() as register:
        add_family(register, 3)
        assert register.about().register_id == before.register_id
        assert register.about().clock > before.clock


def test_a_wrong_passphrase_changes_nothing(place: Place) -> None:
    backup = earlier_and_later(place)
    before = place.listing()

    with pytest.raises(WrongPassphrase, match="does not fit the backup") as refusal:
        put_back(place, backup, OTHER)

    assert refusal.value.exit_code == 3
    assert place.listing() == before


@pytest.mark.parametrize("kind", ["flip", "cut", "empty", "folder", "text", "missing", "newer"])
def test_a_backup_that_is_not_whole_changes_nothing(place: Place, kind: str) -> None:
    backup = earlier_and_later(place)
    spoil(place, backup, kind)
    before = place.listing()

    with pytest.raises(FamilieklubbError) as refusal:
        put_back(place, backup)

    assert refusal.value.exit_code == (1 if kind == "missing" else 4)
    assert refusal.value.what_to_do
    assert place.listing() == before


def spoil(place: Place, backup: Path, kind: str) -> None:
    whole = backup.read_bytes()
    at = random.randrange(16, len(whole))
    if kind == "flip":
        backup.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    elif kind == "cut":
        backup.write_bytes(whole[: max(at, 8192)])
    elif kind == "empty":
        backup.write_bytes(b"")
    elif kind == "text":
        backup.write_bytes(b"SQLite format 3\0" + whole[16:])
    elif kind == "newer":
        connection = connect(backup, place.key)
        connection.execute(f"PRAGMA user_version = {header_version(9999, 0)}").close()
        connection.close()
    else:
        backup.unlink()
        if kind == "folder":
            backup.mkdir()


def test_a_register_in_use_is_not_replaced(place: Place) -> None:
    backup = earlier_and_later(place)
    register = place.open()

    with pytest.raises(RegisterInUse):
        put_back(place, backup)

    assert families(register) == 2


def test_a_register_is_not_restored_onto_itself(place: Place) -> None:
    earlier_and_later(place)
    link = place.path.with_name("link")
    link.symlink_to(place.path)

    for same in (place.path, link):
        with pytest.raises(WrongWords, match="one file"):
            put_back(place, same)


def test_a_folder_in_the_registers_place_is_not_moved_away(place: Place) -> None:
    backup = earlier_and_later(place)
    place.path.unlink()
    place.path.mkdir()

    with pytest.raises(FileRefused):
        put_back(place, backup)

    assert place.path.is_dir()


def test_the_journal_of_the_register_before_goes_aside_with_it(
    place: Place, forker: Forker
) -> None:
    backup = earlier_and_later(place)
    assert forker.run("die_in_a_change", place.path, 2000) < 0
    left, journal = place.path.read_bytes(), place.layout.journal.read_bytes()

    restored = put_back(place, backup)

    assert restored.aside is not None
    assert ".damaged-" in restored.aside.name
    assert restored.aside.read_bytes() == left
    assert journal_of(restored.aside).read_bytes() == journal
    with place.open() as register:
        assert families(register) == 1
        assert register.faults() == []
    # What was set aside is the register before, and opens as it would have there.
    with Place(restored.aside, place.clock).open() as register:
        assert families(register) == 2


def test_a_journal_without_its_register_is_not_played_into_the_restored_one(
    place: Place, forker: Forker
) -> None:
    backup = earlier_and_later(place)
    assert forker.run("die_in_a_change", place.path, 2000) < 0
    place.path.unlink()

    put_back(place, backup)

    with place.open() as register:
        assert families(register) == 1
        assert register.faults() == []


def test_an_unclean_register_that_is_whole_is_called_replaced(place: Place, forker: Forker) -> None:
    backup = earlier_and_later(place)
    assert forker.run("die_after_saving", place.path) < 0

    restored = put_back(place, backup)

    assert restored.aside is not None
    assert ".replaced-" in restored.aside.name


def test_a_raw_copy_of_a_register_is_as_good_as_a_backup(place: Place, tmp_path: Path) -> None:
    with place.make() as register:
        add_family(register, 1)
    copy = tmp_path / "copied by hand"
    copy.write_bytes(place.path.read_bytes())
    with place.open() as register:
        add_family(register, 2)

    put_back(place, copy)

    with place.open() as register:
        assert families(register) == 1


def test_a_backup_of_the_passphrase_before_brings_that_passphrase_back(place: Place) -> None:
    backup = earlier_and_later(place)
    stick = place.path.with_name("stick.backup")
    stick.write_bytes(backup.read_bytes())
    with place.open() as register:
        rekey(register, OTHER)

    put_back(place, stick)

    with place.open() as register:
        assert families(register) == 1
    assert place.passphrase_by_words() == place.passphrase
    assert not earlier_recovery_of(place.path).exists()


@pytest.mark.parametrize("step", ["keep_aside", "write_private", "sync_folder", "keep_way_back"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_restore_that_is_killed_leaves_one_of_the_two_registers(
    place: Place, forker: Forker, step: str, when: str
) -> None:
    backup = earlier_and_later(place)

    assert forker.run("restore_killed", place.path, backup, step, when) < 0

    with place.open() as register:
        assert families(register) in (1, 2)
        assert register.faults() == []
    assert place.passphrase_by_words() == place.passphrase
    put_back(place, backup)
    with place.open() as register:
        assert families(register) == 1
    kept = [path for path in place.path.parent.glob("*.replaced-*") if "recovery" not in path.name]
    assert any(path.stat().st_size for path in kept)


def test_on_a_stick_without_links_the_register_is_moved_aside(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise PermissionError(1, os.strerror(1))

    backup = earlier_and_later(place)
    later = place.path.read_bytes()
    monkeypatch.setattr(os, "link", no_links)

    restored = put_back(place, backup)

    assert restored.aside is not None
    assert restored.aside.read_bytes() == later
    assert recovery_of(restored.aside).exists()
    with place.open() as register:
        assert families(register) == 1
