from __future__ import annotations

from typing import Any

import pytest

from tests.oracle.cases import ask, assistant, certified, club, day, values
from tests.oracle.figures import Figure
from tests.oracle.network import Network
from tests.oracle.sheets import Gathering, Supervision


def session(on: str, hours: float, *names: str) -> Supervision:
    return Supervision(day(on), "Oslo", "group", hours, None, names)


def test_supervision_hours_are_those_of_the_sessions() -> None:
    network = Network(
        assistants=[assistant("Kari"), assistant("Ola")],
        supervision=[
            session("2003-01-01", 1.5, "Kari", "Ola"),
            session("2003-12-31", 2.0),
            session("2004-01-01", 8.0),
        ],
    )

    assert values(ask(network), "supervision_sessions", "supervision_hours") == [2, 3.5]


def test_supervision_coverage_is_of_those_active_on_any_day_of_the_period() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-02-01"),
            club("A", "paused", "2003-03-01"),
            club("B", "active", "2000-01-01"),
        ],
        assistants=[
            certified("One day", "A", role_to="2003-02-01"),
            certified("Before it opens", "A", role_to="2003-01-31"),
            certified("Too late", "A", "2003-03-01"),
            certified("Other", "B"),
            # Never certified and in an active club on one and the same day.
            certified("Lapsed", "A", withdrawn_on="2003-02-01"),
        ],
        supervision=[
            session("2003-11-01", 1, "One day", "Too late"),
            session("2002-11-01", 1, "Other"),
        ],
    )

    assert ask(network)["supervision_coverage"] == Figure(1 / 2, 1, 2)


def gathering(name: str, first: str, scope: str = "national", **columns: Any) -> Gathering:
    return Gathering(name, scope, "mixed", "NO", "Oslo", day(first), **columns)


def test_a_gathering_belongs_to_its_first_day() -> None:
    network = Network(
        gatherings=[
            gathering("Nyttår", "2002-12-31", to_day=day("2003-01-02"), hours=9.0),
            gathering("Romjul", "2003-12-31", to_day=day("2004-01-02"), hours=2.5),
            gathering("Uten timer", "2003-05-01", "local"),
        ]
    )

    found = ask(network)

    assert found["gatherings"].value == 2
    assert found["gatherings"].parts == {
        ("scope,audience", "national,mixed"): 1,
        ("scope,audience", "local,mixed"): 1,
    }
    assert found["gathering_hours"].value == 2.5


def test_participants_are_the_head_count_or_else_those_named() -> None:
    network = Network(
        assistants=[assistant("Kari"), assistant("Ola"), assistant("Per")],
        gatherings=[
            gathering("Talt", "2003-05-01", participants=20),
            gathering("Begge", "2003-05-02", participants=1, assistants=("Kari", "Ola")),
            gathering("Navn", "2003-05-03", assistants=("Kari", "Ola", "Per")),
            gathering("Ingen", "2003-05-04"),
        ],
    )

    assert ask(network)["gathering_participants"].value == 24


def test_two_assistants_of_one_name_cannot_be_named_alone() -> None:
    network = Network(
        assistants=[assistant("Kari"), assistant("Kari", place="Hamar")],
        supervision=[session("2003-01-01", 1, "Kari")],
    )

    with pytest.raises(ValueError, match="2 assistants"):
        ask(network)
