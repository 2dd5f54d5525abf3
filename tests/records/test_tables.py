from __future__ import annotations

from familieklubb.register.migrations import shipped
from tests.records.ddl import statements


def test_the_migrations_make_the_tables_that_the_records_describe() -> None:
    expected = {" ".join(statement.split()) for statement in statements()}

    actual = {" ".join(statement.split()) for step in shipped() for statement in step.statements()}

    assert expected == {one.rstrip(";") for one in actual}
