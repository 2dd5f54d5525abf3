"""Fields of clubs, assistants and gatherings: lists, countries, and days that must be there."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from familieklubb.domain.text import is_blank, shown
from familieklubb.i18n import _
from familieklubb.importing.cells import countries
from familieklubb.importing.spelling import plain
from familieklubb.importing.words import Words
from familieklubb.services.family_inputs import FamilyFields

E = TypeVar("E", bound=StrEnum)


class RegisterFields(FamilyFields):
    """Reads fields by a given today; what must be there is refused where it is blank."""

    def word(self, name: str, text: str, words: Words, values: type[E]) -> E | None:
        """A value of a list, by the value itself or by a word of any language; blank is none."""
        found = self.listed(name, text, words)
        return None if found is None else values(found)

    def needed(self, name: str, text: str, words: Words, values: type[E]) -> E:
        """A value of a list that must be there; where it is refused the first one stands in."""
        found = self.word(name, text, words, values)
        if found is None:
            self.refuse_blank(name, None)
            return next(iter(values))
        return found

    def country(self, name: str, text: str, default: str | None = None) -> str | None:
        """The two letters of a country, from them or from its name."""
        if is_blank(text):
            return default
        code = countries().get(plain(text))
        if code is None:
            self.refuse(
                name,
                _("“{text}” is not a country. Write its name, or two letters such as NO.").format(
                    text=shown(text)
                ),
            )
        return code

    def last_day(self, name: str, text: str, first: date) -> date:
        """The last day of what begins on another; a blank is the same day."""
        found = self.day(name, text, first, ahead=True) or first
        if found < first:
            self.refuse(name, _("It ends before it begins."))
        return found

    def open_end(self, name: str, text: str, first: date | None) -> date | None:
        """A last day that may be missing."""
        found = self.day(name, text, first or self.today, ahead=True)
        if found is not None and first is not None and found < first:
            self.refuse(name, _("It ends before it begins."))
        return found
