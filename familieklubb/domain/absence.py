"""Who has been away several held meetings running: someone to ring."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from familieklubb.domain.values import AttendanceStatus

AWAY_RUNNING = 3


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held, with what is known of each member; no mark is unknown."""

    day: date
    n: int
    marks: Mapping[bytes, AttendanceStatus]


@dataclass(frozen=True, slots=True)
class Absence:
    """So many held meetings away in a row up to the last one known; of these, so many excused."""

    meetings: int
    excused: int


def absence(meetings: Iterable[HeldMeeting], members: Collection[bytes]) -> Absence:
    """How long these members, one or a family, have been away together.

    They are away from a meeting when none of them is present and at least one mark is known,
    and excused when one of those marks is. Someone present ends the row; a meeting of which
    nothing is known neither counts nor ends it.
    """
    away = excused = 0
    for meeting in sorted(meetings, key=lambda held: (held.day, held.n), reverse=True):
        marks = {meeting.marks.get(member, AttendanceStatus.unknown) for member in members}
        if AttendanceStatus.present in marks:
            break
        if marks <= {AttendanceStatus.unknown}:
            continue
        away += 1
        excused += AttendanceStatus.excused in marks
    return Absence(away, excused)


def long_absences(
    meetings: Iterable[HeldMeeting],
    groups: Mapping[bytes, Collection[bytes]],
    least: int = AWAY_RUNNING,
) -> Mapping[bytes, Absence]:
    """Those who have been away at least so many meetings running, in the order given.

    ``groups`` has the members of each family by the family's id; for members one by one it
    has each member alone.
    """
    held = tuple(meetings)
    found = {group: absence(held, members) for group, members in groups.items()}
    return {group: away for group, away in found.items() if away.meetings >= least}
