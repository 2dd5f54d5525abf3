"""How words that people type are compared: case, spaces and hyphens do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN_WORDS = re.compile(r"(?<=[^\W_])[\s_\-–]+(?=[^\W_])")


def plain(word: str) -> str:
    """The word as it is compared: small letters, one space between its parts, no star.

    The star is what the template puts behind a required heading.
    """
    bare = unicodedata.normalize("NFC", word).strip().rstrip("*:").strip().casefold()
    return _BETWEEN_WORDS.sub(" ", bare)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one; the first of several."""
    from rapidfuzz import process

    choices = list(known)
    found = process.extractOne(plain(word), choices, processor=plain)
    return found[0] if found else choices[0]
