"""Finding a family, member, meeting, assistant, club, place or gathering as one types.

The names are kept in memory in the form in which they are compared, for as long as the register
is open, and read again when something was saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from heapq import nsmallest

from sqlmodel import Session, select

from familieklubb.i18n import language
from familieklubb.records import Meta
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.dates import NotADay, typed_day
from familieklubb.services.search_index import Entry, Hit, HitKind, entries, folded

LIMIT = 20
_LONGEST = 80
_SHORTEST_INSIDE = 3

# 17.11 of any year, and 11.2026; with a year it is one day, as it is typed everywhere.
_DAY_MONTH = re.compile(r"([0-9]{1,2})[./] ?([0-9]{1,2})\.?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./]([0-9]{4})|([0-9]{4})-([0-9]{1,2})")


class Search:
    """Search over one open register."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock
        # What the index was made of: saved changes, day, language; and the index.
        self._index: tuple[tuple[int, date, str], list[Entry]] | None = None

    def find(self, typed: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """The best hits for what was typed so far, the likeliest first; none for a blank.

        Titles that begin with it come before those with a word that does, those with all its
        words, and those that have it inside a word. A day finds its meetings, the newest first.
        """
        text = " ".join(typed[:_LONGEST].split())
        if not text:
            return ()
        today = local_day(self._clock())
        found = self._register.read(lambda session: self._entries(session, today))
        day_rank = 0 if any(map(str.isdigit, text)) else 4  # “on” may begin Wednesday, or a name
        on_day = _days(text, today)
        rank = _ranking(text)
        ranked: list[tuple[int, int]] = []
        for number, entry in enumerate(found):
            fits = day_rank if on_day is not None and on_day(entry.hit) else rank(entry)
            if fits is not None:
                ranked.append((fits, number))
        return tuple(found[number].hit for _rank, number in nsmallest(limit, ranked))

    def _entries(self, session: Session, today: date) -> list[Entry]:
        state = (session.exec(select(Meta.counter)).one(), today, language())
        if self._index is None or self._index[0] != state:
            self._index = (state, entries(session, today))
        return self._index[1]


def _ranking(text: str) -> Callable[[Entry], int | None]:
    """How well an entry fits, 1 the best; None where it does not."""
    plain, key = text.casefold(), folded(text)
    words = [f" {word}" for word in key.split()]

    def rank(entry: Entry) -> int | None:
        if plain in entry.plain and entry.plain.startswith(plain):
            return 1
        if not words:
            return 5 if plain in entry.plain else None
        if entry.title.startswith(key):
            return 2
        if key in entry.title:
            return 3
        if all(word in entry.whole for word in words):
            return 4
        inside = all(
            word in entry.whole or (len(word) > _SHORTEST_INSIDE and word[1:] in entry.whole)
            for word in words
        )
        return 5 if inside else None

    return rank


def _days(text: str, today: date) -> Callable[[Hit], bool] | None:
    """Whether a hit is a meeting of the day, or month, that was typed."""
    if found := _DAY_MONTH.fullmatch(text):
        day, month = int(found[1]), int(found[2])
        return lambda hit: hit.day is not None and (hit.day.day, hit.day.month) == (day, month)
    if found := _MONTH_YEAR.fullmatch(text):
        month, year = int(found[1] or found[4]), int(found[2] or found[3])
        return lambda hit: hit.day is not None and (hit.day.month, hit.day.year) == (month, year)
    try:
        one = typed_day(text, today)
    except NotADay:
        return None
    return lambda hit: hit.kind is HitKind.meeting and hit.day == one
