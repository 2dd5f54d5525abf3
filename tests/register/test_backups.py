from __future__ import annotations

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from familieklubb.register import backups
from familieklubb.register.checking import faults_of_copy
from familieklubb.register.connection import Key
from familieklubb.register.file import Register
from familieklubb.register.keeping import keep
from familieklubb.register.layout import recovery_of
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place
from tests.register.works import add_family


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_a_whole_verified_copy_with_its_recovery_file(place: Place) -> None:
    register = place.make()
    add_family(register, 1)

    made = backups.make(register)

    assert made.parent == place.layout.backups
    assert faults_of_copy(made, place.key) == []
    assert place.passphrase_by_words(made) == PASSPHRASE
    assert names(made.parent) == [made.name, recovery_of(made).name]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_the_names_tell_the_order_the_moment_and_the_counter(place: Place) -> None:
    register = place.make()
    made = []
    for number in range(4):
        made.append(backups.make(register))
        add_family(register, number)
        place.clock.move(seconds=number * 40_000)

    assert [path.name for path in made] == sorted(path.name for path in made)
    listed = backups.list_backups(place.layout.backups)
    assert [backup.path for backup in listed] == made[::-1]
    assert [backup.counter for backup in listed] == [3, 2, 1, 0]
    assert backups.newest(place.layout) == made[-1]
    assert made[0].name == "hitra.register-20261121T180000.000Z-000000000.backup"


def test_two_backups_of_one_moment_are_two(place: Place) -> None:
    register = place.make()

    made = {backups.make(register) for _ in range(3)}

    assert len(made) == 3
    assert all(path.exists() for path in made)


def test_old_backups_are_thinned_out_with_their_recovery_files(place: Place) -> None:
    register = place.make()
    expected: set[datetime] = set()
    for _ in range(40):
        backups.make(register)
        expected = keep(expected | {place.clock.now}, place.clock.now)
        place.clock.move(hours=17)

    listed = backups.list_backups(place.layout.backups)
    assert {backup.moment for backup in listed} == expected
    assert 10 < len(listed) < 20
    files = {backup.path.name for backup in listed}
    assert set(names(place.layout.backups)) == files | {f"{name}.recovery" for name in files}


def test_in_a_folder_that_was_named_nothing_is_taken_away(place: Place, tmp_path: Path) -> None:
    register = place.make()
    stick = tmp_path / "stick" / "deep"

    for _ in range(9):
        backups.make(register, stick)
        place.clock.move(minutes=1)

    assert len(backups.list_backups(stick)) == 9
    assert not place.layout.backups.exists()


def test_a_clock_that_was_ahead_does_not_push_the_new_backups_out(place: Place) -> None:
    register = place.make()
    place.clock.move(days=2000)
    for _ in range(6):
        backups.make(register)
        place.clock.move(minutes=1)
    place.clock.move(days=-2000)

    made = [backups.make(register) for _ in range(3)]

    assert all(path.exists() for path in made)


def test_the_newest_verified_backup_is_one_that_opens_and_is_whole(place: Place) -> None:
    register = place.make()
    made = []
    for number in range(4):
        made.append(backups.make(register))
        place.clock.move(minutes=1)
        add_family(register, number)
    made[3].write_bytes(made[3].read_bytes()[:-1])
    made[2].write_bytes(b"")
    spoilt = bytearray(made[1].read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    made[1].write_bytes(spoilt)

    assert backups.newest_verified(place.layout, place.key) == made[0]
    assert backups.newest_verified(place.layout, Key("en annen setning", ITERATIONS)) is None


def test_looking_into_a_backup_does_not_change_it(place: Place) -> None:
    made = backups.make(place.make())
    before = (made.read_bytes(), made.stat().st_mtime_ns, names(made.parent))
    made.chmod(0o400)

    assert faults_of_copy(made, place.key) == []

    assert (made.read_bytes(), made.stat().st_mtime_ns, names(made.parent)) == before


def test_files_that_are_no_backups_are_passed_over(place: Place) -> None:
    register = place.make()
    made = backups.make(register)
    folder = place.layout.backups
    for name in ["notes.txt", "x-20261321T180000.000Z-000000001.backup", "x.backup", "y.recovery"]:
        (folder / name).write_text("")

    assert [backup.path for backup in backups.list_backups(folder)] == [made]
    assert backups.list_backups(folder / "nowhere") == []


@pytest.mark.parametrize("where", ["faults_of_copy", "keep_way_back", "sync_folder"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_backup_that_is_killed_leaves_no_half_one(
    place: Place, forker: Forker, where: str, when: str
) -> None:
    place.make().close()

    assert forker.run("back_up_killed", place.path, where, when) < 0

    for backup in backups.list_backups(place.layout.backups):
        assert faults_of_copy(backup.path, place.key) == []
        assert place.passphrase_by_words(backup.path) == PASSPHRASE
    made = place.backup()
    place.clock.move(minutes=1)
    also = place.backup()
    listed = {backup.path.name for backup in backups.list_backups(place.layout.backups)}
    assert {made.name, also.name} <= listed
    assert set(names(made.parent)) == listed | {f"{name}.recovery" for name in listed}


def test_progress_goes_from_beginning_to_end(place: Place) -> None:
    shares: list[float] = []

    backups.make(place.make(), progress=shares.append)

    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1


def test_figures_can_be_read_while_a_backup_is_made(place: Place) -> None:
    register: Register = place.make()
    seen = []

    backups.make(register, progress=lambda share: seen.append(register.about().counter))

    assert len(seen) >= 3


def test_it_is_known_whether_a_backup_was_made_on_a_day(place: Place) -> None:
    register = place.make()
    today = place.clock.now.astimezone().date()
    assert not backups.was_made_on(place.layout, today)

    backups.make(register)

    assert backups.was_made_on(place.layout, today)
    assert not backups.was_made_on(place.layout, today + timedelta(days=1))
