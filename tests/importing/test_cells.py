"""Every form of value that is taken, and every one that is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb.importing.cells import BirthYear, Setting, parser
from familieklubb.importing.columns import Column, Kind
from familieklubb.importing.foreign import ErrorValue, Formula, Raw, WrongCell
from familieklubb.importing.sheets import SHEETS

SETTING = Setting(reference_year=2024)


def column(sheet_name: str, name: str) -> Column:
    return next(sheet for sheet in SHEETS if sheet.name == sheet_name).column(name)


DAY = column("breaks", "from")
TIME = column("clubs", "time")
HOURS = column("courses", "hours")
GUESTS = column("meetings", "guests")
NUMBER = column("meetings", "n")
HELD = column("meetings", "held")
BIRTH_YEAR = column("members", "birth_year")
CODE = column("clubs", "municipality_code")
COUNTRY = column("courses", "country")
NAMES = column("supervision", "assistants")
NOTES = column("meetings", "notes")
CLUB = column("clubs", "club")
STATUS = column("clubs", "status")


def value(of: Column, raw: Raw) -> Any:
    return parser(of, SETTING)(raw)


def wrong(of: Column, raw: Raw) -> WrongCell:
    with pytest.raises(WrongCell) as caught:
        value(of, raw)
    assert caught.value.what_to_do
    return caught.value


@pytest.mark.parametrize("raw", ["1,5", "1.5", " 1,5 ", "+1,5", "1,50", 1.5])
def test_a_number_is_read_with_comma_or_full_stop(raw: Raw) -> None:
    assert value(HOURS, raw) == 1.5


@pytest.mark.parametrize("raw", ["1 500", "1\u00a0500", "1\u202f500", "1500", "1500,0", 1500])
def test_a_thousand_may_be_parted_by_a_space(raw: Raw) -> None:
    assert value(HOURS, raw) == 1500.0


@pytest.mark.parametrize(
    "raw",
    ["fem", "1,5,0", "1e3", "nan", "inf", "-1", "2001", "1 50", "½", "٣", "9" * 400, -0.5, 1e300],
)
def test_what_is_no_number_or_out_of_bounds_is_refused(raw: Raw) -> None:
    wrong(HOURS, raw)


def test_a_date_in_a_column_of_numbers_is_refused() -> None:
    wrong(HOURS, dt.datetime(2024, 5, 1))


@pytest.mark.parametrize("raw", ["3", "3,0", "3.0", 3, 3.0])
def test_a_whole_number_is_read_from_what_excel_makes_of_it(raw: Raw) -> None:
    found = value(GUESTS, raw)

    assert found == 3
    assert type(found) is int


@pytest.mark.parametrize("raw", ["3,5", 3.5, "1.000", "1,000", "tre", "-1", "1000"])
def test_what_is_no_whole_number_is_refused(raw: Raw) -> None:
    wrong(GUESTS, raw)


def test_a_blank_number_of_a_meeting_is_the_first_of_its_day() -> None:
    assert value(NUMBER, "") == 1
    assert value(NUMBER, None) == 1
    assert value(NUMBER, "2") == 2
    wrong(NUMBER, "0")


@pytest.mark.parametrize("raw", ["yes", "Ja", "JA", "j", "x", "X", "1", 1, 1.0, "TRUE", "sann"])
def test_a_yes_is_taken(raw: Raw) -> None:
    assert value(HELD, raw) is True


@pytest.mark.parametrize("raw", ["no", "Nei", "n", "0", 0, 0.0, "false", "usann", "ikke holdt"])
def test_a_no_is_taken(raw: Raw) -> None:
    assert value(HELD, raw) is False


@pytest.mark.parametrize("raw", ["kanskje", "2", 2, "-", dt.date(2003, 2, 11)])
def test_what_is_neither_yes_nor_no_is_refused(raw: Raw) -> None:
    wrong(HELD, raw)


@pytest.mark.parametrize("raw", ["1975", 1975, 1975.0, " 1975 "])
def test_a_year_of_birth_is_certain(raw: Raw) -> None:
    assert value(BIRTH_YEAR, raw) == BirthYear(1975, estimated=False)


@pytest.mark.parametrize("raw", ["ca. 1975", "ca 1975", "ca.1975", "~1975", "1975?", "Ca. 1975"])
def test_a_year_told_as_about_is_estimated(raw: Raw) -> None:
    assert value(BIRTH_YEAR, raw) == BirthYear(1975, estimated=True)


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("30–49", 1985),
        ("30-49", 1985),
        ("30 - 49", 1985),
        ("0–5", 2022),
        ("6-12", 2015),
        ("67+", 1949),
    ],
)
def test_an_age_band_gives_its_middle_year_as_estimated(raw: str, year: int) -> None:
    assert value(BIRTH_YEAR, raw) == BirthYear(year, estimated=True)


@pytest.mark.parametrize("raw", ["unknown", "ukjent", "Ukjent", ""])
def test_an_unknown_age_is_none(raw: str) -> None:
    assert value(BIRTH_YEAR, raw) is None


@pytest.mark.parametrize(
    "raw",
    ["1879", "2025", "75", "30-50", "1975-03-02", "2.3.1975", "voksen", dt.datetime(2024, 12, 6)],
)
def test_a_whole_birth_date_or_a_wrong_year_is_refused(raw: Raw) -> None:
    wrong(BIRTH_YEAR, raw)


@pytest.mark.parametrize("raw", ["0301", "301", 301, 301.0, " 0301 "])
def test_a_municipality_gets_its_leading_zero_back(raw: Raw) -> None:
    assert value(CODE, raw) == "0301"


@pytest.mark.parametrize("raw", ["Oslo", "03011", "3.1", 301.5, "03-01", -301])
def test_what_is_no_municipality_number_is_refused(raw: Raw) -> None:
    wrong(CODE, raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("NO", "NO"),
        ("no", "NO"),
        ("Norge", "NO"),
        ("Noreg", "NO"),
        ("Norway", "NO"),
        ("danmark", "DK"),
        ("Italia", "IT"),
        ("Italy", "IT"),
        ("Sverige", "SE"),
        ("HR", "HR"),
    ],
)
def test_a_country_is_read_from_letters_or_name(raw: str, code: str) -> None:
    assert value(COUNTRY, raw) == code


@pytest.mark.parametrize("raw", ["Norg", "ZZ", "EU", "NOR", "Europa", "47"])
def test_what_is_no_country_is_refused(raw: str) -> None:
    wrong(COUNTRY, raw)


def test_a_misspelt_country_is_answered_with_the_nearest() -> None:
    assert "NO" in wrong(COUNTRY, "Norgge").what_to_do


def test_names_are_parted_by_semicolon_or_line_and_stand_once() -> None:
    assert value(NAMES, "Kari; Ola;;Kari ;\r\nPer") == ("Kari", "Ola", "Per")
    assert value(NAMES, "Kari Nordmann, Oslo") == ("Kari Nordmann, Oslo",)
    assert value(NAMES, "") is None


def test_each_name_passes_the_door() -> None:
    wrong(NAMES, "Kari;O\u202ela")
    wrong(NAMES, "Kari;" + "a" * 121)


def test_notes_may_have_lines_and_other_texts_may_not() -> None:
    assert value(NOTES, "En\r\nTo\nTre") == "En\nTo\nTre"
    assert "new line" in wrong(CLUB, "Oslo\nklubb").message


def test_a_text_is_composed_and_stripped() -> None:
    assert value(CLUB, "  A\u030alesund ") == "Ålesund"


@pytest.mark.parametrize(
    ("raw", "expected"), [(12, "12"), (12.0, "12"), (12.5, "12.5"), ("=1+1", "=1+1")]
)
def test_a_number_in_a_text_column_is_a_text(raw: Raw, expected: str) -> None:
    assert value(CLUB, raw) == expected


@pytest.mark.parametrize("raw", [dt.datetime(2024, 12, 6), dt.time(12), dt.timedelta(hours=2)])
def test_a_date_in_a_text_column_is_refused_because_excel_made_it(raw: Raw) -> None:
    assert "text" in wrong(CLUB, raw).what_to_do


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("a\x1b[2J", "U+001B"),
        ("a\u202eb", "U+202E"),
        ("a\tb", "U+0009"),
        ("a\ufeffb", "U+FEFF"),
        ("e\u0301\u0302\u0303\u0304\u0305", "accents"),
        ("a" * 121, "too long"),
    ],
)
def test_a_hostile_text_is_refused_and_the_message_is_harmless(raw: str, part: str) -> None:
    found = wrong(CLUB, raw)

    assert part in found.message
    assert (found.message + found.what_to_do).isprintable()


@pytest.mark.parametrize("raw", ["akitv", "aktivv", "Aktiv!"])
def test_a_misspelt_word_is_answered_with_the_nearest_and_the_list(raw: str) -> None:
    found = wrong(STATUS, raw)

    assert "active" in found.what_to_do
    assert "planned, starting, active, paused, closed" in found.what_to_do


@pytest.mark.parametrize("of", [DAY, TIME, HOURS, HELD, BIRTH_YEAR, CODE, COUNTRY, CLUB, STATUS])
def test_a_formula_and_a_failed_one_are_refused_everywhere(of: Column) -> None:
    assert "formula" in wrong(of, Formula()).message
    assert "#N/A" in wrong(of, ErrorValue("#N/A")).message


@pytest.mark.parametrize("raw", ["", "  ", "\u00a0", "\t", None])
@pytest.mark.parametrize("of", [DAY, TIME, HOURS, HELD, BIRTH_YEAR, CODE, NAMES, CLUB, STATUS])
def test_a_blank_is_none(of: Column, raw: Raw) -> None:
    assert value(of, raw) is None


ANY_RAW = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.just(Formula()),
    st.builds(ErrorValue, st.text(max_size=9)),
)
ONE_OF_EACH_KIND = list(
    {of.kind: of for sheet in SHEETS for of in sheet.columns if of.kind != Kind.country}.values()
)


@given(st.sampled_from(ONE_OF_EACH_KIND), ANY_RAW)
def test_whatever_stands_in_a_cell_is_read_or_refused_in_printable_words(
    of: Column, raw: Raw
) -> None:
    try:
        value(of, raw)
    except WrongCell as found:
        assert found.message.isprintable()
        assert found.what_to_do.isprintable()
