"""Which column each heading of a sheet means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from familieklubb.domain.text import is_blank, shown
from familieklubb.i18n import _, language
from familieklubb.importing.columns import Column, Sheet
from familieklubb.importing.foreign import ErrorValue, Formula, Raw
from familieklubb.importing.spelling import nearest, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as it stands: its text, and the column it means, None for one not known.

    ``text`` is harmless for a message; it is empty where a column has no heading.
    """

    text: str
    column: Column | None


@dataclass(frozen=True, slots=True)
class HeadingProblem:
    """What is wrong with the heading ``text``, and what to do."""

    text: str
    message: str
    what_to_do: str


def headings_of(sheet: Sheet, cells: Sequence[Raw]) -> tuple[list[Heading], list[HeadingProblem]]:
    """The headings of a sheet, and every problem: unknown, twice, or required and missing."""
    known = {plain(text): column for column in sheet.columns for text in column.headings()}
    headings: list[Heading] = []
    problems: list[HeadingProblem] = []
    first_text: dict[str, str] = {}
    for text in map(_heading_text, cells):
        column = known.get(plain(text)) if text else None
        if text and column is None:
            problems.append(_unknown(sheet, text))
        elif column is not None and column.name in first_text:
            problems.append(_twice(text, first_text[column.name]))
            column = None
        elif column is not None:
            first_text[column.name] = shown(text)
        headings.append(Heading(shown(text), column))
    while headings and not headings[-1].text:
        headings.pop()
    problems.extend(
        _missing(column)
        for column in sheet.columns
        if column.required and column.name not in first_text
    )
    return headings, problems


def known_headings(sheet: Sheet, cells: Sequence[Raw]) -> int:
    """How many of the cells are headings of the sheet."""
    known = {plain(text) for column in sheet.columns for text in column.headings()}
    return sum(plain(_heading_text(cell)) in known for cell in cells)


def _heading_text(cell: Raw) -> str:
    if cell is None or (isinstance(cell, str) and is_blank(cell)):
        return ""
    if isinstance(cell, Formula):
        return _("a formula")
    return cell.text if isinstance(cell, ErrorValue) else str(cell)


def _unknown(sheet: Sheet, text: str) -> HeadingProblem:
    close = nearest(text, (known for column in sheet.columns for known in column.headings()))
    return HeadingProblem(
        shown(text),
        _("The sheet has no column “{heading}”.").format(heading=shown(text)),
        _("Did you mean {nearest}? Change the heading, or take the column away.").format(
            nearest=close
        ),
    )


def _twice(text: str, first: str) -> HeadingProblem:
    return HeadingProblem(
        shown(text),
        _("The column “{heading}” stands there twice; the first is “{first}”.").format(
            heading=shown(text), first=first
        ),
        _("Take one of them away."),
    )


def _missing(column: Column) -> HeadingProblem:
    heading = column.heading(language())
    return HeadingProblem(
        heading,
        _("The column “{heading}” is missing.").format(heading=heading),
        _("Add it: {explanation}").format(explanation=_(column.explanation)),
    )
