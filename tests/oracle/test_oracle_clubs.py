from __future__ import annotations

import pytest

from tests.oracle.cases import ask, ask_groups, club, family, values
from tests.oracle.network import Network
from tests.oracle.sheets import Body


def test_a_state_holds_from_its_day_until_the_next_ones() -> None:
    network = Network(
        clubs=[club("A", "starting", "2003-03-01"), club("A", "active", "2003-05-01")]
    )
    codes = ("clubs_active", "clubs_starting")

    assert values(ask(network, as_of="2003-02-28"), *codes) == [0, 0]
    assert values(ask(network, as_of="2003-03-01"), *codes) == [0, 1]
    assert values(ask(network, as_of="2003-04-30"), *codes) == [0, 1]
    assert values(ask(network, as_of="2003-05-01"), *codes) == [1, 0]


def test_planned_and_closed_clubs_are_in_no_stock() -> None:
    network = Network(clubs=[club("A", "planned", "2003-01-01"), club("B", "closed", "2003-01-01")])

    found = ask(network)

    assert values(found, "clubs_active", "clubs_starting", "clubs_paused") == [0, 0, 0]


def test_founded_is_the_first_active_day_and_founded_after_ends_with_the_cutoff() -> None:
    network = Network(
        clubs=[
            club("A", "planned", "2002-05-01"),
            club("A", "active", "2003-01-01"),
            club("B", "active", "2003-12-31"),
            club("C", "active", "2004-01-01"),
            club("D", "active", "2004-02-29"),
            club("E", "active", "2004-03-01"),
        ]
    )

    found = ask(network, cutoff="2004-02-29")

    assert values(found, "clubs_founded", "clubs_founded_after") == [2, 2]


LIFE = [
    club("A", "active", "2001-01-01"),
    club("A", "paused", "2003-02-01"),
    club("A", "paused", "2003-02-20", place="Hamar"),
    club("A", "active", "2003-03-01"),
    club("A", "paused", "2003-04-01"),
    club("A", "closed", "2003-05-01"),
    club("A", "active", "2003-06-01"),
    club("A", "active", "2003-06-15", place="Melhus"),
    club("A", "closed", "2003-07-01"),
]


def test_events_count_each_entering_and_a_repeated_state_is_none() -> None:
    found = ask(Network(clubs=LIFE))

    assert found["clubs_reopened"].value == 2
    assert found["paused_from_active"].value == 2
    assert found["clubs_closed"].value == 2
    assert found["closed_from_active"].value == 1
    assert found["clubs_founded"].value == 0


def test_the_first_active_day_is_no_reopening_even_after_a_pause() -> None:
    network = Network(
        clubs=[
            club("A", "starting", "2002-01-01"),
            club("A", "paused", "2003-02-01"),
            club("A", "active", "2003-03-01"),
        ]
    )

    found = ask(network)

    assert values(found, "clubs_founded", "clubs_reopened", "paused_from_active") == [1, 0, 0]


def test_the_balance_is_taken_over_the_period_whatever_the_as_of_day() -> None:
    network = Network(clubs=[*LIFE, club("B", "active", "2003-08-01")])

    assert ask(network)["clubs_balance"].value == 0
    assert ask(network, as_of="2003-03-15")["clubs_balance"].value == 0


def test_the_balance_shows_by_how_many_clubs_it_fails() -> None:
    # No valid import holds this: an active club that goes back to starting.
    network = Network(
        clubs=[club("A", "active", "2002-01-01"), club("A", "starting", "2003-02-01")]
    )

    assert ask(network)["clubs_balance"].value == 1


def test_a_division_belongs_to_the_first_active_day_of_the_child() -> None:
    network = Network(
        clubs=[
            club("Mor", "active", "2001-01-01"),
            club("Barn", "starting", "2002-06-01", parent_club="Mor"),
            club("Barn", "active", "2003-02-01"),
            club("Barn", "paused", "2003-03-01"),
            club("Barn", "active", "2004-03-01"),
        ]
    )

    divided = ask(network)["clubs_divided"]

    assert divided.value == 1
    assert divided.parts == {("parent,child", "Mor,Barn"): 1}
    assert ask(network, 2002)["clubs_divided"].value == 0
    assert ask(network, 2004)["clubs_divided"].value == 0


def test_places_are_distinct_names_within_a_municipality() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-01-01", place="Os", municipality_code="0441"),
            club("B", "active", "2003-01-01", place="Os", municipality_code="1243"),
            club("C", "active", "2003-01-01", place="Os i Østerdalen", municipality_code="0441"),
            club("D", "active", "2003-01-01", place="Os", municipality_code="0441"),
            club("E", "starting", "2003-01-01", place="Hamar"),
        ]
    )

    found = ask(network)

    assert values(found, "places", "municipalities", "counties") == [3, 2, 2]
    assert set(ask_groups(network, "place")) == {
        "0441 Os",
        "1243 Os",
        "0441 Os i Østerdalen",
        "0403 Hamar",
    }


def test_a_place_that_cannot_be_recast_leaves_municipalities_and_counties_unknown() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-01-01", place="Tysfjord", municipality_code="1850"),
            club("B", "active", "2003-01-01", place="Hamar", municipality_code="0403"),
        ]
    )

    found = ask(network, division="2020-01-01")

    assert found["places"].value == 2
    for code in ("municipalities", "counties"):
        assert found[code].value is None
        assert found[code].reason == "place_not_resolved"
    assert ask(network, division="2019-12-31")["counties"].value == 2
    groups = ask_groups(network, "county", division="2020-01-01")
    assert set(groups) == {"unknown", "34"}
    assert groups["34"]["counties"].value == 1
    assert groups["unknown"]["counties"].value is None


def test_a_club_that_is_not_active_makes_no_place_unknown() -> None:
    network = Network(
        clubs=[club("A", "paused", "2003-01-01", place="Tysfjord", municipality_code="1850")]
    )

    assert ask(network, division="2020-01-01")["counties"].value == 0


def test_the_place_is_the_one_that_holds_on_the_as_of_day() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-01-01", place="Hamar", municipality_code="0403"),
            club("A", "active", "2003-07-01", place="Stokke", municipality_code="0720"),
        ]
    )

    assert set(ask_groups(network, "county", as_of="2003-06-30")) == {"04"}
    assert set(ask_groups(network, "county", as_of="2003-07-01")) == {"07"}
    assert set(ask_groups(network, "county", as_of="2002-01-01")) == {"04"}


def test_a_blank_organisation_keeps_what_stands_and_a_later_one_serves_before_the_first() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-01-01"),
            club("A", "paused", "2003-03-01", organisation="IOGT"),
            club("A", "active", "2003-05-01"),
            club("A", "closed", "2003-07-01", organisation="DNT"),
            club("B", "active", "2003-01-01"),
        ]
    )

    assert set(ask_groups(network, "organisation", as_of="2003-02-01")) == {"IOGT", None}
    assert set(ask_groups(network, "organisation", as_of="2003-06-30")) == {"IOGT", None}
    assert set(ask_groups(network, "organisation", as_of="2003-07-01")) == {"DNT", None}


def test_a_groups_events_of_the_whole_period_stand_where_the_club_is_on_the_day() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2003-01-01", body="Sør"),
            club("A", "paused", "2003-03-01", body="Nord"),
        ]
    )

    groups = ask_groups(network, "body")

    assert set(groups) == {"Nord"}
    assert values(groups["Nord"], "clubs_founded", "paused_from_active", "clubs_balance") == [
        1,
        1,
        0,
    ]


def test_a_grouping_leaves_out_the_figures_that_rest_on_no_club() -> None:
    network = Network(clubs=[club("A", "active", "2003-01-01")])

    left_out = set(ask(network)) - set(ask_groups(network, "club")["A"])

    assert left_out == {
        "assistants_trained",
        "assistants_certified",
        "assistants_updated",
        "supervision_sessions",
        "supervision_hours",
        "supervision_coverage",
        "gatherings",
        "gathering_participants",
        "gathering_hours",
    }


def test_a_club_active_for_one_day_of_the_period_is_expected_to_report() -> None:
    network = Network(
        clubs=[
            club("A", "active", "2001-01-01"),
            club("A", "closed", "2003-01-02"),
            club("B", "active", "2001-01-01"),
            club("B", "closed", "2003-01-01"),
            club("C", "active", "2003-12-31"),
            club("D", "active", "2004-01-01"),
        ]
    )

    found = ask(network)

    assert found["clubs_expected"].value == 2
    assert found["reporting_rate"].value is None
    assert found["reporting_rate"].denominator == 2
    assert {found[code].reason for code in ("clubs_reported_on_time", "reporting_rate")} == {
        "no_files"
    }


@pytest.mark.parametrize("by", ["organisation", "body", "county", "municipality", "place", "club"])
def test_an_empty_network_has_no_groups(by: str) -> None:
    assert ask_groups(Network(), by) == {}


def test_a_body_counts_its_own_clubs_and_never_those_of_the_bodies_below_it() -> None:
    network = Network(
        bodies=[Body("Østlandet", "regional"), Body("Oslo lag", "local", "Østlandet")],
        clubs=[
            club("A", "active", "2003-01-01", body="Oslo lag"),
            club("B", "active", "2003-01-01", body="Østlandet"),
        ],
        families=[family("A", "F", "2003-02-01"), family("B", "G", "2003-02-01")],
    )

    groups = ask_groups(network, "body")

    assert {code: found["families"].value for code, found in groups.items()} == {
        "Oslo lag": 1,
        "Østlandet": 1,
    }


def test_the_code_of_a_place_is_read_on_the_day_of_its_own_row() -> None:
    # 1534 was no code in 2021, and 1507 was none in 2015: each is valid on its own day only.
    network = Network(
        clubs=[
            club("A", "active", "2015-01-01", place="Haram", municipality_code="1534"),
            club("A", "active", "2021-01-01", place="Haram", municipality_code="1507"),
        ]
    )

    assert set(ask_groups(network, "municipality", 2016, division="2024-01-01")) == {"1580"}
    assert set(ask_groups(network, "municipality", 2022, division="2024-01-01")) == {"1580"}
    assert set(ask_groups(network, "municipality", 2022)) == {"1507"}
