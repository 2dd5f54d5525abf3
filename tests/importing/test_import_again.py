"""A second import updates and never doubles; what is blank keeps what stands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from familieklubb.importing.sheets import sheet_called
from tests.importing.desk import Desk, counts
from tests.importing.network import COUNTS, SHEETS, norwegian

CLUBS = "club;place;status;status_from;weekday;venue\n"
HITRA = CLUBS + "Hitra;Hitra;active;2003-01-07;tuesday;Bedehuset\n"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk whose register holds the small network."""
    desk.run(**SHEETS)
    return desk


def stands_as_it_was(desk: Desk, *paths: Path) -> None:
    """Bring paths in that say nothing new."""
    before = desk.register.about().counter, desk.dump()

    report = desk.run(*paths)

    assert counts(report) == {name: (0, 0, number) for name, number in COUNTS.items()}
    assert not report.changes
    assert (desk.register.about().counter, desk.dump()) == before


def test_the_first_import_is_all_new(desk: Desk) -> None:
    report = desk.run(**SHEETS)

    assert counts(report) == {name: (number, 0, 0) for name, number in COUNTS.items()}
    assert report.changes
    assert desk.register.about().counter == 1


def test_a_second_import_changes_nothing(full: Desk) -> None:
    stands_as_it_was(full, full.write(**SHEETS))


def test_the_same_as_a_workbook_changes_nothing(full: Desk) -> None:
    stands_as_it_was(full, full.workbook(**SHEETS))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_the_same_in_norwegian_changes_nothing(full: Desk, encoding: str) -> None:
    folder = full.folder / "norsk"
    folder.mkdir()
    for title, text in norwegian().items():
        (folder / f"{title}.csv").write_bytes(text.encode(encoding))

    stands_as_it_was(full, folder)


def test_the_same_with_its_rows_the_other_way_round_changes_nothing(full: Desk) -> None:
    turned = {}
    for name, text in SHEETS.items():
        head, *rows = text.splitlines()
        turned[name] = "\n".join([head, *reversed(rows)])

    stands_as_it_was(full, full.write(**turned))


def test_one_import_may_be_split_over_files_folders_and_workbooks(desk: Desk) -> None:
    names = list(SHEETS)
    first = desk.workbook(**{name: SHEETS[name] for name in names[::2]})
    folder = desk.write(**{name: SHEETS[name] for name in names[1::4]})
    files = [desk.write(**{name: SHEETS[name]}) / f"{name}.csv" for name in names[3::4]]
    report = desk.run(first, folder, *files)

    assert counts(report) == {name: (number, 0, 0) for name, number in COUNTS.items()}
    stands_as_it_was(desk, desk.write(**SHEETS))


def test_a_sheet_may_be_split_over_files(desk: Desk) -> None:
    for name in ("clubs", "families", "members", "attendance"):
        head, *rows = SHEETS[name].splitlines()
        halves = [{**SHEETS, name: "\n".join([head, *some])} for some in (rows[::2], rows[1::2])]
        report = desk.rehearse(desk.write(**halves[0]), desk.write(**{name: halves[1][name]}))

        assert counts(report) == {one: (number, 0, 0) for one, number in COUNTS.items()}


def test_an_import_may_come_in_steps(desk: Desk) -> None:
    for step in (
        ("bodies", "clubs", "breaks"),
        ("courses", "assistants"),
        ("families", "members"),
        ("meetings",),
        ("attendance", "supervision"),
        ("attendance_matrix", "gatherings", "course_participation"),
    ):
        assert desk.run(**{name: SHEETS[name] for name in step}).changes

    stands_as_it_was(desk, desk.write(**SHEETS))


def _bare(name: str, text: str) -> str:
    """A sheet with the cells of its keys and what is required, and nothing else."""
    sheet = sheet_called(name)
    assert sheet is not None
    if sheet.matrix:
        return text
    kept = {column.name for column in sheet.columns if column.key or column.required}
    kept.add("person")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    cells = [
        [cell if heading in kept else "" for heading, cell in zip(head, row, strict=True)]
        for row in rows
    ]
    return "\n".join(";".join(row) for row in [head, *cells])


def test_blanks_keep_what_stands(full: Desk) -> None:
    stands_as_it_was(full, full.write(**{name: _bare(name, text) for name, text in SHEETS.items()}))


def _changed_ids(before: dict[str, list[dict[str, object]]], desk: Desk) -> dict[str, int]:
    after = desk.dump()
    return {
        name: len([row for row in rows if row not in before[name]])
        for name, rows in after.items()
        if rows != before[name]
    }


@pytest.mark.parametrize(
    ("sheet", "old", "new", "table"),
    [
        ("bodies", "Nettet;national;;1999-01-01;", "Nettet;national;;1998-01-01;", "network_body"),
        ("clubs", "Bedehuset", "Rådhuset", "club_slot"),
        ("clubs", "Blå Kors", "Actis", "club_organisation"),
        ("clubs", "closed;unled", "open;unled", "club"),
        ("clubs", "paused;2004-01-01", "closed;2004-01-01", "club_state"),
        ("breaks", "ferie", "sommer", "club_break"),
        ("courses", "7,5", "8", "course"),
        ("assistants", ";Hitra;;IOGT;", ";Hitra;;DNT;", "assistant"),
        ("assistants", "2003-12-31", "2004-12-31", "assistant_role"),
        ("assistants", "2004-05-05", "2004-06-06", "certification"),
        ("families", "lost_interest", "finished", "family_membership"),
        ("families", "Sauda;Kari", "Sauda;Nils", "family"),
        ("members", "1961", "1960", "member"),
        ("members", "2003-03-04;other", "2003-03-04;died", "member_membership"),
        ("meetings", "Å be om hjelp", "Å gi hjelp", "meeting"),
        ("meetings", ";Lie/Odd;", ";Berg/Nils;", "meeting"),
        ("attendance", "Lie;Odd;absent", "Lie;Odd;present", "attendance"),
        ("attendance_matrix", "Nils;-;", "Nils;x;", "attendance"),
        ("supervision", ";2;;", ";2.5;;", "supervision_session"),
        ("gatherings", ";17;", ";18;", "gathering"),
        ("course_participation", "2003-06-01", "2003-06-02", "course_participation"),
    ],
)
def test_a_changed_cell_updates_exactly_one_row(
    full: Desk, sheet: str, old: str, new: str, table: str
) -> None:
    assert SHEETS[sheet].count(old) == 1
    before, counter = full.dump(), full.register.about().counter

    report = full.run(**{sheet: SHEETS[sheet].replace(old, new)})

    assert counts(report)[sheet][:2] == (0, 1)
    assert _changed_ids(before, full) == {table: 1}
    assert full.register.about().counter == counter + 1
    stamps = full.rows(f'SELECT count(*) FROM "{table}" WHERE version = (SELECT clock FROM meta)')
    assert stamps == [(1,)]


def test_a_blank_of_a_matrix_leaves_a_mark_that_stands(full: Desk) -> None:
    marks = full.table("attendance")
    report = full.run(attendance_matrix="Hitra;;2003-01-14;2003-01-28\nBerg;Kari;;\nLie;Odd;;\n")

    assert not report.changes
    assert full.table("attendance") == marks


def test_a_date_of_a_matrix_makes_a_held_meeting_where_none_is(desk: Desk) -> None:
    desk.run(**{name: SHEETS[name] for name in SHEETS if name != "attendance_matrix"})
    report = desk.run(attendance_matrix="Hitra;;2003-01-21;2003-01-28;2003-02-04\nBerg;Kari;;;x\n")

    assert counts(report) == {"meetings": (2, 0, 1), "attendance_matrix": (1, 0, 0)}
    made = desk.rows(
        "SELECT date, n, held FROM meeting JOIN club ON club.id = club_id "
        "WHERE club.name = 'Hitra' AND date > '2003-01-15' ORDER BY date"
    )
    assert made == [("2003-01-21", 1, 0), ("2003-01-28", 1, 1), ("2003-02-04", 1, 1)]


def test_a_matrix_of_dates_alone_is_no_empty_import(desk: Desk) -> None:
    desk.run(clubs=HITRA)
    report = desk.run(attendance_matrix="Hitra;;2003-01-14\n")

    assert report.changes
    assert counts(report) == {"meetings": (1, 0, 0)}


def test_the_same_mark_in_a_sheet_and_a_matrix_is_one_mark(desk: Desk) -> None:
    sheets = {**SHEETS, "attendance_matrix": "Hitra;;2003-01-14\nBerg;Kari;x\nLie;Odd;-\n"}

    desk.run(**sheets)

    assert len(desk.table("attendance")) == 4
    assert not desk.run(**sheets).changes


def test_what_comes_later_of_a_person_is_what_stands_whatever_the_order_of_rows(
    desk: Desk,
) -> None:
    rows = ["Hitra;Berg;Kari;child;1961;2003-01-07\n", "Hitra;Berg;Kari;relative;1962;2004-01-07\n"]
    head = "club;family;member;role;birth_year;joined\n"
    families = "club;family;joined;left;contact_person\n"
    stays = ["Hitra;Berg;2003-01-07;2003-06-01;Kari\n", "Hitra;Berg;2004-01-07;;Odd\n"]
    odd = "Hitra;Berg;Odd;other;;2003-01-07\n"
    desk.run(clubs=HITRA, families=families + "".join(stays), members=head + odd + "".join(rows))
    person = {row["label"]: row for row in desk.table("member")}

    assert (person["Kari"]["role"], person["Kari"]["birth_year"]) == ("relative", 1962)
    assert desk.table("family")[0]["contact_id"] == person["Odd"]["id"]
    turned = {
        "families": families + "".join(reversed(stays)),
        "members": head + "".join(reversed(rows)),
    }
    assert not desk.run(**turned).changes
