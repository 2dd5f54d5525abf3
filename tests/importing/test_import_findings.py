"""What is odd is shown and kept: each finding at its place, once."""

from __future__ import annotations

import pytest

from familieklubb.importing.problems import listed
from tests.importing.desk import Desk, Place, place_of
from tests.importing.headings import FAMILIES, SUPERVISION

CLUBS = "club;place;status;status_from\n"
HITRA = CLUBS + "Hitra;Hitra;starting;2002-11-05\nHitra;Hitra;active;2003-01-07\n"
SAUDA = "Sauda;Sauda;active;2003-01-07\n"
MEMBERS = "club;family;member;role;birth_year;joined;left;left_because\n"
MEETINGS = "club;date;held;not_held_because\n"
ATTENDANCE = "club;date;family;member;status\n"
ASSISTANTS = "assistant;place;club;role_from;role_to;course;certified_on;withdrawn_on\n"
TRIESTE = "course;kind;country;from;to\nTrieste;certification;IT;2002-01-21;2002-01-26\n"
OLA = ASSISTANTS + "Ola;Hitra;;;;;2002-01-26;\n"
BERG = FAMILIES + "Hitra;Berg;2003-01-07;;;;\n"
TWO = MEMBERS + "Hitra;Berg;Kari;own_use;1961;2003-01-07;;\nHitra;Berg;Nils;child;;2003-01-07;;\n"
GOOD = {"clubs": HITRA, "assistants": OLA, "families": BERG, "members": TWO}

CASES: dict[str, tuple[dict[str, str], dict[Place, str]]] = {
    "R6: no assistant at all": (
        {"assistants": ASSISTANTS},
        {("clubs", 3, "status"): "without a certified assistant at the place (R6)"},
    ),
    "R6: only one of another place, or too late, or withdrawn": (
        {
            "assistants": ASSISTANTS
            + "Ola;Oslo;;;;;2002-01-26;\nPer;Hitra;;;;;2003-01-08;\n"
            + "Eva;Hitra;;;;;2002-01-26;2003-01-07\n"
        },
        {("clubs", 3, "status"): "without a certified assistant at the place (R6)"},
    ),
    "R6: one of another place with a role is enough": (
        {"assistants": ASSISTANTS + "Ola;Oslo;Hitra;2003-01-07;;;2002-01-26;\n"},
        {},
    ),
    "a certification before the end of its course": (
        {"courses": TRIESTE, "assistants": OLA.replace(";;2002-01-26", ";Trieste;2002-01-25")},
        {("assistants", 2, "certified_on"): "dated before the course ended"},
    ),
    "a role outside the club's life, and two at once": (
        {
            "clubs": HITRA + "Hitra;Hitra;closed;2004-01-01\n",
            "assistants": OLA
            + "Ola;Hitra;Hitra;2002-12-01;2004-02-02;;;\nOla;Hitra;Hitra;2003-05-01;;;;\n",
        },
        {
            ("assistants", 3, "role_from"): "not active on that day",
            ("assistants", 3, "role_to"): "not active on that day",
            ("assistants", 4, "role_from"): "before an earlier one in the same club has ended",
        },
    ),
    "memberships before the club is active": (
        {
            "families": BERG.replace("2003-01-07", "2002-12-01"),
            "members": TWO.replace("2003-01-07", "2002-12-01"),
        },
        {
            ("families", 2, "joined"): "not active on that day",
            ("members", 2, "joined"): "not active on that day",
            ("members", 3, "joined"): "not active on that day",
        },
    ),
    "meetings on odd days": (
        {
            "breaks": "club;from;to\nHitra;2003-07-01;2003-08-01\n",
            "meetings": MEETINGS + "Hitra;2003-08-01;yes;\nHitra;2003-08-02;yes;\n"
            "Hitra;2002-12-03;yes;\nHitra;2027-01-05;yes;\nHitra;2003-07-08;no;holiday\n",
        },
        {
            ("meetings", 2, "date"): "in a break of the club",
            ("meetings", 4, "date"): "not active on that day",
            ("meetings", 5, "date"): "still to come",
        },
    ),
    "a date of a matrix on an odd day": (
        {"attendance_matrix": "Hitra;;2002-12-03;2003-01-14\nBerg;Kari;;x\n"},
        {("attendance_matrix", 1, "C1"): "not active on that day"},
    ),
    "reasons that do not fit": (
        {"meetings": MEETINGS + "Hitra;2003-01-14;yes;weather\nHitra;2003-01-21;no;\n"},
        {
            ("meetings", 2, "not_held_because"): "and yet has a reason",
            ("meetings", 3, "not_held_because"): "there is no reason",
        },
    ),
    "a family under two": (
        {"members": MEMBERS + "Hitra;Berg;Kari;own_use;1961;2003-01-07;;\n"},
        {("families", 2, "family"): "fewer than two members"},
    ),
    "ends without a day, and days without an end": (
        {
            "families": FAMILIES + "Hitra;Berg;2003-01-07;;finished;;\n",
            "members": TWO + "Hitra;Berg;Ada;child;;2003-02-04;;died\n",
        },
        {
            ("families", 2, "left_because"): "a reason, but no day of leaving",
            ("members", 4, "left_because"): "a reason, but no day of leaving",
        },
    ),
    "a membership without a day": (
        {"members": TWO + "Hitra;Berg;Ada;child;;2003-02-04;2003-02-04;\n"},
        {("members", 4, "left"): "it ends on the day it begins"},
    ),
    "memberships that overlap": (
        {
            "families": FAMILIES
            + "Hitra;Berg;2003-01-07;2003-06-03;;;\nHitra;Berg;2003-06-02;;;;\n",
            "members": TWO + "Hitra;Berg;Kari;own_use;;2003-08-05;;\n",
        },
        {
            ("families", 3, "joined"): "overlaps another one in the same club",
            ("members", 4, "joined"): "overlaps another one in the same club",
        },
    ),
    "a person still in the club that the family left for another": (
        {
            "clubs": HITRA + SAUDA,
            "assistants": OLA + "Per;Sauda;;;;;2002-01-26;\n",
            "families": FAMILIES
            + "Hitra;Berg;2003-01-07;2003-05-06;;Sauda;\nSauda;Berg;2003-05-06;;;;\n",
            "members": TWO.replace(
                "2003-01-07;;\nHitra;Berg;Nils", "2003-01-07;2003-05-06;\nHitra;Berg;Nils"
            )
            + "Sauda;Berg;Kari;own_use;;2003-05-06;;\nSauda;Berg;Nils;child;;2003-05-06;;\n",
        },
        {
            ("members", 3, "left"): "on days when the family is not",
            ("members", 5, "joined"): "overlaps one in another club",
        },
    ),
    "a member before the family, and before being born": (
        {
            "families": BERG.replace("2003-01-07", "2003-02-04"),
            "members": TWO.replace("2003-01-07", "2003-02-04")
            + "Hitra;Berg;Ada;child;2004;2003-01-14;;\n",
        },
        {
            ("members", 4, "joined"): "on days when the family is not",
            ("members", 4, "birth_year"): "before the year of birth",
        },
    ),
    "marks where they do not belong, once each": (
        {
            "members": TWO.replace(
                "2003-01-07;;\nHitra;Berg;Nils", "2003-01-07;2003-02-01;\nHitra;Berg;Nils"
            ),
            "meetings": MEETINGS + "Hitra;2003-01-14;no;weather\nHitra;2003-02-04;yes;\n"
            "Hitra;2003-02-11;yes;\n",
            "attendance": ATTENDANCE
            + "Hitra;2003-01-14;Berg;Nils;unknown\nHitra;2003-01-14;Berg;Kari;absent\n"
            + "Hitra;2003-02-04;Berg;Nils;x\nHitra;2003-02-04;Berg;Kari;x\n"
            + "Hitra;2003-02-11;Berg;Kari;x\n",
        },
        {
            ("attendance", 3, "status"): "at a meeting that was not held",
            ("attendance", 5, "member"): "on a day outside the membership",
        },
    ),
    "a place that is usually elsewhere": (
        {
            "clubs": "club;place;municipality_code;status;status_from\n"
            "Hitra;Hitra;1620;active;2003-01-07\n"
        },
        {("clubs", 2, "municipality_code"): "Hitra is usually in 1617 Hitra"},
    ),
    "another reason beside a club to move to": (
        {
            "clubs": HITRA + SAUDA,
            "assistants": OLA + "Per;Sauda;;;;;2002-01-26;\n",
            "families": FAMILIES + "Hitra;Berg;2003-01-07;2003-05-06;finished;Sauda;\n",
            "members": TWO.replace(";;\n", ";2003-05-06;\n"),
        },
        {("families", 2, "moved_to"): "kept as a leaving"},
    ),
    "a national identity number": (
        {
            "meetings": "club;date;held;notes\nHitra;2003-01-14;yes;Ring 170540 26641 i dag\n",
            "supervision": SUPERVISION + "2003-03-03;Oslo;2;\n",
        },
        {("meetings", 2, "notes"): "identity number seems to stand in the text"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_odd_is_told_at_its_place_and_kept(desk: Desk, case: str) -> None:
    sheets, expected = CASES[case]
    sheets = {**GOOD, **sheets}

    report = desk.run(**sheets)

    found = {place_of(one): one.message for one in report.findings}
    assert found.keys() == expected.keys()
    assert len(report.findings) == len(expected)
    assert {place: words for place, words in expected.items() if words not in found[place]} == {}
    again = desk.run(**sheets)
    assert not again.changes
    assert [one.message for one in again.findings] == [one.message for one in report.findings]


def test_a_small_network_in_order_has_no_findings(desk: Desk) -> None:
    assert desk.findings(**GOOD) == {}


def test_families_without_any_members_known_are_not_called_small(desk: Desk) -> None:
    assert desk.findings(**{**GOOD, "members": MEMBERS}) == {}


def test_only_rows_of_this_import_are_spoken_of(desk: Desk) -> None:
    desk.run(clubs=HITRA, families=BERG)

    assert desk.findings(breaks="club;from;to\nHitra;2003-07-01;2003-08-01\n") == {}


def test_a_membership_that_clashes_with_one_that_stands_is_told(desk: Desk) -> None:
    later = {"families": BERG.replace("01-07", "02-04"), "members": TWO.replace("01-07", "02-04")}
    desk.run(**{**GOOD, **later})

    found = desk.findings(families=BERG)

    assert "overlaps another one in the same club" in found["families", 2, "joined"]


def test_many_alike_are_one_line_for_the_reader(desk: Desk) -> None:
    families = "".join(f"Hitra;F{n};2002-12-01;;;;\n" for n in range(40))
    report = desk.run(clubs=HITRA, assistants=OLA, families=FAMILIES + families)

    assert len(report.findings) == 40
    (line,) = listed(report.findings)
    assert "rows 2, 3, 4, 5, 6 and 35 more, column joined" in line
