from __future__ import annotations

from functools import partial

import pytest
from sqlmodel import select

from familieklubb.domain.values import MemberRole
from familieklubb.records import (
    Attendance,
    Club,
    Deletion,
    Draft,
    Family,
    Meeting,
    Member,
    UndoRow,
)
from familieklubb.register.undo import (
    ChangedSince,
    last_change,
)
from familieklubb.register.writing import Writing
from tests.register.changes import content, rename, take_back
from tests.register.place import Place
from tests.register.rows import every_kind_of_value, is_sound, row_id


def change_some(writing: Writing) -> None:
    """Add, change and remove rows, by the session and in bulk."""
    session = writing.session
    member = session.get(Member, row_id(3))
    assert member is not None
    member.label = "annet"
    session.add(Family(id=row_id(20), label="ny"))
    session.delete(session.get(Attendance, (row_id(4), row_id(3))))
    session.flush()
    writing.update_all(Club, [{"id": row_id(1), "name": "Nytt navn"}])
    writing.insert_all(Family, [{"id": row_id(n), "label": "ny"} for n in (21, 22)])
    writing.delete_all(Meeting, [(row_id(4),)])


def test_every_row_is_as_it_was_before_the_change(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    before = content(register)
    register.write("some", change_some)
    assert content(register) != before

    undone = take_back(register)

    assert content(register) == before
    assert undone.act == "some"
    assert undone.rows == {"attendance": 1, "club": 1, "family": 3, "meeting": 1, "member": 1}
    assert is_sound(register)


def test_what_was_added_is_gone_and_leaves_a_deletion(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)

    take_back(register)

    assert not any(content(register).values())
    gone = register.read(lambda s: len(s.exec(select(Deletion)).all()))
    assert gone == 12
    assert is_sound(register)


def test_a_row_changed_since_is_named_and_nothing_is_undone(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    register.write("later", lambda w: w.update_all(Club, [{"id": row_id(1), "name": "x"}]))
    before = content(register)

    with pytest.raises(ChangedSince) as refusal:
        take_back(register, "all")

    assert refusal.value.rows == {"club": 1}
    assert "club (1)" in refusal.value.title
    assert content(register) == before
    assert is_sound(register)


def test_a_row_removed_since_is_named_too(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    attendance = (row_id(4), row_id(3))
    register.write("later", lambda w: w.delete_all(Attendance, [attendance]))

    with pytest.raises(ChangedSince) as refusal:
        take_back(register, "all")

    assert refusal.value.rows == {"attendance": 1}


def test_a_later_row_that_refers_to_an_added_one_is_named(place: Place) -> None:
    register = place.make()
    register.write("family", lambda w: w.session.add(Family(id=row_id(1), label="a")))
    member = Member(id=row_id(2), family_id=row_id(1), label="b", role=MemberRole.own_use)
    register.write("member", lambda w: w.session.add(member))

    with pytest.raises(ChangedSince) as refusal:
        take_back(register, "family")

    assert refusal.value.rows == {"member": 1}
    take_back(register, "member")
    take_back(register, "family")
    assert not any(content(register).values())


def test_a_row_whose_family_is_gone_cannot_come_back_before_it(place: Place) -> None:
    register = place.make()
    register.write("family", lambda w: w.session.add(Family(id=row_id(1), label="a")))
    member = Member(id=row_id(2), family_id=row_id(1), label="b", role=MemberRole.own_use)
    register.write("member", lambda w: w.session.add(member))
    register.write("member gone", lambda w: w.delete_all(Member, [(row_id(2),)]))
    register.write("family gone", lambda w: w.delete_all(Family, [(row_id(1),)]))

    with pytest.raises(ChangedSince) as refusal:
        take_back(register, "member gone")

    assert refusal.value.rows == {"family": 1}
    take_back(register, "family gone")
    take_back(register, "member gone")
    assert len(content(register)["member"]) == 1
    assert is_sound(register)


def test_changes_of_one_row_are_taken_back_one_after_the_other(place: Place) -> None:
    register = place.make()
    register.write("add", lambda w: w.session.add(Club(id=row_id(1), name="0")))
    for name in "123":
        register.write("name", partial(rename, name))

    found = []
    for _ in range(3):
        take_back(register)
        found.append(register.read(lambda s: s.exec(select(Club.name)).one()))
    take_back(register)

    assert found == ["2", "1", "0"]
    assert not any(content(register).values())
    assert is_sound(register)


def test_an_undo_can_itself_be_taken_back_and_again(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    before = content(register)
    register.write("some", change_some)
    after = content(register)

    for expected in (before, after, before, after):
        take_back(register, undoable=True)
        assert content(register) == expected
    assert is_sound(register)


def test_nothing_is_undone_twice(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    take_back(register)

    assert register.read(last_change) is None


def test_what_is_marked_as_final_keeps_no_earlier_rows(place: Place) -> None:
    register = place.make()
    register.write("all", every_kind_of_value)
    register.write("some", change_some, undoable=False)

    kept = register.read(lambda s: s.exec(select(UndoRow)).all())

    assert kept == []
    assert register.read(last_change).act == "all"  # type: ignore[union-attr]


def test_drafts_leave_nothing_behind_that_undo_would_keep(place: Place) -> None:
    register = place.make()
    draft = Draft(about="meeting", at="2026", content="Ola drakk")
    register.write("draft", lambda w: w.session.add(draft))
    register.write("saved", lambda w: w.delete_all(Draft, [("meeting",)]))

    assert register.read(lambda s: s.exec(select(UndoRow)).all()) == []
    assert register.read(last_change) is None
