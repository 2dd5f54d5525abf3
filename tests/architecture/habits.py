"""What may stand nowhere, or only in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Source, called

# No network, ever; and nothing that runs what it reads.
REFUSED = {
    "ftplib", "http", "httpx", "imaplib", "marshal", "pickle", "poplib", "requests", "shelve",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "xmlrpc",
}  # fmt: skip

# Written so that this file is no culprit of its own.
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")
HOSTS = re.compile(r"pyp[i]\.org|python[h]osted|npm[j]s|debian[.]org")
OWN_PATHS = re.compile(r"(?<![\w.~/:-])/(roo[t]|wor[k]|home/\w+|Users/\w+)/")


def swallowed(source: Source) -> Iterator[str]:
    """An error that is caught and forgotten."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            if node.type is None:
                yield source.at(node, "an except that names no error")
            if all(_does_nothing(statement) for statement in node.body):
                yield source.at(node, "an error is caught and forgotten")
        elif isinstance(node, ast.Call) and called(node) == "suppress":
            yield from (
                source.at(node, f"every {name} is forgotten")
                for name in map(ast.unparse, node.args)
                if name in {"Exception", "BaseException"}
            )


def _does_nothing(node: ast.stmt) -> bool:
    return isinstance(node, ast.Pass) or (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and node.value.value is ...
    )


def printed(source: Source) -> Iterator[str]:
    """A print, which only the command line may do."""
    if source.room != "cli":
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
                yield source.at(node, "print")


def refused_import(source: Source) -> Iterator[str]:
    """An import of what could reach the network, or run what it reads."""
    for node in ast.walk(source.tree):
        for name in _imported(node):
            if name.partition(".")[0] in REFUSED:
                yield source.at(node, f"imports {name}")


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def unfinished(name: str, text: str) -> Iterator[str]:
    """A note to do something later."""
    yield from _found(UNFINISHED, name, text)


def host(name: str, text: str) -> Iterator[str]:
    """The name of a host from which packages come."""
    yield from _found(HOSTS, name, text)


def own_path(name: str, text: str) -> Iterator[str]:
    """A path that only one machine has."""
    yield from _found(OWN_PATHS, name, text)


def _found(pattern: re.Pattern[str], name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if match := pattern.search(line):
            yield f"{name}:{number}: {match[0]}"
