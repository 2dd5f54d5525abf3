"""The pages of the guide, and what in them is written from the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.guide import commands, figures, keys, sheets

PACKAGE = Path(__file__).parents[2] / "familieklubb"
GUIDE = PACKAGE / "guide"
LANGUAGES = ("nb", "en")

# From this heading to its end a page is written from the program.
WRITTEN: dict[str, tuple[dict[str, str], Callable[[str], Iterator[str]]]] = {
    "commands": ({"nb": "## Hver kommando", "en": "## Every command"}, commands.lines),
    "figures": ({"nb": "## Hvert tall", "en": "## Every figure"}, figures.lines),
    "keys": ({"nb": "## Hver tast", "en": "## Every key"}, keys.lines),
    "spreadsheets": ({"nb": "## Hvert ark", "en": "## Every sheet"}, sheets.lines),
}


def page(language: str, name: str) -> Path:
    """The file of a page."""
    return GUIDE / language / f"{name}.md"


def names(language: str) -> list[str]:
    """Every page that there is."""
    return sorted(path.stem for path in (GUIDE / language).glob("*.md"))


def as_it_should_be(language: str, name: str) -> str:
    """A page whose written part is as the program is now; raises ValueError without one."""
    text = page(language, name).read_text(encoding="utf-8")
    if name not in WRITTEN:
        return text
    headings, lines = WRITTEN[name]
    heading = headings[language]
    by_hand, found, _old = text.partition(f"\n{heading}\n")
    if not found:
        raise ValueError(f"{language}/{name}.md has no heading {heading}")
    return "\n".join([by_hand, heading, "", *lines(language)]).rstrip() + "\n"
