"""A roll-up as CSV in the long form: one row for each figure, and one for each of its parts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO

from familieklubb.reporting.labels import figure_label, group_label
from familieklubb.reporting.model import Figure, GroupHead, Number, Part, RollUp
from familieklubb.reporting.question import Question

COLUMNS = (
    "period_start",
    "period_end",
    "as_of",
    "division",
    "group_by",
    "group_code",
    "group_name",
    "code",
    "label",
    "part_by",
    "part_code",
    "value",
    "numerator",
    "denominator",
    "kind",
    "basis",
    "reason",
)
DOES_NOT_HOLD = "does_not_hold"

# A spreadsheet program would take what begins so for a formula (design: safety, section 4).
_FORMULA = tuple("=+-@\t\r\n")


def as_csv(rollup: RollUp) -> str:
    """The rows as text: ``;`` between cells, decimal comma, CR LF at the ends.

    It is written to files as UTF-8 with a byte order mark.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(rollup))
    return text.getvalue()


def safe(text: str) -> str:
    """A cell of text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(rollup: RollUp) -> Iterator[list[str]]:
    yield from _of_group(rollup.question, None, rollup.figures)
    for group in rollup.groups:
        yield from _of_group(rollup.question, group.head, group.figures)
    for earlier in rollup.trend:
        yield from _of_group(earlier.question, None, earlier.figures)


def _of_group(
    question: Question, head: GroupHead | None, figures: Iterable[Figure]
) -> Iterator[list[str]]:
    before = [
        question.period.start.isoformat(),
        question.period.end.isoformat(),
        question.as_of.isoformat(),
        question.division.isoformat(),
        *_head(head),
    ]
    for figure in figures:
        yield [*before, *_figure(figure)]
        for part in (*figure.parts, *figure.beside):
            yield [*before, *_part(figure, part)]


def _head(head: GroupHead | None) -> list[str]:
    if head is None:
        return ["", "", ""]
    name = head.name if head.municipality is None else group_label(head)
    return [str(head.by), safe(head.code or ""), safe(name or "")]


def _figure(figure: Figure) -> list[str]:
    return [
        figure.code,
        safe(figure_label(figure.code)),
        "",
        "",
        *map(_number, (figure.value, figure.numerator, figure.denominator)),
        str(figure.kind),
        str(figure.basis),
        DOES_NOT_HOLD if figure.holds is False else figure.reason or "",
    ]


def _part(figure: Figure, part: Part) -> list[str]:
    return [
        figure.code,
        safe(figure_label(figure.code)),
        part.by,
        safe(part.code or ""),
        _number(part.value),
        "",
        "",
        str(figure.kind),
        str(figure.basis),
        "",
    ]


def _number(value: Number | None) -> str:
    return "" if value is None else f"{Decimal(str(value)):f}".replace(".", ",")
