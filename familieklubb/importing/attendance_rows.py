"""From the sheet of attendance, and the attendance matrices, to marks.

There may be a million of them, so they are kept apart from the other tables and lighter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.meeting_rows import MeetingRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Outcome
from familieklubb.records import Attendance
from familieklubb.register.writing import BATCH, Writing

MarkKey = tuple[bytes, bytes]
"""A meeting and a member."""

SHEETS = ("attendance", "attendance_matrix")
_KEYS_A_QUESTION = 500


class AttendanceRows:
    """Takes the marks, each of a member at a meeting."""

    def __init__(
        self, running: Import, clubs: ClubRows, members: MemberRows, meetings: MeetingRows
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._members = members
        self._meetings = meetings
        self._standing: dict[MarkKey, str] = {}
        self._new: dict[MarkKey, str] = {}
        self._changed: dict[MarkKey, str] = {}
        self._meeting_ids: dict[tuple[str | None, date | None, int | None], bytes | None] = {}
        self._member_ids: dict[tuple[str, str, str], bytes | None] = {}
        self._told: set[tuple[int, int]] = set()

    def take_marks(self) -> None:
        """All the marks; the same mark in a sheet and in a matrix may not say two things."""
        for natural in {(row.club, row.date, row.n) for row in self._rows()}:
            self._meeting_ids[natural] = self._find_meeting(*natural)
        self._standing = self._marks_that_stand(filter(None, self._meeting_ids.values()))
        said: dict[MarkKey, Row] = {}
        for row in self._rows():
            meeting_id, member_id = self._meeting(row), self._member(row)
            if meeting_id is not None and member_id is not None and row.status is not None:
                self._take_mark(row, (meeting_id, member_id), said)

    def _rows(self) -> Iterator[Row]:
        return (row for name in SHEETS for row in self._import.book.rows(name))

    def _take_mark(self, row: Row, key: MarkKey, said: dict[MarkKey, Row]) -> None:
        status = row.status.value
        first = said.setdefault(key, row)
        if first is row:
            self._import.count(row, self._put(key, status))
        elif first.table.sheet is row.table.sheet or self._status(key) != status:
            self._import.twice(row, "member", first)

    def _marks_that_stand(self, meeting_ids: Iterable[bytes]) -> dict[MarkKey, str]:
        connection = self._import.session.connection()
        waiting = iter(sorted(meeting_ids))
        found: dict[MarkKey, str] = {}
        while some := tuple(islice(waiting, _KEYS_A_QUESTION)):
            rows = connection.exec_driver_sql(
                "SELECT meeting_id, member_id, status FROM attendance "
                f"WHERE meeting_id IN ({', '.join('?' * len(some))})",
                some,
            )
            found.update({(row[0], row[1]): row[2] for row in rows})
        return found

    def _status(self, key: MarkKey) -> str | None:
        return self._new.get(key) or self._changed.get(key) or self._standing.get(key)

    def _put(self, key: MarkKey, status: str) -> Outcome:
        standing = self._standing.get(key)
        if standing is None:
            self._new[key] = status
            return Outcome.new
        if standing == status:
            return Outcome.unchanged
        self._changed[key] = status
        return Outcome.changed

    # -- what a mark refers to

    def _find_meeting(self, club: str | None, day: date | None, n: int | None) -> bytes | None:
        club_id = None if club is None else self._clubs.club_ids.get(club)
        if club_id is None or day is None or n is None:
            return None
        key = self._meetings.meeting(club_id, day, n)
        return key[0] if key else None

    def _meeting(self, row: Row) -> bytes | None:
        found = self._meeting_ids[row.club, row.date, row.n]
        if found is None and row.date is not None and row.club in self._clubs.club_ids:
            self._no_meeting(row)
        return found

    def _no_meeting(self, row: Row) -> None:
        certain = self._import.references.is_certain("meetings", f"{row.date} {row.n}", row.club)
        if certain and not self._meetings.may_be(row.date, row.n):
            self._import.error(
                row,
                "date",
                _("There is no meeting of {club} on that day.").format(club=row.club),
                _("Add it in the sheet of meetings, or correct the date."),
            )

    def _member(self, row: Row) -> bytes | None:
        natural = (row.club, row.family, row.member)
        found = self._member_ids.get(natural)
        if found is None and (id(row.table), row.number) not in self._told:
            # A row of a matrix holds many marks of one member.
            self._told.add((id(row.table), row.number))
            found = None if row.member is None else self._members.member(row)
            self._member_ids[natural] = found
        return found

    # -- for the findings

    def marks(self) -> Iterator[tuple[Row, MarkKey]]:
        """The rows of the marks that came in, each with its meeting and its member."""
        for row in self._rows():
            meeting_id = self._meeting_ids[row.club, row.date, row.n]
            member_id = self._member_ids[row.club, row.family, row.member]
            if meeting_id is not None and member_id is not None:
                yield row, (meeting_id, member_id)

    # -- into the register

    def write(self, writing: Writing) -> None:
        """Put the marks into the register, a batch at a time."""
        for batch in _batches(self._new):
            writing.insert_all(Attendance, batch, stored=True)
        for batch in _batches(self._changed):
            writing.update_all(Attendance, batch, stored=True)


def _batches(marks: dict[MarkKey, str]) -> Iterator[list[Fields]]:
    # In the order of the table, so that each of its pages is written once.
    waiting = iter(sorted(marks.items()))
    while batch := [
        {"meeting_id": key[0], "member_id": key[1], "status": status}
        for key, status in islice(waiting, BATCH)
    ]:
        yield batch
