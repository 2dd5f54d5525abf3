from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from familieklubb.errors import FamilieklubbError, FileRefused, WrongPassphrase, WrongWords
from familieklubb.records import Family
from familieklubb.register import backups
from familieklubb.register.layout import recovery_of
from familieklubb.register.recovering import Recovered, recover
from familieklubb.register.recovery import RecoveryWords, new_recovery_words
from familieklubb.register.refusals import RegisterDamaged
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place
from tests.register.works import NEW_PASSPHRASE, add_family


def way_back(
    place: Place,
    *,
    words: RecoveryWords | None = None,
    passphrase: str = NEW_PASSPHRASE,
    backup: Path | None = None,
) -> Recovered:
    used = words or place.words
    assert used is not None
    recovered = recover(
        place.path,
        used,
        passphrase,
        backup=backup,
        clock=place.clock,
        kdf_iterations=ITERATIONS,
    )
    place.opened.append(recovered.register)
    return recovered


def fill(place: Place) -> Path:
    with place.make() as register:
        add_family(register, 1)
    return place.backup()


def families(recovered: Recovered) -> int:
    return recovered.register.read(lambda session: len(session.exec(select(Family.id)).all()))


def test_the_words_open_the_register_and_give_it_a_new_passphrase(place: Place) -> None:
    fill(place)

    recovered = way_back(place)

    assert families(recovered) == 1
    assert recovered.could_not == ()
    assert recovered.restored is None
    recovered.register.close()
    with pytest.raises(WrongPassphrase):
        place.open(PASSPHRASE)
    place.open(NEW_PASSPHRASE).close()
    assert place.passphrase_by_words() == NEW_PASSPHRASE


def test_the_words_work_again_after_they_were_used(place: Place) -> None:
    fill(place)
    way_back(place).register.close()

    recovered = way_back(place, passphrase="enda en setning som er lang")

    assert families(recovered) == 1


def test_wrong_words_change_nothing(place: Place) -> None:
    backup = fill(place)
    before = place.listing()

    for chosen in (None, backup):
        with pytest.raises(WrongPassphrase, match="recovery words") as refusal:
            way_back(place, words=new_recovery_words(), backup=chosen)
        assert refusal.value.exit_code == 3

    assert place.listing() == before


def test_a_passphrase_that_may_not_be_used_changes_nothing(place: Place) -> None:
    fill(place)
    before = place.listing()

    with pytest.raises(WrongWords):
        way_back(place, passphrase="short")

    assert place.listing() == before


def test_a_backup_is_recovered_on_another_machine(place: Place, tmp_path: Path) -> None:
    backup = fill(place)
    new = Place(tmp_path / "new" / "hitra.register", place.clock, words=place.words)

    recovered = way_back(new, backup=backup)

    assert families(recovered) == 1
    assert recovered.restored is not None
    assert recovered.restored.aside is None
    recovered.register.close()
    new.open(NEW_PASSPHRASE).close()
    assert new.passphrase_by_words() == NEW_PASSPHRASE
    assert place.passphrase_by_words(backup) == PASSPHRASE


def test_wrong_words_make_nothing_on_another_machine(place: Place, tmp_path: Path) -> None:
    backup = fill(place)
    new = Place(tmp_path / "new" / "hitra.register", place.clock)

    with pytest.raises(WrongPassphrase):
        way_back(new, words=new_recovery_words(), backup=backup)

    assert not new.path.parent.exists()


def test_the_recovery_file_of_a_backup_helps_where_the_registers_own_is_lost(
    place: Place,
) -> None:
    fill(place)
    place.layout.recovery.unlink()

    assert families(way_back(place)) == 1


def test_without_any_recovery_file_a_backup_with_one_is_asked_for(place: Place) -> None:
    backup = fill(place)
    place.layout.recovery.unlink()
    recovery_of(backup).unlink()

    with pytest.raises(FamilieklubbError, match="There is no recovery file") as refusal:
        way_back(place)

    assert "familieklubb recover BACKUP" in refusal.value.what_to_do


def test_a_damaged_recovery_file_is_not_called_wrong_words(place: Place) -> None:
    backup = fill(place)
    recovery_of(backup).unlink()
    place.layout.recovery.write_bytes(b"nothing of the kind")

    with pytest.raises(FileRefused):
        way_back(place)


def test_the_recovery_file_of_another_register_is_told(place: Place, tmp_path: Path) -> None:
    fill(place)
    other = Place(tmp_path / "other.register", place.clock, "noe helt annet enn den andre")
    other.create().close()
    place.layout.recovery.write_bytes(other.layout.recovery.read_bytes())
    for backup in backups.list_backups(place.layout.backups):
        recovery_of(backup.path).unlink()

    with pytest.raises(WrongPassphrase, match="does not belong to") as refusal:
        way_back(place, words=other.words)

    assert refusal.value.exit_code == 3


def test_the_same_passphrase_again_is_taken_for_it_is_known_now(place: Place) -> None:
    fill(place)

    recovered = way_back(place, passphrase=PASSPHRASE)

    assert families(recovered) == 1
    assert recovered.register.key.passphrase == PASSPHRASE


def test_a_damaged_register_is_told_with_the_backup_to_take(place: Place) -> None:
    backup = fill(place)
    place.path.write_bytes(place.path.read_bytes()[:-9])

    with pytest.raises(RegisterDamaged) as refusal:
        way_back(place)

    assert refusal.value.backup == backup
    assert families(way_back(place, backup=backup)) == 1


def test_a_recovery_that_is_killed_between_restore_and_change_can_be_done_again(
    place: Place, forker: Forker, tmp_path: Path
) -> None:
    backup = fill(place)
    assert place.words is not None
    new = Place(tmp_path / "new" / "hitra.register", place.clock, words=place.words)

    ended = forker.run("recover_killed", new.path, place.words.text, backup)

    assert ended < 0
    assert new.passphrase_by_words() == PASSPHRASE
    assert families(way_back(new)) == 1
