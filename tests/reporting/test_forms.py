from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familieklubb import i18n
from familieklubb.reporting.csv_form import COLUMNS, as_csv, safe
from familieklubb.reporting.json_form import as_json
from familieklubb.reporting.model import RollUp
from familieklubb.reporting.table_form import WIDTH, as_table
from tests.foreign import Foreign
from tests.reporting.nasty import empty, nasty

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


@pytest.mark.parametrize("make", [nasty, empty])
@pytest.mark.parametrize(
    ("write", "ending"), [(as_json, "json"), (as_csv, "csv"), (as_table, "txt")]
)
def test_a_roll_up_is_written_as_in_the_golden_file(
    make: Callable[[], RollUp], write: Callable[[RollUp], str], ending: str
) -> None:
    golden = (GOLDEN / f"{make.__name__}.{ending}").read_bytes().decode()

    assert write(make()) == golden


def _csv_rows(rollup: RollUp) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(rollup), newline=""), delimiter=";"))


def _values(indicators: list[dict[str, Any]]) -> Iterator[tuple[str, str, Any]]:
    for figure in indicators:
        yield figure["code"], "", figure["value"]
        for part in (*figure.get("parts", ()), *figure.get("beside", ())):
            yield figure["code"], part["by"], part["value"]


def test_json_and_csv_agree_cell_for_cell() -> None:
    document = json.loads(as_json(nasty()))
    sections = [document, *document["groups"], *document["trend"]]

    expected = [value for section in sections for value in _values(section["indicators"])]

    assert [
        (row["code"], row["part_by"], _number(row["value"])) for row in _csv_rows(nasty())
    ] == expected


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def test_every_value_of_the_table_stands_in_the_json_document_too() -> None:
    lines = as_table(nasty()).splitlines()

    assert any(line.split() == ["Clubs", "1,234"] for line in lines)
    assert any(line.startswith("Attendance  ") and "83 %  830 of 1,000" in line for line in lines)


def test_no_line_of_the_table_is_wider_than_a_terminal() -> None:
    assert max(map(len, as_table(nasty()).splitlines())) <= WIDTH


def test_a_balance_that_holds_is_not_printed() -> None:
    assert "balance" not in as_table(empty()).lower()


def test_a_key_that_does_not_apply_is_absent() -> None:
    figures = {figure["code"]: figure for figure in json.loads(as_json(nasty()))["indicators"]}

    assert set(figures["clubs_active"]) == {"code", "value", "kind", "basis"}
    assert figures["chaired_by_assistant"]["value"] is None
    assert figures["chaired_by_assistant"]["denominator"] == 0
    assert figures["municipalities"]["reason"] == "place_not_resolved"


@given(st.text(max_size=20))
def test_no_text_cell_begins_as_a_formula(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe(text).endswith(text)


def test_every_row_of_csv_has_every_column() -> None:
    rows = list(csv.reader(StringIO(as_csv(nasty()), newline=""), delimiter=";"))

    assert {len(row) for row in rows} == {len(COLUMNS)}


@pytest.mark.parametrize(("language", "rate"), [("nb", "83 %"), ("nn", "83 %"), ("en", "83 %")])
def test_the_table_can_be_written_in_every_language(language: str, rate: str) -> None:
    i18n.use(language)

    assert rate in as_table(nasty())


def test_no_label_of_the_table_is_left_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = Foreign()
    monkeypatch.setattr(i18n, "_texts", lambda: texts)

    left = set(re.findall("[A-Za-z]{3,}", as_table(nasty())))

    # Names of clubs, places and organisations, and what Babel says in the chosen language.
    assert left <= {
        "Hitra",
        "lesund",
        "vest",
        "ndelag",
        "IOGT",
        "December",
        "February",
        "Denmark",
    }
