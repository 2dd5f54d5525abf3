"""The passphrase: suggested, checked when it is new, and quoted for SQLCipher."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable

from familieklubb.errors import WrongPassphrase, WrongWords
from familieklubb.i18n import _
from familieklubb.register import words

SUGGESTED_WORDS = 5
# Five generated words are never shorter than this, so one rule covers both.
SHORTEST = 15
LONGEST = 1000

_BYTE_ORDER_MARK = "\ufeff"
# What a person cannot see, or another keyboard and another Unicode table would not give back.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def suggest(randbelow: Callable[[int], int] = secrets.randbelow) -> str:
    """A new passphrase: five words of the shipped list (55 bits), joined by a space."""
    return " ".join(words.pick(SUGGESTED_WORDS, randbelow))


def normalise_passphrase(text: str) -> str:
    """The passphrase as it is used: NFC, without white space around it.

    Prompts and files add line ends, some editors a byte order mark; neither is part of it.
    """
    return unicodedata.normalize("NFC", text).removeprefix(_BYTE_ORDER_MARK).strip()


def is_raw_key(passphrase: str) -> bool:
    """Whether SQLCipher might take the text as a key in hexadecimal, not as a passphrase.

    SQLCipher does so for x'…' with 64 or 96 hexadecimal digits; any length is kept away from it.
    """
    return passphrase[:2].lower() == "x'" and passphrase.endswith("'")


def check_new_passphrase(text: str) -> str:
    """The normalised passphrase, when it may lock a register.

    At least 15 characters, none that cannot be seen, and not of the form x'…'.
    Raises WrongWords with what is wrong with it.
    """
    passphrase = normalise_passphrase(text)
    if not passphrase:
        raise WrongWords(_("The passphrase is empty."), _advice())
    if any(unicodedata.category(c) in _REFUSED_CATEGORIES for c in passphrase):
        raise WrongWords(
            _("The passphrase holds a character that cannot be seen, such as a line break."),
            _("Write it on one line, with letters, digits, spaces and ordinary signs."),
        )
    if is_raw_key(passphrase):
        raise WrongWords(
            _("A passphrase cannot begin with x' and end with '."),
            _("The encryption would take it as a key and not as a passphrase. Choose another."),
        )
    if len(passphrase) < SHORTEST:
        raise WrongWords(
            _("The passphrase is too short: {length} characters of at least {shortest}.").format(
                length=len(passphrase), shortest=SHORTEST
            ),
            _advice(),
        )
    if len(passphrase) > LONGEST:
        raise WrongWords(
            _("The passphrase is too long: {length} characters of at most {longest}.").format(
                length=len(passphrase), longest=LONGEST
            ),
            _advice(),
        )
    return passphrase


def key_literal(passphrase: str) -> str:
    """The passphrase as an SQL text literal, for ``PRAGMA key = …``.

    Normalises it first. Raises WrongPassphrase for what can lock no register: nothing at all
    (SQLCipher would write in the clear), a NUL, a lone surrogate, or the form x'…'.
    """
    key = normalise_passphrase(passphrase)
    if not key or "\0" in key or is_raw_key(key) or _has_surrogate(key):
        raise WrongPassphrase(
            _("The passphrase does not open the register."),
            _("Try again; capital letters and spaces count."),
        )
    return "'" + key.replace("'", "''") + "'"


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _advice() -> str:
    return _(
        "Take the five words that the program suggests, or write a sentence of your own with"
        " at least {shortest} characters."
    ).format(shortest=SHORTEST)
