"""Where a name of a place has been, era by era."""

from __future__ import annotations

from datetime import date

import pytest

from familieklubb.geography.division import Divisions, read_divisions
from familieklubb.geography.names import NameIndex
from familieklubb.geography.traces import Tracer


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return read_divisions()


@pytest.fixture(scope="module")
def tracer(divisions: Divisions) -> Tracer:
    return Tracer(divisions, NameIndex(divisions))


def test_a_name_that_is_not_known_has_no_standing(tracer: Tracer) -> None:
    with pytest.raises(KeyError, match="bortistua"):
        tracer.standing("bortistua", 0)


def test_a_place_gone_from_the_registers_is_followed_forward(
    divisions: Divisions, tracer: Tracer
) -> None:
    era = divisions.era(date(2024, 6, 1))

    assert tracer.standing("trandum", era).meant == {"3209"}
    # Once in Sandøy, all of which went to Ålesund and none to Haram.
    assert tracer.standing("myklebost", era).meant == {"1508"}


def test_the_lesser_side_of_a_border_is_set_apart(divisions: Divisions, tracer: Tracer) -> None:
    standing = tracer.standing("molde", divisions.last_era)

    assert standing.meant == {"1506"}
    assert standing.minor == {"1547"}


def test_eleven_places_are_known_to_have_changed_municipality_alone(tracer: Tracer) -> None:
    assert sorted(tracer.movers) == [
        "andsnes",
        "bjørke",
        "bryggja",
        "lund",
        "nessane",
        "orten",
        "rånåsfoss",
        "valanhamn",
        "vallavik",
        "verrabotn",
        "vågstranda",
    ]
