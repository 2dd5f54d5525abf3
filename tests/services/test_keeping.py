from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

from familieklubb import records
from familieklubb.i18n import use
from familieklubb.register.backups import list_backups
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.keeping import Keeping, TableCount
from tests.services.conftest import NOW

CLUB, FAMILY, MEMBER, OTHER = (bytes([number] * 16) for number in range(1, 5))
EARLIER, LATER = date(2003, 2, 1), date(2003, 3, 1)
MEMBERSHIP = {"id": OTHER, "club_id": CLUB, "joined": LATER}


def put(register: Register, *rows: tuple[type[SQLModel], dict[str, Any]]) -> None:
    """Write rows as they are, whatever the rules say."""

    def work(writing: Writing) -> None:
        for model, row in rows:
            writing.insert_all(model, [row])

    register.write("test", work)


def club() -> tuple[type[SQLModel], dict[str, Any]]:
    return records.Club, {"id": CLUB, "name": "Hitra"}


def family(**more: Any) -> tuple[type[SQLModel], dict[str, Any]]:
    return records.Family, {"id": FAMILY, "label": "A", **more}


def state(number: int, day: date, name: str) -> tuple[type[SQLModel], dict[str, Any]]:
    row = {"id": bytes([number] * 16), "club_id": CLUB, "from_day": day, "state": name}
    return records.ClubStateRow, row


def codes(register: Register) -> list[tuple[str, str, int]]:
    return [(one.code, one.table, one.count) for one in Keeping(register).check().breaches]


def test_an_empty_register_is_sound(register: Register) -> None:
    checked = Keeping(register).check()

    assert checked.sound
    assert checked.breaches == ()


@pytest.mark.parametrize("back", ["planned", "starting"])
def test_an_active_club_does_not_go_back(register: Register, back: str) -> None:
    put(register, club(), state(1, EARLIER, "active"), state(2, LATER, back))

    assert codes(register) == [("state_goes_back", "club_state", 1)]


def test_a_club_may_be_paused_and_opened_again(register: Register) -> None:
    put(
        register,
        club(),
        state(1, EARLIER, "starting"),
        state(2, LATER, "active"),
        state(3, date(2003, 4, 1), "paused"),
        state(4, date(2003, 5, 1), "active"),
    )

    assert codes(register) == []


def test_a_membership_may_end_on_the_day_it_began_but_not_before(register: Register) -> None:
    stay = MEMBERSHIP | {"family_id": FAMILY, "moved_in": False}
    put(register, club(), family(), (records.FamilyMembership, stay | {"left_on": LATER}))
    assert codes(register) == []

    put(
        register,
        (records.FamilyMembership, stay | {"id": MEMBER, "left_on": EARLIER}),
    )
    assert codes(register) == [("ends_before_it_begins", "family_membership", 1)]


def test_a_last_day_is_not_before_the_first(register: Register) -> None:
    row = {"id": OTHER, "club_id": CLUB, "from_day": LATER, "last_day": EARLIER}
    put(register, club(), (records.ClubBreak, row))

    assert codes(register) == [("ends_before_it_begins", "club_break", 1)]


def test_a_contact_person_is_somebody(register: Register) -> None:
    put(register, family(contact_id=MEMBER))

    assert codes(register) == [("refers_to_nothing", "family", 1)]


def test_a_word_outside_its_list_is_told(register: Register) -> None:
    put(register, club())

    def work(writing: Writing) -> None:
        row = {"id": OTHER, "club_id": CLUB, "from_day": "2003-02-01", "state": "aktiv"}
        writing.insert_all(records.ClubStateRow, [row], stored=True)

    register.write("test", work)

    assert codes(register) == [("unknown_word", "club_state", 1)]


def test_the_progress_of_a_check_runs_from_nothing_to_all(register: Register) -> None:
    shares: list[float] = []

    Keeping(register).check(shares.append)

    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_a_backup_lies_in_the_folder_that_was_named(register: Register, tmp_path: Path) -> None:
    path = Keeping(register).backup(tmp_path / "stick")

    assert [one.path for one in list_backups(tmp_path / "stick")] == [path]


def test_the_history_says_how_much_and_not_what(register: Register) -> None:
    put(register, club())
    put(register, family())

    newest, first = Keeping(register).history()

    assert (newest.at, newest.act) == (NOW, "test")
    assert newest.tables == (TableCount("family", 1, 0, 0),)
    assert (first.new, first.changed, first.removed) == (1, 0, 0)
    assert (newest.undoable, newest.undone) == (True, False)


def test_the_history_can_be_cut_short(register: Register) -> None:
    put(register, club())
    put(register, family())

    assert len(Keeping(register).history(1)) == 1


def test_an_act_without_words_is_shown_as_it_is(register: Register) -> None:
    use("en")
    put(register, club())
    Keeping(register).rekey("another good long sentence")

    assert [one.label for one in Keeping(register).history()] == ["Passphrase changed", "test"]
