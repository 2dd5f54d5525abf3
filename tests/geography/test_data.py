"""The tables that come with the program."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.resources import files

import pytest

from familieklubb.geography import data
from familieklubb.geography.data import rows

DATA = files("familieklubb.geography").joinpath("data")

WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from datetime import date
from familieklubb.geography import Geography
geography = Geography()
assert not [name for name in opened if name.endswith(".csv")], opened
assert "rapidfuzz" not in sys.modules
assert geography.resolve("Oslo", date(2003, 1, 1)).municipality.code == "0301"
read = [name for name in opened if name.endswith(".csv")]
assert read and len(read) == len(set(read)), read
geography.resolve("Hamar", date(2021, 1, 1))
geography.recast("Hamar", "0403", date(2003, 1, 1), date(2024, 1, 1))
assert [name for name in opened if name.endswith(".csv")] == read
assert "rapidfuzz" not in sys.modules
for name in ("sqlmodel", "sqlalchemy", "babel", "familieklubb.records"):
    assert name not in sys.modules, name
"""


def test_tables_are_read_once_at_the_first_question_and_not_at_import() -> None:
    ran = subprocess.run([sys.executable, "-c", WATCH], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_licences_name_every_table_that_is_shipped() -> None:
    text = DATA.joinpath("LICENCES.md").read_text(encoding="utf-8")
    tables = [each.name for each in DATA.iterdir() if each.name.endswith(".csv")]

    assert len(tables) == 5
    assert [name for name in tables if name not in text] == []
    assert "Kilde: Statistisk sentralbyrå (SSB), Klass, CC BY 4.0" in text
    assert "norsk lisens for offentlige data (NLOD)" in text


def test_columns_come_in_the_order_asked_for() -> None:
    assert rows("counties_no", "name", "code")[2] == ("Oslo", "03")


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="mayor"):
        data.rows("counties_no", "code", "mayor")


def test_no_value_in_a_table_spans_lines() -> None:
    for table in DATA.iterdir():
        if table.name.endswith(".csv"):
            text = table.read_text(encoding="utf-8")
            assert len(text.splitlines()) == len(list(csv.reader(text.splitlines())))
