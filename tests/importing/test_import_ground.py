"""What holds for a club from a day on, and rows that no import has made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from familieklubb.domain.values import ClubState, MemberRole
from familieklubb.records import (
    Assistant,
    Club,
    ClubSlot,
    ClubStateRow,
    Family,
    FamilyMembership,
    Member,
)
from familieklubb.register.writing import Writing
from tests.importing.desk import Desk

CLUBS = "club;place;status;status_from;weekday;venue\n"
HITRA = CLUBS + "Hitra;Hitra;active;2003-01-07;tuesday;Bedehuset\n"
FAMILIES = "club;family;joined;left;left_because;moved_to;contact_person\n"
MEMBERS = "club;family;member;role;birth_year;joined;left\n"
MEETINGS = "club;date;held;chair;minute_taker;assistant\n"
ASSISTANTS = (
    "assistant;place;person;organisation;club;role_from;role_to;course;certified_on;valid_until;"
    "withdrawn_on\n"
)


@pytest.mark.parametrize(
    "name",
    ["[/]", "=1+1", "Åse Ærlig-Ødegård", 'Os "Nord"; AS', "O'Brien (1)", "a/b", "ŋ" * 120, "-"],
)
def test_names_are_kept_as_they_are(desk: Desk, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    sheets = {
        "clubs": CLUBS + f"{quoted};Hitra;active;2003-01-07;;\n",
        "families": FAMILIES + f"{quoted};{quoted};2003-01-07;;;;{quoted}\n",
        "members": MEMBERS + f"{quoted};{quoted};{quoted};child;;2003-01-07;\n",
        "assistants": ASSISTANTS + f"{quoted};{quoted};;;{quoted};2003-01-07;;;;;\n",
        "meetings": MEETINGS
        + f"{quoted};2003-01-14;yes;{quoted[:-1]}/{quoted[1:]};{quoted};{quoted}\n",
        "attendance": f"club;date;family;member;status\n{quoted};2003-01-14;{quoted};{quoted};x\n",
    }
    desk.run(**sheets)

    assert not desk.run(**sheets).changes
    if not name.startswith("="):
        assert not desk.run(desk.workbook(**sheets)).changes
    assert {desk.table(t)[0][c] for t, c in (("club", "name"), ("member", "label"))} == {name}
    meeting = desk.table("meeting")[0]
    assert meeting["chair_member_id"] == desk.table("member")[0]["id"]
    assert meeting["minutes_assistant_id"] == desk.table("assistant")[0]["id"]


def test_a_name_with_an_unseen_character_or_too_long_is_refused_where_it_stands(
    desk: Desk,
) -> None:
    found = desk.refused(
        clubs=CLUBS
        + f"Hi\x1btra;Hitra;active;2003-01-07;;\n{'x' * 121};Hitra;active;2003-01-07;;\n"
    )

    assert "U+001B" in found["clubs", 2, "club"]
    assert "too long" in found["clubs", 3, "club"]


def slots(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows("SELECT from_day, weekday, minutes, venue FROM club_slot ORDER BY from_day")


LATER = "Hitra;Hitra;paused;2004-01-01;;Skolen\nHitra;Hitra;active;2004-06-01;;\n"


def test_what_a_later_row_leaves_blank_goes_on_and_follows_a_correction(desk: Desk) -> None:
    desk.run(clubs=HITRA + LATER)
    assert [slot[:2] + slot[3:] for slot in slots(desk)] == [
        ("2003-01-07", "tuesday", "Bedehuset"),
        ("2004-01-01", "tuesday", "Skolen"),
    ]

    desk.run(clubs=HITRA.replace("tuesday", "friday") + LATER)

    assert [slot[1] for slot in slots(desk)] == ["friday", "friday"]
    assert not desk.run(clubs=HITRA.replace("tuesday", "friday") + LATER).changes


def test_a_length_set_by_hand_goes_on_in_a_new_slot(desk: Desk) -> None:
    desk.run(clubs=HITRA)

    def shorten(writing: Writing) -> None:
        writing.session.exec(select(ClubSlot)).one().minutes = 60

    desk.register.write("test", shorten)
    desk.run(clubs=HITRA + LATER)

    assert [slot[2] for slot in slots(desk)] == [60, 60]


def places(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows("SELECT from_day, place, municipality_code FROM club_place ORDER BY from_day")


def test_a_blank_code_is_the_one_that_stands_in_the_division_of_its_day(desk: Desk) -> None:
    head = "club;place;municipality_code;status;status_from\n"
    first = "Os;Os;{code};active;2003-01-07\n"
    rest = "Os;Os;;paused;2010-01-01\nOs;Os;;active;2021-01-01\n"
    desk.run(clubs=head + first.format(code="0441") + rest)
    assert [row[2] for row in places(desk)] == ["0441", "0441", "3430"]

    desk.run(clubs=head + first.format(code="1243") + rest)

    assert [row[2] for row in places(desk)] == ["1243", "1243", "4624"]


def test_a_code_that_was_given_does_not_follow_another_row(desk: Desk) -> None:
    head = "club;place;municipality_code;status;status_from\n"
    desk.run(clubs=head + "Os;Os;0441;active;2003-01-07\nOs;Os;1243;paused;2010-01-01\n")
    desk.run(clubs=head + "Os;Os;0441;active;2003-01-07\nOs;Os;;paused;2010-01-01\n")

    assert [row[2] for row in places(desk)] == ["0441", "1243"]


def test_an_earlier_row_that_makes_a_club_go_back_is_refused(desk: Desk) -> None:
    desk.run(clubs=CLUBS + "Hitra;Hitra;starting;2003-01-07;;\n")

    found = desk.refused(clubs=CLUBS + "Hitra;Hitra;active;2002-01-07;;\n")

    assert found.keys() == {("clubs", 2, "status")}


def add(desk: Desk, *rows: Callable[[], Any]) -> None:
    def work(writing: Writing) -> None:
        for row in rows:
            writing.session.add(row())
            writing.session.flush()

    desk.register.write("test", work)


def _stay(family: bytes) -> FamilyMembership:
    return FamilyMembership(
        id=family * 16, family_id=family * 16, club_id=b"h" * 16, joined=date(2003, 1, 7)
    )


def test_a_state_that_was_set_by_hand_is_not_doubled(desk: Desk) -> None:
    add(
        desk,
        lambda: Club(id=b"k" * 16, name="Hitra"),
        lambda: ClubStateRow(
            id=b"s" * 16, club_id=b"k" * 16, from_day=date(2003, 1, 7), state=ClubState.active
        ),
    )
    desk.run(clubs=HITRA)

    assert [row["id"] for row in desk.table("club_state")] == [b"s" * 16]


def test_a_name_that_stands_twice_in_the_register_tells_nobody(desk: Desk) -> None:
    add(
        desk,
        lambda: Club(id=b"k" * 16, name="Sauda"),
        lambda: Club(id=b"l" * 16, name="Sauda"),
        lambda: Club(id=b"h" * 16, name="Hitra"),
        *(
            lambda one=one: Assistant(id=one * 16, name="Per", place="Hitra")
            for one in (b"a", b"b")
        ),
        *(lambda one=one: Family(id=one * 16, label="Berg") for one in (b"f", b"g")),
        *(lambda one=one: _stay(one) for one in (b"f", b"g")),
        lambda: Family(id=b"i" * 16, label="Lie"),
        lambda: _stay(b"i"),
        *(
            lambda one=one: Member(
                id=one * 16, label="Kari", role=MemberRole.child, family_id=b"i" * 16
            )
            for one in (b"m", b"n")
        ),
    )
    found = desk.refused(
        clubs=CLUBS + "Sauda;Sauda;active;2003-01-07;;\n",
        families=FAMILIES + "Hitra;Berg;2003-01-07;;;;\n",
        members=MEMBERS + "Hitra;Lie;Kari;child;;2003-01-07;\n",
        assistants=ASSISTANTS + "Per;Hitra;;;;;;;;;\n",
        meetings=MEETINGS + "Sauda;2003-01-14;yes;;;\n",
    )

    assert found.keys() == {
        ("clubs", 2, "club"),
        ("families", 2, "family"),
        ("members", 2, "member"),
        ("assistants", 2, "assistant"),
        ("meetings", 2, "club"),
    }
    assert all("stands several times in the register" in words for words in found.values())
