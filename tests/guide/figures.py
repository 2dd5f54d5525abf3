"""Every figure with its code, its kind and its definition, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from familieklubb import i18n
from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.indicators import CATALOGUE
from familieklubb.i18n import _

_HEADS = {"nb": ("Tall", "Slag", "Hva det er", "Kode"), "en": ("Figure", "Kind", "What", "Code")}
KINDS = {
    "nb": {
        IndicatorKind.stock: "dag",
        IndicatorKind.flow: "periode",
        IndicatorKind.ratio: "forhold",
        IndicatorKind.check: "kontroll",
    },
    "en": {
        IndicatorKind.stock: "day",
        IndicatorKind.flow: "period",
        IndicatorKind.ratio: "ratio",
        IndicatorKind.check: "check",
    },
}


def lines(language: str) -> Iterator[str]:
    """A table of all figures, in the order of the reports; the language stays as it was."""
    before = i18n.language()
    i18n.use(language)
    try:
        yield _row(_HEADS[language])
        yield _row(("---",) * len(_HEADS[language]))
        for figure in CATALOGUE.values():
            kind = KINDS[language][figure.kind]
            yield _row((_(figure.label), kind, _(figure.definition), f"`{figure.code}`"))
    finally:
        i18n.use(before)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
