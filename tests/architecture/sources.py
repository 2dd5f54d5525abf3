"""The program's own files, as the rules of the house look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "familieklubb"
TESTS = "tests"

_BESIDE = ("README.md", "pyproject.toml")
_TEXTS = {".py", ".md", ".toml", ".sql", ".csv", ".txt", ".po", ".json", ".tcss", ""}


@dataclass(frozen=True)
class Source:
    """A module: its name below the root, its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """A module of this text."""
        return cls(name, text, ast.parse(text))

    @property
    def room(self) -> str:
        """The folder below the package, or empty."""
        parts = Path(self.name).parts
        return parts[1] if len(parts) > 2 else ""

    def at(self, node: ast.AST | int, what: str) -> str:
        """A culprit: where, and what is wrong there."""
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return f"{self.name}:{line}: {what}"


@cache
def sources(top: str) -> tuple[Source, ...]:
    """Every module below a folder."""
    return tuple(
        Source.of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / top).rglob("*.py"))
    )


def every_text() -> Iterator[tuple[str, str]]:
    """Every file of text that is kept: its name below the root, and its content."""
    paths = [ROOT / name for name in _BESIDE]
    for top in (PACKAGE, TESTS, ".ci"):
        paths += sorted((ROOT / top).rglob("*"))
    for path in paths:
        if path.is_file() and path.suffix in _TEXTS and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.Call) -> str:
    """The last name of what is called: ``echo`` in ``typer.echo(…)``."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
