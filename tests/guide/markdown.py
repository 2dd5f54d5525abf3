"""What stands in a Markdown text: its blocks of code, its tables, its links, its commands."""

from __future__ import annotations

import re
import shlex

_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"^    (familieklubb\b.*)$", re.MULTILINE)
_INLINE = re.compile(r"`(familieklubb [^`]+)`")
_ROW = re.compile(r"^\| `([\w -]+)` \|(.*)\|$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)#:]+)\)")

PROGRAM = "familieklubb"
# Where a person writes their own words; such a line shows a form and not a command.
_PLACES = re.compile(r"\[|\b(KOMMANDO|COMMAND|STI|PATH)\b")


def blocks(text: str, kind: str) -> list[str]:
    """The fenced blocks of a kind, such as sh or text."""
    return [content for name, content in _FENCED.findall(text) if name == kind]


def commands(text: str) -> list[list[str]]:
    """Every command of the program in fenced, indented and inline code, without its name."""
    lines = [
        line for block in blocks(text, "sh") + blocks(text, "bat") for line in block.split("\n")
    ]
    lines += _INDENTED.findall(text) + _INLINE.findall(text)
    found = []
    for line in lines:
        before, name, words = line.partition(f"{PROGRAM} ")
        if name and not _PLACES.search(words) and (not before or before.endswith(" ")):
            found.append(shlex.split(words))
    return found


def rows(text: str) -> dict[str, list[str]]:
    """The rows of tables that begin with code, and what stands as code in the rest of each."""
    return {name: _CODE.findall(rest) for name, rest in _ROW.findall(text)}


def links(text: str) -> list[str]:
    """The files that the text points to."""
    return _LINK.findall(text)
