"""The sheets, their columns and their words."""

from __future__ import annotations

from collections import Counter

import pytest

from familieklubb.domain.values import ClubState
from familieklubb.i18n import LANGUAGES
from familieklubb.importing.columns import Kind
from familieklubb.importing.sheets import SHEETS, Column, Sheet, nearest_title, sheet_called
from familieklubb.importing.spelling import plain
from familieklubb.importing.words import Words

EXCEL_TITLE_LIMIT = 31
EXCEL_LIST_LIMIT = 255

# As the table of the design has them: * required, ! key.
TABLE = {
    "bodies": "body*! level* parent from to",
    "clubs": "club*! place* municipality_code organisation body status* status_from* parent_club"
    " weekday time venue open_group led_group leader_type",
    "breaks": "club*! from*! to* reason",
    "courses": "course*! kind* country* place from* to* hours organiser",
    "assistants": "assistant*! place*! person organisation leader_type club role_from role_to"
    " course certified_on valid_until withdrawn_on",
    "families": "club*! family*! joined* left left_because moved_to contact_person",
    "members": "club*! family*! member*! role* birth_year joined* left left_because consent_on",
    "meetings": "club*! date*! n! held* not_held_because start end theme chair minute_taker"
    " assistant guests notes",
    "attendance": "club*! date*! n! family*! member*! status*",
    "supervision": "date*! place*! kind hours* supervisor assistants",
    "gatherings": "gathering*! scope* audience* country* place from* to* hours participants"
    " assistants",
    "course_participation": "course*! assistant! club! family! completed_on",
}
WITH_HEADINGS = [sheet for sheet in SHEETS if not sheet.matrix]
COLUMNS = [(sheet, column) for sheet in SHEETS for column in sheet.columns]
CHOICES = [column for _sheet, column in COLUMNS if column.words is not None]


def name_of(value: object) -> str:
    return value.name if isinstance(value, Sheet | Column) else str(value)


def test_the_sheets_are_those_of_the_design() -> None:
    found = {
        sheet.name: " ".join(
            column.name + "*" * column.required + "!" * column.key for column in sheet.columns
        )
        for sheet in WITH_HEADINGS
    }

    assert found == TABLE


@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_no_heading_of_a_sheet_means_two_columns(sheet: Sheet) -> None:
    counted = Counter(
        heading
        for column in sheet.columns
        for heading in {plain(heading) for heading in column.headings()}
    )

    assert [heading for heading, count in counted.items() if count > 1] == []


def test_no_title_means_two_sheets() -> None:
    counted = Counter(
        title for sheet in SHEETS for title in {plain(title) for title in sheet.titles()}
    )

    assert [title for title, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_a_sheet_is_found_by_its_title_in_every_language(sheet: Sheet, language: str) -> None:
    title = sheet.title(language)

    assert len(title) <= EXCEL_TITLE_LIMIT
    assert sheet_called(title) is sheet
    assert sheet_called(title.upper()) is sheet


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=name_of)
def test_every_column_has_headings_and_an_explanation(sheet: Sheet, column: Column) -> None:
    assert all(column.heading(language).strip() for language in LANGUAGES)
    assert column.explanation.endswith(".")
    assert (column.words is not None) == (column.kind == Kind.choice)
    assert (column.limit > 0) == (column.kind in {Kind.text, Kind.note, Kind.names})
    assert (column.most > 0) == (column.kind in {Kind.number, Kind.whole})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", CHOICES, ids=name_of)
def test_the_words_shown_for_a_list_are_taken_and_fit_a_drop_down(
    column: Column, language: str
) -> None:
    assert column.words is not None
    labels = column.words.labels(language)

    assert len({column.words.find(label) for label in labels}) == len(labels)
    assert len(",".join(labels)) <= EXCEL_LIST_LIMIT


@pytest.mark.parametrize(
    ("column_name", "typed", "value"),
    [
        ("status", "Under oppstart", "starting"),
        ("status", "på pause", "paused"),
        ("status", "NEDLAGT", "closed"),
        ("status", "planlagt", "planned"),
        ("status", "aktiv", "active"),
        ("weekday", "tirsdag", "tuesday"),
        ("weekday", "laurdag", "saturday"),
        ("open_group", "åpen", "open"),
        ("led_group", "uten leder", "unled"),
        ("leader_type", "frivillig", "volunteer"),
    ],
)
def test_norwegian_words_of_a_club_are_taken(column_name: str, typed: str, value: str) -> None:
    clubs = sheet_called("clubs")
    assert clubs is not None
    words = clubs.column(column_name).words
    assert words is not None

    assert words.find(typed) == value


@pytest.mark.parametrize(
    ("sheet_name", "column_name", "typed", "value"),
    [
        ("attendance", "status", "tilstede", "present"),
        ("attendance", "status", "til stede", "present"),
        ("attendance", "status", "Borte", "absent"),
        ("attendance", "status", "fraværende", "absent"),
        ("attendance", "status", "forfall", "excused"),
        ("attendance", "status", "ukjent", "unknown"),
        ("members", "role", "pårørende", "relative"),
        ("members", "role", "barn", "child"),
        ("members", "role", "own use", "own_use"),
        ("families", "left_because", "flyttet", "moved"),
        ("meetings", "not_held_because", "ingen assistent", "no_assistant"),
        ("courses", "kind", "module-2", "module_2"),
        ("gatherings", "scope", "nordisk", "nordic"),
        ("supervision", "kind", "gruppe", "group"),
        ("bodies", "level", "nasjonalt", "national"),
    ],
)
def test_norwegian_words_of_other_lists_are_taken(
    sheet_name: str, column_name: str, typed: str, value: str
) -> None:
    sheet = sheet_called(sheet_name)
    assert sheet is not None
    words = sheet.column(column_name).words
    assert words is not None

    assert words.find(typed) == value


@pytest.mark.parametrize(
    "title",
    [
        "attendance_matrix",
        "attendance_matrix_2",
        "Attendance matrix 12",
        "attendance_matrix (2)",
        "Oppmøtetabell 3",
        "oppmøtetabell_2",
    ],
)
def test_an_attendance_matrix_may_carry_a_number(title: str) -> None:
    found = sheet_called(title)

    assert found is not None
    assert found.matrix


@pytest.mark.parametrize("title", ["clubs_2", "Klubber (2)", "places", "", "2"])
def test_no_other_sheet_may(title: str) -> None:
    assert sheet_called(title) is None


def test_letters_in_parts_stars_and_hyphens_do_not_count() -> None:
    assert plain(" A\u030aRSAK * ") == plain("årsak")
    assert plain("Status-fra *") == plain("status_fra") == plain("STATUS  FRA:")
    assert plain("-") == "-"


@pytest.mark.parametrize(
    ("typed", "expected"), [("clubz", "clubs"), ("Klubberr", "Klubber"), ("meeting", "meetings")]
)
def test_the_nearest_title_is_named(typed: str, expected: str) -> None:
    assert nearest_title(typed) == expected


def test_a_word_that_would_mean_two_values_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="Pause"):
        Words({ClubState.paused: ("pause", ""), ClubState.closed: ("slutt", "", "Pause")})
