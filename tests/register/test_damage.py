from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from sqlmodel import select

from familieklubb.errors import WrongPassphrase
from familieklubb.records import Family
from familieklubb.register.file import Register
from familieklubb.register.layout import journal_of
from familieklubb.register.page_marks import PAGE_BYTES
from familieklubb.register.refusals import RegisterDamaged
from familieklubb.register.restoring import restore
from familieklubb.register.writing import Writing
from tests.register.forker import Forker
from tests.register.place import ITERATIONS, Place
from tests.register.works import add_family

FLIPS = 120
CUTS = 80
LOST_JOURNALS = 12
FAMILIES = 600


def ids(number: int) -> list[bytes]:
    return [n.to_bytes(16, "big") for n in range(number)]


def fill(place: Place) -> Path:
    """A register with rows on many pages, closed, and a backup of it."""
    with place.make() as register:
        rows = [{"id": one, "label": "Familien Ås " * 3} for one in ids(FAMILIES)]
        register.write("fill", lambda writing: writing.insert_all(Family, rows))
    return place.backup()


def refused_as_damaged(place: Place, backup: Path) -> None:
    """The file is refused, left as it is, and the backup offered."""
    before = place.listing()
    with pytest.raises(RegisterDamaged) as refusal:
        place.open()
    assert refusal.value.exit_code == 4
    assert refusal.value.backup == backup
    assert place.listing() == before


def labels(register: Register) -> set[str]:
    return set(register.read(lambda session: session.exec(select(Family.label)).all()))


def damaged_by_a_flip(whole: bytes) -> bytes:
    at = random.randrange(len(whole))
    return whole[:at] + bytes([whole[at] ^ 1 << random.randrange(8)]) + whole[at + 1 :]


def damaged_by_a_cut(whole: bytes) -> bytes:
    pages = len(whole) // PAGE_BYTES
    at = random.choice([random.randrange(len(whole)), random.randrange(pages) * PAGE_BYTES])
    return whole[:at]


def test_every_flipped_bit_and_every_cut_is_noticed_at_opening(place: Place) -> None:
    backup = fill(place)
    whole = place.path.read_bytes()

    for damage in [damaged_by_a_flip] * FLIPS + [damaged_by_a_cut] * CUTS:
        place.path.write_bytes(damage(whole))
        refused_as_damaged(place, backup)

    place.path.write_bytes(whole)
    place.open().close()


@pytest.mark.parametrize("at", [0, 7, 15])
def test_damage_to_the_salt_is_told_from_a_wrong_passphrase(place: Place, at: int) -> None:
    backup = fill(place)
    whole = place.path.read_bytes()
    place.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

    refused_as_damaged(place, backup)
    with pytest.raises(WrongPassphrase):
        place.open("en helt annen setning enn den")


def test_a_file_that_is_nothing_but_noise_may_be_either_and_the_backup_is_named(
    place: Place,
) -> None:
    backup = fill(place)
    place.path.write_bytes(os.urandom(place.path.stat().st_size))
    before = place.listing()

    with pytest.raises(WrongPassphrase, match="or the file is damaged") as refusal:
        place.open()

    assert str(backup) in refusal.value.what_to_do
    assert place.listing() == before


@pytest.mark.parametrize(
    "ending",
    [b"\0", bytes(PAGE_BYTES), os.urandom(PAGE_BYTES)],
    ids=["one zero", "a page of zeros", "a page of noise"],
)
def test_what_was_added_at_the_end_is_noticed(place: Place, ending: bytes) -> None:
    backup = fill(place)
    place.path.write_bytes(place.path.read_bytes() + ending)

    refused_as_damaged(place, backup)


def test_a_flip_is_noticed_without_the_seal_too(place: Place) -> None:
    backup = fill(place)
    place.layout.seal.unlink()
    whole = place.path.read_bytes()

    for page in range(0, len(whole) // PAGE_BYTES, 3):
        at = page * PAGE_BYTES + random.randrange(16, PAGE_BYTES)
        place.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        refused_as_damaged(place, backup)


def test_every_page_of_an_earlier_state_is_noticed(place: Place) -> None:
    backup = fill(place)
    before = place.path.read_bytes()
    place.layout.seal.unlink()
    with place.open() as register:
        rows = [{"id": one, "label": "Familien Æ " * 3} for one in ids(FAMILIES)]
        register.write("change", lambda writing: writing.update_all(Family, rows))
        add_family(register, 1)
    after = place.path.read_bytes()

    starts = range(0, min(len(before), len(after)), PAGE_BYTES)
    changed = [at for at in starts if before[at : at + PAGE_BYTES] != after[at : at + PAGE_BYTES]]
    assert changed[0] == 0
    assert len(changed) >= 20
    for at in changed:
        old = before[at : at + PAGE_BYTES]
        place.path.write_bytes(after[:at] + old + after[at + PAGE_BYTES :])
        refused_as_damaged(place, backup)


def test_one_page_of_a_later_state_is_noticed(place: Place) -> None:
    backup = fill(place)
    before = place.path.read_bytes()
    with place.open() as register:
        add_family(register, 1)
    after = place.path.read_bytes()

    starts = range(0, len(before), PAGE_BYTES)
    changed = [at for at in starts if before[at : at + PAGE_BYTES] != after[at : at + PAGE_BYTES]]
    for at in changed:
        new = after[at : at + PAGE_BYTES]
        place.path.write_bytes(before[:at] + new + before[at + PAGE_BYTES :])
        refused_as_damaged(place, backup)


def broken_off(place: Place, forker: Forker) -> bytes:
    """Have a program die in the middle of a change; return the file from before."""
    before = place.path.read_bytes()
    rows = random.randrange(300, 3000)
    assert forker.run("die_in_a_change", place.path, rows) < 0
    assert place.layout.journal.stat().st_size > PAGE_BYTES
    assert place.path.read_bytes() != before
    return before


def test_a_change_that_was_broken_off_is_rolled_back(place: Place, forker: Forker) -> None:
    fill(place)
    broken_off(place, forker)

    with place.open() as register:
        assert register.faults() == []
        assert labels(register) == {"Familien Ås " * 3}
        assert not place.layout.journal.exists()


def test_a_lost_journal_is_noticed(place: Place, forker: Forker) -> None:
    backup = fill(place)

    for _ in range(LOST_JOURNALS):
        before = broken_off(place, forker)
        place.layout.journal.unlink()
        refused_as_damaged(place, backup)
        place.path.write_bytes(before)


def test_a_damaged_journal_is_noticed_and_kept_with_its_file(place: Place, forker: Forker) -> None:
    backup = fill(place)
    broken_off(place, forker)
    left, journal = place.path.read_bytes(), place.layout.journal.read_bytes()

    for _ in range(LOST_JOURNALS):
        at = random.randrange(512, len(journal) - PAGE_BYTES)
        place.layout.journal.write_bytes(
            journal[:at] + bytes(byte ^ 0xFF for byte in journal[at : at + 9]) + journal[at + 9 :]
        )
        refused_as_damaged(place, backup)

    place.layout.journal.write_bytes(journal)
    assert place.path.read_bytes() == left
    with place.open() as register:
        assert labels(register) == {"Familien Ås " * 3}


def test_the_journal_of_another_state_is_noticed(place: Place, forker: Forker) -> None:
    backup = fill(place)
    broken_off(place, forker)
    journal = place.layout.journal.read_bytes()
    with place.open() as register:
        add_family(register, 1)
        rows = [{"id": one, "label": "Familien Ø"} for one in ids(FAMILIES)]
        register.write("change", lambda writing: writing.update_all(Family, rows))
    place.layout.journal.write_bytes(journal)

    refused_as_damaged(place, backup)


def test_the_offered_backup_takes_the_place_of_the_damaged_file(place: Place) -> None:
    backup = fill(place)
    place.path.write_bytes(damaged_by_a_flip(place.path.read_bytes()))
    damaged = place.path.read_bytes()
    refused_as_damaged(place, backup)

    restored = restore(
        place.path, backup, place.passphrase, clock=place.clock, kdf_iterations=ITERATIONS
    )

    assert restored.aside is not None
    assert ".damaged-" in restored.aside.name
    assert restored.aside.read_bytes() == damaged
    with place.open() as register:
        assert register.read(lambda session: session.get(Family, ids(1)[0])) is not None


def test_damage_to_the_newest_backup_leaves_the_one_before_to_be_offered(place: Place) -> None:
    first = fill(place)
    place.clock.move(hours=1)
    second = place.backup()
    for path in (place.path, second):
        path.write_bytes(damaged_by_a_flip(path.read_bytes()))

    refused_as_damaged(place, first)


def test_a_change_past_the_fingerprint_is_noticed(place: Place) -> None:
    backup = fill(place)
    with place.open() as register:
        register.on_connection(
            lambda c: c.execute("UPDATE family SET label = 'x' WHERE id = ?", ids(1)).close()
        )
        assert register.faults() == ["the rows are not those that were saved together"]

    refused_as_damaged(place, backup)


def test_damage_that_shows_while_the_register_is_open_ends_its_writing(place: Place) -> None:
    fill(place)
    register = place.open()
    register.on_connection(
        lambda c: c.execute("UPDATE family SET label = 'x' WHERE id = ?", ids(1)).close()
    )
    assert register.faults()

    with pytest.raises(RegisterDamaged):
        register.write("change", _rename)
    register.close()

    assert not place.layout.seal.exists()
    assert not journal_of(place.path).exists()


def _rename(writing: Writing) -> None:
    writing.update_all(Family, [{"id": ids(2)[1], "label": "y"}])
