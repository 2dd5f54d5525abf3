from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from familieklubb.domain.values import ClubState, SupervisionKind
from familieklubb.records import Club, ProfileRow, SupervisionSession
from familieklubb.register.fingerprint import NotStorable
from familieklubb.register.transaction import StrayChange
from familieklubb.register.writing import Writing
from tests.register.place import Place
from tests.register.rows import DAY, every_kind_of_value, is_sound, row_id


def stray_statement(writing: Writing) -> None:
    writing.session.connection().exec_driver_sql("UPDATE club SET name = 'x'")


def stray_bulk(writing: Writing) -> None:
    from sqlmodel import delete

    writing.session.exec(delete(SupervisionSession))


def stray_insert(writing: Writing) -> None:
    writing.session.connection().exec_driver_sql("INSERT INTO erased VALUES (x'00')")


@pytest.mark.parametrize("stray", [stray_statement, stray_bulk, stray_insert])
def test_a_change_past_the_writing_ends_the_transaction(place: Place, stray: Any) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)

    def work(writing: Writing) -> None:
        writing.note("rows", 1)
        stray(writing)

    with pytest.raises(StrayChange):
        register.write("stray", work)

    assert is_sound(register)


@pytest.mark.parametrize(
    "row",
    [
        {"id": row_id(9), "date": DAY, "place": 5, "hours": 1.0},
        {"id": row_id(9), "date": DAY, "place": "x", "hours": float("nan")},
        {"id": bytearray(row_id(9)), "date": DAY, "place": "x", "hours": 1.0},
        {"id": row_id(9), "date": DAY, "place": "x", "hours": 1.0, "version": "new"},
    ],
)
def test_a_value_that_would_be_stored_as_another_is_refused(
    place: Place, row: dict[str, Any]
) -> None:
    register = place.make()
    row = {"kind": SupervisionKind.group, "version": 1, "origin": b"o" * 16, **row}

    with pytest.raises((NotStorable, TypeError)):
        register.write("x", lambda w: w.insert_all(SupervisionSession, [row], own=False))

    assert is_sound(register)


def test_the_word_of_a_closed_list_in_a_plain_column_is_plain_text(place: Place) -> None:
    register = place.make()
    row = {"id": row_id(1), "code": ClubState.active, "numbers": "{}"}

    register.write("x", lambda w: w.insert_all(ProfileRow, [row]))

    assert is_sound(register)


def test_columns_and_rows_that_are_not_there_are_no_silent_loss(place: Place) -> None:
    register = place.make()
    one, two = {"id": row_id(1), "name": "a"}, {"id": row_id(2), "nmae": "b"}

    with pytest.raises(KeyError):
        register.write("x", lambda w: w.insert_all(Club, [one, two]))
    with pytest.raises(KeyError):
        register.write("x", lambda w: w.update_all(Club, [one]))
    with pytest.raises(ValueError, match="club"):
        register.write("x", lambda w: w.update_all(Club, [one, {"id": row_id(2)}]))
    with pytest.raises(IntegrityError):
        register.write("x", lambda w: w.insert_all(Club, [one, one]))
    with pytest.raises(IntegrityError):
        register.write("x", lambda w: w.insert_all(Club, [{"id": row_id(1)}]))


def test_a_row_cannot_be_given_another_key(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)

    def work(writing: Writing) -> None:
        club = writing.session.get(Club, row_id(1))
        assert club is not None
        club.id = row_id(99)

    with pytest.raises(ValueError, match="club"):
        register.write("key", work)

    assert is_sound(register)
