"""Which municipality a person means who types the name of a place."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.geography import Answer, Geography, Located
from familieklubb.geography.division import read_divisions
from familieklubb.geography.names import NameIndex

IN_2003 = date(2003, 6, 1)
IN_2015 = date(2015, 6, 1)
IN_2021 = date(2021, 6, 1)
IN_2024 = date(2024, 6, 1)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return list(NameIndex(read_divisions()).spellings.values())


def code(geography: Geography, place: str, day: date) -> str | None:
    found = geography.resolve(place, day)
    return found.municipality.code if found.municipality else None


def candidates(geography: Geography, place: str, day: date) -> dict[str, str]:
    found = geography.resolve(place, day)
    return {each.municipality.code: each.fuller_name for each in found.candidates}


@pytest.mark.parametrize(
    ("place", "in_2003", "in_2021", "in_2024"),
    [
        ("Hitra", "1617", "5056", "5056"),
        ("Oslo", "0301", "0301", "0301"),
        ("Ålesund", "1504", "1507", "1508"),
        ("Melhus", "1653", "5028", "5028"),
        ("Strømmen", "0231", "3030", "3205"),
        ("Hamar", "0403", "3403", "3403"),
        ("Elverum", "0427", "3420", "3420"),
        ("Sarpsborg", "0105", "3003", "3105"),
        ("Sauda", "1135", "1135", "1135"),
        ("Mysen", "0125", "3014", "3118"),
        ("Bergen", "1201", "4601", "4601"),
        ("Ås", "0214", "3021", "3218"),
        ("Kárášjohka", "2021", "5437", "5610"),
    ],
)
def test_a_place_is_found_in_the_division_of_the_day(
    geography: Geography, place: str, in_2003: str, in_2021: str, in_2024: str
) -> None:
    days = (IN_2003, IN_2021, IN_2024)

    assert [code(geography, place, day) for day in days] == [in_2003, in_2021, in_2024]


def test_a_found_place_has_its_county_and_the_spelling_of_the_tables(
    geography: Geography,
) -> None:
    found = geography.resolve("  sTRØMMEN", IN_2003)

    assert found.answer is Answer.found
    assert found.place == "Strømmen"
    assert found.municipality is not None
    assert found.county is not None
    assert (found.municipality.name, found.county.name) == ("Skedsmo", "Akershus")
    assert (found.candidates, found.nearest) == ((), ())


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("Os", IN_2003, {"0441": "Os i Østerdalen", "1243": "Os (Hordaland)"}),
        ("Os", IN_2024, {"3430": "Os i Østerdalen", "4624": "Os (Vestland)"}),
        ("Nes", IN_2003, {"0236": "Nes (Akershus)", "0616": "Nes (Buskerud)"}),
        ("Nes", IN_2021, {"3034": "Nes (Akershus)", "3040": "Nes (Nesbyen)"}),
        ("Sande", IN_2003, {"0713": "Sande i Vestfold", "1514": "Sande (Møre og Romsdal)"}),
        ("Sande", IN_2024, {"3903": "Sande i Vestfold", "1514": "Sande (Møre og Romsdal)"}),
        ("Bø", IN_2003, {"0821": "Bø i Telemark", "1867": "Bø i Vesterålen"}),
        ("Bø", IN_2024, {"4020": "Bø i Telemark", "1867": "Bø i Vesterålen"}),
        ("Våler", IN_2003, {"0137": "Våler i Østfold", "0426": "Våler i Solør"}),
        ("Våler", IN_2024, {"3114": "Våler i Østfold", "3419": "Våler i Solør"}),
        ("Herøy", IN_2003, {"1515": "Herøy (Møre og Romsdal)", "1818": "Herøy (Nordland)"}),
        ("Herøy", IN_2024, {"1515": "Herøy (Møre og Romsdal)", "1818": "Herøy (Nordland)"}),
        ("Osen", IN_2003, {"0429": "Osen (Hedmark)", "1633": "Osen (Sør-Trøndelag)"}),
        ("Sula", IN_2024, {"1531": "Sula (Møre og Romsdal)", "5014": "Sula (Trøndelag)"}),
        ("Vear", IN_2003, {"0704": "Vear (Tønsberg)", "0720": "Vear (Stokke)"}),
        ("Tysfjord", IN_2024, {"1806": "Tysfjord (Narvik)", "1875": "Tysfjord (Hamarøy)"}),
        (
            "Nordre Follo",
            IN_2003,
            {"0213": "Nordre Follo (Ski)", "0217": "Nordre Follo (Oppegård)"},
        ),
    ],
)
def test_a_name_of_several_places_asks(
    geography: Geography, place: str, day: date, expected: dict[str, str]
) -> None:
    assert geography.resolve(place, day).answer is Answer.ambiguous
    assert candidates(geography, place, day) == expected


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("Vear", IN_2024, "3905"),
        ("Tysfjord", IN_2003, "1850"),
        ("Snillfjord", IN_2003, "1613"),
        ("Nordre Follo", IN_2024, "3207"),
        ("Nesbyen", IN_2003, "0616"),
        ("Lillestrøm", IN_2003, "0231"),
        ("Borre", date(2000, 1, 1), "0701"),
    ],
)
def test_whether_a_name_asks_depends_on_the_day(
    geography: Geography, place: str, day: date, expected: str
) -> None:
    assert code(geography, place, day) == expected


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("Ålesund", IN_2024, "1508"),
        ("Stokke", IN_2024, "3907"),
        ("Snillfjord", IN_2024, "5059"),
        ("Haram", IN_2021, "1507"),
        ("Haram", IN_2024, "1580"),
        ("Skodje", IN_2024, "1508"),
    ],
)
def test_a_former_municipality_is_where_its_name_or_main_part_went(
    geography: Geography, place: str, day: date, expected: str
) -> None:
    assert code(geography, place, day) == expected


@pytest.mark.parametrize(
    ("place", "expected", "beside", "other"),
    [
        ("Molde", "1502", "Molde (Aukra)", "1547"),
        ("Moss", "0104", "Moss (Rygge)", "0136"),
        ("Bryne", "1121", "Bryne (Klepp)", "1120"),
        ("Bø i Telemark", "0821", "Bø i Telemark (Seljord)", "0828"),
    ],
)
def test_a_place_that_spills_over_a_border_does_not_ask(
    geography: Geography, place: str, expected: str, beside: str, other: str
) -> None:
    assert code(geography, place, IN_2003) == expected
    assert code(geography, beside, IN_2003) == other


@pytest.mark.parametrize(
    ("typed", "day", "expected"),
    [
        ("Os (Innlandet)", IN_2024, "3430"),
        ("Os (innlandet)", IN_2003, "0441"),
        ("Os, Hedmark", IN_2003, "0441"),
        ("Os i Østerdalen", IN_2003, "0441"),
        ("Os i Hordaland", IN_2024, "4624"),
        ("Os kommune", IN_2024, "3430"),
        ("Våler, Viken", IN_2021, "3018"),
        ("Strømmen, Skedsmo", IN_2024, "3205"),
        ("Åmot (Modum)", IN_2024, "3316"),
        ("Åmot kommune", IN_2024, "3422"),
    ],
)
def test_a_county_or_municipality_of_any_day_tells_places_apart(
    geography: Geography, typed: str, day: date, expected: str
) -> None:
    assert code(geography, typed, day) == expected


def test_a_wrong_county_finds_nothing_and_offers_the_right_ones(geography: Geography) -> None:
    several = geography.resolve("Os (Rogaland)", IN_2024)
    one = geography.resolve("Mysen, Rogaland", IN_2024)

    assert (several.answer, one.answer) == (Answer.not_found, Answer.not_found)
    assert several.nearest == ("Os i Østerdalen", "Os (Vestland)")
    assert one.nearest == ("Mysen",)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Aalesund", "Ålesund"),
        ("Stromen", "Strømmen"),
        ("As", "Ås"),
        ("Hovin", "Hovin i Gauldal"),
        ("Mo", "Mo i Rana"),
        ("Laerdal", "Lærdal"),
    ],
)
def test_a_name_that_is_not_known_offers_near_ones(
    geography: Geography, typed: str, nearest: str
) -> None:
    found = geography.resolve(typed, IN_2024)

    assert found.answer is Answer.not_found
    assert nearest in found.nearest[:2]
    assert len(found.nearest) <= 5


@pytest.mark.parametrize("typed", ["Longyearbyen", "Ny-Ålesund", "Jan Mayen", "", "  ", "()", ","])
def test_what_is_in_no_municipality_is_not_found(geography: Geography, typed: str) -> None:
    assert geography.resolve(typed, IN_2024).answer is Answer.not_found


def test_a_place_that_moved_over_a_border_is_where_it_was_on_the_day(
    geography: Geography,
) -> None:
    assert code(geography, "Vågstranda", date(2019, 12, 31)) == "1539"
    assert code(geography, "Vågstranda", date(2020, 1, 1)) == "1535"


def test_a_register_that_is_corrected_gives_way_to_the_later_one(geography: Geography) -> None:
    assert code(geography, "Andsnes", IN_2015) == "2014"


def test_before_the_registers_a_merger_leaves_a_place_to_be_asked_for(
    geography: Geography,
) -> None:
    assert code(geography, "Sandeid", date(2012, 6, 1)) == "1160"
    assert set(candidates(geography, "Sandeid", IN_2003)) == {"1154", "1159"}


def test_every_known_name_means_something_in_every_division(
    geography: Geography, names: list[str]
) -> None:
    for day in (date(1999, 1, 1), *geography.division_days()):
        lost = [n for n in names if geography.resolve(n, day).answer is Answer.not_found]
        assert lost == []


def test_every_fuller_name_that_is_offered_means_its_candidate_alone(
    geography: Geography, names: list[str]
) -> None:
    asked = 0
    for day in (date(1999, 1, 1), *geography.division_days()):
        for name in names:
            for candidate in geography.resolve(name, day).candidates:
                asked += 1
                again = geography.resolve(candidate.fuller_name, day)
                assert again.municipality == candidate.municipality, (name, day)
                assert again.county == candidate.county
    assert asked > 0


def test_a_municipality_of_a_name_of_its_own_is_found_by_it(geography: Geography) -> None:
    for day in (date(1999, 1, 1), *geography.division_days()):
        for municipality in geography.municipalities(day):
            found = geography.resolve(municipality.name, day)
            meant = {each.municipality for each in found.candidates} | {found.municipality}
            assert municipality in meant


def test_with_the_word_for_it_a_name_means_the_municipality(geography: Geography) -> None:
    for day in (date(1999, 1, 1), *geography.division_days()):
        municipalities = geography.municipalities(day)
        names = Counter(municipality.name for municipality in municipalities)
        for municipality in municipalities:
            if names[municipality.name] == 1:
                found = geography.resolve(f"{municipality.name} kommune", day)
                assert found.municipality == municipality


@given(typed=st.text(max_size=30), day=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_any_text_gets_an_answer_that_holds_together(
    geography: Geography, typed: str, day: date
) -> None:
    found = geography.resolve(typed, day)

    assert (found.answer is Answer.found) == (found.municipality is not None)
    assert (found.answer is Answer.found) == (found.county is not None)
    assert (found.answer is Answer.ambiguous) == (len(found.candidates) > 1)
    assert len(found.candidates) != 1
    if found.municipality is not None:
        assert found.municipality in geography.municipalities(day)


def test_what_resolves_today_and_is_carried_back_agrees_with_what_resolves_then(
    geography: Geography, names: list[str]
) -> None:
    differing = []
    for name in names:
        now, then = (geography.resolve(name, day) for day in (IN_2024, IN_2003))
        if now.municipality and then.municipality:
            back = geography.recast(name, now.municipality.code, IN_2024, IN_2003)
            if isinstance(back, Located) and back.municipality != then.municipality:
                differing.append(name)

    assert differing == []
