"""Small pieces of text that several screens share."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from familieklubb import i18n
from familieklubb.i18n import _

NOTHING = "–"


def cell(text: object, *, style: str = "", right: bool = False) -> Text:
    """A cell of a table; whatever is typed in the register stands as it is, never as markup."""
    shown = NOTHING if text is None or text == "" else str(text)
    return Text(shown, style=style, justify="right" if right else "left", no_wrap=True)


def day_text(day: date | None) -> str:
    """A day in its short form with the whole year, or a dash."""
    return NOTHING if day is None else i18n.day(day, "medium")


def span_text(first: date, last: date | None) -> str:
    """The days from one to another; one day stands alone."""
    if last == first:
        return day_text(first)
    if last is None:
        return _("from {first}").format(first=day_text(first))
    return _("{first} – {last}").format(first=day_text(first), last=day_text(last))


def hours_text(hours: float | None) -> str:
    """Hours with the decimals that they have."""
    if hours is None:
        return NOTHING
    return i18n.number(hours, 0 if hours == int(hours) else 1)
