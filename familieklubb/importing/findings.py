"""What is odd in an import, shown and kept: R6, and days outside the club's life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from familieklubb import records
from familieklubb.domain.certification import Certification, certified
from familieklubb.domain.dated import Span
from familieklubb.domain.text import holds_identity_number
from familieklubb.domain.values import ClubState
from familieklubb.i18n import _
from familieklubb.importing.assistant_rows import AssistantRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.columns import Kind
from familieklubb.importing.meeting_rows import FIRST, MeetingRows
from familieklubb.importing.network import Import
from familieklubb.importing.problems import Problem
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, stored_day

# Their labels stand in the sheets of families and members, too.
_MARKS = frozenset({"attendance", "attendance_matrix"})


class Findings:
    """Looks through what came in; only rows of this import are spoken of."""

    def __init__(
        self, running: Import, clubs: ClubRows, assistants: AssistantRows, meetings: MeetingRows
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._assistants = assistants
        self._meetings = meetings
        self._active: dict[bytes, tuple[Span, ...]] = {}

    def add(self) -> None:
        """Note all of it."""
        self._look_at_openings()
        self._look_at_roles()
        self._look_at_memberships()
        self._look_at_meetings()
        self._look_at_matrix_dates()
        self._look_at_texts()

    def _rows(self, sheet: str) -> Iterator[tuple[Row, bytes]]:
        for row in self._import.book.rows(sheet):
            club_id = self._clubs.club_ids.get(row.club)
            if club_id is not None:
                yield row, club_id

    def _is_active(self, club_id: bytes, day: date) -> bool:
        if club_id not in self._active:
            self._active[club_id] = self._clubs.history(club_id).spans(ClubState.active)
        return any(span.contains(day) for span in self._active[club_id])

    # -- R6

    def _look_at_openings(self) -> None:
        """R6: on its first active day a club has a certified assistant at the place."""
        qualified = self._certifications()
        roles: dict[bytes, list[Fields]] = {}
        for role in self._import.staged(records.AssistantRole).rows.values():
            roles.setdefault(role["club_id"], []).append(role)
        by_place: dict[str, list[bytes]] = {}
        for key, one in self._import.staged(records.Assistant).rows.items():
            by_place.setdefault(one["place"], []).append(key[0])
        for row, club_id in self._rows("clubs"):
            founded = self._clubs.history(club_id).first_day(ClubState.active)
            if founded is None or row.status_from != founded:
                continue
            here = {r["assistant_id"] for r in roles.get(club_id, ()) if _holds(r, founded)}
            here.update(by_place.get(row.place, ()))
            if not any(
                certified(qualified.get(one, ()), founded, self._import.profile) for one in here
            ):
                self._import.finding(
                    row,
                    "status",
                    _("The club opened without a certified assistant at the place (R6)."),
                )

    def _certifications(self) -> dict[bytes, list[Certification]]:
        found: dict[bytes, list[Certification]] = {}
        for row in self._import.staged(records.Certification).rows.values():
            one = Certification(
                date.fromisoformat(row["certified_on"]),
                stored_day(row["valid_until"]),
                stored_day(row["withdrawn_on"]),
            )
            found.setdefault(row["assistant_id"], []).append(one)
        return found

    # -- days

    def _look_at_roles(self) -> None:
        """A role that begins or ends while the club is not active, or in another such role."""
        for row, club_id in self._rows("assistants"):
            for column, day in (("role_from", row.role_from), ("role_to", row.role_to)):
                if day is not None and not self._is_active(club_id, day):
                    self._import.finding(row, column, _not_active())
            if row.role_from is not None and self._assistants.has_another_role(row, club_id):
                self._import.finding(
                    row,
                    "role_from",
                    _("The role begins before an earlier one in the same club has ended."),
                )

    def _look_at_memberships(self) -> None:
        """A membership that begins while the club is not active."""
        for sheet in ("families", "members"):
            for row, club_id in self._rows(sheet):
                if not self._is_active(club_id, row.joined):
                    self._import.finding(row, "joined", _not_active())

    def _look_at_meetings(self) -> None:
        """A meeting whose reason does not fit, or held on a day that is odd."""
        for row, club_id in self._rows("meetings"):
            key = self._meetings.meeting(club_id, row.date, row.n)
            has_reason = key is not None and self._meetings.fields(key)["not_held_because"]
            if row.held and has_reason:
                self._import.finding(
                    row,
                    "not_held_because",
                    _("The meeting was held, and yet has a reason for not."),
                )
            elif not row.held and not has_reason:
                self._import.finding(
                    row,
                    "not_held_because",
                    _("The meeting was not held, and there is no reason."),
                    _("Write why: on a holiday no meeting is expected."),
                )
            for message in self._odd_days(club_id, row.date) if row.held else ():
                self._import.finding(row, "date", message)

    def _look_at_matrix_dates(self) -> None:
        told = {(row.club, row.date) for row in self._import.book.rows("meetings")}
        for head in self._import.book.matrix_dates:
            club_id = self._clubs.club_ids[head.club]
            key = self._meetings.meeting(club_id, head.date, FIRST)
            if key is None or not self._meetings.fields(key)["held"]:
                continue
            for message in self._odd_days(club_id, head.date):
                if (head.club, head.date) not in told:
                    file, sheet, number = head.where
                    self._import.problems.find(Problem(file, sheet, number, head.cell, message, ""))

    def _odd_days(self, club_id: bytes, day: date) -> Iterator[str]:
        if self._clubs.in_a_break(club_id, day):
            yield _("The meeting is in a break of the club.")
        if not self._is_active(club_id, day):
            yield _not_active()
        if day > self._import.today:
            yield _("The day is still to come, and yet the meeting was held.")

    # -- texts

    def _look_at_texts(self) -> None:
        """A national identity number, for which there is no place here."""
        for table in self._import.book.tables:
            if table.sheet.name in _MARKS:
                continue
            texts = [
                column for column in table.sheet.columns if column.kind in {Kind.text, Kind.note}
            ]
            for row in table.rows:
                for column in texts:
                    text = row.value(column)
                    if text is not None and holds_identity_number(text):
                        self._import.finding(
                            row,
                            column.name,
                            _("A national identity number seems to stand in the text."),
                            _("Take it away here and in the sheet: it may not be kept."),
                        )


def _not_active() -> str:
    return _("The club is not active on that day.")


def _holds(role: Fields, day: date) -> bool:
    until = stored_day(role["last_day"])
    return bool(role["from_day"] <= day.isoformat() and (until is None or day <= until))
