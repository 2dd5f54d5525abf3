"""From the sheet of meetings, and the dates of the attendance matrices, to rows."""

from __future__ import annotations

from datetime import date
from functools import partial

from familieklubb import records
from familieklubb.domain.identity import derived_id
from familieklubb.i18n import _
from familieklubb.importing.assistant_rows import AssistantRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.member_rows import MemberRows
from familieklubb.importing.network import Import
from familieklubb.importing.problems import Problem
from familieklubb.importing.rows import MatrixDate, Row
from familieklubb.importing.staged import Fields, Key, Outcome, given

FIRST = 1
"""The number of a day's only meeting."""


class MeetingRows:
    """Takes the sheet of meetings and the dates at the head of each attendance matrix."""

    def __init__(
        self,
        running: Import,
        clubs: ClubRows,
        assistants: AssistantRows,
        families: FamilyRows,
        members: MemberRows,
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._assistants = assistants
        self._families = families
        self._members = members
        self._meetings = running.staged(records.Meeting)
        self._unknown: set[tuple[str, str, str]] = set()
        self._said_of: set[Key] = set()
        self._homeless: set[tuple[date, int]] = set()

    def meeting(self, club_id: bytes, day: date, n: int) -> Key | None:
        """The key of a meeting that stands or comes in."""
        key = (derived_id("meeting", club_id, day, n),)
        return key if key in self._meetings.rows else None

    def may_be(self, day: date, n: int) -> bool:
        """Whether a meeting of a day is there whose club is not known."""
        return (day, n) in self._homeless

    def fields(self, key: Key) -> Fields:
        """What is known of a meeting."""
        return self._meetings.rows[key]

    # -- the sheet

    def take_meetings(self) -> None:
        """The meetings, held and not held."""
        seen: dict[tuple[str, date, int], Row] = {}
        for row in self._import.book.rows("meetings"):
            if row.club is None or row.date is None or row.n is None:
                continue
            first = seen.setdefault((row.club, row.date, row.n), row)
            if first is not row:
                self._import.twice(row, "date", first)
                continue
            club_id = self._clubs.club(row)
            if club_id is None:
                self._homeless.add((row.date, row.n))
            else:
                key = (derived_id("meeting", club_id, row.date, row.n),)
                self._said_of.add(key)
                self._import.count(row, self._meetings.put(key, self._said(row, club_id)))
                self._check_times(row, self._meetings.rows[key])

    def _said(self, row: Row, club_id: bytes) -> Fields:
        values = {"club_id": club_id, "date": row.date, "n": row.n} | given(
            held=row.held,
            not_held_because=row.not_held_because,
            start=row.start,
            end=row.end,
            theme=row.theme,
            guests=row.guests,
            notes=row.notes,
        )
        if row.held and row.not_held_because is None:
            values["not_held_because"] = None
        values |= self._duty(row, "chair", "chair", club_id)
        values |= self._duty(row, "minute_taker", "minutes", club_id)
        if row.assistant is not None:
            values |= given(assistant_id=self._assistant(row, "assistant", club_id))
        return values

    def _assistant(self, row: Row, column: str, club_id: bytes) -> bytes | None:
        name = getattr(row, column)
        return self._assistants.names.named(row, column, name, club_id=club_id, day=row.date)

    def _duty(self, row: Row, column: str, duty: str, club_id: bytes) -> Fields:
        """Who chaired or took minutes: a member as family/member, or an assistant by name."""
        text = getattr(row, column)
        if text is None:
            return {}
        found = self._members_named(row.club, text)
        if len(found) == 1:
            return {f"{duty}_member_id": found.pop(), f"{duty}_assistant_id": None}
        if found:
            self._import.stands_several_times(row, column, text)
        elif "/" in text and not self._assistants.names.knows(text):
            known = partial(self._members.named_in, row.club)
            if not self._members.may_be(text):
                self._import.refers_to_nothing(row, column, text, "members", known, row.club)
        else:
            assistant_id = self._assistant(row, column, club_id)
            return {f"{duty}_member_id": None, f"{duty}_assistant_id": assistant_id}
        return {}

    def _members_named(self, club: str, text: str) -> set[bytes]:
        # A label may hold a slash itself, so every way of parting the text is tried.
        parts = text.split("/")
        found: set[bytes | None] = set()
        for at in range(1, len(parts)):
            family, member = "/".join(parts[:at]).strip(), "/".join(parts[at:]).strip()
            family_id = self._families.family_ids.get((club, family))
            if family_id is not None:
                found.add(self._members.member_ids.get((family_id, member)))
        return {one for one in found if one is not None}

    def _check_times(self, row: Row, values: Fields) -> None:
        start, end = values["start"], values["end"]
        if start is not None and end is not None and end < start:
            self._import.ends_before_it_begins(row, "end")

    # -- the matrices

    def take_matrix_dates(self) -> None:
        """Each date at the head of a matrix is a held meeting where no meeting stands."""
        for head in self._import.book.matrix_dates:
            club_id = self._clubs.club_ids.get(head.club)
            if club_id is None:
                self._unknown_club(head)
                continue
            key = (derived_id("meeting", club_id, head.date, FIRST),)
            if key not in self._said_of:
                self._said_of.add(key)
                self._import.outcomes["meetings", self._take_date(key, club_id, head.date)] += 1

    def _take_date(self, key: Key, club_id: bytes, day: date) -> Outcome:
        if key in self._meetings.rows:
            return Outcome.unchanged
        values = {"club_id": club_id, "date": day, "n": FIRST, "held": True}
        return self._meetings.put(key, values)

    def _unknown_club(self, head: MatrixDate) -> None:
        where = head.where
        matrix = (where.file, where.sheet, head.club)
        if matrix in self._unknown or not self._import.references.is_certain("clubs", head.club):
            return
        self._unknown.add(matrix)
        self._import.problems.add(
            Problem(
                where.file,
                where.sheet,
                where.row,
                "A1",
                _("“{name}” is not known here.").format(name=head.club),
                _("Write the club's name in cell A1, as in the sheet of clubs."),
            )
        )
