"""Every text of the program that people see, as it stands in the source.

Read from the syntax trees, for they also hold what stands inside of f-strings.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "familieklubb"


@dataclass(frozen=True, order=True)
class Text:
    """A text of the program: English, with the word for many and the context if any."""

    one: str
    many: str = ""
    context: str = ""
    files: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def forms(self) -> tuple[str, ...]:
        """The text for one and, if there is one, for many."""
        return (self.one, self.many) if self.many else (self.one,)


def extracted() -> list[Text]:
    """Every text, in the order of the alphabet, with the files in which it stands."""
    files: dict[Text, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for text in _texts(path.read_text(encoding="utf-8")):
            files.setdefault(text, set()).add(path.relative_to(PACKAGE).as_posix())
    return sorted(
        Text(text.one, text.many, text.context, frozenset(where)) for text, where in files.items()
    )


def _texts(source: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _marked(node)


def _marked(node: ast.Call) -> Iterator[Text]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    words = [
        part.value
        for part in node.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    if name in {"_", "N_"} and words:
        yield Text(words[0])
    elif name == "ngettext" and len(words) > 1:
        yield Text(words[0], words[1])
    elif name == "pgettext" and len(words) > 1:
        yield Text(words[1], context=words[0])
