"""Every error a person can meet: a title, what to do about it, and the exit code."""

from __future__ import annotations

NOT_DONE = 1
WRONG_WORDS = 2
WRONG_PASSPHRASE = 3
FILE_REFUSED = 4
PERSON_NEEDED = 5


class FamilieklubbError(Exception):
    """Something a person must be told, in their own words.

    ``title`` says what happened, ``what_to_do`` the next step; both are shown as they are,
    already in the chosen language. ``exit_code`` is what the command line ends with.
    """

    exit_code = NOT_DONE

    def __init__(self, title: str, what_to_do: str = "", exit_code: int | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.what_to_do = what_to_do
        if exit_code is not None:
            self.exit_code = exit_code


class WrongWords(FamilieklubbError):
    """A command was given words that it does not take."""

    exit_code = WRONG_WORDS


class WrongPassphrase(FamilieklubbError):
    """The passphrase or the recovery words do not open the register."""

    exit_code = WRONG_PASSPHRASE


class FileRefused(FamilieklubbError):
    """A register, spreadsheet or club file could not be taken as it is."""

    exit_code = FILE_REFUSED


class TextRefused(FamilieklubbError):
    """A text from outside holds something that may not be kept."""

    exit_code = FILE_REFUSED
