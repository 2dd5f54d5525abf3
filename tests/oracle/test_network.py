from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from tests.oracle.generator import random_network
from tests.oracle.network import (
    NORWEGIAN,
    NORWEGIAN_1252,
    Network,
    Style,
    read_folder,
    write_folder,
)
from tests.oracle.sheets import (
    AttendanceMatrix,
    Club,
    Gathering,
    MatrixRow,
    Meeting,
    Supervision,
)

SMALL = Network(
    clubs=[
        Club("Ålesund", "Ålesund", "1504", "Blå Kors", None, "active", date(2003, 2, 1)),
    ],
    meetings=[
        Meeting("Ålesund", date(2003, 2, 11), None, held=True, start=time(18, 0), guests=2),
        Meeting("Ålesund", date(2003, 2, 18), 1, held=False, not_held_because="weather"),
    ],
    attendance_matrix=[
        AttendanceMatrix(
            "Ålesund",
            (date(2003, 2, 11),),
            (MatrixRow("F", "Mor", ("present",)), MatrixRow("F", "Far", (None,))),
        ),
        AttendanceMatrix("Ålesund", (date(2003, 3, 11),), (MatrixRow("F", "Far", ("excused",)),)),
    ],
    supervision=[
        Supervision(date(2003, 2, 11), "Oslo", "group", 1.5, None, ("Kari Næss", "Ola Lie"))
    ],
    gatherings=[
        Gathering("Samling", "national", "mixed", "NO", None, date(2003, 5, 1), participants=20)
    ],
)


@pytest.mark.parametrize("seed", range(5))
def test_a_network_written_and_read_is_the_same(seed: int, tmp_path: Path) -> None:
    network = random_network(seed, clubs=4)

    write_folder(network, tmp_path)

    assert network == read_folder(tmp_path)


def test_the_small_network_written_and_read_is_the_same(tmp_path: Path) -> None:
    write_folder(SMALL, tmp_path)

    assert read_folder(tmp_path) == SMALL


def test_a_sheet_without_rows_has_no_file_and_the_headings_are_those_of_the_import(
    tmp_path: Path,
) -> None:
    write_folder(SMALL, tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {
        "clubs.csv",
        "meetings.csv",
        "attendance_matrix.csv",
        "attendance_matrix_2.csv",
        "supervision.csv",
        "gatherings.csv",
    }
    heading = (tmp_path / "gatherings.csv").read_text("utf-8").splitlines()[0]
    assert heading == (
        "gathering,scope,audience,country,place,from,to,hours,participants,assistants"
    )


@pytest.mark.parametrize("style", [NORWEGIAN, NORWEGIAN_1252])
def test_the_norwegian_form_has_its_own_signs(style: Style, tmp_path: Path) -> None:
    write_folder(SMALL, tmp_path, style)

    def lines(name: str) -> list[str]:
        return (tmp_path / name).read_bytes().decode(style.encoding).splitlines()

    assert lines("clubs.csv")[1].startswith("Ålesund;Ålesund;1504;Blå Kors;;active;01.02.2003;")
    assert lines("meetings.csv")[1].startswith("Ålesund;11.02.2003;;yes;;18.00;")
    assert lines("supervision.csv")[1] == '11.02.2003;Oslo;group;1,5;;"Kari Næss; Ola Lie"'
    assert lines("attendance_matrix.csv") == ["Ålesund;;11.02.2003", "F;Mor;x", "F;Far;"]
    assert lines("attendance_matrix_2.csv")[1] == "F;Far;e"


def test_the_two_norwegian_forms_differ_in_their_bytes(tmp_path: Path) -> None:
    write_folder(SMALL, tmp_path / "bom", NORWEGIAN)
    write_folder(SMALL, tmp_path / "1252", NORWEGIAN_1252)

    assert (tmp_path / "bom" / "clubs.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\xc5lesund" in (tmp_path / "1252" / "clubs.csv").read_bytes()
