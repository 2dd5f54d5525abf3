"""The way back in: twelve recovery words, and the passphrase sealed to them.

The SHA-256 of the words is an age X25519 identity, and the recovery file is an ordinary age
file: without this program, any age tool opens it with the same identity.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyrage

from familieklubb.errors import FileRefused, WrongPassphrase
from familieklubb.i18n import _
from familieklubb.register import bech32, words
from familieklubb.register.passphrase import normalise_passphrase

WORD_COUNT = 12
QUIZ_LENGTH = 2

_AGE_HEADER = b"age-encryption.org/v1\n"
_LARGEST_FILE = 64 * 1024
# The length of a sealed text shows from outside; filled up, it tells little of the passphrase.
_PADDED_TO = 128
_LARGEST_PASSPHRASE = 16 * 1024


@dataclass(frozen=True, repr=False)
class RecoveryWords:
    """The twelve words in their order.

    Raises ValueError unless they are twelve words of the shipped list, as they stand there.
    """

    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.words) != WORD_COUNT or any(w not in words.shipped() for w in self.words):
            raise ValueError(len(self.words))

    def __repr__(self) -> str:
        # They open everything: they must not reach a traceback or a log.
        return "RecoveryWords(…)"

    @property
    def text(self) -> str:
        """The canonical text: the words joined by one space."""
        return " ".join(self.words)

    @classmethod
    def parse(cls, text: str) -> RecoveryWords:
        """The words as a person typed them; raises WrongPassphrase as words.parse does."""
        return cls(words.parse(text, WORD_COUNT))


def new_recovery_words(randbelow: Callable[[int], int] = secrets.randbelow) -> RecoveryWords:
    """Twelve words drawn at random (132 bits)."""
    return RecoveryWords(words.pick(WORD_COUNT, randbelow))


def identity_text(recovery_words: RecoveryWords) -> str:
    """The age identity of the words, AGE-SECRET-KEY-1…: as secret as the words themselves."""
    digest = hashlib.sha256(recovery_words.text.encode("utf-8")).digest()
    return bech32.encode("age-secret-key-", digest).upper()


def recipient(recovery_words: RecoveryWords) -> str:
    """What the passphrase is sealed to, age1…; kept, it renews the file without the words."""
    return str(_identity(recovery_words).to_public())


def seal_passphrase(passphrase: str, recovery_words: RecoveryWords) -> bytes:
    """The recovery file: the passphrase, which only these words open."""
    return seal_to(passphrase, recipient(recovery_words))


def seal_to(passphrase: str, recipient: str) -> bytes:
    """The recovery file for a recipient that was kept, when the words are not at hand.

    Raises FileRefused when the recipient cannot be read, ValueError for a passphrase that is
    empty, of several lines or longer than 16 KiB.
    """
    text = normalise_passphrase(passphrase)
    data = text.encode("utf-8")
    if not data or "\n" in text or len(data) > _LARGEST_PASSPHRASE:
        raise ValueError(len(data))
    try:
        to = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise FileRefused(
            _("The recovery file cannot be renewed: what it is sealed to cannot be read."),
            _("Make new recovery words."),
        ) from error
    padded = data.ljust(-(-(len(data) + 1) // _PADDED_TO) * _PADDED_TO, b"\n")
    sealed: bytes = pyrage.encrypt(padded, [to])
    return sealed


def open_sealed(data: bytes, recovery_words: RecoveryWords) -> str:
    """The passphrase in a recovery file.

    Raises WrongPassphrase when the words do not fit it, FileRefused when it is damaged or
    something else. Damage in the few bytes that hold the wrapped key looks like wrong words;
    the message says so.
    """
    if len(data) > _LARGEST_FILE or not data.startswith(_AGE_HEADER):
        raise FileRefused(
            _("This is not a recovery file."),
            _("Choose the recovery file that lies beside the register or the backup."),
        )
    try:
        plain: bytes = pyrage.decrypt(data, [_identity(recovery_words)])
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":
            raise _words_do_not_fit() from error
        raise _damaged() from error
    try:
        passphrase = plain.decode("utf-8").rstrip("\n")
    except UnicodeDecodeError as error:
        raise _damaged() from error
    if not passphrase or passphrase != normalise_passphrase(passphrase):
        raise _damaged()
    return passphrase


def quiz_positions(randbelow: Callable[[int], int] = secrets.randbelow) -> tuple[int, int]:
    """Two different positions from 1 to 12, in ascending order, to ask the words of."""
    first = randbelow(WORD_COUNT)
    second = randbelow(WORD_COUNT - 1)
    if second >= first:
        second += 1
    return min(first, second) + 1, max(first, second) + 1


def quiz_ok(recovery_words: RecoveryWords, answers: Mapping[int, str]) -> bool:
    """Whether at least two answers were given, by position, and each is the word that stands there.

    Answers are read as forgivingly as typed recovery words.
    """
    return len(answers) >= QUIZ_LENGTH and all(
        1 <= position <= WORD_COUNT and words.find(answer) == recovery_words.words[position - 1]
        for position, answer in answers.items()
    )


def _identity(recovery_words: RecoveryWords) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(identity_text(recovery_words))


def _words_do_not_fit() -> WrongPassphrase:
    return WrongPassphrase(
        _("These recovery words do not open this recovery file."),
        _(
            "Check every word, and their order, against the printed sheet. If they are right,"
            " the file belongs to another register or is damaged: try the one that lies with a"
            " backup."
        ),
    )


def _damaged() -> FileRefused:
    return FileRefused(
        _("The recovery file is damaged."),
        _("Try the recovery file that lies with a backup."),
    )
