"""Imports whose rows cannot stand, each with its errors by place."""

from __future__ import annotations

from tests.importing.headings import (
    ALREADY,
    ASSISTANTS,
    ATTENDANCE,
    BERG,
    BODIES,
    BREAKS,
    CLUBS,
    COURSES,
    ENDS,
    FAMILIES,
    GATHERINGS,
    HITRA,
    KARI,
    MEETINGS,
    MEMBERS,
    MET,
    OLA,
    PARTICIPATION,
    PEOPLE,
    SUPERVISION,
    TRIESTE,
    TWO_CLUBS,
    Expected,
    Sheets,
)

ROWS: dict[str, tuple[Sheets, Expected]] = {
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
