"""Every kind of error of an import: where it stands, what is wrong, and that nothing is kept."""

from __future__ import annotations

import pytest

from tests.importing.desk import Desk
from tests.importing.headings import FAMILIES, HITRA
from tests.importing.wrong_references import REFERENCES
from tests.importing.wrong_rows import ROWS

CASES = {**REFERENCES, **ROWS}


@pytest.mark.parametrize("case", CASES)
def test_an_import_is_refused_with_every_error_at_its_place(desk: Desk, case: str) -> None:
    sheets, expected = CASES[case]

    found = desk.refused(**sheets)

    assert found.keys() == expected.keys()
    assert {place: words for place, words in expected.items() if words not in found[place]} == {}


@pytest.mark.parametrize("case", CASES)
def test_a_workbook_is_refused_at_the_same_places(desk: Desk, case: str) -> None:
    sheets, expected = CASES[case]

    found = desk.refused(desk.workbook(**sheets))

    assert {(sheet, row, column) for sheet, row, column in found} == expected.keys()


def test_the_nearest_known_name_is_offered(desk: Desk) -> None:
    folder = desk.write(clubs=HITRA, families=FAMILIES + "Hirta;Berg;2003-01-07;;;;\n")
    with pytest.raises(Exception) as caught:
        desk.run(folder)

    assert "Did you mean “Hitra”?" in getattr(caught.value, "what_to_do", "")
