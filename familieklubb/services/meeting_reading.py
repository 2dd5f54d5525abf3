"""A meeting as it was typed, read into what can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from familieklubb import i18n
from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.i18n import _
from familieklubb.records import Assistant, Attendance, Meeting, Member, MemberMembership
from familieklubb.records.meeting import MeetingDraft
from familieklubb.services.fields import Fields
from familieklubb.services.meeting_views import MeetingInput

MOST_GUESTS = 999
MOST_IN_A_DAY = 99

Marks = Mapping[bytes, AttendanceStatus]


@dataclass(frozen=True, slots=True)
class MeetingRead:
    """A meeting that can be kept: its id, what is said of it, who had which duty, the marks."""

    id: bytes
    draft: MeetingDraft
    duties: Mapping[str, bytes | None]
    marks: Marks


def read_meeting(session: Session, typed: MeetingInput, today: date) -> MeetingRead:
    """Read what was typed; raises Refused by the input's fields."""
    fields = Fields()
    day = _day(fields, typed, today)
    fields.settle()
    return _Reading(session, typed, fields, day).run()


def marks_of(session: Session, meeting_id: bytes) -> dict[bytes, AttendanceStatus]:
    """The marks of a meeting by member."""
    rows = session.exec(
        select(col(Attendance.member_id), col(Attendance.status)).where(
            Attendance.meeting_id == meeting_id
        )
    )
    return {member_id: AttendanceStatus(status) for member_id, status in rows}


def _day(fields: Fields, typed: MeetingInput, today: date) -> date:
    if not 1 <= typed.n <= MOST_IN_A_DAY:
        fields.refuse("n", _("The number must be from 1 to {most}.").format(most=MOST_IN_A_DAY))
    day = fields.day("date", typed.date, today)
    if day is None:
        fields.refuse("date", _("This must be filled in."))
    elif typed.held and day > today:
        fields.refuse(
            "date",
            _("{day} is still to come. Write it after the meeting, or as not held.").format(
                day=i18n.day(day)
            ),
        )
    return day or today


class _Reading:
    def __init__(self, session: Session, typed: MeetingInput, fields: Fields, day: date) -> None:
        self._session = session
        self._typed = typed
        self._fields = fields
        self._day = day
        self._id = derived_id("meeting", typed.club_id, day, typed.n)
        own = session.get(Meeting, self._id)
        other = session.get(Meeting, typed.instead_of) if typed.instead_of else None
        if own is not None and other is not None and own is not other:
            fields.refuse("date", _("A meeting is logged on that day already. Open that one."))
        self._before = other or own

    def run(self) -> MeetingRead:
        typed = self._typed
        said = self._said()
        here = self._belonging()
        duties = {
            **self._duty("chair", "chair", typed.chair, here),
            **self._duty("minute_taker", "minutes", typed.minute_taker, here),
            "assistant_id": self._assistant(),
        }
        marks = self._marks(here)
        self._fields.settle()
        draft = MeetingDraft(date=self._day, n=typed.n, **said)
        return MeetingRead(self._id, draft, duties, marks)

    def _said(self) -> dict[str, Any]:
        fields, typed = self._fields, self._typed
        reason = None if typed.held else fields.choice("reason", typed.reason, NotHeldReason)
        if not typed.held and reason is None:
            fields.refuse("reason", _("Choose why it was not held."))
        start = fields.clock_time("start", typed.start)
        end = fields.clock_time("end", typed.end)
        if start is not None and end is not None and end < start:
            fields.refuse("end", _("It ends before it begins."))
        said: dict[str, Any] = {
            "held": typed.held,
            "not_held_because": reason,
            "start": start,
            "end": end,
            "theme": fields.line("theme", typed.theme),
            "guests": fields.whole("guests", typed.guests, 0, MOST_GUESTS),
            "notes": fields.note("notes", typed.notes),
            "parallel_groups": typed.parallel_groups,
        }
        if not typed.held:
            said |= {"guests": None, "theme": None, "parallel_groups": False}
        return said

    def _belonging(self) -> set[bytes]:
        """The members who belong to the club that day."""
        return set(
            self._session.exec(
                select(col(MemberMembership.member_id)).where(
                    MemberMembership.club_id == self._typed.club_id,
                    col(MemberMembership.joined) <= self._day,
                    or_(
                        col(MemberMembership.left_on).is_(None),
                        col(MemberMembership.left_on) > self._day,
                    ),
                )
            )
        )

    def _duty(
        self, field: str, column: str, who: bytes | None, here: set[bytes]
    ) -> dict[str, bytes | None]:
        """A member or an assistant who had a duty; nobody at a meeting that was not held."""
        member, assistant = f"{column}_member_id", f"{column}_assistant_id"
        if who is None or not self._typed.held:
            return {member: None, assistant: None}
        if self._session.get(Assistant, who) is not None:
            return {member: None, assistant: who}
        if self._session.get(Member, who) is None:
            self._fields.refuse(field, _("This person is not in the register any more."))
        elif who not in here and who != getattr(self._before, member, None):
            # What stands may stay, however odd it is.
            self._fields.refuse(
                field,
                _("This person did not belong to the club on {day}.").format(
                    day=i18n.day(self._day)
                ),
            )
        return {member: who, assistant: None}

    def _assistant(self) -> bytes | None:
        who = self._typed.assistant if self._typed.held else None
        if who is not None and self._session.get(Assistant, who) is None:
            self._fields.refuse("assistant", _("This person is not in the register any more."))
        return who

    def _marks(self, here: set[bytes]) -> Marks:
        """The marks; each member must belong to the club that day, or be marked already."""
        if not self._typed.held:
            return {}
        marked = set() if self._before is None else marks_of(self._session, self._before.id).keys()
        if self._typed.marks.keys() - here - marked:
            self._fields.refuse(
                "marks",
                _("Somebody who is marked did not belong to the club on {day}.").format(
                    day=i18n.day(self._day)
                ),
            )
        return self._typed.marks
