"""The statements that would create today's tables."""

from __future__ import annotations

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

import familieklubb.records  # noqa: F401  (fills the metadata)


def statements() -> list[str]:
    """CREATE TABLE and CREATE INDEX for every record, parents first."""
    found = []
    for table in SQLModel.metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect())).strip())
        found += [
            str(CreateIndex(index).compile(dialect=dialect())).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return found


if __name__ == "__main__":
    print(";\n\n".join(statements()) + ";")
