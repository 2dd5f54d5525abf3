"""How a line of the attendance list is drawn."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from familieklubb.domain.values import AttendanceStatus
from familieklubb.tui.present.meeting_log import AWAY, MeetingLog
from familieklubb.tui.present.meetings import SIGNS, member_text
from familieklubb.tui.widgets.attendance_layout import FAMILY, Layout, Line, Place

DIGITS = 9
"""So many families have a digit that jumps to them."""

_GAP = "  "

StyleOf = Callable[[str, Place | None], Style]
"""The style of a part by its name, and by the place that it stands on."""


def drawn(meeting: MeetingLog, grid: Layout, line: Line, style: StyleOf) -> list[Segment]:
    """A family's digit and name, and those of its members who stand on the line."""
    return [*_family(meeting, grid, line, style), *_members(meeting, grid, line, style)]


def named(meeting: MeetingLog, place: Place) -> str:
    """The name that stands on a place."""
    family = meeting.sheet.families[place.family]
    return family.label if place.member == FAMILY else family.members[place.member].label


def _family(meeting: MeetingLog, grid: Layout, line: Line, style: StyleOf) -> list[Segment]:
    if not line.first:
        return [Segment(" " * grid.label)]
    digit = str(line.family + 1) if line.family < DIGITS else " "
    name = set_cell_size(meeting.sheet.families[line.family].label, grid.label - 4)
    return [
        Segment(f"{digit} ", style("digit", None)),
        Segment(name, style("family", Place(line.family))),
        Segment(_GAP),
    ]


def _members(meeting: MeetingLog, grid: Layout, line: Line, style: StyleOf) -> list[Segment]:
    found: list[Segment] = []
    for number in line.members:
        member = meeting.sheet.families[line.family].members[number]
        mark = meeting.marks.get(member.id)
        text = set_cell_size(f"{SIGNS[mark]} {member_text(member)}", grid.cell - len(_GAP))
        found += [
            Segment(text, style(_part(mark), Place(line.family, number))),
            Segment(_GAP),
        ]
    return found


def _part(mark: AttendanceStatus | None) -> str:
    if mark is AttendanceStatus.present:
        return "present"
    return "away" if mark in AWAY else "unmarked"
