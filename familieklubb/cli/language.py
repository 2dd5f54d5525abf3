"""Which language the texts are in: decided before the first of them is shown."""

from __future__ import annotations

import os
from collections.abc import Sequence

from familieklubb import paths, settings
from familieklubb.cli.usage import not_one_of
from familieklubb.i18n import LANGUAGES, use

OPTION = "--language"
VARIABLE = "FAMILIEKLUBB_LANGUAGE"


def choose(words: Sequence[str]) -> None:
    """Take the language from the words, else the environment, else the settings.

    Raises WrongWords for a language that there is none of; it is then told in the language
    of the settings.
    """
    use(settings.load(paths.settings_file()).language)
    for name, code in ((VARIABLE, os.environ.get(VARIABLE)), (OPTION, _in(words))):
        if code:
            if code not in LANGUAGES:
                raise not_one_of(name, code, LANGUAGES)
            use(code)


def _in(words: Sequence[str]) -> str | None:
    """The value of the last --language, wherever it stands before a lone ``--``."""
    found = None
    for at, word in enumerate(words):
        if word == "--":
            break
        if word == OPTION and at + 1 < len(words):
            found = words[at + 1]
        elif word.startswith(f"{OPTION}="):
            found = word.partition("=")[2]
    return found
