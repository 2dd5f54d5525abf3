"""The recovery words at the command line: shown once, asked back, and taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb.cli.output import answer, file_at, tell
from familieklubb.cli.passphrases import from_environment, not_given
from familieklubb.cli.questions import ask, at_a_terminal
from familieklubb.errors import WrongWords
from familieklubb.i18n import _

if TYPE_CHECKING:
    from familieklubb.register.recovery import RecoveryWords

OPTION, VARIABLE = "--words-file", "FAMILIEKLUBB_RECOVERY_WORDS"

_LARGEST = 64 * 1024


def show(words: RecoveryWords) -> None:
    """The twelve words, each with its number on a line of its own."""
    answer(_("The recovery words are the only way back in when the passphrase is forgotten."))
    answer(_("Write them on paper, in this order. They are shown only now, and kept nowhere."))
    answer("")
    for number, word in enumerate(words.words, 1):
        answer(f"{number:>2}. {word}")
    answer("")


def ask_back(words: RecoveryWords) -> None:
    """Ask for two of the words until both are right; raises Stopped."""
    from familieklubb.register.recovery import quiz_ok, quiz_positions

    tell(_("Two of them are asked back, so that it is sure that they stand on the paper."))
    positions = quiz_positions()
    while not quiz_ok(words, {place: ask(_question(place)) for place in positions}):
        tell(_("At least one of the two was not right. Look at the paper, and try again."))


def _question(place: int) -> str:
    return _("Word number {number}:").format(number=place)


def taken(file: str | None) -> RecoveryWords:
    """The words from a file, the environment or the person; raises WrongWords, WrongPassphrase."""
    from familieklubb.register.recovery import RecoveryWords

    text = _in_file(file) if file is not None else from_environment(VARIABLE)
    if not text:
        if not at_a_terminal():
            raise not_given(_("No recovery words were given."), OPTION, VARIABLE)
        text = ask(_("The twelve recovery words, in their order:"))
    return RecoveryWords.parse(text)


def _in_file(file: str) -> str:
    path = file_at(file)
    advice = _("Name a text file (UTF-8) that holds the twelve words.")
    try:
        with path.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise WrongWords(
            _("The file {file} cannot be read: {reason}.").format(file=path, reason=error.strerror),
            advice,
        ) from error
    except UnicodeDecodeError as error:
        raise WrongWords(
            _("The file {file} is not text in UTF-8.").format(file=path), advice
        ) from error
    if not text.strip():
        raise WrongWords(_("The file {file} is empty.").format(file=path), advice)
    return text
