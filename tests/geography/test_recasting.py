"""The municipality of a club in the division of another day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.geography import County, Geography, Located, Municipality, Unresolved

DAYS = {2003: date(2003, 12, 31), 2021: date(2021, 12, 31), 2024: date(2024, 12, 31)}

NETWORK = {
    "Hitra": {
        2003: ("1617", "Sør-Trøndelag"),
        2021: ("5056", "Trøndelag"),
        2024: ("5056", "Trøndelag"),
    },
    "Oslo": {2003: ("0301", "Oslo"), 2021: ("0301", "Oslo"), 2024: ("0301", "Oslo")},
    "Ålesund": {
        2003: ("1504", "Møre og Romsdal"),
        2021: ("1507", "Møre og Romsdal"),
        2024: ("1508", "Møre og Romsdal"),
    },
    "Melhus": {
        2003: ("1653", "Sør-Trøndelag"),
        2021: ("5028", "Trøndelag"),
        2024: ("5028", "Trøndelag"),
    },
    "Strømmen": {2003: ("0231", "Akershus"), 2021: ("3030", "Viken"), 2024: ("3205", "Akershus")},
    "Hamar": {2003: ("0403", "Hedmark"), 2021: ("3403", "Innlandet"), 2024: ("3403", "Innlandet")},
    "Elverum": {
        2003: ("0427", "Hedmark"),
        2021: ("3420", "Innlandet"),
        2024: ("3420", "Innlandet"),
    },
    "Sarpsborg": {2003: ("0105", "Østfold"), 2021: ("3003", "Viken"), 2024: ("3105", "Østfold")},
    "Sauda": {2003: ("1135", "Rogaland"), 2021: ("1135", "Rogaland"), 2024: ("1135", "Rogaland")},
    "Mysen": {2003: ("0125", "Østfold"), 2021: ("3014", "Viken"), 2024: ("3118", "Østfold")},
    "Bergen": {2003: ("1201", "Hordaland"), 2021: ("4601", "Vestland"), 2024: ("4601", "Vestland")},
}

SPLIT = {"1850"}  # Tysfjord: no part of it holds two thirds, and no place in it has its name


def eras(geography: Geography) -> list[date]:
    return [date(1999, 1, 1), *geography.division_days()]


def code(answer: Located | Unresolved) -> str | None:
    return answer.municipality.code if isinstance(answer, Located) else None


def possible(answer: Located | Unresolved) -> list[Municipality]:
    return [answer.municipality] if isinstance(answer, Located) else list(answer.candidates)


@pytest.mark.parametrize("place", NETWORK)
@pytest.mark.parametrize(("start", "end"), list(permutations(DAYS, 2)))
def test_the_network_of_2003_stands_right_in_every_division(
    geography: Geography, place: str, start: int, end: int
) -> None:
    answer = geography.recast(place, NETWORK[place][start][0], DAYS[start], DAYS[end])

    assert isinstance(answer, Located)
    assert (answer.municipality.code, answer.county.name) == NETWORK[place][end]


@pytest.mark.parametrize(("year", "counties"), [(2003, 7), (2021, 6), (2024, 7)])
def test_the_active_clubs_of_2003_stand_in_seven_six_and_seven_counties(
    geography: Geography, year: int, counties: int
) -> None:
    found = {
        answer.county
        for place, codes in NETWORK.items()
        if place != "Bergen"
        and isinstance(
            answer := geography.recast(place, codes[2003][0], DAYS[2003], DAYS[year]), Located
        )
    }

    assert len(found) == counties


@pytest.mark.parametrize(
    ("place", "start_code", "start", "end", "expected"),
    [
        ("Kjøpsvik", "1850", 2003, 2021, "1806"),
        ("Drag", "1850", 2003, 2021, "1875"),
        ("Snillfjord", "1613", 2003, 2021, "5059"),
        ("Hemnskjela", "1613", 2003, 2024, "5056"),
        ("Melsomvik", "0720", 2003, 2024, "3907"),
        ("Vear", "0720", 2003, 2024, "3905"),
        ("Brattvåg", "1507", 2021, 2024, "1580"),
        ("Haram", "1507", 2021, 2024, "1580"),
        ("Moa", "1507", 2021, 2024, "1508"),
    ],
)
def test_the_name_of_the_place_decides_where_a_municipality_was_split(
    geography: Geography, place: str, start_code: str, start: int, end: int, expected: str
) -> None:
    assert code(geography.recast(place, start_code, DAYS[start], DAYS[end])) == expected


@pytest.mark.parametrize(
    ("start_code", "start", "end", "expected"),
    [("0720", 2003, 2021, "3804"), ("1507", 2021, 2024, "1508")],
)
def test_a_place_of_unknown_name_goes_with_the_main_part(
    geography: Geography, start_code: str, start: int, end: int, expected: str
) -> None:
    assert code(geography.recast("Bortistua", start_code, DAYS[start], DAYS[end])) == expected


@pytest.mark.parametrize(
    ("place", "start_code", "parts"),
    [
        ("Tysfjord", "1850", ["1806", "1875"]),
        ("Bortistua", "1850", ["1806", "1875"]),
        ("Bortistua", "1613", ["5055", "5056", "5059"]),
    ],
)
def test_a_split_without_a_main_part_is_not_resolved_without_the_name(
    geography: Geography, place: str, start_code: str, parts: list[str]
) -> None:
    answer = geography.recast(place, start_code, DAYS[2003], DAYS[2021])

    assert isinstance(answer, Unresolved)
    assert [each.code for each in answer.candidates] == parts
    assert answer.reason == "place_not_resolved"


def test_what_was_haram_is_haram_again_after_having_been_elsewhere(geography: Geography) -> None:
    assert code(geography.recast("Bortistua", "1534", DAYS[2003], DAYS[2024])) == "1580"
    assert code(geography.recast("Bortistua", "1580", DAYS[2024], DAYS[2003])) == "1534"
    assert code(geography.recast("Bortistua", "1529", DAYS[2003], DAYS[2024])) == "1508"


@pytest.mark.parametrize(
    ("place", "start_code", "expected"),
    [
        ("Askim", "3118", "0124"),
        ("Mysen (Østfold)", "3118", "0125"),
        ("Bodø", "1804", "1804"),
        ("Skjerstad", "1804", "1842"),
        ("Våle", "3905", "0716"),
        ("Stokke", "3907", "0720"),
        ("Nesbyen", "3322", "0616"),
        ("Bortistua", "3322", "0616"),
        ("Bortistua", "3207", None),
        ("Indre Østfold", "3118", None),
        ("Sandeid", "1160", None),
        ("Tverlandet", "1804", None),
    ],
)
def test_backwards_the_name_decides_among_what_was_merged_and_else_nothing_does(
    geography: Geography, place: str, start_code: str, expected: str | None
) -> None:
    back = date(2000, 6, 1)

    assert code(geography.recast(place, start_code, DAYS[2024], back)) == expected


def test_the_border_moved_in_2026_moves_no_place(geography: Geography) -> None:
    before, after = date(2025, 12, 31), date(2026, 1, 1)

    for place, its_code in (("Mysen", "3118"), ("Bortistua", "3118"), ("Ski", "3207")):
        assert code(geography.recast(place, its_code, before, after)) == its_code
    for place, its_code in (("Bortistua", "3207"), ("Bortistua", "3216"), ("Mysen", "3118")):
        assert code(geography.recast(place, its_code, after, before)) == its_code


@pytest.mark.parametrize(
    ("place", "in_2019", "in_2020"),
    [
        ("Vågstranda", "1539", "1535"),
        ("Rånåsfoss", "0226", "3034"),
        ("Bryggja", "1439", "4649"),
        ("Bjørke", "1520", "1577"),
        ("Lund", "5051", "5007"),
        ("Nessane", "1418", "4638"),
        ("Orten", "1546", "1547"),
        ("Vallavik", "1233", "4621"),
        ("Verrabotn", "5039", "5054"),
    ],
)
def test_a_place_that_went_over_a_border_on_its_own_is_followed(
    geography: Geography, place: str, in_2019: str, in_2020: str
) -> None:
    before, after = date(2019, 12, 31), date(2020, 1, 1)

    assert code(geography.recast(place, in_2019, before, after)) == in_2020
    assert code(geography.recast(place, in_2020, after, before)) == in_2019


def test_a_place_of_such_a_name_elsewhere_stays_with_its_own_code(geography: Geography) -> None:
    answer = geography.recast("Lund", "1112", date(2019, 12, 31), date(2020, 1, 1))

    assert code(answer) == "1112"


def test_days_before_1999_and_after_the_last_change_have_the_nearest_division(
    geography: Geography,
) -> None:
    assert code(geography.recast("Mysen", "3118", DAYS[2024], date(1980, 1, 1))) == "0125"
    assert code(geography.recast("Mysen", "0125", date(1980, 1, 1), date(2090, 1, 1))) == "3118"


def test_a_code_that_was_not_valid_on_its_day_is_not_resolved(geography: Geography) -> None:
    assert geography.recast("Mysen", "3118", DAYS[2003], DAYS[2003]) == Unresolved()
    assert geography.recast("Longyearbyen", "2100", DAYS[2024], DAYS[2003]) == Unresolved()


def test_forward_only_a_split_leaves_a_municipality_unresolved(geography: Geography) -> None:
    unresolved = set()
    for start in eras(geography):
        for municipality in geography.municipalities(start):
            for end in (each for each in eras(geography) if each >= start):
                answer = geography.recast(municipality.name, municipality.code, start, end)
                if isinstance(answer, Located):
                    found = answer.municipality
                    assert geography.municipality(found.code, end) == found
                    assert geography.county(found.county_code, end) == answer.county
                else:
                    unresolved.add(municipality.code)

    assert unresolved == SPLIT


def test_forward_and_back_by_its_own_name_is_where_one_began(geography: Geography) -> None:
    for start in eras(geography):
        for municipality in geography.municipalities(start):
            for end in (each for each in eras(geography) if each >= start):
                there = geography.recast(municipality.name, municipality.code, start, end)
                if isinstance(there, Located):
                    back = geography.recast(municipality.name, there.municipality.code, end, start)
                    assert code(back) == municipality.code, (municipality, start, end)


def test_backward_a_place_of_unknown_name_is_placed_where_one_municipality_alone_came(
    geography: Geography,
) -> None:
    """But not always in what took over a part: of Stokke, Tysfjord, Snillfjord and Ålesund."""
    took_a_part = {"0704", "3803", "3905", "1806", "1875", "5055", "5056", "1580"}
    for end in eras(geography):
        for start in (each for each in eras(geography) if each > end):
            came = defaultdict(list)
            for municipality in geography.municipalities(end):
                there = geography.recast(municipality.name, municipality.code, end, start)
                if isinstance(there, Located):
                    came[there.municipality].append(municipality)
            for municipality in geography.municipalities(start):
                back = geography.recast("Bortistua", municipality.code, start, end)
                if municipality.code not in took_a_part:
                    assert possible(back) == came[municipality], (municipality, start, end)
                else:
                    assert set(possible(back)) >= set(came[municipality])


@given(place=st.text(max_size=20), data=st.data())
def test_a_division_recast_to_itself_is_the_same(
    geography: Geography, place: str, data: st.DataObject
) -> None:
    day = data.draw(st.dates(date(1999, 1, 1), date(2030, 1, 1)))
    municipality = data.draw(st.sampled_from(geography.municipalities(day)))

    answer = geography.recast(place, municipality.code, day, day)

    assert answer == Located(municipality, _county(geography, municipality.county_code, day))


@given(place=st.text(max_size=20), data=st.data())
def test_an_answer_is_always_of_the_division_asked_for(
    geography: Geography, place: str, data: st.DataObject
) -> None:
    start, end = (data.draw(st.dates(date(1995, 1, 1), date(2030, 1, 1))) for _ in range(2))
    municipality = data.draw(st.sampled_from(geography.municipalities(start)))

    answer = geography.recast(place, municipality.code, start, end)

    assert possible(answer)
    assert set(possible(answer)) <= set(geography.municipalities(end))


def _county(geography: Geography, county_code: str, day: date) -> County:
    county = geography.county(county_code, day)
    assert county is not None
    return county
