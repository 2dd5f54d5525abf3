"""Saving a meeting as it was typed: all of it, or nothing with what is wrong by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from familieklubb.domain.identity import derived_id
from familieklubb.domain.text import holds_identity_number
from familieklubb.domain.values import AttendanceStatus
from familieklubb.records import Attendance, Meeting
from familieklubb.register.writing import Writing
from familieklubb.services.fields import Fields
from familieklubb.services.meeting_reading import Marks, MeetingRead, marks_of, read_meeting
from familieklubb.services.meeting_sheets import club_named
from familieklubb.services.meeting_views import LONG_NOTES, MeetingInput, MeetingWarning, Saved

_AWAY = frozenset({AttendanceStatus.absent, AttendanceStatus.excused})


def save(writing: Writing, typed: MeetingInput, today: date) -> Saved:
    """Save a meeting, new or corrected; raises Refused by the input's fields."""
    club_named(writing.session, typed.club_id)
    read = read_meeting(writing.session, typed, today)
    if typed.instead_of not in (None, read.id):
        remove(writing, typed.instead_of)
    _put(writing, typed.club_id, read)
    marks = _put_marks(writing, read)
    return Saved(
        read.id,
        read.draft.date,
        read.draft.n,
        read.draft.held,
        sum(mark == AttendanceStatus.present for mark in marks.values()),
        len(marks),
        tuple(_warnings(read, marks)),
    )


def stands(session: Session, typed: MeetingInput, today: date) -> bool:
    """Whether a meeting is written already on the day that was typed."""
    day = Fields().day("date", typed.date, today)
    meeting_id = day and derived_id("meeting", typed.club_id, day, typed.n)
    return meeting_id is not None and session.get(Meeting, meeting_id) is not None


def remove(writing: Writing, meeting_id: bytes | None) -> bool:
    """Take a meeting and its marks away; whether it was there."""
    meeting = writing.session.get(Meeting, meeting_id)
    if meeting is None:
        return False
    _remove_marks(writing, meeting.id)
    writing.session.delete(meeting)
    writing.session.flush()
    return True


def _remove_marks(writing: Writing, meeting_id: bytes) -> None:
    marked = marks_of(writing.session, meeting_id)
    writing.delete_all(Attendance, [(meeting_id, member_id) for member_id in marked])


def _put(writing: Writing, club_id: bytes, read: MeetingRead) -> None:
    values = read.draft.model_dump() | dict(read.duties)
    meeting = writing.session.get(Meeting, read.id)
    if meeting is None:
        writing.session.add(Meeting(id=read.id, club_id=club_id, **values))
    else:
        for name, value in values.items():
            setattr(meeting, name, value)
    writing.session.flush()  # the marks refer to it


def _put_marks(writing: Writing, read: MeetingRead) -> Marks:
    """Write the marks that are new or other; all that then stand."""
    if not read.draft.held:
        _remove_marks(writing, read.id)
        return {}
    standing = marks_of(writing.session, read.id)
    rows = [
        {"meeting_id": read.id, "member_id": member_id, "status": mark}
        for member_id, mark in read.marks.items()
        if standing.get(member_id) != mark
    ]
    writing.insert_all(Attendance, [row for row in rows if row["member_id"] not in standing])
    writing.update_all(Attendance, [row for row in rows if row["member_id"] in standing])
    return standing | dict(read.marks)


def _warnings(read: MeetingRead, marks: Marks) -> Iterator[MeetingWarning]:
    draft = read.draft
    if any(map(holds_identity_number, filter(None, (draft.theme, draft.notes)))):
        yield MeetingWarning.identity_number
    if draft.notes is not None and len(draft.notes) > LONG_NOTES:
        yield MeetingWarning.long_notes
    if read.duties["chair_assistant_id"] is not None:
        yield MeetingWarning.assistant_chairs
    if marks.get(read.duties["chair_member_id"] or b"") in _AWAY:
        yield MeetingWarning.chair_away
    if draft.held and AttendanceStatus.present not in marks.values():
        yield MeetingWarning.nobody_marked
