"""Rows are written in one room only, where each is folded into the fingerprint."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from sqlmodel import SQLModel

import familieklubb.records  # noqa: F401  (fills the metadata)
from tests.architecture.sources import PACKAGE, Source, sources

WRITING_ROOM = "register"
STATEMENT = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|DELETE\s+FROM|UPDATE(?=\s+\S+\s+SET\b))"
    r'\s+"?([\w{}.]+)',
    re.IGNORECASE,
)
BUILDERS = {"insert", "update", "delete"}
LIBRARIES = ("sqlalchemy", "sqlmodel")


def texts(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every text in a module; what is put into it later is written as {}."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node,
                "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in node.values
                ),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, node.value


def writes_past_the_register(source: Source) -> Iterator[str]:
    """A statement that writes into the register's tables, or into one not known beforehand.

    Temporary tables, which hold nothing that is kept, may be filled anywhere.
    """
    kept = set(SQLModel.metadata.tables)
    for node, text in texts(source):
        for target in STATEMENT.findall(text):
            if "{" in target or target.removeprefix("main.").lower() in kept:
                yield source.at(node, f"writes into {target}")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(LIBRARIES):
            for name in node.names:
                if name.name in BUILDERS:
                    yield source.at(node, f"imports {name.name}")


def test_no_room_but_the_registers_own_writes_rows() -> None:
    culprits = [
        culprit
        for source in sources(PACKAGE)
        if source.room != WRITING_ROOM
        for culprit in writes_past_the_register(source)
    ]

    assert not culprits


@pytest.mark.parametrize(
    "text",
    [
        'run("INSERT INTO club VALUES (1)")',
        'run("insert or replace into main.club values (1)")',
        "run('DELETE FROM \"member\" WHERE 1')",
        'run(f"DELETE FROM {table}")',
        'run("UPDATE family SET label = 1")',
        "from sqlmodel import delete, select",
        "from sqlalchemy.dialects.sqlite import insert",
    ],
)
def test_the_rule_sees_a_culprit(text: str) -> None:
    assert list(writes_past_the_register(Source.of("familieklubb/services/a.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        'run("INSERT INTO cell SELECT id FROM club")',
        '"""Update the club set by the coordinator."""',
        'run("SELECT * FROM club")',
        "from sqlmodel import select",
    ],
)
def test_the_rule_lets_the_innocent_go(text: str) -> None:
    assert not list(writes_past_the_register(Source.of("familieklubb/services/a.py", text)))
