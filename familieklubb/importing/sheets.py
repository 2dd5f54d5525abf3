"""Every sheet of the spreadsheet import, and how a sheet is found by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from familieklubb.importing import member_sheets as members
from familieklubb.importing import network_sheets as network
from familieklubb.importing.columns import Column, Kind, Sheet
from familieklubb.importing.spelling import nearest, plain

__all__ = ["EXPLAINS", "SHEETS", "Column", "Kind", "Sheet", "nearest_title", "sheet_called"]

# In the order in which things refer to each other, which is also that of the template.
SHEETS: tuple[Sheet, ...] = (
    network.BODIES,
    network.CLUBS,
    network.BREAKS,
    network.COURSES,
    network.ASSISTANTS,
    members.FAMILIES,
    members.MEMBERS,
    members.MEETINGS,
    members.ATTENDANCE,
    members.MATRIX,
    network.SUPERVISION,
    network.GATHERINGS,
    members.COURSE_PARTICIPATION,
)

# Begins the first cell of a row that only explains; plain ASCII, so that it survives every
# way of saving a sheet as CSV.
EXPLAINS = "[?]"

# The number behind an attendance matrix: _2, " 2", or " (2)" where a program copied the sheet.
_NUMBER = re.compile(r"[\s_-]*(\(\s*\d+\s*\)|\d+)$")


def _titles() -> Iterator[tuple[str, Sheet]]:
    for sheet in SHEETS:
        for title in sheet.titles():
            yield plain(title), sheet


_FOUND = MappingProxyType(dict(_titles()))


def sheet_called(title: str) -> Sheet | None:
    """The sheet with this title in any language; an attendance matrix may carry a number."""
    found = _FOUND.get(plain(title))
    if found is None:
        numbered = _FOUND.get(plain(_NUMBER.sub("", title.strip())))
        found = numbered if numbered is not None and numbered.matrix else None
    return found


def nearest_title(title: str) -> str:
    """The title, in any language, that this one is most like."""
    return nearest(title, (known for sheet in SHEETS for known in sheet.titles()))
