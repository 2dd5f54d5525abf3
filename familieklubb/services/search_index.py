"""What can be found by searching, in the form in which it is compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from familieklubb import i18n
from familieklubb.services.alphabet import in_alphabet

# Å and aa, ø and oe, æ and ae are one letter each to someone in a hurry.
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ð": "d", "đ": "d", "ŋ": "n", "ł": "l", "ŧ": "t"})
_DIGRAPHS = (("aa", "a"), ("oe", "o"), ("ae", "a"))


_LAST_STAY = """
(SELECT {what} FROM {table} s JOIN club k ON k.id = s.club_id WHERE s.{owner} = {whose}
 ORDER BY s.joined DESC LIMIT 1)
"""
_LEFT = "s.left_on IS NOT NULL AND s.left_on <= :day"


class HitKind(StrEnum):
    """What was found; the order is that of the results."""

    family = "family"
    member = "member"
    club = "club"
    assistant = "assistant"
    place = "place"
    gathering = "gathering"
    course = "course"
    meeting = "meeting"


def _last(what: str, owner: str) -> str:
    table = f"{owner}_membership"
    return _LAST_STAY.format(what=what, table=table, owner=f"{owner}_id", whose="o.id")


# Each gives the row's id, what it opens, its title, what stands beside it, and whether it is gone.
_QUESTIONS = {
    HitKind.family: f"SELECT o.id, o.id, o.label, {_last('k.name', 'family')}, "
    f"{_last(_LEFT, 'family')} FROM family o",
    HitKind.member: "SELECT o.id, o.family_id, o.label, f.label, "
    f"{_last(_LEFT, 'member')} FROM member o JOIN family f ON f.id = o.family_id",
    HitKind.club: "SELECT o.id, o.id, o.name, (SELECT p.place FROM club_place p "
    "WHERE p.club_id = o.id ORDER BY p.from_day DESC LIMIT 1), (SELECT s.state = 'closed' "
    "FROM club_state s WHERE s.club_id = o.id AND s.from_day <= :day "
    "ORDER BY s.from_day DESC LIMIT 1) FROM club o",
    HitKind.assistant: "SELECT o.id, o.id, o.name, o.place, 0 FROM assistant o",
    HitKind.place: "SELECT o.id, o.club_id, o.place, k.name, 0 FROM club_place o "
    "JOIN club k ON k.id = o.club_id GROUP BY o.club_id, o.place",
    HitKind.gathering: "SELECT o.id, o.id, o.name, o.place, 0 FROM gathering o",
    HitKind.course: "SELECT o.id, o.id, o.name, o.place, 0 FROM course o",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, and where it leads.

    ``thing`` is what opens: of a member the family, of a place the club. ``title`` is the
    name, of a meeting the theme, which may be empty. ``beside`` tells it from others of that
    name: a member's family, an assistant's place, a family's club. ``gone`` has left.
    """

    kind: HitKind
    id: bytes
    thing: bytes
    title: str
    beside: str = ""
    day: date | None = None
    n: int = 1
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A hit with its texts folded, a space before each word."""

    hit: Hit
    title: str
    whole: str
    plain: str


def folded(text: str) -> str:
    """A text as it is compared: its words in small plain letters, one space before each."""
    lower = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    letters = "".join(c for c in lower if not unicodedata.combining(c))
    for two, one in _DIGRAPHS:
        letters = letters.replace(two, one)
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return "".join(f" {word}" for word in words)


def entries(session: Session, today: date) -> list[Entry]:
    """Everything that can be found, in the order in which equals are shown."""
    hits = [*_hits(session, today)]
    order = list(HitKind)
    hits.sort(key=lambda hit: (order.index(hit.kind), hit.gone, in_alphabet(hit.title)))
    return [*map(_entry, hits), *_meetings(session)]


def _entry(hit: Hit) -> Entry:
    title = folded(hit.title)
    return Entry(hit, title, title + folded(hit.beside), hit.title.casefold())


def _meetings(session: Session) -> Iterator[Entry]:
    months = [folded(i18n.day(date(2000, month, 1), "MMMM")) for month in range(1, 13)]
    for row_id, theme, day, n, club in session.connection().exec_driver_sql(
        "SELECT m.id, coalesce(m.theme, ''), m.date, m.n, k.name FROM meeting m "
        "JOIN club k ON k.id = m.club_id ORDER BY m.date DESC, m.n"
    ):
        held = date.fromisoformat(day)
        hit = Hit(HitKind.meeting, bytes(row_id), bytes(row_id), theme, club, held, n)
        title = folded(theme)
        when = f" {held.day}{months[held.month - 1]} {held.year}"
        yield Entry(hit, title, title + when, theme.casefold())


def _hits(session: Session, today: date) -> Iterator[Hit]:
    connection = session.connection()
    for kind, sql in _QUESTIONS.items():
        values = {"day": today.isoformat()} if ":day" in sql else {}
        for one, thing, title, beside, gone in connection.exec_driver_sql(sql, values):
            yield Hit(kind, bytes(one), bytes(thing), title, beside or "", gone=bool(gone))
