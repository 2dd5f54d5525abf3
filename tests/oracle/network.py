"""A whole network, and its form as a folder of CSV files.

Source: import.md, the first paragraphs and the table of sheets.
"""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from tests.oracle.sheets import (
    Assistant,
    Attendance,
    AttendanceMatrix,
    Body,
    Break,
    Club,
    Course,
    CourseParticipation,
    Family,
    Gathering,
    MatrixRow,
    Meeting,
    Member,
    Supervision,
)


@dataclass
class Network:
    """Every sheet of one network; a field has the name of its sheet."""

    bodies: list[Body] = field(default_factory=list)
    clubs: list[Club] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    assistants: list[Assistant] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    attendance_matrix: list[AttendanceMatrix] = field(default_factory=list)
    supervision: list[Supervision] = field(default_factory=list)
    gatherings: list[Gathering] = field(default_factory=list)
    course_participation: list[CourseParticipation] = field(default_factory=list)


ROWS: dict[str, type[Any]] = {
    "bodies": Body,
    "clubs": Club,
    "breaks": Break,
    "courses": Course,
    "assistants": Assistant,
    "families": Family,
    "members": Member,
    "meetings": Meeting,
    "attendance": Attendance,
    "supervision": Supervision,
    "gatherings": Gathering,
    "course_participation": CourseParticipation,
}
"""The sheets with one dataclass a row; the matrices have a form of their own."""


@dataclass(frozen=True)
class Style:
    """How the files of a folder are written."""

    delimiter: str = ","
    encoding: str = "utf-8"
    dates: str = "%Y-%m-%d"
    times: str = "%H:%M"
    decimal_sign: str = "."
    names_between: str = ";"
    present: str = "present"
    absent: str = "absent"
    excused: str = "excused"


PLAIN = Style()
NORWEGIAN = Style(
    delimiter=";",
    encoding="utf-8-sig",
    dates="%d.%m.%Y",
    times="%H.%M",
    decimal_sign=",",
    names_between="; ",
    present="x",
    absent="-",
    excused="e",
)
NORWEGIAN_1252 = Style(**{**vars(NORWEGIAN), "encoding": "cp1252"})


def write_folder(network: Network, folder: Path, style: Style = PLAIN) -> None:
    """Write a file for each sheet that has rows; the folder is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, row_type in ROWS.items():
        rows = getattr(network, sheet)
        if rows:
            names = [column.name for column in fields(row_type)]
            cells = [[_cell(getattr(row, name), style) for name in names] for row in rows]
            _write(folder / f"{sheet}.csv", [[_heading(name) for name in names], *cells], style)
    for number, matrix in enumerate(network.attendance_matrix, start=1):
        suffix = "" if number == 1 else f"_{number}"
        _write(folder / f"attendance_matrix{suffix}.csv", _matrix_lines(matrix, style), style)


def read_folder(folder: Path) -> Network:
    """Read a folder in the plain style; a missing sheet is empty, a missing column blank."""
    network = Network()
    for sheet, row_type in ROWS.items():
        path = folder / f"{sheet}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                rows = [_row(row_type, record) for record in csv.DictReader(file)]
            setattr(network, sheet, rows)
    for path in sorted(folder.glob("attendance_matrix*.csv"), key=_matrix_number):
        network.attendance_matrix.append(_matrix(path))
    return network


def _heading(name: str) -> str:
    return {"from_day": "from", "to_day": "to"}.get(name, name)


def _cell(value: object, style: Style) -> str:
    """The text of a cell; no value is an empty cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}".replace(".", style.decimal_sign)
        case datetime.date():
            return value.strftime(style.dates)
        case datetime.time():
            return value.strftime(style.times)
        case tuple():
            return style.names_between.join(value)
        case _:
            return str(value)


def _write(path: Path, lines: list[list[str]], style: Style) -> None:
    with path.open("w", encoding=style.encoding, newline="") as file:
        csv.writer(file, delimiter=style.delimiter).writerows(lines)


def _matrix_lines(matrix: AttendanceMatrix, style: Style) -> list[list[str]]:
    """Cell A1 the club, B1 empty, then the dates; below family, member and the marks."""
    marks = {
        None: "",
        "present": style.present,
        "absent": style.absent,
        "excused": style.excused,
    }
    head = [matrix.club, "", *(_cell(day, style) for day in matrix.dates)]
    body = [[row.family, row.member, *(marks[mark] for mark in row.marks)] for row in matrix.rows]
    return [head, *body]


def _row(row_type: type[Any], record: dict[str, str]) -> Any:
    kinds = get_type_hints(row_type)
    return row_type(
        **{
            column.name: _value(record.get(_heading(column.name), ""), str(kinds[column.name]))
            for column in fields(row_type)
        }
    )


def _value(text: str, kind: str) -> object:
    """The value of a cell, from the written form of its column's type."""
    if "tuple" in kind:
        return tuple(name.strip() for name in text.split(";") if name.strip())
    if text == "":
        return None
    if "datetime.time" in kind:
        return datetime.time.fromisoformat(text)
    if "datetime.date" in kind:
        return datetime.date.fromisoformat(text)
    if "bool" in kind:
        return text == "yes"
    if "int" in kind:
        return int(text)
    if "float" in kind:
        return float(text)
    return text


def _matrix_number(path: Path) -> int:
    digits = re.search(r"_(\d+)$", path.stem)
    return int(digits.group(1)) if digits else 1


def _matrix(path: Path) -> AttendanceMatrix:
    with path.open(encoding="utf-8", newline="") as file:
        head, *body = list(csv.reader(file))
    signs = {"": None, "x": "present", "-": "absent", "e": "excused"}
    return AttendanceMatrix(
        club=head[0],
        dates=tuple(datetime.date.fromisoformat(text) for text in head[2:]),
        rows=tuple(
            MatrixRow(line[0], line[1], tuple(signs.get(text, text) for text in line[2:]))
            for line in body
        ),
    )
