"""How people write the name of a place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

JOINING_WORDS = (" i ", " på ")
_MUNICIPALITY = " kommune"
_PLAIN_LETTERS = str.maketrans({"å": "a", "ä": "a", "æ": "a", "ø": "o", "ö": "o"})


@dataclass(frozen=True, slots=True)
class Written:
    """One way to read a name: the name itself, and what stands beside it to tell it apart.

    ``beside`` is a county or municipality, empty when there is none; ``as_municipality`` when
    the name says itself that a municipality is meant.
    """

    name: str
    beside: str = ""
    as_municipality: bool = False


def folded(text: str) -> str:
    """The letters and digits of a name, in one case; names that are equal so are one name."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def plain(key: str) -> str:
    """A folded name without Norwegian letters and their old spellings, to find near ones by."""
    return key.translate(_PLAIN_LETTERS).replace("aa", "a").replace("oe", "o").replace("ae", "a")


def readings(text: str) -> Iterator[Written]:
    """The ways to read what was typed, the plainest first.

    ``Os``, ``Os (Innlandet)``, ``Os, Hedmark``, ``Os i Hordaland``, ``Os kommune``.
    """
    typed = " ".join(unicodedata.normalize("NFC", text).split())
    yield Written(typed)
    if typed.endswith(")") and "(" in typed:
        name, _sign, beside = typed[:-1].rpartition("(")
        yield Written(name, beside)
    if "," in typed:
        name, _sign, beside = typed.partition(",")
        yield Written(name, beside)
    for word in JOINING_WORDS:
        name, sign, beside = typed.partition(word)
        if sign:
            yield Written(name, beside)
    if typed.casefold().endswith(_MUNICIPALITY):
        yield Written(typed[: -len(_MUNICIPALITY)], as_municipality=True)
