"""Generated meetings: held or not and why, who chaired, and who was there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from familieklubb.demo.assistants import Engagement
from familieklubb.demo.chance import Chance
from familieklubb.demo.clubs import ClubPlan
from familieklubb.demo.drafts import Fields
from familieklubb.demo.households import MemberStay
from familieklubb.demo.names import THEMES
from familieklubb.demo.seasons import is_holiday
from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus, MemberRole, NotHeldReason

Mark = tuple[bytes, bytes, str]
"""A meeting, a member, and the status as it is stored."""

_PRESENT = AttendanceStatus.present.value
_UNLOGGED, _NOT_HELD = 0.015, 0.04
_REASONS = (
    *[NotHeldReason.no_assistant] * 3,
    *[NotHeldReason.illness] * 3,
    *[NotHeldReason.weather] * 2,
    *[NotHeldReason.too_few] * 3,
    NotHeldReason.no_room,
    NotHeldReason.other,
)
_BY_ASSISTANT, _NO_CHAIR, _NO_MINUTES = 0.04, 0.02, 0.1
# Of the marks that are not ``present``.
_AWAY = (
    *[AttendanceStatus.absent.value] * 12,
    *[AttendanceStatus.excused.value] * 6,
    *[AttendanceStatus.unknown.value] * 2,
)
_MINUTES_HELD = 90


@dataclass(slots=True)
class Log:
    """The meetings of one club as they are logged."""

    club: ClubPlan
    chance: Chance
    members: list[MemberStay]
    assistants: list[Engagement]
    meetings: list[Fields] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _chaired: dict[bytes, date] = field(default_factory=dict)

    def fill(self, until: date) -> None:
        """Log every meeting up to a day."""
        for day in self.club.meeting_days(until):
            if is_holiday(day):
                self._not_held(day, NotHeldReason.holiday)
            elif not self.chance.happens(_UNLOGGED):
                if self.chance.happens(_NOT_HELD):
                    self._not_held(day, self.chance.choice(_REASONS))
                else:
                    self._held(day)

    def _new(self, day: date, **values: object) -> bytes:
        meeting_id = derived_id("meeting", self.club.id, day, 1)
        columns = dict.fromkeys(
            (
                "not_held_because",
                "start",
                "end",
                "theme",
                "guests",
                "chair_member_id",
                "chair_assistant_id",
                "minutes_member_id",
                "assistant_id",
            )
        )
        row: Fields = {"id": meeting_id, "club_id": self.club.id, "date": day, "n": 1}
        self.meetings.append({**row, **columns, **values})
        return meeting_id

    def _not_held(self, day: date, reason: NotHeldReason) -> None:
        self._new(day, held=False, not_held_because=reason, parallel_groups=False)

    def _held(self, day: date) -> None:
        here = [one for one in self.members if _belongs(one, day)]
        present, away = self._attend(here)
        start = self._start(day)
        guests = self.chance.randint(1, 3) if self.chance.happens(0.06) else 0
        meeting_id = self._new(
            day,
            held=True,
            start=start,
            end=_later(start, _MINUTES_HELD),
            theme=self.chance.choice(THEMES) if self.chance.happens(0.85) else None,
            guests=None if self.chance.happens(0.05) else guests,
            parallel_groups=sum(one.person.role is MemberRole.child for one in present) > 4,
            **self._duties(day, present),
        )
        self.marks += [(meeting_id, one.person.id, _PRESENT) for one in present]
        self.marks += [
            (meeting_id, one.person.id, mark)
            for one, mark in zip(away, self.chance.choices(_AWAY, k=len(away)), strict=True)
        ]

    def _attend(self, here: list[MemberStay]) -> tuple[list[MemberStay], list[MemberStay]]:
        draw = self.chance.random
        present: list[MemberStay] = []
        away: list[MemberStay] = []
        for one in here:
            (present if draw() < one.person.faith else away).append(one)
        return present, away

    def _start(self, day: date) -> str:
        return next(slot.start for slot in reversed(self.club.slots) if slot.from_day <= day)

    def _duties(self, day: date, present: list[MemberStay]) -> Fields:
        """The chair goes round by family; now and then the assistant has it, or nobody noted it."""
        assistant = next((one.assistant_id for one in self.assistants if one.covers(day)), None)
        duties: Fields = {"assistant_id": assistant}
        able = [one for one in present if one.person.role is not MemberRole.child]
        able.sort(key=lambda one: self._chaired.get(one.household, date.min))
        if assistant is not None and (not able or self.chance.happens(_BY_ASSISTANT)):
            duties["chair_assistant_id"] = assistant
        elif able and not self.chance.happens(_NO_CHAIR):
            duties["chair_member_id"] = able[0].person.id
            self._chaired[able[0].household] = day
        if len(able) > 1 and not self.chance.happens(_NO_MINUTES):
            duties["minutes_member_id"] = able[-1].person.id
        return duties


def _belongs(one: MemberStay, day: date) -> bool:
    return one.joined <= day and (one.left is None or day < one.left)


def _later(start: str, minutes: int) -> str:
    hour, minute = start.split(":")
    total = int(hour) * 60 + int(minute) + minutes
    return f"{total // 60:02}:{total % 60:02}"


def mark_rows(marks: Iterable[Mark]) -> list[Fields]:
    """Marks as rows with stored values."""
    return [
        {"meeting_id": meeting, "member_id": member, "status": status}
        for meeting, member, status in marks
    ]
