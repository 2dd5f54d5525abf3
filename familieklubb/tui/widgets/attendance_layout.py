"""Where each family and member stands in the attendance list, for a width in cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

WIDEST_LABEL = 14
WIDEST_MEMBER = 24
_SIGN = 2
_GAP = 2
# The digit that jumps to a family, and a blank.
_DIGIT = 2
FAMILY = -1


@dataclass(frozen=True, slots=True)
class Place:
    """A family, or a member of it by its number; ``FAMILY`` is the family itself."""

    family: int
    member: int = FAMILY


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a family's name on its first one, and some of its members."""

    family: int
    first: bool
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines, and the columns that they share.

    ``label`` and ``cell`` are widths in terminal cells, each with the gap after it.
    """

    lines: tuple[Line, ...]
    label: int
    cell: int

    @classmethod
    def of(cls, labels: Sequence[str], members: Sequence[Sequence[str]], width: int) -> Layout:
        """Put families with these members into a width; each has a line at least."""
        widest = max(map(cell_len, labels), default=0)
        label = _DIGIT + min(widest, WIDEST_LABEL) + _GAP
        longest = max((cell_len(name) for own in members for name in own), default=0)
        room = max(width - label, _SIGN + _GAP + 1)
        cell = min(_SIGN + min(longest, WIDEST_MEMBER) + _GAP, room)
        a_line = max(room // cell, 1)
        lines = [
            Line(family, at == 0, tuple(range(at, min(at + a_line, len(own)))))
            for family, own in enumerate(members)
            for at in range(0, max(len(own), 1), a_line)
        ]
        return cls(tuple(lines), label, cell)

    def row(self, place: Place) -> int:
        """The line on which a place stands."""
        return next(
            (
                number
                for number, line in enumerate(self.lines)
                if line.family == place.family
                and (place.member in line.members or (place.member == FAMILY and line.first))
            ),
            0,
        )

    def column(self, place: Place) -> int:
        """The first cell of a place on its line."""
        if place.member == FAMILY:
            return 0
        line = self.lines[self.row(place)]
        return self.label + self.cell * line.members.index(place.member)

    def at(self, x: int, y: int) -> Place | None:
        """The place under a point; None where nothing stands."""
        if not 0 <= y < len(self.lines):
            return None
        line = self.lines[y]
        if x < self.label:
            return Place(line.family)
        number = (x - self.label) // self.cell
        return Place(line.family, line.members[number]) if number < len(line.members) else None

    def places(self) -> list[Place]:
        """Every place in reading order: a family, then its members."""
        return [
            place
            for line in self.lines
            for place in (
                *([Place(line.family)] if line.first else ()),
                *(Place(line.family, member) for member in line.members),
            )
        ]

    def vertical(self, place: Place, by: int) -> Place:
        """The place so many lines below, in the same column as far as there is one."""
        row = min(max(self.row(place) + by, 0), len(self.lines) - 1)
        line = self.lines[row]
        if place.member == FAMILY or not line.members:
            return Place(line.family)
        column = self.lines[self.row(place)].members.index(place.member)
        return Place(line.family, line.members[min(column, len(line.members) - 1)])
