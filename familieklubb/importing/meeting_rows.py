"""From the sheet of meetings, and the dates of the attendance matrices, to rows."""

from __future__ import annotations

from datetime import date
from typing import Any

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
from familieklubb.importing.staged import Fields, given


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
        self._unknown: set[str] = set()

    # -- meetings

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
                continue
            key = (derived_id("meeting", club_id, row.date, row.n),)
            if row.broken:
                # It is named by marks further on, which are not to be blamed for it.
                self._meetings.put(key, {"club_id": club_id, "date": row.date, "n": row.n})
            else:
                self._import.count(row, self._meetings.put(key, self._said(row, club_id)))
                self._check_meeting(row, self._meetings.rows[key])

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
            values |= given(
                assistant_id=self._assistants.named(
                    row, "assistant", row.assistant, club_id=club_id
                )
            )
        return values

    def _duty(self, row: Row, column: str, duty: str, club_id: bytes) -> Fields:
        """Who chaired or took minutes: a member as family/member, or an assistant by name."""
        text = getattr(row, column)
        if text is None:
            return {}
        member_id = self._member_named(row.club, text)
        assistant_id = None
        if member_id is None:
            if "/" in text:
                self._import.refers_to_nothing(row, column, text)
                return {}
            assistant_id = self._assistants.named(row, column, text, club_id=club_id)
        return {f"{duty}_member_id": member_id, f"{duty}_assistant_id": assistant_id}

    def _member_named(self, club: str, text: str) -> bytes | None:
        # A label may hold a slash itself, so every way of parting the text is tried.
        parts = text.split("/")
        for at in range(1, len(parts)):
            family, member = "/".join(parts[:at]).strip(), "/".join(parts[at:]).strip()
            family_id = self._families.family_ids.get((club, family))
            if family_id is not None:
                found = self._members.member_ids.get((family_id, member))
                if found is not None:
                    return found
        return None

    def _check_meeting(self, row: Row, values: Fields) -> None:
        start, end = values["start"], values["end"]
        if start is not None and end is not None and end < start:
            self._import.ends_before_it_begins(row, "end")
        if values["held"] and values["not_held_because"] is not None:
            self._import.finding(
                row, "not_held_because", _("The meeting was held, and yet has a reason for not.")
            )

    def take_matrix_dates(self) -> None:
        """Each date at the head of a matrix is a held meeting where no meeting stands."""
        for head in self._import.book.matrix_dates:
            club_id = self._clubs.club_ids.get(head.club)
            if club_id is None:
                self._unknown_club(head)
                continue
            key = (derived_id("meeting", club_id, head.date, 1),)
            if key not in self._meetings.rows:
                values: dict[str, Any] = {"club_id": club_id, "date": head.date, "n": 1}
                self._meetings.put(key, values | {"held": True})

    def _unknown_club(self, head: MatrixDate) -> None:
        if head.club in self._unknown:
            return
        self._unknown.add(head.club)
        where = head.where
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
