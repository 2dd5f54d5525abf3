"""Every text that people see goes through the catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Source, called

SHOWS = {
    "answer", "ask", "ask_hidden", "echo", "tell",
    "FamilieklubbError", "FileRefused", "TextRefused", "WrongPassphrase", "WrongWords",
}  # fmt: skip
TRANSLATES = {"_", "N_", "ngettext", "pgettext"}

_NAME_OF_THE_PROGRAM = "familieklubb"
_WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def untranslated(source: Source) -> Iterator[str]:
    """A text that is shown or told as an error without the catalogues."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            shown = [word.value for word in node.keywords if word.arg in {"help", "epilog"}]
            if called(node) in SHOWS:
                shown += node.args
            yield from (
                source.at(part, f"not through _(): {text}")
                for part in shown
                if (text := _words(part))
            )


def built(source: Source) -> Iterator[str]:
    """A text that is put together before it is looked up, so that no catalogue can hold it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in TRANSLATES:
            for part in node.args:
                if isinstance(part, ast.JoinedStr | ast.BinOp) or (
                    isinstance(part, ast.Call) and called(part) == "format"
                ):
                    yield source.at(part, f"built before it is translated: {ast.unparse(part)}")


def _words(node: ast.expr) -> str:
    pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
    for piece in pieces:
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
            text = piece.value.replace(_NAME_OF_THE_PROGRAM, "")
            if _WORD.search(text):
                return piece.value
    return ""
