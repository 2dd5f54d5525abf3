"""How the recovery words are shown and asked about."""

from __future__ import annotations

from collections.abc import Sequence

from familieklubb.i18n import _

_COLUMNS = 3


def numbered_words(words: Sequence[str]) -> str:
    """The words with their numbers, in columns that are read downwards."""
    rows = -(-len(words) // _COLUMNS)
    width = max(map(len, words), default=0) + 5
    lines = []
    for row in range(rows):
        cells = [
            f"{number + 1:>2}. {words[number]}".ljust(width)
            for number in range(row, len(words), rows)
        ]
        lines.append("".join(cells).rstrip())
    return "\n".join(lines)


def question_about(position: int) -> str:
    """Which word is asked for."""
    return _("Word number {n}:").format(n=position)
