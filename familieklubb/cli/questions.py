"""Asking a person at the terminal; without a terminal nothing is asked."""

from __future__ import annotations

import locale
import sys
import warnings
from getpass import GetPassWarning, getpass

from familieklubb.cli.watching import Stopped
from familieklubb.errors import WrongWords
from familieklubb.i18n import _


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_at_a_terminal() -> bool:
    """Whether somebody can be asked and reads the answers, too."""
    return at_a_terminal() and sys.stdout.isatty()


def ask(question: str) -> str:
    """A line that may be seen while it is typed; raises Stopped at the end of input."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    if not line:
        raise Stopped
    return line.strip()


def ask_hidden(question: str) -> str:
    """A line that is not shown while it is typed.

    Raises Stopped at the end of input, WrongWords where it would be shown.
    """
    sys.stdout.flush()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(f"{_in_the_encoding(question)} ")
    except EOFError as error:
        raise Stopped from error
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    except GetPassWarning as error:
        raise WrongWords(
            _("Here a passphrase cannot be typed without being shown."),
            _("Name a file with --passphrase-file."),
        ) from error


def _in_the_encoding(text: str) -> str:
    """The prompt goes to the terminal itself, in the system's encoding, whatever that takes."""
    encoding = locale.getpreferredencoding(do_setlocale=False)
    return text.encode(encoding, "replace").decode(encoding)


def _unreadable() -> WrongWords:
    return WrongWords(
        _("What was typed cannot be read in the encoding of this terminal."),
        _("Set the terminal to UTF-8."),
    )
