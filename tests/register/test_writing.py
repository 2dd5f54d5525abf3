from __future__ import annotations

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import (
    AttendanceStatus,
    ClubState,
)
from familieklubb.records import (
    Attendance,
    Club,
    Deletion,
    Family,
    HistoryEntry,
    Meta,
    SupervisionSession,
)
from familieklubb.register.file import Register
from familieklubb.register.fingerprint import fold_all
from familieklubb.register.writing import Writing
from tests.register.place import Place
from tests.register.rows import every_kind_of_value, is_sound, row_id


def test_every_kind_of_value_is_folded_in_as_it_is_stored(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)

    assert is_sound(register)
    question = select(SupervisionSession.hours).order_by(col(SupervisionSession.id))
    assert register.read(lambda s: list(s.exec(question))) == [2.0, 2.0, 0.0, 1.5, 0.1]


def test_rows_get_the_version_and_the_register_that_wrote_them(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    about = register.about()

    for model in (Club, Attendance, SupervisionSession):
        marks = register.read(lambda s, m=model: {(r.version, r.origin) for r in s.exec(select(m))})  # type: ignore[misc]
        assert marks == {(about.clock, about.register_id)}


def test_versions_never_go_back_when_the_clock_does(place: Place) -> None:
    register = place.make()
    register.write("one", lambda w: w.session.add(Club(id=row_id(1), name="a")))
    before = register.about().clock
    place.clock.move(days=-400)

    register.write("two", lambda w: w.session.add(Club(id=row_id(2), name="b")))

    assert register.about().clock == before + 1


def test_a_row_that_comes_from_elsewhere_keeps_its_own_marks(place: Place) -> None:
    register = place.make()
    marks = {"version": 7, "origin": b"o" * 16}

    def work(writing: Writing) -> None:
        writing.insert_all(Club, [{"id": row_id(1), "name": "a", **marks}], own=False)
        writing.insert_all(Club, [{"id": row_id(2), "name": "b"}])
        writing.update_all(Club, [{"id": row_id(2), "name": "c", **marks}], own=False)

    register.write("merge", work, undoable=False)

    found = register.read(lambda s: {(r.name, r.version, r.origin) for r in s.exec(select(Club))})
    assert found == {("a", 7, b"o" * 16), ("c", 7, b"o" * 16)}
    assert is_sound(register)


def test_a_deleted_row_leaves_a_deletion_and_a_row_put_back_takes_it_away(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    key = (row_id(4), row_id(3))
    travelling = derived_id("attendance", *key)

    def gone(register: Register) -> list[bytes]:
        return register.read(lambda s: list(s.exec(select(Deletion.row_id))))

    register.write("away", lambda w: w.delete_all(Attendance, [key]))
    assert gone(register) == [travelling]
    back = Attendance(meeting_id=key[0], member_id=key[1], status=AttendanceStatus.present)
    register.write("back", lambda w: w.session.add(back))
    assert gone(register) == []
    register.write("away", lambda w: w.session.delete(w.session.get(Attendance, key)))
    assert gone(register) == [travelling]
    assert is_sound(register)


def test_a_deletion_that_came_from_elsewhere_is_replaced_by_a_later_one(place: Place) -> None:
    register = place.make()

    def work(writing: Writing) -> None:
        writing.insert_all(Club, [{"id": row_id(1), "name": "a"}])
        deletion = {"table_name": "club", "row_id": row_id(1), "version": 7, "origin": b"o" * 16}
        writing.insert_all(Deletion, [deletion], own=False)
        writing.delete_all(Club, [(row_id(1),)])

    register.write("merge", work)

    versions = register.read(lambda s: list(s.exec(select(Deletion.version))))
    assert versions == [register.about().clock]
    assert is_sound(register)


def test_a_use_case_that_changes_nothing_leaves_no_trace(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    before = register.about()

    def same(writing: Writing) -> str:
        club = writing.session.get(Club, row_id(1))
        assert club is not None
        club.name = str(club.name)
        return "answer"

    assert register.write("nothing", same) == "answer"
    assert register.about() == before


def test_an_act_without_rows_is_in_the_history_when_it_says_how_many(place: Place) -> None:
    register = place.make()

    register.write("export", lambda writing: writing.note("rows", 12))

    entry = register.read(lambda s: s.exec(select(HistoryEntry)).one())
    assert (entry.act, entry.counts, entry.undoable) == ("export", '{"rows": 12}', False)
    assert is_sound(register)


def test_what_the_register_says_of_itself_is_saved_with_the_rows(place: Place) -> None:
    register = place.make()

    def rename(writing: Writing) -> None:
        writing.meta.name = "Frøya"

    register.write("name", rename)

    assert register.about().name == "Frøya"
    assert register.about().counter == 1
    assert is_sound(register)


def test_a_use_case_that_fails_saves_nothing_at_all(place: Place) -> None:
    register = place.make()
    before = register.on_connection(fold_all)

    def work(writing: Writing) -> None:
        every_kind_of_value(writing)
        raise LookupError

    with pytest.raises(LookupError):
        register.write("all", work)

    assert register.on_connection(fold_all) == before
    assert register.about().counter == 0
    register.write("all", every_kind_of_value)
    assert is_sound(register)


def test_what_the_file_holds_is_folded_in_whatever_the_session_remembers(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)

    def work(writing: Writing) -> None:
        family = writing.session.get(Family, row_id(2))
        assert family is not None
        writing.update_all(Family, [{"id": row_id(2), "contact_id": row_id(3)}])
        family.label = "Å"
        writing.session.flush()
        writing.session.add(Club(id=row_id(7), name=ClubState.active))

    register.write("both", work)

    assert is_sound(register)


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "remove", "insert_all", "update_all", "delete_all"]),
        st.lists(st.integers(0, 11), min_size=1, max_size=6, unique=True),
        st.text("abø\n", min_size=1, max_size=3),
    ),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(OPERATIONS, max_size=4))
def test_the_fingerprint_follows_every_way_of_writing(
    place: Place, changes: list[list[tuple[str, list[int], str]]]
) -> None:
    with place.again() as register:
        counter = register.about().counter
        for operations in changes:
            register.write("change", partial(apply_all, operations))

        found = register.on_connection(fold_all)
        meta = register.read(lambda s: s.exec(select(Meta)).one())
        assert meta.fingerprint == found
        assert is_sound(register)
        assert counter <= meta.counter <= counter + len(changes)


def apply_all(operations: list[tuple[str, list[int], str]], writing: Writing) -> None:
    for one in operations:
        apply(writing, *one)


def apply(writing: Writing, operation: str, numbers: list[int], text: str) -> None:
    session = writing.session
    there = set(session.exec(select(Family.id)))
    known = [row_id(n) for n in numbers if row_id(n) in there]
    new = [row_id(n) for n in numbers if row_id(n) not in there]
    if operation == "add":
        session.add_all([Family(id=one, label=text) for one in new])
    elif operation == "insert_all":
        writing.insert_all(Family, [{"id": one, "label": text} for one in new])
    elif operation == "update_all":
        writing.update_all(Family, [{"id": one, "label": text} for one in known])
    elif operation == "delete_all":
        writing.delete_all(Family, [(one,) for one in known])
    for family in [session.get(Family, one) for one in known]:
        if family is not None and operation == "rename":
            family.label = text
        elif family is not None and operation == "remove":
            session.delete(family)
    session.flush()
