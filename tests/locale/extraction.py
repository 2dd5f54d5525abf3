"""Every text of the program that people see, as it stands in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract_from_dir

PACKAGE = Path(__file__).parents[2] / "familieklubb"

# As gettext counts them: the text, or the one of many, or after the context.
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


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
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    for file, _line, message, _comments, context in found:
        one, many = message if isinstance(message, tuple) else (message, "")
        files.setdefault(Text(one, many, context or ""), set()).add(Path(file).as_posix())
    return sorted(
        Text(text.one, text.many, text.context, frozenset(where)) for text, where in files.items()
    )


def read_from_trees() -> set[Text]:
    """The same texts, found by way of the syntax trees instead."""
    return {
        text
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for text in _marked(node)
    }


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
