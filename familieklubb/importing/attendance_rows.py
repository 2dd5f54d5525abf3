"""From the sheet of attendance, and the attendance matrices, to marks.

There may be a million of them, so they are kept apart from the other tables and lighter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from familieklubb.domain.identity import derived_id
from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Outcome
from familieklubb.records import Attendance, Meeting
from familieklubb.register.writing import BATCH, Writing

MarkKey = tuple[bytes, bytes]
"""A meeting and a member."""

SHEETS = ("attendance", "attendance_matrix")


class AttendanceRows:
    """Takes the marks, each of a member at a meeting."""

    def __init__(
        self, running: Import, clubs: ClubRows, families: FamilyRows, members: MemberRows
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._families = families
        self._members = members
        self._meetings = running.staged(Meeting)
        self._standing: dict[MarkKey, str] = {}
        self._new: dict[MarkKey, str] = {}
        self._changed: dict[MarkKey, str] = {}
        self._meeting_ids: dict[tuple[str, date, int], bytes | None] = {}
        self._member_ids: dict[tuple[str, str, str], bytes | None] = {}

    def take_marks(self) -> None:
        """All the marks; the same mark in a sheet and in a matrix may not say two things."""
        if not any(True for name in SHEETS for _row in self._import.book.rows(name)):
            return
        self._standing = self._marks_that_stand()
        said: dict[MarkKey, Row] = {}
        for name in SHEETS:
            for row in self._import.book.rows(name):
                if not row.broken:
                    self._take_mark(row, said)

    def _marks_that_stand(self) -> dict[MarkKey, str]:
        rows = self._import.session.connection().exec_driver_sql(
            "SELECT meeting_id, member_id, status FROM attendance"
        )
        return {(row[0], row[1]): row[2] for row in rows}

    def _take_mark(self, row: Row, said: dict[MarkKey, Row]) -> None:
        meeting_id = self._meeting(row)
        member_id = self._member(row)
        if meeting_id is None or member_id is None:
            return
        key = (meeting_id, member_id)
        status = row.status.value
        first = said.setdefault(key, row)
        if first is not row:
            same_sheet = first.table.sheet is row.table.sheet
            if same_sheet or self._told(key) != status:
                self._import.twice(row, self._cell(row, "member"), first)
            return
        self._import.count(row, self._put(key, status))

    def _told(self, key: MarkKey) -> str | None:
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

    def _meeting(self, row: Row) -> bytes | None:
        natural = (row.club, row.date, row.n)
        if natural not in self._meeting_ids:
            self._meeting_ids[natural] = self._find_meeting(row)
        found = self._meeting_ids[natural]
        if found is None and row.club in self._clubs.club_ids:
            self._import.error(
                row,
                self._cell(row, "date"),
                _("There is no meeting of {club} on that day.").format(club=row.club),
                _("Add it in the sheet of meetings, or correct the date."),
            )
        return found

    def _find_meeting(self, row: Row) -> bytes | None:
        club_id = self._clubs.club(row)
        if club_id is None:
            return None
        meeting_id = derived_id("meeting", club_id, row.date, row.n)
        return meeting_id if (meeting_id,) in self._meetings.rows else None

    def _member(self, row: Row) -> bytes | None:
        natural = (row.club, row.family, row.member)
        if natural not in self._member_ids:
            family_id = self._families.family_ids.get((row.club, row.family))
            self._member_ids[natural] = (
                None if family_id is None else self._members.member_ids.get((family_id, row.member))
            )
        found = self._member_ids[natural]
        if found is None and row.club in self._clubs.club_ids:
            name = f"{row.family}/{row.member}"
            self._import.refers_to_nothing(row, self._cell(row, "member"), name)
        return found

    @staticmethod
    def _cell(row: Row, column: str) -> str:
        return row.cell if row.table.sheet.matrix else column

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
