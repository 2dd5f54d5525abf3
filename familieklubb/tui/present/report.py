"""How a roll-up is shown: figures in a table, and bars for the groups behind one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from familieklubb import i18n
from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.indicators import CATALOGUE
from familieklubb.domain.values import Basis
from familieklubb.i18n import _
from familieklubb.reporting.labels import (
    basis_label,
    figure_label,
    group_label,
    part_label,
    period_label,
    reason_label,
)
from familieklubb.reporting.model import Figure, Group, RollUp
from familieklubb.reporting.question import Grouping
from familieklubb.reporting.table_form import value_text

BAR, MOST = "█", 12
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the table; ``code`` is the figure that it belongs to."""

    code: str
    label: str
    value: str
    note: str
    part: bool = False


def grouping_text(by: Grouping | None) -> str:
    """What the clubs are grouped by."""
    words = {
        Grouping.county: _("county"),
        Grouping.municipality: _("municipality"),
        Grouping.place: _("place"),
        Grouping.organisation: _("organisation"),
        Grouping.body: _("network body"),
        Grouping.club: _("club"),
    }
    return _("no groups") if by is None else words[by]


def question_text(found: RollUp) -> str:
    """What was asked, in one line."""
    question = found.question
    text = (
        _("{period} · state on {day} · division of {division}")
        if question.by is None
        else _("{period} · state on {day} · division of {division} · by {grouping}")
    )
    return text.format(
        period=period_label(question.period),
        day=i18n.day(question.as_of, "medium"),
        division=i18n.day(question.division, "medium"),
        grouping=grouping_text(question.by),
    )


def rows(found: RollUp) -> tuple[FigureRow, ...]:
    """Every figure with its parts below it; parts of nothing are left out."""
    shown: list[FigureRow] = []
    for figure in found.figures:
        if figure.kind is IndicatorKind.check and figure.holds is not False:
            continue
        shown.append(
            FigureRow(figure.code, figure_label(figure.code), value_text(figure), note(figure))
        )
        shown += (
            FigureRow(figure.code, f"  {part_label(part)}", i18n.number(part.value), "", part=True)
            for part in (*figure.parts, *figure.beside)
            if part.value
        )
    return tuple(shown)


def note(figure: Figure) -> str:
    """What there is to say of a value: why it is not known, of how many, on which ground."""
    if figure.value is None:
        return reason_label(figure.reason or "")
    said = []
    if figure.numerator is not None and figure.denominator is not None:
        said.append(
            _("{part} of {whole}").format(
                part=i18n.number(figure.numerator), whole=i18n.number(figure.denominator)
            )
        )
    if figure.basis is not Basis.counted:
        said.append(basis_label(figure.basis))
    return ", ".join(said)


def behind_text(code: str, found: RollUp | None, clubs: RollUp | None, width: int) -> str:
    """What a figure means, its groups, and the clubs behind it once they are asked for."""
    lines = [figure_label(code), "", *wrap(_(CATALOGUE[code].definition), width)]
    if not CATALOGUE[code].rests_on_clubs:
        return "\n".join([*lines, "", *wrap(_("This figure rests on no club."), width)])
    if found is not None and found.groups:
        lines += ["", grouping_text(found.question.by).capitalize()]
        lines += bars(code, found.groups, width)
    if clubs is not None:
        lines += ["", _("The clubs behind it"), *bars(code, clubs.groups, width)]
    else:
        lines += ["", *wrap(_("Enter shows the clubs behind it."), width)]
    return "\n".join(lines)


def bars(code: str, groups: Iterable[Group], width: int) -> list[str]:
    """A line for each group that has the figure, the greatest first, with a bar to scale."""
    valued = list(_valued(code, groups))
    if not valued:
        return [_("none")]
    valued.sort(key=lambda one: -(one[1].value or 0))
    most = max(float(figure.value or 0) for _name, figure in valued)
    texts = [(name, value_text(figure), float(figure.value or 0)) for name, figure in valued]
    values = max(len(text) for _name, text, _value in texts)
    names = min(max(len(name) for name, _text, _value in texts), width - MOST - values - 2)
    return [
        f"{_cut(name, names):<{names}} {text:>{values}} {bar(value, most)}".rstrip()
        for name, text, value in texts
    ]


def _valued(code: str, groups: Iterable[Group]) -> Iterator[tuple[str, Figure]]:
    for group in groups:
        for figure in group.figures:
            if figure.code == code and figure.value:
                yield group_label(group.head), figure


def bar(value: float, most: float) -> str:
    """A bar in eighths of a character; a value above nothing is never without one."""
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(value * MOST * 8 / most))
    return BAR * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
