"""All errors of an import at once, and no false ones that only follow from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from familieklubb import i18n
from familieklubb.importing.problems import ImportRefused
from tests.importing.desk import Desk

CLUBS = "club;place;status;status_from\n"
HITRA = CLUBS + "Hitra;Hitra;active;2003-01-07\n"
FAMILIES = "club;family;joined;left;moved_to;contact_person\n"
MEMBERS = "club;family;member;role;joined\n"
MEETINGS = "club;date;n;held;chair\n"
ATTENDANCE = "club;date;n;family;member;status\n"
ASSISTANTS = "assistant;place;club;role_from;course;certified_on;valid_until\n"
MET = MEETINGS + "Hitra;2003-01-14;;yes;\n"
ESC = "Hit\x1bra"

# Everything that may stand in other sheets about the club of Hitra.
AROUND = {
    "breaks": "club;from;to\nHitra;2003-07-01;2003-08-01\n",
    "families": FAMILIES + "Hitra;Berg;2003-01-07;;;Kari\n",
    "members": MEMBERS + "Hitra;Berg;Kari;child;2003-01-07\n",
    "meetings": MEETINGS + "Hitra;2003-01-14;;yes;Berg/Kari\n",
    "attendance": ATTENDANCE + "Hitra;2003-01-14;;Berg;Kari;x\n",
    "attendance_matrix": "Hitra;;2003-01-21\nBerg;Kari;x\n",
    "assistants": ASSISTANTS + "Ola;Hitra;Hitra;2003-01-07;;;\n",
}


def test_a_row_in_the_middle_is_broken_and_everything_wrong_is_told_at_once(desk: Desk) -> None:
    found = desk.refused(
        clubs=HITRA + "Oslo;Oslo;open;2003-02-11\nSauda;Sauda;active;31.02.2003\n"
        "Mysen;Mysen;active;2003-05-01\n",
        families=FAMILIES + "Hitra;Berg;2003-01-07;2003-01-01;;\nNowhere;Lie;1.1.2003;;;\n",
        members=MEMBERS + "Hitra;Berg;;child;2003-01-07\nOslo;Vik;Kari;child;2003-02-11\n",
        meetings=MEETINGS + "Sauda;2003-03-03;;perhaps;Ingen Slik\n",
    )

    assert found.keys() == {
        ("clubs", 3, "status"),
        ("clubs", 4, "status_from"),
        ("families", 2, "left"),
        ("families", 3, "club"),
        ("members", 2, "member"),
        ("members", 3, "family"),
        ("meetings", 2, "held"),
        ("meetings", 2, "chair"),
    }


def test_errors_stand_in_the_order_of_the_files_and_rows(desk: Desk) -> None:
    folder = desk.write(
        clubs=HITRA + "Oslo;Oslo;active;2003-02-30\nOs;Os;active;2003-02-11\n",
        families=FAMILIES + "Nowhere;Lie;2003-01-01;;;\nHitra;Lie;x;;;\n",
    )
    with pytest.raises(ImportRefused) as caught:
        desk.run(folder)

    places = [(Path(one.file).stem, one.row) for one in caught.value.problems]
    assert places == [("clubs", 3), ("clubs", 4), ("families", 2), ("families", 3)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Hitra;Hitra;open;2003-01-07", "status"),
        ("Hitra;Hitra;active;yesterday", "status_from"),
        ("Hitra;;active;2003-01-07", "place"),
        (f"Hitra;{ESC};active;2003-01-07", "place"),
    ],
)
def test_a_broken_row_of_a_club_is_the_only_error(desk: Desk, row: str, column: str) -> None:
    assert desk.refused(clubs=CLUBS + row + "\n", **AROUND).keys() == {("clubs", 2, column)}


def test_broken_rows_of_people_and_meetings_are_the_only_errors(desk: Desk) -> None:
    found = desk.refused(
        clubs=HITRA,
        **{
            **AROUND,
            "families": FAMILIES + "Hitra;Berg;x;;;Kari\n",
            "members": MEMBERS + "Hitra;Berg;Kari;x;2003-01-07\n",
            "meetings": MEETINGS + "Hitra;2003-01-14;;perhaps;Berg/Kari\n",
        },
    )

    assert found.keys() == {
        ("families", 2, "joined"),
        ("members", 2, "role"),
        ("meetings", 2, "held"),
    }


def test_a_broken_first_day_of_a_member_makes_no_mark_unknown(desk: Desk) -> None:
    members = MEMBERS + "Hitra;Berg;Kari;child;x\n"

    found = desk.refused(clubs=HITRA, **{**AROUND, "members": members})

    assert found.keys() == {("members", 2, "joined")}


def test_the_broken_other_end_of_a_move_is_the_only_error(desk: Desk) -> None:
    families = FAMILIES + "Hitra;Berg;2003-01-07;2003-05-06;Sauda;\n"
    for number, end in enumerate(["x;;;", f"2003-05-06;;;{ESC}"]):
        found = desk.refused(
            clubs=HITRA + "Sauda;Sauda;active;2003-01-07\n",
            families=families + f"Sauda;Berg;{end}\n",
        )

        assert found.keys() == {("families", 3, ["joined", "contact_person"][number])}


def test_a_misspelt_name_is_wrong_where_it_is_misspelt_and_nowhere_else(desk: Desk) -> None:
    for sheet, club in (("families", "Hirta"), ("members", "Hirta"), ("meetings", "Hirta")):
        text = AROUND[sheet].replace("Hitra", club)

        found = desk.refused(clubs=HITRA, **{**AROUND, sheet: text})

        assert {(place[0], place[2]) for place in found} == {(sheet, "club")}


def test_a_member_of_a_misspelt_family_makes_no_mark_wrong(desk: Desk) -> None:
    members = MEMBERS + "Hitra;Bergg;Kari;child;2003-01-07\n"
    around = {**AROUND, "families": FAMILIES + "Hitra;Berg;2003-01-07;;;\n"}

    found = desk.refused(clubs=HITRA, **{**around, "members": members, "meetings": MET})

    assert found.keys() == {("members", 2, "family")}


def test_an_assistant_with_a_broken_place_is_not_unknown_elsewhere(desk: Desk) -> None:
    found = desk.refused(
        clubs=HITRA,
        assistants=ASSISTANTS + f"Ola;{ESC};Hitra;2003-01-07;;;\n",
        supervision="date;place;hours;assistants\n2003-03-03;Oslo;2;Ola\n",
        meetings=MEETINGS + "Hitra;2003-01-14;;yes;Ola\n",
    )

    assert found.keys() == {("assistants", 2, "place")}


def test_where_a_name_cannot_be_read_each_unknown_name_is_told_only_once(desk: Desk) -> None:
    meetings = "".join(f"Hitra;2003-01-{day};;yes;\n" for day in range(10, 20))

    found = desk.refused(
        clubs=CLUBS + f"{ESC};Hitra;active;2003-01-07\n", meetings=MEETINGS + meetings
    )

    assert found.keys() == {("clubs", 2, "club"), ("meetings", 2, "club")}


@pytest.mark.parametrize(
    ("clubs", "place"),
    [
        ("klubb navn;place;status;status_from\nHitra;Hitra;active;2003-01-07\n", "klubb navn"),
        ("", ""),
    ],
)
def test_a_sheet_that_cannot_be_read_makes_no_row_elsewhere_wrong(
    desk: Desk, clubs: str, place: str
) -> None:
    found = desk.refused(clubs=clubs, **AROUND)

    assert {sheet for sheet, _row, _column in found} == {"clubs"}
    assert place in {column for _sheet, _row, column in found}


def test_a_missing_column_that_is_required_breaks_its_rows_and_no_others(desk: Desk) -> None:
    found = desk.refused(
        clubs=HITRA,
        **{
            **AROUND,
            "breaks": "club;from\nHitra;2003-07-01\n",
            "members": "club;family;member;role\nHitra;Berg;Kari;child\n",
            "supervision": "date;hours\n2003-03-03;2\n",
            "gatherings": "gathering;scope\nVår;local\n",
            "courses": "course\nTrieste\n",
        },
    )

    assert {(sheet, column) for sheet, row, column in found} == {
        ("breaks", "to"),
        ("members", "joined"),
        ("supervision", "place"),
        *(("gatherings", column) for column in ("audience", "country", "from", "to")),
        *(("courses", column) for column in ("kind", "country", "from", "to")),
    }
    assert {row for _sheet, row, _column in found} == {1}


def test_two_errors_of_one_row_are_both_told(desk: Desk) -> None:
    found = desk.refused(
        clubs="club;place;status;status_from;parent_club;body\n"
        "Hitra;Hitra;open;2003-01-07;Nowhere;Nobody\n",
        assistants=ASSISTANTS + "Ola;Hitra;Nowhere;2003-01-07;Nothing;x;\n",
        families=FAMILIES + "Nowhere;Berg;2003-01-07;x;Nobody;\n",
    )

    assert found.keys() == {
        ("clubs", 2, "status"),
        ("clubs", 2, "parent_club"),
        ("clubs", 2, "body"),
        ("assistants", 2, "club"),
        ("assistants", 2, "course"),
        ("assistants", 2, "certified_on"),
        ("families", 2, "club"),
        ("families", 2, "left"),
        ("families", 2, "moved_to"),
    }


def test_an_error_repeated_by_other_rows_of_the_same_thing_is_told_once(desk: Desk) -> None:
    found = desk.refused(
        clubs=HITRA,
        courses="course;kind;country;from;to\nT;certification;IT;2002-01-21;2002-01-26\n",
        assistants=ASSISTANTS
        + "Ola;Hitra;Hitra;2003-01-07;T;2002-01-26;2002-01-20\n"
        + "Ola;Hitra;Hitra;2003-01-07;T;2002-01-26;\n",
    )

    assert found.keys() == {("assistants", 2, "valid_until")}


def test_an_unknown_name_in_many_rows_is_one_line_for_the_reader(desk: Desk) -> None:
    rows = "".join(f"Nowhere;2003-01-{day};;yes;\n" for day in range(10, 20))
    folder = desk.write(clubs=HITRA, meetings=MEETINGS + rows)
    with pytest.raises(ImportRefused) as caught:
        desk.run(folder)

    assert caught.value.count == 10
    (line,) = caught.value.what_to_do.splitlines()
    assert "rows 2, 3, 4, 5, 6 and 5 more, column club: “Nowhere” is not known here." in line


def test_errors_name_the_heading_as_it_stands_in_the_file(desk: Desk) -> None:
    found = desk.refused(
        klubber="Klubb;Sted;Status;Status fra *\nHitra;Hitra;aktiv;7.1.03\n"
        "Hitra;Hitra;under oppstart;7.1.04\nHitra;Hitra;aktiv;7.1.03\n",
        pauser="Klubb;Fra;Til\nHitra;2.7.03;1.7.03\n",
    )

    assert found.keys() == {
        ("klubber", 3, "Status"),
        ("klubber", 4, "Status fra *"),
        ("pauser", 2, "Til"),
    }


def test_errors_are_told_in_bokmal_too(desk: Desk) -> None:
    i18n.use("nb")
    folder = desk.write(clubs=HITRA, families=FAMILIES + "Hitra;Berg;2003-01-07;;Nowhere;\n")
    with pytest.raises(ImportRefused) as caught:
        desk.run(folder)

    assert caught.value.problems[0].column == "moved_to"
    assert "Nowhere" in caught.value.problems[0].message
