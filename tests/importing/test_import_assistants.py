"""Assistants, their roles and certifications: known by name and place, and by person."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importing.desk import Desk, counts

CLUBS = (
    "club;place;status;status_from\nHitra;Hitra;active;2003-01-07\nSauda;Sauda;active;2003-01-07\n"
)
MEETINGS = "club;date;held;chair;minute_taker;assistant\n"
COURSES = (
    "course;kind;country;from;to\n"
    "Trieste;certification;IT;2002-01-21;2002-01-26\n"
    "Udine;certification;IT;2002-01-21;2002-01-26\n"
    "Hamar;refresher;NO;2004-03-01;2004-03-02\n"
)
ASSISTANTS = (
    "assistant;place;person;organisation;club;role_from;role_to;course;certified_on;valid_until;"
    "withdrawn_on\n"
)


def assistants(desk: Desk, *rows: str) -> Any:
    return desk.run(assistants=ASSISTANTS + "".join(f"{row}\n" for row in rows))


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """A desk with two clubs and the courses."""
    desk.run(clubs=CLUBS, courses=COURSES)
    return desk


def test_one_name_in_two_places_is_two_assistants(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;;;;;;;;;", "Per;Sauda;;;;;;;;;")

    assert len(ready.table("assistant")) == 2


def test_a_blank_person_is_the_only_one_of_that_name_and_place(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;per@klubb.example;;;;;;;;")
    report = assistants(ready, "Per;Hitra;;DNT;Hitra;2003-01-07;;;;;")

    assert counts(report) == {"assistants": (1, 0, 0)}
    (one,) = ready.table("assistant")
    assert (one["person"], one["organisation"]) == ("per@klubb.example", "DNT")


def test_a_person_that_is_given_is_never_taken_for_one_who_stands_without(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;;;;;;;;;")
    report = assistants(ready, "Per;Hitra;2;;;;;;;;", "Per;Hitra;;DNT;;;;;;;")

    assert len(ready.table("assistant")) == 2
    assert [one.message for one in report.findings] == [
        "Another one of that name and place stands without a person; it is kept."
    ]


def test_a_blank_person_beside_several_is_refused(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;1;;;;;;;;", "Per;Hitra;2;;;;;;;;")
    found = ready.refused(assistants=ASSISTANTS + "Per;Hitra;;DNT;;;;;;;\n")

    assert found.keys() == {("assistants", 2, "person")}


def test_an_assistant_of_several_is_named_with_place_or_person(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;1;;;;;;;;", "Per;Hitra;2;;;;;;;;", "Per;Os (Vestland);;;;;;;;;")
    ready.run(
        supervision="date;place;hours;assistants\n"
        '2003-03-03;Oslo;2;"Per (2); Per (Os (Vestland))"\n'
    )

    named = ready.rows(
        "SELECT place, person FROM supervision_participant JOIN assistant a ON a.id = assistant_id "
        "ORDER BY place"
    )
    assert named == [("Hitra", "2"), ("Os (Vestland)", None)]


def test_the_place_of_an_event_does_not_tell_whom_a_name_means(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;;;;;;;;;", "Per;Sauda;;;;;;;;;")

    found = ready.refused(
        supervision="date;place;hours;assistants\n2003-03-03;Hitra;2;Per\n",
        gatherings="gathering;scope;audience;country;place;from;to;assistants\n"
        "Vår;national;mixed;NO;Hitra;2003-05-01;2003-05-02;Per\n",
    )

    assert set(found.values()) == {"Several assistants are called Per."}


def test_in_a_meeting_the_one_with_a_role_in_the_club_is_meant(ready: Desk) -> None:
    assistants(
        ready,
        "Per;Hitra;;;Hitra;2003-01-07;2003-12-31;;;;",
        "Per;Sauda;;;Hitra;2004-01-01;;;;;",
        "Per;Oslo;;;Sauda;2003-01-07;;;;;",
    )
    ready.run(
        meetings=MEETINGS + "Hitra;2003-03-04;yes;;;Per\nHitra;2004-03-04;yes;;;Per\n"
        "Sauda;2003-03-04;yes;;;Per\n"
    )

    named = ready.rows(
        "SELECT a.place FROM meeting JOIN club k ON k.id = club_id "
        "JOIN assistant a ON a.id = assistant_id ORDER BY k.name, date"
    )
    assert named == [("Hitra",), ("Sauda",), ("Oslo",)]


def test_a_row_without_a_first_day_ends_the_only_role_in_the_club(ready: Desk) -> None:
    assistants(ready, "Per;Hitra;;;Hitra;2003-01-07;;;;;", "Per;Hitra;;;Sauda;2003-01-07;;;;;")
    report = assistants(ready, "Per;Hitra;;;Hitra;;2005-01-07;;;;")

    assert counts(report) == {"assistants": (0, 1, 0)}
    assert sorted(str(one["last_day"]) for one in ready.table("assistant_role")) == [
        "2005-01-07",
        "None",
    ]


def test_which_of_two_roles_ends_must_be_said(ready: Desk) -> None:
    assistants(
        ready, "Per;Hitra;;;Hitra;2003-01-07;2003-12-31;;;;", "Per;Hitra;;;Hitra;2005-01-07;;;;;"
    )

    assert not assistants(ready, "Per;Hitra;;;Hitra;;;;;;").changes
    found = ready.refused(assistants=ASSISTANTS + "Per;Hitra;;;Hitra;;2006-01-01;;;;\n")
    assert found.keys() == {("assistants", 2, "role_from")}


def certifications(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows(
        "SELECT c.name, certified_on, valid_until, withdrawn_on FROM certification "
        "LEFT JOIN course c ON c.id = course_id ORDER BY certified_on, c.name"
    )


FIRST = "Per;Hitra;;;;;;Trieste;2002-01-26;;"


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Per;Hitra;;;;;;Trieste;2002-01-27;;", [("Trieste", "2002-01-27", None, None)]),
        (
            "Per;Hitra;;;;;;;2002-01-26;;2004-05-05",
            [("Trieste", "2002-01-26", None, "2004-05-05")],
        ),
        ("Per;Hitra;;;;;;Trieste;;2005-01-26;", [("Trieste", "2002-01-26", "2005-01-26", None)]),
        ("Per;Hitra;;;;;;;;;2004-05-05", [("Trieste", "2002-01-26", None, "2004-05-05")]),
        (
            "Per;Hitra;;;;;;Udine;2002-01-26;;",
            [("Trieste", "2002-01-26", None, None), ("Udine", "2002-01-26", None, None)],
        ),
        (
            "Per;Hitra;;;;;;;2003-01-01;;",
            [("Trieste", "2002-01-26", None, None), (None, "2003-01-01", None, None)],
        ),
    ],
)
def test_a_certification_is_known_by_its_course_or_its_day(
    ready: Desk, later: str, expected: list[tuple[Any, ...]]
) -> None:
    assistants(ready, FIRST)
    assistants(ready, later)

    assert certifications(ready) == expected
    assert not assistants(ready, later).changes


def test_a_course_that_becomes_known_belongs_to_the_certification_of_that_day(
    ready: Desk,
) -> None:
    assistants(ready, "Per;Hitra;;;;;;;2002-01-26;;")
    assistants(ready, FIRST)

    assert certifications(ready) == [("Trieste", "2002-01-26", None, None)]


def test_rows_may_speak_of_a_certification_before_it_is_named(ready: Desk) -> None:
    rows = ["Per;Hitra;;;;;;Trieste;;2005-01-26;", FIRST, "Per;Hitra;;;;;;;;;2004-05-05"]
    assistants(ready, *rows)

    assert certifications(ready) == [("Trieste", "2002-01-26", "2005-01-26", "2004-05-05")]


def participations(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows(
        "SELECT c.name, completed_on FROM course_participation JOIN course c ON c.id = course_id "
        "WHERE assistant_id IS NOT NULL ORDER BY c.name"
    )


def test_a_course_without_a_certification_is_noted_as_taken(ready: Desk) -> None:
    report = assistants(ready, "Per;Hitra;;;;;;Hamar;;;", "Kari;Hitra;;;;;;Trieste;;;")

    assert participations(ready) == [("Hamar", None), ("Trieste", None)]
    assert certifications(ready) == []
    assert [(one.row, one.column) for one in report.findings] == [(3, "certified_on")]


def test_a_day_of_completion_follows_a_corrected_certification_but_not_its_own_day(
    ready: Desk,
) -> None:
    assistants(ready, FIRST)
    assistants(ready, FIRST.replace("26", "27"))
    assert participations(ready) == [("Trieste", "2002-01-27")]

    sheet = "course;assistant;completed_on\nTrieste;Per;2002-02-01\n"
    ready.run(course_participation=sheet)
    assistants(ready, FIRST.replace("26", "28"))

    assert participations(ready) == [("Trieste", "2002-02-01")]
    assert not ready.run(course_participation=sheet).changes


def test_the_same_participation_in_both_sheets_is_one(ready: Desk) -> None:
    sheet = "course;assistant;completed_on\nTrieste;Per;2002-02-01\n"
    report = ready.run(assistants=ASSISTANTS + FIRST + "\n", course_participation=sheet)

    assert counts(report)["course_participation"] == (1, 0, 0)
    assert participations(ready) == [("Trieste", "2002-02-01")]
