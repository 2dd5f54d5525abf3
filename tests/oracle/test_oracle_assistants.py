from __future__ import annotations

from typing import Any

import pytest

from tests.oracle.cases import (
    ask,
    ask_groups,
    assistant,
    certified,
    club,
    course,
    day,
)
from tests.oracle.certification import months_later
from tests.oracle.figures import Figure
from tests.oracle.network import Network
from tests.oracle.sheets import CourseParticipation

ACTIVE = [club("A", "active", "2000-01-01")]


def is_certified(as_of: str, *certifications: dict[str, Any], **profile: Any) -> bool:
    network = Network(
        courses=[course("X"), course("Y")],
        assistants=[assistant("Kari", **columns) for columns in certifications],
    )
    return ask(network, as_of=as_of, **profile)["assistants_certified"].value == 1


def test_a_certification_holds_from_its_day_on_and_without_an_end_for_ever() -> None:
    assert not is_certified("2003-01-31", {"certified_on": "2003-02-01"})
    assert is_certified("2003-02-01", {"certified_on": "2003-02-01"})
    assert is_certified("2026-01-01", {"certified_on": "2003-02-01"})


def test_valid_until_is_a_last_day_and_grace_follows_it() -> None:
    given: dict[str, Any] = {"certified_on": "2003-01-01", "valid_until": "2003-06-30"}

    # 30 June + 180 days is 27 December.
    assert is_certified("2003-12-27", given)
    assert not is_certified("2003-12-28", given)
    assert is_certified("2003-06-30", given, grace_days=0)
    assert not is_certified("2003-07-01", given, grace_days=0)


def test_the_profile_gives_an_end_only_where_none_stands() -> None:
    plain = {"certified_on": "2003-01-31"}
    longer = {"certified_on": "2003-01-31", "valid_until": "2005-01-01"}
    rules: dict[str, Any] = {"validity_months": 1, "grace_days": 0}

    assert is_certified("2003-02-28", plain, **rules)
    assert not is_certified("2003-03-01", plain, **rules)
    assert is_certified("2005-01-01", longer, **rules)


def test_a_withdrawn_certification_ends_on_its_day_without_grace() -> None:
    given: dict[str, Any] = {"certified_on": "2003-01-01", "withdrawn_on": "2003-06-30"}

    assert is_certified("2003-06-29", given)
    assert not is_certified("2003-06-30", given)


def test_one_certification_of_several_is_enough() -> None:
    withdrawn = {
        "course": "X",
        "certified_on": "2003-01-01",
        "withdrawn_on": "2003-02-01",
    }
    new = {"course": "Y", "certified_on": "2003-05-01"}

    assert not is_certified("2003-04-30", withdrawn, new)
    assert is_certified("2003-05-01", withdrawn, new)


def test_the_same_certification_in_two_rows_is_one_and_a_blank_keeps_what_stands() -> None:
    first = {"course": "X", "certified_on": "2003-01-01", "withdrawn_on": "2003-02-01"}
    second = {"course": "X", "certified_on": "2003-01-01", "club": "A", "role_from": "2003-01-01"}

    assert not is_certified("2003-03-01", first, second)


def test_assistants_are_told_apart_by_name_place_and_person() -> None:
    network = Network(
        assistants=[
            assistant("Kari", certified_on="2003-01-01"),
            assistant("Kari", place="Hamar", certified_on="2003-01-01"),
            assistant("Ola", person="1", certified_on="2003-01-01"),
            assistant("Ola", person="2", certified_on="2003-01-01"),
            assistant("Ola", person="2", club="A", role_from="2003-01-01"),
        ]
    )

    assert ask(network)["assistants_certified"].value == 4


def test_trained_counts_persons_by_the_country_of_their_first_certification() -> None:
    network = Network(
        courses=[course("DK", country="DK"), course("IT", country="IT")],
        assistants=[
            assistant("A", course="DK", certified_on="2003-01-01"),
            assistant("A", course="IT", certified_on="2003-06-01"),
            assistant("B", course="DK", certified_on="2002-12-31"),
            assistant("B", course="IT", certified_on="2003-06-01"),
            assistant("C", course="IT", certified_on="2003-12-31", withdrawn_on="2004-01-01"),
            assistant("D", certified_on="2003-12-31"),
            assistant("E"),
        ],
    )

    trained = ask(network)["assistants_trained"]

    assert trained.value == 3
    assert trained.parts == {("country", "DK"): 1, ("country", "IT"): 1, ("country", "unknown"): 1}


def test_active_needs_certification_a_role_and_an_active_club() -> None:
    network = Network(
        clubs=[*ACTIVE, club("P", "paused", "2000-01-01")],
        assistants=[
            certified("Active", "A"),
            certified("In a paused club", "P"),
            certified("Role ended", "A", role_to="2003-12-30"),
            certified("Role ends today", "A", role_to="2003-12-31"),
            certified("Role not begun", "A", "2003-01-01", role_from="2004-01-01"),
            assistant("Not certified", club="A", role_from="2000-01-01"),
            assistant("No role", certified_on="2000-01-01"),
        ],
    )

    found = ask(network)

    assert found["assistants_active"].value == 2
    assert found["assistants_certified"].value == 6
    assert found["clubs_without_assistant"].value == 0
    assert ask(network, as_of="2000-01-01")["assistants_active"].value == 3


def test_a_club_whose_only_assistant_is_not_certified_is_without_one() -> None:
    network = Network(
        clubs=[
            *ACTIVE,
            club("B", "active", "2000-01-01"),
            club("C", "active", "2000-01-01"),
            club("S", "starting", "2000-01-01"),
        ],
        assistants=[
            certified("Kari", "A"),
            assistant("Ola", club="B", role_from="2000-01-01"),
        ],
    )

    assert ask(network)["clubs_without_assistant"].value == 2


def test_an_assistant_in_two_clubs_is_one_and_counts_in_each_group() -> None:
    network = Network(
        clubs=[*ACTIVE, club("B", "active", "2000-01-01")],
        assistants=[
            certified("Kari", "A"),
            assistant("Kari", club="B", role_from="2001-01-01"),
        ],
    )

    groups = ask_groups(network, "club")

    assert ask(network)["assistants_active"].value == 1
    assert [groups[name]["assistants_active"].value for name in "AB"] == [1, 1]


def updated(as_of: str, *days: str | None) -> Figure:
    network = Network(
        clubs=ACTIVE,
        courses=[course("Kurs", "refresher")],
        assistants=[certified("Kari", "A"), certified("Ola", "A")],
        course_participation=[
            CourseParticipation("Kurs", "Kari", completed_on=day(text) if text else None)
            for text in days
        ],
    )
    return ask(network, as_of=as_of)["assistants_updated"]


@pytest.mark.parametrize(
    ("completed_on", "number"),
    [("2002-12-31", 0), ("2003-01-01", 1), ("2003-12-31", 1), ("2004-01-01", 0), (None, 0)],
)
def test_updated_looks_at_the_year_before_the_day_without_its_first_day(
    completed_on: str | None, number: int
) -> None:
    assert updated("2003-12-31", completed_on) == Figure(number / 2, number, 2)


@pytest.mark.parametrize(
    ("as_of", "completed_on", "number"),
    [
        ("2004-02-29", "2003-02-28", 0),
        ("2004-02-29", "2003-03-01", 1),
        ("2005-02-28", "2004-02-28", 0),
        ("2005-02-28", "2004-02-29", 1),
    ],
)
def test_a_year_before_a_leap_day_is_the_last_of_february(
    as_of: str, completed_on: str, number: int
) -> None:
    assert updated(as_of, completed_on).numerator == number


def test_a_certification_in_the_year_is_an_update_and_no_active_assistant_gives_no_value() -> None:
    network = Network(clubs=ACTIVE, assistants=[certified("Kari", "A", "2003-06-01")])

    assert ask(network)["assistants_updated"] == Figure(1, 1, 1)
    assert ask(Network())["assistants_updated"] == Figure(None, 0, 0, {}, "no_data")


@pytest.mark.parametrize(
    ("months", "result"),
    [(1, "2003-02-28"), (13, "2004-02-29"), (-12, "2002-01-31"), (11, "2003-12-31")],
)
def test_months_later_keeps_to_the_month(months: int, result: str) -> None:
    assert months_later(day("2003-01-31"), months) == day(result)
