"""Every kind of error of an import: where it stands, what is wrong, and that nothing is kept."""

from __future__ import annotations

import pytest

from tests.importing.desk import Desk

CLUBS = "club;place;status;status_from\n"
HITRA = CLUBS + "Hitra;Hitra;active;2003-01-07\n"
TWO_CLUBS = HITRA + "Sauda;Sauda;active;2003-02-11\n"
FAMILIES = "club;family;joined;left;left_because;moved_to;contact_person\n"
BERG = FAMILIES + "Hitra;Berg;2003-01-07;;;;\n"
MEMBERS = "club;family;member;role;joined;left\n"
KARI = MEMBERS + "Hitra;Berg;Kari;own_use;2003-01-07;\n"
MEETINGS = "club;date;held;start;end;chair;minute_taker;assistant\n"
MET = MEETINGS + "Hitra;2003-01-14;yes;;;;;\n"
ATTENDANCE = "club;date;family;member;status\n"
COURSES = "course;kind;country;from;to\n"
TRIESTE = COURSES + "Trieste;certification;IT;2002-01-21;2002-01-26\n"
ASSISTANTS = (
    "assistant;place;person;club;role_from;role_to;course;certified_on;valid_until;withdrawn_on\n"
)
OLA = ASSISTANTS + "Ola;Hitra;;;;;;;;\n"
BREAKS = "club;from;to\n"
BODIES = "body;level;parent;from;to\n"
SUPERVISION = "date;place;hours;assistants\n"
GATHERINGS = "gathering;scope;audience;country;from;to;assistants\n"
PARTICIPATION = "course;assistant;club;family\n"
PEOPLE = {"clubs": HITRA, "families": BERG, "members": KARI}

ENDS = "The end is before the beginning."
ALREADY = "The same stands in row 2 already."
UNKNOWN = "“Nobody” is not known here."

Sheets = dict[str, str]
Expected = dict[tuple[str, int | None, str], str]

CASES: dict[str, tuple[Sheets, Expected]] = {
    # -- a reference to nothing
    "club of a break": (
        {"breaks": BREAKS + "Nobody;2003-07-01;2003-08-01\n"},
        {("breaks", 2, "club"): UNKNOWN},
    ),
    "club of a family": (
        {"families": FAMILIES + "Nobody;Berg;2003-01-07;;;;\n"},
        {("families", 2, "club"): UNKNOWN},
    ),
    "family of a member": (
        {"clubs": HITRA, "members": MEMBERS + "Hitra;Nobody;Kari;child;2003-01-07;\n"},
        {("members", 2, "family"): UNKNOWN},
    ),
    "family of a member in another club": (
        {
            "clubs": TWO_CLUBS,
            "families": FAMILIES + "Hitra;Nobody;2003-01-07;;;;\n",
            "members": MEMBERS + "Sauda;Nobody;Kari;child;2003-01-07;\n",
        },
        {("members", 2, "family"): UNKNOWN},
    ),
    "club of a meeting": (
        {"meetings": MEETINGS + "Nobody;2003-01-14;yes;;;;;\n"},
        {("meetings", 2, "club"): UNKNOWN},
    ),
    "chair": (
        {**PEOPLE, "meetings": MEETINGS + "Hitra;2003-01-14;yes;;;Berg/Nobody;;\n"},
        {("meetings", 2, "chair"): "“Berg/Nobody” is not known here."},
    ),
    "minute-taker and assistant": (
        {**PEOPLE, "meetings": MEETINGS + "Hitra;2003-01-14;yes;;;;Nobody;Nobody\n"},
        {("meetings", 2, "minute_taker"): UNKNOWN, ("meetings", 2, "assistant"): UNKNOWN},
    ),
    "meeting of a mark": (
        {**PEOPLE, "attendance": ATTENDANCE + "Hitra;2003-01-14;Berg;Kari;x\n"},
        {("attendance", 2, "date"): "There is no meeting of Hitra on that day."},
    ),
    "member of a mark": (
        {
            **PEOPLE,
            "meetings": MET,
            "attendance": ATTENDANCE
            + "Hitra;2003-01-14;Berg;Ola;x\nHitra;2003-01-14;Nobody;Kari;x\n",
        },
        {
            ("attendance", 2, "member"): "“Berg/Ola” is not known here.",
            ("attendance", 3, "family"): UNKNOWN,
        },
    ),
    "club of a mark": (
        {**PEOPLE, "attendance": ATTENDANCE + "Nobody;2003-01-14;Berg;Kari;x\n"},
        {("attendance", 2, "club"): UNKNOWN},
    ),
    "members and club of matrices": (
        {
            **PEOPLE,
            "attendance_matrix": "Hitra;;2003-01-14;2003-01-21\nBerg;Kari;x;-\nBerg;Ola;x;x\n",
            "attendance_matrix_2": "Nobody;;2003-01-14\nBerg;Kari;\n",
        },
        {
            ("attendance_matrix", 3, "B3"): "“Berg/Ola” is not known here.",
            ("attendance_matrix_2", 1, "A1"): UNKNOWN,
        },
    ),
    "contact person": (
        {**PEOPLE, "families": FAMILIES + "Hitra;Berg;2003-01-07;;;;Nobody\n"},
        {("families", 2, "contact_person"): UNKNOWN},
    ),
    "club moved to": (
        {"clubs": HITRA, "families": FAMILIES + "Hitra;Berg;2003-01-07;2003-05-06;;Nobody;\n"},
        {("families", 2, "moved_to"): UNKNOWN},
    ),
    "body, parent body and parent club": (
        {
            "bodies": BODIES + "Vest;regional;Nobody;;\n",
            "clubs": "club;place;status;status_from;body;parent_club\n"
            "Hitra;Hitra;active;2003-01-07;Nobody;Nobody\n",
        },
        {
            ("bodies", 2, "parent"): UNKNOWN,
            ("clubs", 2, "body"): UNKNOWN,
            ("clubs", 2, "parent_club"): UNKNOWN,
        },
    ),
    "club and course of an assistant": (
        {"assistants": ASSISTANTS + "Ola;Hitra;;Nobody;2003-01-07;;Nobody;2003-01-07;;\n"},
        {("assistants", 2, "club"): UNKNOWN, ("assistants", 2, "course"): UNKNOWN},
    ),
    "assistants at events": (
        {
            "assistants": OLA,
            "supervision": SUPERVISION + '2003-03-03;Oslo;2;"Ola; Nobody"\n',
            "gatherings": GATHERINGS + "Vår;local;mixed;NO;2003-03-03;2003-03-04;Nobody\n",
        },
        {("supervision", 2, "assistants"): UNKNOWN, ("gatherings", 2, "assistants"): UNKNOWN},
    ),
    "everything of a participation": (
        {
            "clubs": HITRA,
            "courses": TRIESTE,
            "course_participation": PARTICIPATION
            + "Nobody;Nobody;;\nTrieste;;Hitra;Nobody\nTrieste;;Nobody;Berg\n",
        },
        {
            ("course_participation", 2, "course"): UNKNOWN,
            ("course_participation", 2, "assistant"): UNKNOWN,
            ("course_participation", 3, "family"): UNKNOWN,
            ("course_participation", 4, "club"): UNKNOWN,
        },
    ),
    "neither an assistant nor a family": (
        {
            "courses": TRIESTE,
            "assistants": OLA,
            "course_participation": PARTICIPATION + "Trieste;;;\nTrieste;Ola;Hitra;Berg\n",
        },
        {
            ("course_participation", row, "assistant"): (
                "The row must name either an assistant, or a club and a family."
            )
            for row in (2, 3)
        },
    ),
    # -- places
    "unknown and outdated municipalities": (
        {
            "clubs": "club;place;municipality_code;status;status_from\n"
            "A;Hitra;9999;active;2003-01-07\n"
            "B;Hitra;1617;active;2021-01-07\n"
            "C;Hitra;5056;active;2003-01-07\n"
            "D;Hitra;1617;active;2003-01-07\nD;Hitra;1617;paused;2018-01-01\n"
        },
        {
            ("clubs", 2, "municipality_code"): "9999 was no municipality on",
            ("clubs", 3, "municipality_code"): "1617 was no municipality on",
            ("clubs", 4, "municipality_code"): "5056 was no municipality on",
            ("clubs", 6, "municipality_code"): "1617 was no municipality on",
        },
    ),
    "a place that may be several, and one that is none": (
        {"clubs": CLUBS + "A;Os;active;2003-01-07\nB;Qwerty;active;2003-01-07\n"},
        {
            ("clubs", 2, "place"): "“Os” may be several places.",
            ("clubs", 3, "place"): "No municipality is known for “Qwerty” on that day.",
        },
    ),
    # -- an end before its beginning
    "bodies, breaks, courses and gatherings": (
        {
            "clubs": HITRA,
            "bodies": BODIES + "Vest;regional;;2004-01-01;2003-12-31\n",
            "breaks": BREAKS + "Hitra;2003-07-02;2003-07-01\n",
            "courses": COURSES + "Trieste;other;IT;2003-01-26;2003-01-21\n",
            "gatherings": GATHERINGS + "Vår;local;mixed;NO;2003-03-04;2003-03-03;\n",
        },
        {
            ("bodies", 2, "to"): ENDS,
            ("breaks", 2, "to"): ENDS,
            ("courses", 2, "to"): ENDS,
            ("gatherings", 2, "to"): ENDS,
        },
    ),
    "families, members and meetings": (
        {
            "clubs": HITRA,
            "families": FAMILIES + "Hitra;Berg;2003-01-07;2003-01-06;;;\n",
            "members": MEMBERS + "Hitra;Berg;Kari;child;2003-01-07;2003-01-06\n",
            "meetings": MEETINGS + "Hitra;2003-01-14;yes;18:00;17:59;;;\n",
        },
        {
            ("families", 2, "left"): ENDS,
            ("members", 2, "left"): ENDS,
            ("meetings", 2, "end"): ENDS,
        },
    ),
    "roles and certifications": (
        {
            "clubs": HITRA,
            "assistants": ASSISTANTS
            + "Ola;Hitra;;Hitra;2003-01-07;2003-01-06;;2002-01-26;2002-01-25;2002-01-25\n",
        },
        {
            ("assistants", 2, "role_to"): ENDS,
            ("assistants", 2, "valid_until"): ENDS,
            ("assistants", 2, "withdrawn_on"): ENDS,
        },
    ),
    # -- a key twice
    "the catalogues": (
        {
            "bodies": BODIES + "Vest;regional;;;\nVest;local;;;\n",
            "clubs": HITRA + "Hitra;Sauda;active;2003-01-07\n",
            "breaks": BREAKS + "Hitra;2003-07-01;2003-07-02\nHitra;2003-07-01;2003-08-01\n",
            "courses": TRIESTE + "Trieste;other;NO;2003-01-21;2003-01-26\n",
            "supervision": SUPERVISION + "2003-03-03;Oslo;2;\n2003-03-03;Oslo;3;\n",
            "gatherings": GATHERINGS + "Vår;local;mixed;NO;2003-03-03;2003-03-04;\n" * 2,
        },
        {
            ("bodies", 3, "body"): ALREADY,
            ("clubs", 3, "status_from"): ALREADY,
            ("breaks", 3, "from"): ALREADY,
            ("courses", 3, "course"): ALREADY,
            ("supervision", 3, "date"): ALREADY,
            ("gatherings", 3, "gathering"): ALREADY,
        },
    ),
    "people and meetings": (
        {
            "clubs": HITRA,
            "families": BERG + "Hitra;Berg;2003-01-07;2004-01-01;;;\n",
            "members": KARI + "Hitra;Berg;Kari;child;2003-01-07;\n",
            "meetings": MET + "Hitra;2003-01-14;no;;;;;\n",
            "attendance": ATTENDANCE + "Hitra;2003-01-14;Berg;Kari;x\n" * 2,
            "assistants": OLA,
            "courses": TRIESTE,
            "course_participation": PARTICIPATION
            + "Trieste;Ola;;\nTrieste;Ola (Hitra);;\nTrieste;;Hitra;Berg\nTrieste;;Hitra;Berg\n",
        },
        {
            ("families", 3, "joined"): ALREADY,
            ("members", 3, "joined"): ALREADY,
            ("meetings", 3, "date"): ALREADY,
            ("attendance", 3, "member"): ALREADY,
            ("course_participation", 3, "course"): ALREADY,
            ("course_participation", 5, "course"): "The same stands in row 4 already.",
        },
    ),
    "a mark in a sheet and another in a matrix": (
        {
            **PEOPLE,
            "meetings": MET,
            "attendance": ATTENDANCE + "Hitra;2003-01-14;Berg;Kari;x\n",
            "attendance_matrix": "Hitra;;2003-01-14\nBerg;Kari;-\n",
        },
        {("attendance_matrix", 2, "B2"): "attendance.csv, row 2 already."},
    ),
    # -- states
    "back to planned and starting": (
        {
            "clubs": HITRA + "Hitra;Hitra;paused;2004-01-01\nHitra;Hitra;starting;2005-01-01\n"
            "Hitra;Hitra;active;2006-01-01\nHitra;Hitra;planned;2007-01-01\n"
        },
        {("clubs", row, "status"): "cannot go back to planned or starting." for row in (4, 6)},
    ),
    # -- moves
    "a move without its other end": (
        {
            "clubs": TWO_CLUBS,
            "families": FAMILIES
            + "Hitra;A;2003-01-07;2003-05-06;moved;Sauda;\n"
            + "Hitra;B;2003-01-07;2003-05-06;moved;Sauda;\nSauda;B;2003-05-07;;;;\n"
            + "Hitra;C;2003-01-07;;moved;Sauda;\nSauda;C;2003-05-07;;;;\n"
            + "Hitra;D;2003-01-07;2003-05-06;;Hitra;\n",
        },
        {
            ("families", 2, "moved_to"): "A has no row in Sauda that begins on that day.",
            ("families", 3, "moved_to"): "B has no row in Sauda that begins on that day.",
            ("families", 5, "left"): "The family moves, but the day is missing.",
            ("families", 7, "moved_to"): "The family moves to the club that it is in.",
        },
    ),
    # -- circles
    "bodies and clubs above themselves": (
        {
            "bodies": BODIES
            + "A;national;B;;\nB;national;C;;\nC;national;A;;\nD;local;A;;\nE;local;E;;\n",
            "clubs": "club;place;status;status_from;parent_club\n"
            "A;Hitra;active;2003-01-07;A\nB;Hitra;active;2003-01-07;C\n"
            "C;Hitra;active;2003-01-07;B\nD;Hitra;active;2003-01-07;B\n",
        },
        {
            **{("bodies", row, "parent"): "The body is above itself." for row in (2, 3, 4, 6)},
            **{
                ("clubs", row, "parent_club"): "The club is divided from itself."
                for row in (2, 3, 4)
            },
        },
    ),
    # -- roles and certifications without their day
    "half a role and half a certification": (
        {
            "clubs": HITRA,
            "assistants": ASSISTANTS
            + "Ola;Hitra;;Hitra;;;;;;\n"
            + "Kari;Hitra;;;2003-01-07;;;;;\n"
            + "Per;Hitra;;;;;;;2004-01-01;\n",
        },
        {
            ("assistants", 2, "role_from"): "A role needs both a club and its first day.",
            ("assistants", 3, "club"): "A role needs both a club and its first day.",
            ("assistants", 4, "certified_on"): (
                "The certification has no day on which it was given."
            ),
        },
    ),
    # -- two of one name
    "two assistants of one name": (
        {
            **PEOPLE,
            "assistants": ASSISTANTS + "Ola;Hitra;;;;;;;;\nOla;Oslo;;;;;;;;\n",
            "meetings": MEETINGS + "Hitra;2003-01-14;yes;;;;;Ola\n",
            "supervision": SUPERVISION + "2003-03-03;Oslo;2;Ola\n",
            "gatherings": GATHERINGS + "Vår;local;mixed;NO;2003-03-03;2003-03-04;Ola (Sauda)\n",
        },
        {
            ("meetings", 2, "assistant"): "Several assistants are called Ola.",
            ("supervision", 2, "assistants"): "Several assistants are called Ola.",
            ("gatherings", 2, "assistants"): "“Ola (Sauda)” is not known here.",
        },
    ),
    "two assistants of one name and place": (
        {"assistants": ASSISTANTS + "Ola;Hitra;1;;;;;;;\nOla;Hitra;;;;;;;;\n"},
        {("assistants", 3, "person"): "told apart by person, and it is blank here."},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_import_is_refused_with_every_error_at_its_place(desk: Desk, case: str) -> None:
    sheets, expected = CASES[case]

    found = desk.refused(**sheets)

    assert found.keys() == expected.keys()
    assert {place: words for place, words in expected.items() if words not in found[place]} == {}


@pytest.mark.parametrize("case", CASES)
def test_a_workbook_is_refused_at_the_same_places(desk: Desk, case: str) -> None:
    sheets, expected = CASES[case]

    found = desk.refused(desk.workbook(**sheets))

    assert {(sheet, row, column) for sheet, row, column in found} == expected.keys()


def test_the_nearest_known_name_is_offered(desk: Desk) -> None:
    folder = desk.write(clubs=HITRA, families=FAMILIES + "Hirta;Berg;2003-01-07;;;;\n")
    with pytest.raises(Exception) as caught:
        desk.run(folder)

    assert "Did you mean “Hitra”?" in getattr(caught.value, "what_to_do", "")
