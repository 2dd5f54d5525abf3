"""Small pieces of text that several screens share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.text import Text

from familieklubb import i18n
from familieklubb.i18n import _

NOTHING = "–"


def cell(text: object, *, style: str = "", right: bool = False) -> Text:
    """A cell of a table; whatever is typed in the register stands as it is, never as markup."""
    shown = NOTHING if text is None or text == "" else str(text)
    return Text(shown, style=style, justify="right" if right else "left", no_wrap=True)


def short(text: object, width: int, *, style: str = "") -> Text:
    """A cell no wider than so many columns; what is cut off ends in an ellipsis."""
    found = cell(text, style=style)
    found.truncate(width, overflow="ellipsis")
    return found


def day_text(day: date | None) -> str:
    """A day in its short form with the whole year, or a dash."""
    return NOTHING if day is None else i18n.day(day, "medium")


def span_text(first: date, last: date | None) -> str:
    """The days from one to another; one day stands alone."""
    if last == first:
        return day_text(first)
    if last is None:
        return _("from {first}").format(first=day_text(first))
    from babel.dates import format_interval

    return str(format_interval(first, last, "yMMMd", locale=i18n.language()))


def hours_text(hours: float | None) -> str:
    """Hours with the decimals that they have."""
    if hours is None:
        return NOTHING
    return i18n.number(hours, 0 if hours == int(hours) else 1)


def typed_day(day: date | None) -> str:
    """A day as it would be typed again."""
    return "" if day is None else f"{day.day}.{day.month}.{day.year}"


def typed_number(value: float | None) -> str:
    """A number as it would be typed again."""
    return "" if value is None else f"{value:g}".replace(".", ",")


def country_text(code: str | None) -> str:
    """The name of a country."""
    if not code:
        return NOTHING
    from babel import Locale

    return str(Locale.parse(i18n.language()).territories.get(code, code))


def section(title: str, lines: Iterable[str], nothing: str = "") -> list[str]:
    """A heading with lines below it; without lines what is said instead, or no heading."""
    found = [f"  {line}" for line in lines]
    if not found and nothing:
        found = [f"  {nothing}"]
    return ["", title, *found] if found else []


def facts(*pairs: tuple[str, object]) -> list[str]:
    """Labels with what is known, each on a line; what is not known is left out."""
    known = [(label, str(value)) for label, value in pairs if value not in (None, "", NOTHING)]
    width = max((len(label) for label, _value in known), default=0)
    return [f"{label:<{width}}  {value}" for label, value in known]


def matches(typed: str, *texts: str) -> bool:
    """Whether every word that was typed begins a word of the texts, whatever the case."""
    words = " ".join(texts).casefold().replace(",", " ").split()
    return all(any(word.startswith(one) for word in words) for one in typed.casefold().split())
