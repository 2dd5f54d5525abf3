"""From the sheets of courses and assistants to rows."""

from __future__ import annotations

from datetime import date

from familieklubb import records
from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, stored_day

Identity = tuple[str, str, str | None]


class AssistantRows:
    """Takes the sheets of courses and assistants, and finds both by name."""

    def __init__(self, running: Import, clubs: ClubRows) -> None:
        self._import = running
        self._clubs = clubs
        self._courses = running.staged(records.Course)
        self._assistants = running.staged(records.Assistant)
        self._roles = running.staged(records.AssistantRole)
        self._certifications = running.staged(records.Certification)
        self._participations = running.staged(records.CourseParticipation)
        self.course_ids = {row["name"]: key[0] for key, row in self._courses.rows.items()}
        self._ids: dict[Identity, bytes] = {
            (row["name"], row["place"], row["person"]): key[0]
            for key, row in self._assistants.rows.items()
        }
        self._role_ids = {
            (row["assistant_id"], row["club_id"], row["from_day"]): key[0]
            for key, row in self._roles.rows.items()
        }
        self.on_course: dict[tuple[bytes, bytes], Key] = {
            (row["course_id"], row["assistant_id"]): key
            for key, row in self._participations.rows.items()
            if row["assistant_id"] is not None
        }
        self._by_assistant: dict[bytes, set[Key]] = {}
        for key, row in self._certifications.rows.items():
            self._by_assistant.setdefault(row["assistant_id"], set()).add(key)
        self._days_said: dict[tuple[bytes, bytes | None], set[date]] = {}
        self._by_name: dict[str, dict[bytes, tuple[str, str | None]]] = {}
        self._in_clubs: set[tuple[bytes, bytes]] = set()

    # -- courses

    def take_courses(self) -> None:
        """The catalogue of courses."""
        seen: dict[str, Row] = {}
        for row in self._import.book.rows("courses"):
            if row.course is None:
                continue
            first = seen.setdefault(row.course, row)
            if first is not row:
                self._import.twice(row, "course", first)
                continue
            course_id = self.course_ids.setdefault(row.course, self._import.new_id())
            if row.broken:
                continue
            if row.to_day < row.from_day:
                self._import.ends_before_it_begins(row, "to")
            values = given(
                name=row.course,
                kind=row.kind,
                country=row.country,
                place=row.place,
                from_day=row.from_day,
                last_day=row.to_day,
                hours=row.hours,
                organiser=row.organiser,
            )
            self._import.count(row, self._courses.put((course_id,), values))

    def course(self, row: Row) -> tuple[bytes, Fields] | None:
        """The course that a row names, with what is known of it; an unknown one is an error."""
        if row.course is None:
            return None
        course_id = self.course_ids.get(row.course)
        if course_id is None:
            self._import.refers_to_nothing(row, "course", row.course)
            return None
        return course_id, self._courses.rows.get((course_id,), {})

    # -- assistants

    def take_assistants(self) -> None:
        """The assistants with their roles, courses and certifications."""
        rows = [
            row
            for row in self._import.book.rows("assistants")
            if row.assistant is not None and row.place is not None
        ]
        for row in rows:
            identity = (row.assistant, row.place, row.person)
            one = self._ids.setdefault(identity, self._import.new_id())
            if row.certified_on is not None:
                same = (one, self.course_ids.get(row.course))
                self._days_said.setdefault(same, set()).add(row.certified_on)
        persons = self._put_persons([row for row in rows if not row.broken])
        for row in rows:
            if not row.broken:
                one = self._ids[row.assistant, row.place, row.person]
                person = persons.pop(one, Outcome.unchanged)
                role = self._take_role(row, one)
                self._import.count(row, max(person, role, self._take_certification(row, one)))
        self._index_names()

    def _put_persons(self, rows: list[Row]) -> dict[bytes, Outcome]:
        """What all the rows of an assistant say together."""
        said: dict[bytes, Fields] = {}
        for row in rows:
            person = said.setdefault(self._ids[row.assistant, row.place, row.person], {})
            person |= given(
                name=row.assistant,
                place=row.place,
                person=row.person,
                organisation=row.organisation,
                leader_type=row.leader_type,
            )
        return {one: self._assistants.put((one,), values) for one, values in said.items()}

    def _take_role(self, row: Row, assistant_id: bytes) -> Outcome:
        if row.club is None and row.role_from is None and row.role_to is None:
            return Outcome.unchanged
        club_id = self._clubs.club(row)
        if row.club is None or row.role_from is None:
            self._import.error(
                row,
                "club" if row.club is None else "role_from",
                _("A role needs both a club and its first day."),
                _("Fill in club and role_from, or leave the three cells of the role empty."),
            )
        if club_id is None or row.role_from is None:
            return Outcome.unchanged
        natural = (assistant_id, club_id, row.role_from.isoformat())
        role_id = self._role_ids.setdefault(natural, self._import.new_id())
        values = {"assistant_id": assistant_id, "club_id": club_id, "from_day": row.role_from}
        outcome = self._roles.put((role_id,), values | given(last_day=row.role_to))
        last = stored_day(self._roles.rows[role_id,]["last_day"])
        if last is not None and last < row.role_from:
            self._import.ends_before_it_begins(row, "role_to")
        return outcome

    # -- certifications

    def _take_certification(self, row: Row, assistant_id: bytes) -> Outcome:
        course = self.course(row)
        said = given(valid_until=row.valid_until, withdrawn_on=row.withdrawn_on)
        course_id = course[0] if course else None
        key = self._certification(assistant_id, course_id, row.certified_on)
        if key is None:
            if said:
                self._import.error(
                    row,
                    "certified_on",
                    _("The certification has no day on which it was given."),
                    _("Fill in certified_on, or leave valid_until and withdrawn_on empty."),
                )
            return Outcome.unchanged
        values = {"assistant_id": assistant_id, "course_id": course_id}
        said |= given(certified_on=row.certified_on)
        outcome = self._certifications.put(key, values | said)
        self._by_assistant.setdefault(assistant_id, set()).add(key)
        self._check_certification(row, self._certifications.rows[key], course)
        if course_id is not None:
            self._note_participation(assistant_id, course_id, key)
        return outcome

    def _certification(
        self, assistant_id: bytes, course_id: bytes | None, certified_on: date | None
    ) -> Key | None:
        """The key of the certification that a row is about: one that stands, or a new one.

        One from the same course whose day was corrected is still the same one.
        """
        own = (
            (key, self._certifications.rows[key])
            for key in self._by_assistant.get(assistant_id, ())
        )
        alike = {row["certified_on"]: key for key, row in own if row["course_id"] == course_id}
        if certified_on is None:
            return next(iter(alike.values())) if len(alike) == 1 else None
        if certified_on.isoformat() in alike:
            return alike[certified_on.isoformat()]
        said = self._days_said.get((assistant_id, course_id), set())
        if course_id is not None and len(said) == 1 and len(alike) == 1:
            return next(iter(alike.values()))
        return (self._import.new_id(),)

    def _check_certification(
        self, row: Row, values: Fields, course: tuple[bytes, Fields] | None
    ) -> None:
        given_on = stored_day(values["certified_on"])
        for name in ("valid_until", "withdrawn_on"):
            end = stored_day(values[name])
            if end is not None and given_on is not None and end < given_on:
                self._import.ends_before_it_begins(row, name)
        ends = stored_day(course[1].get("last_day")) if course else None
        if ends is not None and given_on is not None and given_on < ends:
            self._import.finding(
                row, "certified_on", _("The certification is dated before the course ended.")
            )

    def _note_participation(self, assistant_id: bytes, course_id: bytes, key: Key) -> None:
        if (course_id, assistant_id) in self.on_course:
            return
        own = (self._import.new_id(),)
        self.on_course[course_id, assistant_id] = own
        completed = self._certifications.rows[key]["certified_on"]
        self._participations.put(
            own, {"course_id": course_id, "assistant_id": assistant_id, "completed_on": completed}
        )

    # -- by name

    def named(
        self, row: Row, column: str, name: str, *, club_id: bytes | None = None, place: str = ""
    ) -> bytes | None:
        """The assistant of a name, also as “Name (place)” or “Name (person)”.

        Of several, those with a role in the club come first, then those at the place. An
        unknown or ambiguous name is noted as an error.
        """
        known = self._by_name.get(name, {})
        if not known and name.endswith(")") and " (" in name:
            bare, _open, told = name[:-1].rpartition(" (")
            known = {
                one: identity
                for one, identity in self._by_name.get(bare, {}).items()
                if told in identity
            }
        if not known:
            self._import.refers_to_nothing(row, column, name)
            return None
        for fits in (
            {one for one in known if (one, club_id) in self._in_clubs},
            {one for one, identity in known.items() if identity[0] == place},
            set(known),
        ):
            if len(fits) == 1:
                return fits.pop()
        self._import.error(
            row,
            column,
            _("Several assistants are called {name}.").format(name=name),
            _("Write the place or the person behind the name, such as {name} (Oslo).").format(
                name=name
            ),
        )
        return None

    def _index_names(self) -> None:
        for (name, place, person), one in self._ids.items():
            self._by_name.setdefault(name, {})[one] = (place, person)
        for row in self._roles.rows.values():
            self._in_clubs.add((row["assistant_id"], row["club_id"]))
