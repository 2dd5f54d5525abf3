"""An undo that is refused names the rows that were changed since, as people know them."""

from __future__ import annotations

import datetime as dt

import pytest

from familieklubb import i18n
from familieklubb.domain.values import AttendanceStatus, MemberRole
from familieklubb.records import Attendance, Club, Family, Meeting, Member
from familieklubb.register.naming import names_of
from familieklubb.register.undo import NAMED_ROWS, ChangedSince
from familieklubb.register.writing import TRAVELLING, Writing, table_of
from tests.register.changes import content, take_back
from tests.register.place import Place
from tests.register.rows import row_id

DAY = dt.date(2003, 1, 14)
CLUB, FAMILY, MEMBER, MEETING = (row_id(number) for number in range(1, 5))


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def bring_in(writing: Writing) -> None:
    writing.insert_all(Club, [{"id": CLUB, "name": "Hitra"}])
    writing.insert_all(Family, [{"id": FAMILY, "label": "Berg"}])
    writing.insert_all(
        Member,
        [
            {"id": MEMBER, "family_id": FAMILY, "label": "Kari", "role": MemberRole.child}
            | {"birth_year_estimated": False}
        ],
    )
    writing.insert_all(
        Meeting,
        [
            {"id": row_id(n), "club_id": CLUB, "date": DAY + dt.timedelta(n), "n": 1, "held": True}
            | {"parallel_groups": False}
            for n in range(4, 20)
        ],
    )


def mark(writing: Writing) -> None:
    marks = {"meeting_id": MEETING, "member_id": MEMBER, "status": AttendanceStatus.present}
    writing.insert_all(Attendance, [marks])


def refusal(place: Place, *later: tuple[str, object]) -> ChangedSince:
    register = place.make()
    register.write("import", bring_in)
    for act, work in later:
        register.write(act, work)  # type: ignore[arg-type]
    before = content(register)
    with pytest.raises(ChangedSince) as refused:
        take_back(register, "import")
    assert content(register) == before
    return refused.value


def test_a_changed_row_has_its_name_and_its_day(place: Place) -> None:
    found = refusal(
        place,
        ("note", lambda w: w.update_all(Meeting, [{"id": MEETING, "theme": "a"}])),
        ("name", lambda w: w.update_all(Member, [{"id": MEMBER, "label": "Kari B."}])),
        ("note", lambda w: w.update_all(Meeting, [{"id": MEETING, "theme": "b"}])),
    )

    assert found.rows == {"meeting": 1, "member": 1}
    assert sorted(found.named) == ["meeting: Hitra, January 18, 2003", "member: Berg, Kari"]
    assert found.what_to_do.splitlines()[1:] == list(found.named)


def test_a_row_that_is_gone_is_named_as_it_was(place: Place) -> None:
    found = refusal(place, ("gone", lambda w: w.delete_all(Meeting, [(MEETING,)])))

    assert found.named == ("meeting: Hitra, January 18, 2003",)


def test_a_later_row_has_the_names_of_what_it_belongs_to(place: Place) -> None:
    found = refusal(place, ("mark", mark))

    assert found.rows == {"attendance": 1}
    assert found.named == ("attendance: Hitra, January 18, 2003, Berg, Kari",)


def test_a_changed_row_that_came_back_by_an_undo_refers_to_an_added_one_without_harm(
    place: Place,
) -> None:
    register = place.make()
    register.write("club", lambda w: w.insert_all(Club, [{"id": CLUB, "name": "Hitra"}]))
    other = row_id(9)

    def divide(writing: Writing) -> None:
        writing.insert_all(Club, [{"id": other, "name": "Sauda"}])
        writing.update_all(Club, [{"id": CLUB, "parent_club_id": other}])

    register.write("import", divide)
    register.write("name", lambda w: w.update_all(Club, [{"id": CLUB, "name": "Frøya"}]))
    take_back(register, "name")

    take_back(register, "import")

    assert len(content(register)["club"]) == 1


def test_of_many_rows_the_first_are_named_and_the_others_counted(place: Place) -> None:
    rows = [{"id": row_id(n), "theme": "x"} for n in range(4, 20)]
    found = refusal(place, ("notes", lambda w: w.update_all(Meeting, rows)))

    assert found.rows == {"meeting": 16}
    assert len(found.named) == NAMED_ROWS
    assert found.what_to_do.endswith(f"And {16 - NAMED_ROWS} more.")


def test_a_row_of_every_table_that_travels_has_a_name(place: Place) -> None:
    from familieklubb.records import MODELS

    register = place.make()
    tables = [table_of(model) for model in MODELS if table_of(model).name in TRAVELLING]
    named = register.read(
        lambda session: [
            names_of(session.connection(), table, [{"from_day": "2003-01-14"}])[0]
            for table in tables
        ]
    )

    assert not [one for one in named if "_" in one]
