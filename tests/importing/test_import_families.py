"""Families that move, and what is known of their members."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from familieklubb.geography import Geography
from familieklubb.services.imports import Imports
from tests.importing.desk import Desk

CLUBS = (
    "club;place;status;status_from\nHitra;Hitra;active;2003-01-07\nSauda;Sauda;active;2003-01-07\n"
)
FAMILIES = "club;family;joined;left;left_because;moved_to;contact_person\n"
MEMBERS = "club;family;member;role;birth_year;joined;left\n"


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """A desk with two clubs."""
    desk.run(clubs=CLUBS)
    return desk


def stays(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows(
        "SELECT f.label, k.name, joined, left_on, left_because, moved_in, to_club.name "
        "FROM family_membership m JOIN family f ON f.id = family_id JOIN club k ON k.id = club_id "
        "LEFT JOIN club to_club ON to_club.id = moved_to_id ORDER BY f.label, joined"
    )


MOVE = FAMILIES + "Hitra;Berg;2003-01-07;2003-05-06;moved;Sauda;\nSauda;Berg;2003-05-06;;;;\n"
MOVED_MEMBERS = (
    MEMBERS
    + "Hitra;Berg;Kari;child;1990;2003-01-07;2003-05-06\nSauda;Berg;Kari;child;;2003-05-06;\n"
)


def test_a_family_that_moves_is_one_family_with_the_same_persons(ready: Desk) -> None:
    ready.run(families=MOVE, members=MOVED_MEMBERS)

    assert len(ready.table("family")) == len(ready.table("member")) == 1
    assert [stay[4:] for stay in stays(ready)] == [("moved", 0, "Sauda"), (None, 1, None)]


def test_without_a_move_the_same_label_in_two_clubs_is_two_families(ready: Desk) -> None:
    ready.run(families=MOVE.replace("Sauda;\n", ";\n"), members=MOVED_MEMBERS)

    assert len(ready.table("family")) == len(ready.table("member")) == 2
    assert [stay[5:] for stay in stays(ready)] == [(0, None), (0, None)]


def test_a_blank_reason_with_a_club_to_move_to_is_a_move(ready: Desk) -> None:
    ready.run(families=MOVE.replace(";moved;", ";;"))

    assert stays(ready)[0][4:] == ("moved", 0, "Sauda")


def test_another_reason_with_a_club_to_move_to_is_a_leaving(ready: Desk) -> None:
    families = MOVE.replace(";moved;Sauda", ";finished;Sauda")
    report = ready.run(families=families)

    assert len(ready.table("family")) == 2
    assert [stay[4:] for stay in stays(ready)] == [("finished", 0, None), (None, 0, None)]
    assert [one.column for one in report.findings] == ["moved_to"]


def test_a_move_may_be_told_of_after_the_other_end_came_in(ready: Desk) -> None:
    head, first, second = MOVE.splitlines(keepends=True)
    ready.run(families=head + second)
    ready.run(families=head + first)

    assert len(ready.table("family")) == 1
    assert [stay[5] for stay in stays(ready)] == [0, 1]


def test_families_that_stand_apart_are_not_joined_later(ready: Desk) -> None:
    head, first, second = MOVE.splitlines(keepends=True)
    ready.run(families=head + first.replace(";2003-05-06;moved;Sauda;", ";;;;") + second)

    found = ready.refused(families=head + first)

    assert found == {
        ("families", 2, "moved_to"): "Berg stands as two families already, one in each club."
    }


def test_a_move_back_and_a_move_that_becomes_a_leaving(ready: Desk) -> None:
    ready.run(
        families=MOVE.replace(
            "Sauda;Berg;2003-05-06;;;;", "Sauda;Berg;2003-05-06;2004-01-01;;Hitra;"
        )
        + "Hitra;Berg;2004-01-01;;;;\n"
    )
    assert [stay[5:] for stay in stays(ready)] == [(0, "Sauda"), (1, "Hitra"), (1, None)]

    ready.run(families=FAMILIES + "Hitra;Berg;2003-01-07;;other_help;;\n")

    assert stays(ready)[0][4:] == ("other_help", 0, None)
    assert stays(ready)[1][5:] == (0, "Hitra")


@pytest.mark.parametrize(
    ("first", "typed", "kept"),
    [
        ("1961", "50–66", (1961, 0)),  # a year says more than a band
        ("1961", "30–49", (1987, 1)),  # and yet a band that it is not in corrects it
        ("1961", "ca. 1960", (1960, 1)),
        ("50–66", "1961", (1961, 0)),
        ("1961", "ukjent", (1961, 0)),
    ],
)
def test_an_age_band_gives_way_to_a_year_that_lies_in_it(
    ready: Desk, first: str, typed: str, kept: tuple[int, int]
) -> None:
    families = FAMILIES + "Hitra;Berg;2003-01-07;;;;\n"
    for year in (first, typed, typed):
        ready.run(
            families=families, members=MEMBERS + f"Hitra;Berg;Kari;relative;{year};2003-01-07;\n"
        )

    (member,) = ready.table("member")
    assert (member["birth_year"], member["birth_year_estimated"]) == kept


def test_the_same_age_band_a_year_later_changes_nothing(ready: Desk, geography: Geography) -> None:
    sheets = {
        "families": FAMILIES + "Hitra;Berg;2003-01-07;;;;\n",
        "members": MEMBERS + "Hitra;Berg;Kari;relative;30–49;2003-01-07;\n",
    }
    ready.run(**sheets)
    later = Imports(ready.register, geography, lambda: datetime(2027, 11, 21, tzinfo=UTC))

    assert not later.run([ready.write(**sheets)]).changes
