"""Imports that refer to nothing, each with its errors by place."""

from __future__ import annotations

from tests.importing.headings import (
    ASSISTANTS,
    ATTENDANCE,
    BODIES,
    BREAKS,
    FAMILIES,
    GATHERINGS,
    HITRA,
    MEETINGS,
    MEMBERS,
    MET,
    OLA,
    PARTICIPATION,
    PEOPLE,
    SUPERVISION,
    TRIESTE,
    TWO_CLUBS,
    UNKNOWN,
    Expected,
    Sheets,
)

REFERENCES: dict[str, tuple[Sheets, Expected]] = {
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
}
