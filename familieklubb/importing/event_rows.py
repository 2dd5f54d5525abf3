"""From the sheets of supervision, gatherings and course participation to rows."""

from __future__ import annotations

from datetime import date

from sqlmodel import SQLModel

from familieklubb import records
from familieklubb.i18n import _
from familieklubb.importing.assistant_rows import AssistantRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Outcome, given, greatest, stored_day


class EventRows:
    """Takes the sheets of supervision, gatherings and course participation."""

    def __init__(
        self, running: Import, clubs: ClubRows, assistants: AssistantRows, families: FamilyRows
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._assistants = assistants
        self._families = families
        self._sessions = running.staged(records.SupervisionSession)
        self._gatherings = running.staged(records.Gathering)
        self._participations = running.staged(records.CourseParticipation)

    # -- supervision

    def take_supervision(self) -> None:
        """The supervision sessions and who was there."""
        known = {(r["date"], r["place"]): key[0] for key, r in self._sessions.rows.items()}
        seen: dict[tuple[date, str], Row] = {}
        for row in self._import.book.rows("supervision"):
            if row.broken:
                continue
            first = seen.setdefault((row.date, row.place), row)
            if first is not row:
                self._import.twice(row, "date", first)
                continue
            session_id = known.get((row.date.isoformat(), row.place)) or self._import.new_id()
            values = given(
                date=row.date,
                place=row.place,
                kind=row.kind,
                hours=row.hours,
                supervisor=row.supervisor,
            )
            outcome = self._sessions.put((session_id,), values)
            named = self._take_named(row, session_id, records.SupervisionParticipant)
            self._import.count(row, greatest([named], outcome))

    # -- gatherings

    def take_gatherings(self) -> None:
        """The gatherings and who came."""
        known = {row["name"]: key[0] for key, row in self._gatherings.rows.items()}
        seen: dict[str, Row] = {}
        for row in self._import.book.rows("gatherings"):
            if row.broken:
                continue
            first = seen.setdefault(row.gathering, row)
            if first is not row:
                self._import.twice(row, "gathering", first)
                continue
            if row.to_day < row.from_day:
                self._import.ends_before_it_begins(row, "to")
            gathering_id = known.get(row.gathering) or self._import.new_id()
            values = given(
                name=row.gathering,
                scope=row.scope,
                audience=row.audience,
                country=row.country,
                place=row.place,
                from_day=row.from_day,
                last_day=row.to_day,
                hours=row.hours,
                participants=row.participants,
            )
            outcome = self._gatherings.put((gathering_id,), values)
            named = self._take_named(row, gathering_id, records.GatheringParticipant)
            self._import.count(row, greatest([named], outcome))

    def _take_named(self, row: Row, event_id: bytes, model: type[SQLModel]) -> Outcome:
        """The assistants named in a cell are those who were there; a blank says nothing."""
        if not row.assistants:
            return Outcome.unchanged
        staged = self._import.staged(model)
        place = row.place or ""
        found = {
            self._assistants.named(row, "assistants", name, place=place) for name in row.assistants
        }
        standing = {key for key in staged.rows if key[0] == event_id}
        wanted = {(event_id, one) for one in found if one is not None}
        for key in standing - wanted:
            staged.take_away(key)
        for key in wanted - standing:
            staged.put(key, {})
        return Outcome.unchanged if standing == wanted else Outcome.changed

    # -- course participation

    def take_participation(self) -> None:
        """Assistants and families on courses."""
        known = {
            (row["course_id"], row["assistant_id"], row["family_id"], row["club_id"]): key
            for key, row in self._participations.rows.items()
        }
        seen: dict[tuple[bytes | None, ...], Row] = {}
        for row in self._import.book.rows("course_participation"):
            if row.broken:
                continue
            course = self._assistants.course(row)
            who = self._who(row)
            if course is None or who is None:
                continue
            natural = (course[0], *who)
            first = seen.setdefault(natural, row)
            if first is not row:
                self._import.twice(row, "course", first)
                continue
            assistant_id, family_id, club_id = who
            key = known.get(natural) or (self._import.new_id(),)
            values = {
                "course_id": course[0],
                "assistant_id": assistant_id,
                "family_id": family_id,
                "club_id": club_id,
            }
            said = given(completed_on=row.completed_on)
            self._import.count(row, self._participations.put(key, values | said))
            begins = stored_day(course[1].get("from_day"))
            if row.completed_on is not None and begins is not None and row.completed_on < begins:
                self._import.finding(
                    row, "completed_on", _("The course is finished before it began.")
                )

    def _who(self, row: Row) -> tuple[bytes | None, bytes | None, bytes | None] | None:
        """The assistant, or the family and its club; neither or both is an error."""
        a_family = row.club is not None or row.family is not None
        if (row.assistant is not None) == a_family or (row.club is None) != (row.family is None):
            self._import.error(
                row,
                "assistant",
                _("The row must name either an assistant, or a club and a family."),
                _("Fill in one of the two, and leave the other empty."),
            )
            return None
        if row.assistant is not None:
            one = self._assistants.named(row, "assistant", row.assistant)
            return None if one is None else (one, None, None)
        family_id = self._families.family(row)
        if family_id is None:
            return None
        return None, family_id, self._clubs.club_ids[row.club]
