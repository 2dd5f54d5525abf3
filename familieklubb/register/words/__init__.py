"""The one shipped list of 2,048 words, the same in every language.

Passphrases, recovery words and the five spoken words are all drawn from it, so it may never
change: every recovery sheet ever printed depends on it. The words are Norwegian, 3 to 7
letters, differ in their first four, and stand at least two slips of the hand apart.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from familieklubb.errors import WrongPassphrase
from familieklubb.i18n import _, ngettext

LIST_LENGTH = 2048
BITS_PER_WORD = 11
PREFIX_LENGTH = 4

_LONGEST_TYPED = 40
_SUGGESTIONS = 3
_FARTHEST_SUGGESTION = 3
_BETWEEN_WORDS = re.compile(r"[\s,;.:()\[\]/|_•·*\"'’‘“”«»‐‑‒–—-]+")
_FOLDS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})


def _fold(word: str) -> str:
    """The word as it is typed on a keyboard without æ, ø and å."""
    return word.translate(_FOLDS)


def _tokens(text: str) -> list[str]:
    """The words of a text as a person types them, without numbering and punctuation.

    Invisible format characters, which come along when a sheet is pasted, are taken out.
    """
    seen = "".join(
        c for c in unicodedata.normalize("NFC", text).lower() if unicodedata.category(c) != "Cf"
    )
    stripped = (part.strip("0123456789") for part in _BETWEEN_WORDS.split(seen))
    return [part for part in stripped if part]


@dataclass(frozen=True)
class WordList:
    """Words in their fixed order; the place of a word is its number of 11 bits."""

    words: tuple[str, ...]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        return {_fold(word): word for word in self.words}

    def __contains__(self, word: object) -> bool:
        return word in self._known

    def __len__(self) -> int:
        return len(self.words)

    def find(self, typed: str) -> str | None:
        """The word of the list that is meant by one typed word, or None.

        Taken as meant: the word itself in any case, with ae, oe, aa for æ, ø, å, or at least
        its first four letters when only one word begins so.
        """
        tokens = _tokens(typed)
        return self._meant(tokens[0]) if len(tokens) == 1 else None

    def _meant(self, token: str) -> str | None:
        if token in self._known:
            return token
        folded = _fold(token)
        if folded in self._by_fold:
            return self._by_fold[folded]
        if len(token) < PREFIX_LENGTH:
            return None
        begun = [word for word in self.words if word.startswith(token)] or [
            word for fold, word in self._by_fold.items() if fold.startswith(folded)
        ]
        return begun[0] if len(begun) == 1 else None

    def nearest(self, typed: str) -> tuple[str, ...]:
        """Up to three words of the list that look most like the typed one, nearest first."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        folded = _fold(typed.lower()[:_LONGEST_TYPED])
        found = process.extract(
            folded,
            list(self._by_fold),
            scorer=OSA.distance,
            limit=_SUGGESTIONS,
            score_cutoff=_FARTHEST_SUGGESTION,
        )
        # Beside a word one slip away, those three slips away are noise.
        return tuple(
            self._by_fold[fold] for fold, distance, _place in found if distance <= found[0][1] + 1
        )

    def parse(self, text: str, count: int) -> tuple[str, ...]:
        """The words that a person typed or pasted: exactly ``count``, in their order.

        Case, numbering, punctuation and line breaks do not matter. Raises WrongPassphrase,
        which names the number of each word that is not in the list and what it may have been.
        """
        tokens = _tokens(text)
        meant = [self._meant(token) for token in tokens]
        strange = [n for n, word in enumerate(meant, start=1) if word is None]
        if strange:
            # More lines than words asked for would say nothing, when a whole letter is pasted.
            lines = [self._hint(n, tokens[n - 1]) for n in strange[:count]]
            if len(tokens) != count:
                lines.append(_wrong_count(len(tokens), count))
            raise WrongPassphrase(_not_in_list(strange[:count]), "\n".join(lines))
        if len(tokens) != count:
            raise WrongPassphrase(
                _wrong_count(len(tokens), count),
                _("Look for a word that is missing, or one that is written twice."),
            )
        return tuple(word for word in meant if word is not None)

    def _hint(self, number: int, token: str) -> str:
        near = self.nearest(token)
        if not near:
            return _("Word {number}: no word in the list looks like it.").format(number=number)
        return _("Word {number}: could it be {suggestions}?").format(
            number=number, suggestions=" / ".join(near)
        )


def _not_in_list(numbers: list[int]) -> str:
    # What was typed is a secret, almost right: the message gives its number, never the text.
    return ngettext(
        "Word number {numbers} is not in the word list.",
        "Words number {numbers} are not in the word list.",
        len(numbers),
    ).format(numbers=", ".join(str(n) for n in numbers))


def _wrong_count(found: int, count: int) -> str:
    return ngettext(
        "{found} word was given; there must be {count}.",
        "{found} words were given; there must be {count}.",
        found,
    ).format(found=found, count=count)


@cache
def shipped() -> WordList:
    """The shipped list, read once and when first needed."""
    text = resources.files(__name__).joinpath("nb.txt").read_text(encoding="utf-8")
    return WordList(tuple(text.split()))


def pick(n: int, randbelow: Callable[[int], int] = secrets.randbelow) -> tuple[str, ...]:
    """n words drawn at random, each on its own, so that a word may come twice."""
    words = shipped().words
    return tuple(words[randbelow(len(words))] for _turn in range(n))


def parse(text: str, count: int) -> tuple[str, ...]:
    """The ``count`` words of the shipped list that a person typed; see WordList.parse."""
    return shipped().parse(text, count)


def find(typed: str) -> str | None:
    """The one word of the shipped list that is meant, or None; see WordList.find."""
    return shipped().find(typed)


def words_from_digest(digest: bytes, n: int) -> tuple[str, ...]:
    """The first n words that a digest stands for: 11 bits a word, from the first bit on.

    Raises ValueError when the digest has fewer than 11 n bits.
    """
    bits = len(digest) * 8
    if bits < n * BITS_PER_WORD:
        raise ValueError(bits)
    number = int.from_bytes(digest, "big")
    words = shipped().words
    return tuple(
        words[(number >> (bits - BITS_PER_WORD * turn)) & (LIST_LENGTH - 1)]
        for turn in range(1, n + 1)
    )
