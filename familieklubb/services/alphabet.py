"""The order of names in a list: æ, ø and å stand last, in that order."""

from __future__ import annotations

import unicodedata

# The three characters after z in ASCII.
_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def in_alphabet(text: str) -> str:
    """A key to sort names by, in Norwegian order; accents and case do not count."""
    lower = unicodedata.normalize("NFC", text).casefold().translate(_LAST)
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", lower)
        if not unicodedata.combining(character)
    )
