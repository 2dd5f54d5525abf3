"""From the sheets of supervision, gatherings and course participation to rows."""

from __future__ import annotations

from datetime import date

from sqlmodel import SQLModel

from familieklubb import records
from familieklubb.i18n import _
from familieklubb.importing.assistant_rows import AssistantRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.course_rows import CourseRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Key, Outcome, Staged, given, greatest, stored_day


class EventRows:
    """Takes the sheets of supervision, gatherings and course participation."""

    def __init__(
        self,
        running: Import,
        clubs: ClubRows,
        courses: CourseRows,
        assistants: AssistantRows,
        families: FamilyRows,
    ) -> None:
        self._import = running
        self._clubs = clubs
        self._courses = courses
        self._assistants = assistants
        self._families = families
        self._sessions = running.staged(records.SupervisionSession)
        self._gatherings = running.staged(records.Gathering)

    # -- supervision

    def take_supervision(self) -> None:
        """The supervision sessions and who was there."""
        known, several = self._sessions.by_natural("date", "place")
        present = _by_event(self._import.staged(records.SupervisionParticipant))
        seen: dict[tuple[date, str], Row] = {}
        for row in self._import.book.rows("supervision"):
            if row.date is None or row.place is None:
                continue
            first = seen.setdefault((row.date, row.place), row)
            if first is not row:
                self._import.twice(row, "date", first)
                continue
            natural = (row.date.isoformat(), row.place)
            if natural in several:
                self._import.stands_several_times(row, "place", row.place)
                continue
            session_id = known.get(natural) or self._import.new_id()
            values = given(
                date=row.date,
                place=row.place,
                kind=row.kind,
                hours=row.hours,
                supervisor=row.supervisor,
            )
            outcome = self._sessions.put((session_id,), values)
            named = self._take_named(row, session_id, records.SupervisionParticipant, present)
            self._import.count(row, greatest([named], outcome))

    # -- gatherings

    def take_gatherings(self) -> None:
        """The gatherings and who came."""
        known, several = self._gatherings.by_natural("name")
        present = _by_event(self._import.staged(records.GatheringParticipant))
        seen: dict[str, Row] = {}
        for row in self._import.book.rows("gatherings"):
            if row.gathering is None:
                continue
            first = seen.setdefault(row.gathering, row)
            if first is not row:
                self._import.twice(row, "gathering", first)
            elif row.gathering in several:
                self._import.stands_several_times(row, "gathering", row.gathering)
            else:
                gathering_id = known.get(row.gathering) or self._import.new_id()
                outcome = self._take_gathering(row, gathering_id)
                named = self._take_named(row, gathering_id, records.GatheringParticipant, present)
                self._import.count(row, greatest([named], outcome))

    def _take_gathering(self, row: Row, gathering_id: bytes) -> Outcome:
        if None not in {row.from_day, row.to_day} and row.to_day < row.from_day:
            self._import.ends_before_it_begins(row, "to")
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
        return self._gatherings.put((gathering_id,), values)

    def _take_named(
        self, row: Row, event_id: bytes, model: type[SQLModel], present: dict[bytes, set[Key]]
    ) -> Outcome:
        """The assistants named in a cell are those who were there; a blank says nothing."""
        if not row.assistants:
            return Outcome.unchanged
        staged = self._import.staged(model)
        names = self._assistants.names
        found = {names.named(row, "assistants", name) for name in row.assistants}
        standing = present.get(event_id, set())
        wanted = {(event_id, one) for one in found if one is not None}
        for key in standing - wanted:
            staged.take_away(key)
        for key in wanted - standing:
            staged.put(key, {})
        return Outcome.unchanged if standing == wanted else Outcome.changed

    # -- course participation

    def take_participation(self) -> None:
        """Assistants and families on courses."""
        seen: dict[tuple[bytes | None, ...], Row] = {}
        for row in self._import.book.rows("course_participation"):
            course = self._courses.course(row)
            who = self._who(row)
            if course is None or who is None:
                continue
            first = seen.setdefault((course[0], *who), row)
            if first is not row:
                self._import.twice(row, "course", first)
                continue
            assistant_id, family_id, club_id = who
            outcome = self._courses.take_part(
                course[0],
                assistant_id=assistant_id,
                family_id=family_id,
                club_id=club_id,
                completed_on=row.completed_on,
            )
            self._import.count(row, outcome)
            begins = stored_day(course[1].get("from_day"))
            if row.completed_on is not None and begins is not None and row.completed_on < begins:
                self._import.finding(
                    row, "completed_on", _("The course is finished before it began.")
                )

    def _who(self, row: Row) -> tuple[bytes | None, bytes | None, bytes | None] | None:
        """The assistant, or the family and its club; neither or both is an error."""
        a_family = row.club is not None or row.family is not None
        if (row.assistant is not None) == a_family or (row.club is None) != (row.family is None):
            if not row.broken:
                self._import.error(
                    row,
                    "assistant",
                    _("The row must name either an assistant, or a club and a family."),
                    _("Fill in one of the two, and leave the other empty."),
                )
            return None
        if row.assistant is not None:
            one = self._assistants.names.named(row, "assistant", row.assistant)
            return None if one is None else (one, None, None)
        family_id = self._families.family(row)
        return None if family_id is None else (None, family_id, self._clubs.club_ids[row.club])


def _by_event(staged: Staged) -> dict[bytes, set[Key]]:
    found: dict[bytes, set[Key]] = {}
    for key in staged.rows:
        found.setdefault(key[0], set()).add(key)
    return found
