"""Reading what a person typed, field by field, and refusing all that cannot stand at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from familieklubb.domain.text import (
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    TextProblem,
    TextReason,
    clean,
    is_blank,
    shown,
)
from familieklubb.i18n import _, ngettext
from familieklubb.services.dates import NotADay, typed_day
from familieklubb.services.refused import Refused

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_TIME = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_TIME_TOGETHER = re.compile(r"(?:kl\.? ?)?([0-9]{2})([0-9]{2})")


class Fields:
    """Collects what cannot be taken, by field; ``settle`` refuses it all together.

    Each reading gives the value, or None (an empty text where a text is needed) when the field
    is blank or refused.
    """

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}

    def refuse(self, field: str, message: str) -> None:
        """Say why a field cannot be taken; the first reason stays."""
        self.errors.setdefault(field, message)

    def settle(self) -> None:
        """Raise Refused when any field cannot be taken."""
        if self.errors:
            raise Refused(self.errors)

    def name(self, field: str, text: str) -> str:
        """A text that must be there, on one line, as long as a name may be."""
        found = self.line(field, text, limit=NAME_LIMIT)
        if found is None:
            self.refuse(field, _("This must be filled in."))
            return ""
        return found

    def line(self, field: str, text: str, *, limit: int = LINE_LIMIT) -> str | None:
        """A text on one line."""
        return self._text(field, text, limit, multiline=False)

    def note(self, field: str, text: str) -> str | None:
        """A text that may have several lines."""
        return self._text(field, text, NOTE_LIMIT, multiline=True)

    def day(self, field: str, text: str, today: date, *, ahead: bool = False) -> date | None:
        """A day as ``typed_day`` reads it."""
        if is_blank(text):
            return None
        try:
            return typed_day(text, today, ahead=ahead)
        except NotADay as refusal:
            self.refuse(field, _advised(refusal.title, refusal.what_to_do))
            return None

    def whole(self, field: str, text: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        return self._within(field, text, (least, most), _WHOLE, int)

    def number(self, field: str, text: str, least: int, most: int) -> float | None:
        """A number such as 1,5 or 1.5 within bounds."""
        return self._within(
            field, text, (least, most), _NUMBER, lambda typed: float(typed.replace(",", "."))
        )

    def clock_time(self, field: str, text: str) -> str | None:
        """A time of day as HH:MM, typed 18, 18.00, 18:00 or 1800."""
        if is_blank(text):
            return None
        typed = text.strip().casefold()
        found = _TIME.fullmatch(typed) or _TIME_TOGETHER.fullmatch(typed)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            self.refuse(
                field,
                _advised(
                    _("“{text}” is not a time of day.").format(text=shown(text)),
                    _("Write it like 18.00."),
                ),
            )
            return None
        return f"{hour:02}:{minute:02}"

    def choice(self, field: str, text: str, words: type[E]) -> E | None:
        """One of the words of a list, exactly."""
        if is_blank(text):
            return None
        try:
            return words(text.strip())
        except ValueError:
            listing = ", ".join(words)
            self.refuse(
                field,
                _("“{text}” is not one of: {words}.").format(text=shown(text), words=listing),
            )
            return None

    def _text(self, field: str, text: str, limit: int, *, multiline: bool) -> str | None:
        try:
            return clean(text, limit=limit, multiline=multiline) or None
        except TextProblem as problem:
            self.refuse(field, refusal_of(problem, limit))
            return None

    def _within(
        self,
        field: str,
        text: str,
        bounds: tuple[int, int],
        form: re.Pattern[str],
        read: Callable[[str], T],
    ) -> T | None:
        if is_blank(text):
            return None
        least, most = bounds
        typed = text.strip()
        value = read(typed) if form.fullmatch(typed) else None
        if value is None or not least <= value <= most:  # type: ignore[operator]
            self.refuse(
                field,
                _advised(
                    _("“{text}” cannot be taken.").format(text=shown(text)),
                    _("Write a number from {least} to {most}.").format(least=least, most=most),
                ),
            )
            return None
        return value


def refusal_of(problem: TextProblem, limit: int) -> str:
    """Why a text may not be kept, and what to do, in the chosen language."""
    if problem.reason == TextReason.too_long:
        return _advised(
            _("The text is too long."),
            ngettext("Shorten it to {n} character.", "Shorten it to {n} characters.", limit).format(
                n=limit
            ),
        )
    if problem.reason == TextReason.too_many_marks:
        message = _("Character {n} carries too many accents.")
    elif problem.character == "\n":
        message = _("Character {n} is a new line, and this is a text on one line.")
    else:
        message = _("Character {n} is one that cannot be seen, U+{code}.")
    return _advised(
        message.format(n=problem.position + 1, code=f"{ord(problem.character):04X}"),
        _("Type the text again without it."),
    )


def _advised(message: str, advice: str) -> str:
    return f"{message} {advice}"
