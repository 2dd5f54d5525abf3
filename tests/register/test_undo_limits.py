from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from familieklubb.records import Club, Family, HistoryEntry, UndoRow
from familieklubb.register.file import Register
from familieklubb.register.undo import KEPT_CHANGES, KEPT_DAYS, last_change
from familieklubb.register.writing import Writing
from tests.register.changes import content, rename, take_back
from tests.register.place import Place
from tests.register.rows import is_sound, row_id


def entries(register: Register) -> list[HistoryEntry]:
    question = select(HistoryEntry).order_by(col(HistoryEntry.stamp))
    return register.read(lambda s: list(s.exec(question)))


def test_the_last_fifty_changes_are_kept(place: Place) -> None:
    register = place.make()
    register.write("add", lambda w: w.session.add(Club(id=row_id(1), name="0")))
    for number in range(KEPT_CHANGES + 5):
        register.write("name", partial(rename, f"{number}"))

    undoable = [entry.undoable for entry in entries(register)]
    assert undoable == [False] * 6 + [True] * KEPT_CHANGES
    kept = register.read(lambda s: len(s.exec(select(UndoRow)).all()))
    assert kept == KEPT_CHANGES
    assert is_sound(register)


def test_a_change_is_kept_for_thirty_days(place: Place) -> None:
    register = place.make()
    register.write("add", lambda w: w.session.add(Club(id=row_id(1), name="0")))
    place.clock.move(days=KEPT_DAYS, minutes=-1)
    register.write("late", lambda w: w.update_all(Club, [{"id": row_id(1), "name": "1"}]))
    assert [entry.undoable for entry in entries(register)] == [True, True]

    place.clock.move(minutes=2)
    register.write("later", lambda w: w.update_all(Club, [{"id": row_id(1), "name": "2"}]))

    assert [entry.undoable for entry in entries(register)] == [False, True, True]
    assert is_sound(register)


NUMBERS = st.integers(30, 35)
STEPS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["put", "take", "put all", "take all"]), NUMBERS, st.text("ab")),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.randoms())
def test_any_changes_taken_back_in_turn_lead_to_the_beginning(
    place: Place, steps: list[list[tuple[str, int, str]]], chance: Any
) -> None:
    with place.again() as register:
        states = [content(register)]
        for step in steps:
            before = register.about().counter
            register.write("step", partial(_take_steps, step))
            if register.about().counter > before and _last(register) == "step":
                states.append(content(register))
        while len(states) > 1:
            assert content(register) == states.pop()
            take_back(register, "step")
            if chance.random() < 0.3:
                take_back_and_forth(register)
        assert content(register) == states[0]
        assert is_sound(register)


def _last(register: Register) -> str | None:
    found = register.read(last_change)
    return found.act if found is not None else None


def take_back_and_forth(register: Register) -> None:
    """Save something, take it back, and forget about it."""
    row = {"id": row_id(31), "label": "mellom"}

    def work(writing: Writing) -> None:
        if writing.stored_rows(Family.__table__, [(row_id(31),)]):  # type: ignore[attr-defined]
            writing.update_all(Family, [row])
        else:
            writing.insert_all(Family, [row])

    register.write("between", work)
    take_back(register, "between")


def _take_steps(step: list[tuple[str, int, str]], writing: Writing) -> None:
    for kind, number, text in step:
        _take_step(writing, kind, row_id(number), f"-{text}")


def _take_step(writing: Writing, kind: str, key: bytes, text: str) -> None:
    session = writing.session
    session.flush()
    session.expire_all()
    family = session.get(Family, key)
    if kind == "put" and family is None:
        session.add(Family(id=key, label=text))
    elif kind == "put" and family is not None:
        family.label = text
    elif kind == "put all" and family is None:
        writing.insert_all(Family, [{"id": key, "label": text}])
    elif kind == "put all":
        writing.update_all(Family, [{"id": key, "label": text}])
    elif kind == "take" and family is not None:
        session.delete(family)
    elif kind == "take all" and family is not None:
        writing.delete_all(Family, [(key,)])
    session.flush()
