"""What must have a docstring, and how it begins."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.sources import Source

_Defined = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def without_docstring(source: Source) -> Iterator[str]:
    """A module, public class, function or method without one, or not begun with a sentence."""
    if source.text.strip():
        yield from _wrong(source, source.tree, "the module")
    yield from _inside(source, source.tree, "")


def _inside(source: Source, holder: ast.Module | ast.ClassDef, owner: str) -> Iterator[str]:
    for node in _members(holder.body):
        name = f"{owner}{node.name}"
        if node.name.startswith("_") or _says_it_elsewhere(node):
            continue
        yield from _wrong(source, node, name)
        if isinstance(node, ast.ClassDef):
            yield from _inside(source, node, f"{name}.")


def _members(body: list[ast.stmt]) -> Iterator[_Defined]:
    for node in body:
        if isinstance(node, _Defined):
            yield node
        elif isinstance(node, ast.If | ast.Try):
            yield from _members([*node.body, *node.orelse])


def _says_it_elsewhere(node: _Defined) -> bool:
    """An overload and a property's setter are told of where the function itself stands."""
    return any(
        (isinstance(mark, ast.Attribute) and mark.attr in {"setter", "deleter", "overload"})
        or (isinstance(mark, ast.Name) and mark.id in {"overload", "override"})
        for mark in node.decorator_list
    )


def _wrong(source: Source, node: ast.Module | _Defined, name: str) -> Iterator[str]:
    text = ast.get_docstring(node)
    line = 1 if isinstance(node, ast.Module) else node.lineno
    if not text:
        yield source.at(line, f"{name} has no docstring")
    elif not text.partition("\n\n")[0].rstrip().endswith((".", "?", "!", ":")):
        yield source.at(line, f"the docstring of {name} does not begin with a sentence")
