"""A roll-up as plain lines: a label, its value, and what there is to say of it.

One figure a line and no drawn borders, so that a screen reader reads it as it stands; no
line is longer than 80 characters unless a name is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.values import Basis
from familieklubb.i18n import _, day, number, percent
from familieklubb.reporting.labels import (
    basis_label,
    figure_label,
    group_label,
    part_label,
    period_code,
    period_label,
    reason_label,
)
from familieklubb.reporting.model import Earlier, Figure, Group, RollUp
from familieklubb.reporting.question import Question

WIDTH = 80
UNKNOWN = "–"

_LABEL = 44
_VALUE = 10
_NOTE = _LABEL + _VALUE + 2
_TREND_LABEL = 35
_TREND_VALUE = 9
_TREND_COLUMNS = 5

# The ratios that are a mean number; every other is a share of one.
_MEANS = frozenset({"families_per_club", "attendance_mean"})
_BALANCE = "clubs_balance"


def as_table(rollup: RollUp) -> str:
    """The lines as text, ending in a newline."""
    lines = [
        *_heading(rollup.question),
        *figure_lines(rollup.figures),
        *_missing(rollup.reporting.missing),
    ]
    for group in rollup.groups:
        lines += _group(group)
    if rollup.trend:
        lines += _trend(rollup)
    if rollup.groups or rollup.trend:
        lines += [
            "",
            *wrap(_("Under groups and earlier periods, figures of 0 are left out."), WIDTH),
        ]
    return "\n".join(lines) + "\n"


def _heading(question: Question) -> list[str]:
    days = _(
        "State on {day}. New clubs up to {cutoff}. Places in the division of {division}."
    ).format(day=day(question.as_of), cutoff=day(question.cutoff), division=day(question.division))
    title = _("Figures for {period}").format(period=period_label(question.period))
    return [title, *wrap(days, WIDTH), ""]


def figure_lines(figures: Iterable[Figure]) -> list[str]:
    """Each figure on a line of its own, its parts below it; the balance where it fails."""
    lines: list[str] = []
    for figure in figures:
        if figure.kind is IndicatorKind.check:
            lines += _check(figure)
            continue
        lines += _line(figure_label(figure.code), value_text(figure), _note(figure))
        for part in (*figure.parts, *figure.beside):
            if part.value:
                lines += _line(part_label(part), number(part.value), indent="  ")
    return lines


def value_text(figure: Figure) -> str:
    """The value as people write it: a share as a percentage, a mean with one decimal."""
    if figure.value is None:
        return UNKNOWN
    if figure.kind is not IndicatorKind.ratio:
        return number(figure.value)
    if figure.code in _MEANS:
        return number(figure.value, 1)
    return percent(figure.value)


def _line(label: str, value: str, note: str = "", indent: str = "") -> list[str]:
    *before, last = wrap(label, _LABEL - 1, initial_indent=indent, subsequent_indent=f"{indent}  ")
    beside, *below = wrap(note, WIDTH - _NOTE) or [""]
    first = f"{last:<{_LABEL}}{value:>{_VALUE}}  {beside}".rstrip()
    return [*before, first, *(" " * _NOTE + more for more in below)]


def _note(figure: Figure) -> str:
    if figure.value is None:
        return reason_label(figure.reason or "")
    said = []
    if figure.numerator is not None and figure.denominator is not None:
        said.append(
            _("{part} of {whole}").format(
                part=number(figure.numerator), whole=number(figure.denominator)
            )
        )
    if figure.basis is not Basis.counted:
        said.append(basis_label(figure.basis))
    return ", ".join(said)


def _check(figure: Figure) -> list[str]:
    if figure.holds is not False:
        return []
    text = _(
        "The balance of clubs does not hold: what came and went differs by {difference} from "
        "the clubs that are active."
    ).format(difference=number(figure.value or 0))
    return wrap(text, WIDTH)


def _missing(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    text = _("Clubs that have not reported: {clubs}").format(clubs=", ".join(names))
    return ["", *wrap(text, WIDTH, break_long_words=False)]


def _group(group: Group) -> list[str]:
    shown = [figure for figure in group.figures if figure.value or figure.holds is False]
    return ["", group_label(group.head), *(figure_lines(shown) or [_("Nothing to count.")])]


def _trend(rollup: RollUp) -> list[str]:
    lines = ["", _("Development")]
    columns: list[Earlier] = [*rollup.trend, Earlier(rollup.question, rollup.figures)]
    for at in range(0, len(columns), _TREND_COLUMNS):
        some = columns[at : at + _TREND_COLUMNS]
        lines += ["", _cells("", [_column_head(one.question) for one in some])]
        lines += _trend_rows(some, columns)
    return lines


def _trend_rows(some: Sequence[Earlier], columns: Sequence[Earlier]) -> Iterator[str]:
    by_code = [{figure.code: figure for figure in one.figures} for one in some]
    worth = {
        figure.code
        for one in columns
        for figure in one.figures
        if figure.value and figure.kind is not IndicatorKind.check
    }
    for code in by_code[0]:
        if code in worth:
            *before, last = wrap(figure_label(code), _TREND_LABEL - 1, subsequent_indent="  ")
            yield from before
            yield _cells(last, [value_text(found[code]) for found in by_code])


def _cells(label: str, values: Sequence[str]) -> str:
    return f"{label:<{_TREND_LABEL}}" + "".join(f"{value:>{_TREND_VALUE}}" for value in values)


def _column_head(question: Question) -> str:
    code = period_code(question.period)
    return code if code is not None else f"…{question.period.end:%m.%Y}"
