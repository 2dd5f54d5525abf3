"""Where a passphrase comes from: a file, the environment, or the person; never an argument."""

from __future__ import annotations

import os
from pathlib import Path

from familieklubb.cli.output import file_at, tell
from familieklubb.cli.questions import ask_hidden, at_a_terminal
from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.i18n import _
from familieklubb.register.passphrase import check_new_passphrase, normalise_passphrase, suggest

PRESENT = ("--passphrase-file", "FAMILIEKLUBB_PASSPHRASE")
NEW = ("--new-passphrase-file", "FAMILIEKLUBB_NEW_PASSPHRASE")

_LONGEST_LINE = 64 * 1024


def present_passphrase(file: str | None, question: str | None = None) -> str:
    """The passphrase of a register that is there; raises WrongWords."""
    found = from_file_or_environment(file, PRESENT[1])
    if found is not None:
        return found
    if not at_a_terminal():
        raise not_given(_("No passphrase was given."), *PRESENT)
    return ask_hidden(question or _("Passphrase:"))


def new_passphrase(file: str | None, source: tuple[str, str]) -> str:
    """A passphrase that may lock a register: from ``source`` (option, variable), or asked twice.

    At the terminal five words are offered, and a refused one is asked again. Raises WrongWords.
    """
    found = from_file_or_environment(file, source[1])
    if found is not None:
        return check_new_passphrase(found)
    if not at_a_terminal():
        raise not_given(_("No new passphrase was given."), *source)
    tell(_("Choose a passphrase. These five words would be a good one:"))
    tell(f"\n    {suggest()}\n")
    while True:
        try:
            return _asked_twice()
        except WrongWords as error:
            tell(f"{error.title} {error.what_to_do}")


def _asked_twice() -> str:
    first = check_new_passphrase(ask_hidden(_("New passphrase:")))
    if normalise_passphrase(ask_hidden(_("Once more:"))) != first:
        raise WrongWords(_("The two were not the same."), _("Type it twice again."))
    return first


def from_file_or_environment(file: str | None, variable: str) -> str | None:
    """The first line of the file, else the environment's variable, else None."""
    if file is not None:
        return first_line(file_at(file))
    return from_environment(variable)


def from_environment(variable: str) -> str | None:
    """A variable's text, None when it is not there or empty.

    Under a locale that is not UTF-8 Python reads it otherwise than it was most likely set.
    """
    text = os.environ.get(variable)
    if not text:
        return None
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeDecodeError:
        return text


def not_given(title: str, option: str, variable: str) -> WrongWords:
    """Something secret is needed, and nobody can be asked for it."""
    return WrongWords(
        title,
        _("Name a file with {option}, or set {variable}.").format(option=option, variable=variable),
    )


def first_line(file: Path) -> str:
    """The first line of a small text file, without its end; raises WrongWords."""
    try:
        with file.open("rb") as stream:
            line = stream.readline(_LONGEST_LINE)
    except OSError as error:
        raise _unfit(
            _("The file {file} cannot be read: {reason}.").format(file=file, reason=error.strerror)
        ) from error
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _unfit(_("The file {file} is not text in UTF-8.").format(file=file)) from error
    if not text.strip():
        raise _unfit(_("The first line of the file {file} is empty.").format(file=file))
    return text


def _unfit(title: str) -> FamilieklubbError:
    return WrongWords(title, _("Name a text file (UTF-8) that has it on its first line."))
