"""Every sheet of the import with its columns and words, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from familieklubb import i18n
from familieklubb.i18n import _
from familieklubb.importing.columns import Column, Kind
from familieklubb.importing.sheets import SHEETS
from familieklubb.importing.words import YES_NO_LABELS

_HEADS = {
    "nb": ("Overskrift", "På engelsk", "Hva som står der"),
    "en": ("Heading", "In bokmål", "What stands there"),
}
_MATRIX = {
    "nb": "Klubben i A1, familie og medlem nedover, møtedatoene bortover fra C1.",
    "en": "The club in A1, family and member down, the dates of the meetings across from C1.",
}
_MARKS = {"nb": "Merkene", "en": "The marks"}
_WORDS = {"nb": "Ett av", "en": "One of"}


def lines(language: str) -> Iterator[str]:
    """The sheets in the order of the template; the language stays as it was."""
    before = i18n.language()
    i18n.use(language)
    try:
        for sheet in SHEETS:
            yield from (f"### {sheet.title(language)} (`{sheet.name}`)", "")
            if sheet.matrix:
                marks = _("x present, - absent, e excused; blank: not known.")
                yield from (_MATRIX[language], "", f"{_MARKS[language]}: {marks}", "")
            else:
                yield from (_row(_HEADS[language]), _row(("---",) * 3))
                yield from (_column(column, language) for column in sheet.columns)
                yield ""
    finally:
        i18n.use(before)


def _column(column: Column, language: str) -> str:
    heading = column.heading(language)
    other = column.name if language == "nb" else column.nb
    text = _(column.explanation)
    if words := _words(column, language):
        text = f"{text} {_WORDS[language]}: {', '.join(words)}."
    shown = f"**{heading}**" if column.key else heading
    return _row((shown + (r" \*" if column.required else ""), other, text))


def _words(column: Column, language: str) -> list[str]:
    if column.words is not None:
        return column.words.labels(language)
    return list(YES_NO_LABELS[language]) if column.kind is Kind.yes_no else []


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
