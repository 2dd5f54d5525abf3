"""A meeting as it stands on the screen while it is logged: what is marked, chosen and typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from familieklubb.domain.values import AttendanceStatus

if TYPE_CHECKING:
    from familieklubb.services.meeting_views import MeetingInput, MeetingSheet, SheetFamily

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
AWAY = frozenset({AttendanceStatus.absent, AttendanceStatus.excused})

_TEXTS = ("theme", "guests", "notes", "start", "end", "reason")
_PEOPLE = ("chair", "minute_taker", "assistant")


class MeetingLog:
    """A sheet and what a person has made of it; it saves nothing.

    Chair and minute-taker follow the rota, past whoever turns out to be away, until somebody
    chooses them. ``changed`` says that there is something to lose.
    """

    def __init__(self, sheet: MeetingSheet) -> None:
        self.sheet = sheet
        self.day = sheet.date
        self.held = sheet.held
        self.reason = str(sheet.reason or "")
        self.marks = {one.id: one.mark for one in sheet.members if one.mark is not None}
        self.chair = sheet.chair
        self.minute_taker = sheet.minute_taker
        self.assistant = sheet.assistant
        self.chosen = {"chair", "minute_taker"} if sheet.meeting_id is not None else set()
        self.start = sheet.start or ""
        self.end = sheet.end or ""
        self.theme = sheet.theme or ""
        self.guests = "" if sheet.guests is None else str(sheet.guests)
        self.notes = sheet.notes or ""
        self.parallel_groups = sheet.parallel_groups
        self.changed = False
        self._earlier: list[dict[bytes, AttendanceStatus]] = []

    # -- marks

    @property
    def present(self) -> int:
        """How many members are marked as present."""
        return sum(mark is PRESENT for mark in self.marks.values())

    @property
    def members(self) -> int:
        """How many members are on the list."""
        return len(self.sheet.members)

    def mark(self, members: Iterable[bytes], status: AttendanceStatus) -> None:
        """Give members a mark."""
        self._earlier.append(dict(self.marks))
        for member in members:
            self.marks[member] = status
        self._follow_rota()

    def toggle(self, member: bytes) -> None:
        """Present becomes absent; whatever else becomes present."""
        self.mark([member], ABSENT if self.marks.get(member) is PRESENT else PRESENT)

    def toggle_family(self, family: SheetFamily) -> None:
        """All of a family present; all of it absent when it was."""
        members = [member.id for member in family.members]
        everyone = all(self.marks.get(member) is PRESENT for member in members)
        self.mark(members, ABSENT if everyone else PRESENT)

    def all_present(self) -> int:
        """Everybody without a mark is present; how many those were."""
        unmarked = [one.id for one in self.sheet.members if one.id not in self.marks]
        if unmarked:
            self.mark(unmarked, PRESENT)
        return len(unmarked)

    def unmark(self) -> bool:
        """Take the last marking back; whether there was one."""
        if not self._earlier:
            return False
        self.marks = self._earlier.pop()
        self._follow_rota()
        return True

    def _follow_rota(self) -> None:
        self.changed = True
        away = [member for member, mark in self.marks.items() if mark in AWAY]
        chair, minute_taker = self.sheet.rota.suggested(away)
        if "chair" not in self.chosen:
            self.chair = chair
        if "minute_taker" not in self.chosen:
            self.minute_taker = minute_taker

    # -- what else is said

    def say(self, field: str, value: str | bytes | bool | None) -> bool:
        """Set a field to what was typed or chosen; whether it is other than before."""
        if getattr(self, field) == value:
            return False
        setattr(self, field, value)
        if field in _PEOPLE:
            self.chosen.add(field)
        self.changed = True
        return True

    def not_held(self, reason: str) -> None:
        """It was not held, for a reason; an empty one says that it was held after all."""
        self.held, self.reason, self.changed = not reason, reason, True

    def move_to(self, day: date, start: str, end: str) -> None:
        """It was on another day than is written."""
        self.day, self.start, self.end, self.changed = day, start, end, True

    def typed(self) -> MeetingInput:
        """The meeting as it is handed to be saved."""
        from familieklubb.services.meeting_views import MeetingInput

        sheet = self.sheet
        return MeetingInput(
            club_id=sheet.club_id,
            date=self.day.isoformat(),
            n=sheet.n,
            held=self.held,
            reason=self.reason,
            marks=dict(self.marks),
            chair=self.chair,
            minute_taker=self.minute_taker,
            assistant=self.assistant,
            start=self.start,
            end=self.end,
            theme=self.theme,
            guests=self.guests,
            notes=self.notes,
            parallel_groups=self.parallel_groups,
            instead_of=sheet.meeting_id if self.day != sheet.date else None,
        )

    # -- drafts

    def as_draft(self) -> Mapping[str, Any]:
        """All of it as plain JSON."""
        return {
            "held": self.held,
            "parallel_groups": self.parallel_groups,
            "day": self.day.isoformat(),
            "marks": {member.hex(): mark.value for member, mark in self.marks.items()},
            "chosen": sorted(self.chosen),
            **{name: getattr(self, name) for name in _TEXTS},
            **{name: _hex(getattr(self, name)) for name in _PEOPLE},
        }

    def take_draft(self, content: Mapping[str, Any]) -> None:
        """Go on from a draft; marks of people who are not on the sheet any more are left."""
        known = {member.id for member in self.sheet.members}
        marks = {
            bytes.fromhex(member): AttendanceStatus(mark)
            for member, mark in content.get("marks", {}).items()
        }
        self.marks = {member: mark for member, mark in marks.items() if member in known}
        for name in _TEXTS:
            setattr(self, name, str(content.get(name, getattr(self, name))))
        for name in _PEOPLE:
            if name in content:
                setattr(self, name, content[name] and bytes.fromhex(content[name]))
        self.chosen = set(content.get("chosen", self.chosen))
        self.held = bool(content.get("held", self.held))
        self.parallel_groups = bool(content.get("parallel_groups", self.parallel_groups))
        self.day = date.fromisoformat(content.get("day", self.day.isoformat()))
        self.changed = True


def _hex(key: bytes | None) -> str | None:
    return None if key is None else key.hex()
