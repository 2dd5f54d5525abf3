"""The empty workbook to fill in: every sheet, its headings, drop-down lists, one row of help."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.i18n import _, language
from familieklubb.importing.columns import Column, Kind, Sheet
from familieklubb.importing.foreign import foreign_name
from familieklubb.importing.sheets import EXPLAINS, SHEETS
from familieklubb.importing.words import ATTENDANCE, YES_NO_LABELS

HEADING_ROW = 0
HELP_ROW = 1
FIRST_ROW = 2
LAST_ROW = 1_048_575
# Room for a year of weekly meetings in the matrix.
MATRIX_DATES = 53
NARROWEST = 12
WIDEST = 32
LABEL_COLUMNS = 2
MARKS = ("x", "-", "e")


def write_template(path: Path) -> None:
    """Write the empty workbook in the chosen language; an existing file is left alone.

    A complete file is there afterwards, or none. Raises WrongWords for a name that does not
    end in .xlsx, FamilieklubbError when something is there already or it cannot be written.
    """
    name = foreign_name(path)
    if path.suffix.lower() != ".xlsx":
        raise WrongWords(
            _("{file} does not end in .xlsx.").format(file=name),
            _("Give the workbook a name such as template.xlsx."),
        )
    if path.exists():
        raise FamilieklubbError(
            _("{file} is there already, and was left as it is.").format(file=name),
            _("Choose another name, or move the file away."),
        )
    content = template_bytes()
    try:
        _keep(path, content)
    except OSError as error:
        raise FamilieklubbError(
            _("{file} could not be written ({reason}).").format(file=name, reason=error.strerror),
            _("Check the folder and the room on the disk."),
        ) from error


def template_bytes() -> bytes:
    """The empty workbook in the chosen language."""
    from xlsxwriter import Workbook

    content = BytesIO()
    # In memory, because XlsxWriter's temporary files are plain and left to the system.
    with Workbook(content, {"in_memory": True}) as workbook:
        formats = _Formats(workbook)
        for sheet in SHEETS:
            worksheet = workbook.add_worksheet(sheet.title(language()))
            if sheet.matrix:
                _write_matrix(worksheet, formats)
            else:
                _write_sheet(worksheet, sheet, formats)
    return content.getvalue()


class _Formats:
    """The looks of cells, made once for the workbook."""

    def __init__(self, workbook: Any) -> None:
        add = workbook.add_format
        self.required = add({"bold": True, "bottom": 1, "bg_color": "#E7EDF3"})
        self.heading = add({"bottom": 1, "bg_color": "#E7EDF3"})
        self.help = add(
            {"italic": True, "font_color": "#5A5A5A", "text_wrap": True, "valign": "top"}
        )
        self.fill_in = add({"bold": True, "bg_color": "#FFF6D6", "border": 1})
        day = add({"num_format": "yyyy-mm-dd"})
        text = add({"num_format": "@"})
        self.day_heading = add({"num_format": "yyyy-mm-dd", "bottom": 1, "bg_color": "#E7EDF3"})
        self.of_kind: dict[Kind, Any] = {
            Kind.day: day,
            Kind.time: add({"num_format": "hh:mm"}),
            Kind.text: text,
            Kind.note: add({"num_format": "@", "text_wrap": True}),
            Kind.names: text,
            # As text, so that 0301 keeps its zero and 6-12 does not become a date.
            Kind.municipality: text,
            Kind.birth_year: text,
        }


def _write_sheet(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    worksheet.freeze_panes(HEADING_ROW + 1, 0)
    worksheet.set_row(HELP_ROW, 48)
    for position, column in enumerate(sheet.columns):
        heading = column.heading(language()) + (" *" if column.required else "")
        looks = formats.required if column.required else formats.heading
        help_text = _(column.explanation)
        if position == 0:
            help_text = f"{EXPLAINS} {help_text}"
        width = max(NARROWEST, min(WIDEST, len(help_text) // 2 + 2), len(heading) + 2)
        worksheet.set_column(position, position, width, formats.of_kind.get(column.kind))
        worksheet.write_string(HEADING_ROW, position, heading, looks)
        worksheet.write_string(HELP_ROW, position, help_text, formats.help)
        if words := _listed(column):
            _add_list(worksheet, (FIRST_ROW, position, LAST_ROW, position), words)


def _write_matrix(worksheet: Any, formats: _Formats) -> None:
    """The club's cell A1 stays empty: what stands there is read as its name."""
    last = LABEL_COLUMNS + MATRIX_DATES - 1
    worksheet.freeze_panes(HEADING_ROW + 1, LABEL_COLUMNS)
    worksheet.set_row(HELP_ROW, 48)
    worksheet.set_column(0, 1, WIDEST, formats.of_kind[Kind.text])
    worksheet.set_column(LABEL_COLUMNS, last, NARROWEST)
    worksheet.write_blank(HEADING_ROW, 0, None, formats.fill_in)
    worksheet.write_string(
        HEADING_ROW, 1, _("← The club in A1; the dates of the meetings from C1 on →"), formats.help
    )
    worksheet.write_string(
        HELP_ROW, 0, f"{EXPLAINS} " + _("The family's label, in every row."), formats.help
    )
    worksheet.write_string(HELP_ROW, 1, _("The member's label."), formats.help)
    worksheet.write_string(
        HELP_ROW,
        LABEL_COLUMNS,
        _("x present, - absent, e excused; blank: not known."),
        formats.help,
    )
    for position in range(LABEL_COLUMNS, last + 1):
        worksheet.write_blank(HEADING_ROW, position, None, formats.day_heading)
    _add_list(worksheet, (FIRST_ROW, LABEL_COLUMNS, LAST_ROW, last), [*MARKS, *_unknown_mark()])


def _unknown_mark() -> list[str]:
    return [ATTENDANCE.labels(language())[-1]]


def _listed(column: Column) -> list[str]:
    if column.words is not None:
        return column.words.labels(language())
    return list(YES_NO_LABELS[language()]) if column.kind == Kind.yes_no else []


def _add_list(worksheet: Any, area: tuple[int, int, int, int], words: list[str]) -> None:
    worksheet.data_validation(
        *area,
        {
            "validate": "list",
            "source": words,
            "error_title": _("Not in the list"),
            "error_message": _("Choose one of the words in the list."),
        },
    )


def _keep(path: Path, content: bytes) -> None:
    """Write a new file whole or not at all, and read it back."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    if path.read_bytes() != content:
        raise OSError(0, _("it reads back differently"))
