"""The year 2003, as domain.md section 5 and the folder's own README state it."""

from __future__ import annotations

from pathlib import Path

import pytest

import familieklubb
from tests.oracle.cases import ask, ask_groups
from tests.oracle.network import Network, read_folder

FOLDER = Path(familieklubb.__file__).parent / "demo" / "data" / "network-2003"


@pytest.fixture(scope="module")
def network() -> Network:
    return read_folder(FOLDER)


@pytest.mark.parametrize(
    ("as_of", "active"), [("2002-12-31", 7), ("2003-12-31", 12), ("2004-02-29", 14)]
)
def test_the_stock_of_clubs_is_7_then_12_then_14(network: Network, as_of: str, active: int) -> None:
    assert ask(network, as_of=as_of)["clubs_active"].value == active


def test_five_clubs_were_founded_in_2003_and_two_more_by_the_end_of_february(
    network: Network,
) -> None:
    found = ask(network, cutoff="2004-02-29")

    assert found["clubs_founded"].value == 5
    assert found["clubs_founded_after"].value == 2
    assert ask(network)["clubs_founded_after"].value == 0


def test_bergen_is_starting_up(network: Network) -> None:
    assert ask(network)["clubs_starting"].value == 1


@pytest.mark.parametrize(
    ("division", "counties"), [("2004-02-29", 7), ("2021-12-31", 6), ("2024-12-31", 7)]
)
def test_the_clubs_are_in_ten_places_whatever_the_division(
    network: Network, division: str, counties: int
) -> None:
    found = ask(network, as_of="2004-02-29", division=division)

    assert found["places"].value == 10
    assert found["municipalities"].value == 10
    assert found["counties"].value == counties


def test_fourteen_assistants_were_trained_in_denmark_and_italy(network: Network) -> None:
    trained = ask(network)["assistants_trained"]

    assert trained.value == 14
    assert trained.parts == {("country", "DK"): 6, ("country", "IT"): 8}


def test_the_gatherings_are_those_of_the_report(network: Network) -> None:
    gatherings = ask(network)["gatherings"]

    assert gatherings.value == 6
    assert gatherings.parts == {
        ("scope,audience", "national,assistants"): 3,
        ("scope,audience", "nordic,assistants"): 1,
        ("scope,audience", "national,members"): 2,
    }


def test_the_balance_of_2003_holds(network: Network) -> None:
    assert ask(network)["clubs_balance"].value == 0


def test_twelve_clubs_should_report_for_2003(network: Network) -> None:
    found = ask(network)

    assert found["clubs_expected"].value == 12
    assert found["clubs_reported"].value is None
    assert found["clubs_reported"].reason == "no_files"


def test_every_club_of_2003_has_an_active_assistant(network: Network) -> None:
    found = ask(network)

    assert found["assistants_certified"].value == 21
    # All but the two at Bergen and those whose clubs begin in January and February 2004.
    assert found["assistants_active"].value == 17
    assert found["clubs_without_assistant"].value == 0


MUNICIPALITIES = {
    "2003-12-31": "1617 0301 1504 1653 0231 0403 0427 0105 1135 0125 1201",
    "2021-12-31": "5056 0301 1507 5028 3030 3403 3420 3003 1135 3014 4601",
    "2024-12-31": "5056 0301 1508 5028 3205 3403 3420 3105 1135 3118 4601",
}


@pytest.mark.parametrize(("division", "codes"), MUNICIPALITIES.items())
def test_each_place_has_the_municipality_of_the_division(
    network: Network, division: str, codes: str
) -> None:
    assert set(ask_groups(network, "municipality", division=division)) == set(codes.split())


def test_the_clubs_stand_under_their_owners_on_the_day(network: Network) -> None:
    groups = ask_groups(network, "organisation", as_of="2004-02-29")

    active = {code: found["clubs_active"].value for code, found in groups.items()}
    assert active == {"IOGT": 7, "DNT": 3, "Blå Kors": 4}
