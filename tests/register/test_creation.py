from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.register import creation
from familieklubb.register.opening import open_register
from familieklubb.register.recovery import open_sealed
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, PASSPHRASE, Place


def test_a_new_register_is_whole_and_opens_with_its_passphrase(place: Place) -> None:
    with place.create() as register:
        register_id = register.about().register_id

    with place.open() as register:
        assert register.faults() == []
        assert register.about().register_id == register_id
        assert register.about().name == "Hitra familieklubb"


def test_the_recovery_words_open_the_recovery_file(place: Place) -> None:
    place.create().close()

    assert place.words is not None
    assert open_sealed(place.layout.recovery.read_bytes(), place.words) == PASSPHRASE


def test_every_file_is_for_its_owner_alone(place: Place) -> None:
    before = os.umask(0o000)
    try:
        place.create().close()
        place.backup()
    finally:
        os.umask(before)

    paths = [place.path.parent, *place.path.parent.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    assert len(paths) >= 8
    assert modes == {path: 0o700 if path.is_dir() else 0o600 for path in paths}


def test_a_register_is_never_made_over_something_that_is_there(place: Place) -> None:
    place.path.parent.mkdir()
    place.path.write_bytes(b"something else")

    with pytest.raises(FamilieklubbError, match="already"):
        place.create()

    assert place.path.read_bytes() == b"something else"
    assert not place.layout.recovery.exists()


def test_a_register_is_not_made_where_backups_of_another_one_lie(place: Place) -> None:
    place.create().close()
    backup = place.backup()
    place.path.unlink()

    with pytest.raises(FamilieklubbError, match="There was a register"):
        place.create()

    assert backup.exists()
    assert not place.path.exists()


def test_a_journal_that_was_left_behind_is_not_played_into_a_new_register(place: Place) -> None:
    place.path.parent.mkdir()
    place.layout.journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))

    with pytest.raises(FamilieklubbError, match="There was a register"):
        place.create()


def test_the_recovery_file_of_a_register_that_was_moved_away_is_kept(place: Place) -> None:
    place.create().close()
    before = place.layout.recovery.read_bytes()
    place.path.unlink()

    place.create().close()

    kept = list(place.path.parent.glob("*.recovery.replaced-*"))
    assert [path.read_bytes() for path in kept] == [before]


@pytest.mark.parametrize("passphrase", ["", "short", "x'" + "ab" * 32 + "'", "with\0a zero in it"])
def test_a_passphrase_that_protects_nothing_makes_no_register(
    place: Place, passphrase: str
) -> None:
    place.passphrase = passphrase

    with pytest.raises(WrongWords):
        place.create()

    assert not place.path.parent.exists()


def test_a_creation_that_fails_leaves_no_register(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(creation, "sync_file", no_room)

    with pytest.raises(FamilieklubbError, match="No space left"):
        place.create()

    assert set(place.files()) == {"hitra.register.lock"}


def test_a_place_that_cannot_be_written_is_told(place: Place) -> None:
    place.path.parent.write_text("a file where the folder would be")

    with pytest.raises(FamilieklubbError, match="cannot be written"):
        place.create()


@pytest.mark.parametrize(
    "where", ["create_empty_file", "_fill", "sync_file", "keep_way_back", "publish_new"]
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_creation_that_is_killed_leaves_a_whole_register_or_none(
    place: Place, forker: Forker, where: str, when: str
) -> None:
    assert forker.run("create_killed", place.path, where, when) == -signal.SIGKILL

    if place.path.exists():
        assert (where, when) == ("publish_new", "after")
        place.open().close()
    else:
        place.create().close()
        with place.open() as register:
            assert register.faults() == []
    assert not [name for name in place.files() if name.endswith((".tmp", "-journal"))]


def test_a_link_that_leads_nowhere_yet_makes_the_register_where_it_leads(
    place: Place, tmp_path: Path
) -> None:
    target = place.path
    place.path = tmp_path / "link.register"
    place.path.symlink_to(target)

    place.create().close()

    assert target.is_file()
    assert place.path.is_symlink()
    with open_register(target, PASSPHRASE, kdf_iterations=ITERATIONS) as register:
        assert register.layout.register == target
