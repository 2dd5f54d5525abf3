"""How long files, classes and functions may be, and what a module may not be called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import Source, functions

FILE_LINES = 300
CLASS_LINES = 250
FUNCTION_LINES = 40

# They say nothing of what is in them, so everything ends up there.
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "tools"}


def long_file(source: Source) -> Iterator[str]:
    """A file over the length."""
    lines = source.text.count("\n")
    if lines > FILE_LINES:
        yield source.at(1, f"{lines} lines in a file")


def long_class(source: Source) -> Iterator[str]:
    """A class over the length."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and (lines := _lines(node)) > CLASS_LINES:
            yield source.at(node, f"{lines} lines in class {node.name}")


def long_function(source: Source) -> Iterator[str]:
    """A function over the length, its decorators left out."""
    for node in functions(source.tree):
        if (lines := _lines(node)) > FUNCTION_LINES:
            yield source.at(node, f"{lines} lines in {node.name}")


def vague_name(source: Source) -> Iterator[str]:
    """A module or folder whose name tells nothing."""
    path = Path(source.name)
    for part in (*path.parts[1:-1], path.stem):
        if part in VAGUE or set(part.split("_")) & {"utils", "helpers", "misc"}:
            yield source.at(1, f"the name {part}")


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
