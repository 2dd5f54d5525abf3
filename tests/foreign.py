"""A language that nobody speaks, to find the texts that were never translated."""

from __future__ import annotations

import re
from gettext import NullTranslations

_LITERAL = re.compile(r"\{[^}]*\}|[A-Za-z]")
_FIRST_CYRILLIC = 0x0430


class Foreign(NullTranslations):
    """A language in which every letter is another: what stays Latin was never translated."""

    def gettext(self, message: str) -> str:
        return _LITERAL.sub(_foreign, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def _foreign(found: re.Match[str]) -> str:
    text = found[0]
    if len(text) > 1:
        return text
    return chr(_FIRST_CYRILLIC + ord(text.lower()) - ord("a"))
