"""From the sheet of assistants to certifications, and the courses they come from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from familieklubb import records
from familieklubb.domain.values import CourseKind
from familieklubb.i18n import _
from familieklubb.importing.course_rows import CourseRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, stored_day


class CertificationRows:
    """Takes what the rows of the assistants' sheet say of courses and certifications."""

    def __init__(self, running: Import, courses: CourseRows) -> None:
        self._import = running
        self._courses = courses
        self._certifications = running.staged(records.Certification)
        self._by_assistant: dict[bytes, set[Key]] = {}
        for key, row in self._certifications.rows.items():
            self._by_assistant.setdefault(row["assistant_id"], set()).add(key)
        self._days_said: dict[tuple[bytes, bytes | None], set[date]] = {}
        self._told: set[tuple[Key, str]] = set()

    def take(self, rows: Iterable[tuple[Row, bytes]]) -> dict[int, Outcome]:
        """Take rows with the ids of their assistants; what became of each, by its Python id."""
        rows = list(rows)
        for row, assistant_id in rows:
            if row.certified_on is not None:
                same = (assistant_id, self._courses.course_ids.get(row.course))
                self._days_said.setdefault(same, set()).add(row.certified_on)
        # First those with a day, which the others may speak of.
        in_order = sorted(rows, key=lambda one: one[0].certified_on is None)
        return {id(row): self._take(row, assistant_id) for row, assistant_id in in_order}

    def _take(self, row: Row, assistant_id: bytes) -> Outcome:
        course = self._courses.course(row)
        course_id = course[0] if course else None
        said = given(
            course_id=course_id,
            certified_on=row.certified_on,
            valid_until=row.valid_until,
            withdrawn_on=row.withdrawn_on,
        )
        if not said:
            return Outcome.unchanged
        key = self._certification(row, assistant_id, course_id)
        if key is None:
            return self._without_a_day(row, assistant_id, course)
        before = self._certifications.rows.get(key, {}).get("certified_on")
        outcome = self._certifications.put(key, {"assistant_id": assistant_id, **said})
        self._by_assistant.setdefault(assistant_id, set()).add(key)
        self._check(row, key, course)
        if course_id is not None:
            known = self._courses.completed(course_id, assistant_id)
            follows = known is None or known == stored_day(before)
            day = stored_day(self._certifications.rows[key]["certified_on"])
            self._courses.take_part(
                course_id, assistant_id=assistant_id, completed_on=day if follows else None
            )
        return outcome

    def _without_a_day(
        self, row: Row, assistant_id: bytes, course: tuple[bytes, Fields] | None
    ) -> Outcome:
        """A row that speaks of no certification: at most of having been on the course."""
        if row.broken:
            return Outcome.unchanged
        if row.valid_until is not None or row.withdrawn_on is not None:
            self._import.error(
                row,
                "certified_on",
                _("The certification has no day on which it was given."),
                _("Fill in certified_on, or leave valid_until and withdrawn_on empty."),
            )
        if course is None:
            return Outcome.unchanged
        if course[1].get("kind") == CourseKind.certification:
            self._import.finding(
                row,
                "certified_on",
                _("The assistant was on the course, but no certification is noted."),
                _("Fill in certified_on, if one was given."),
            )
        return self._courses.take_part(course[0], assistant_id=assistant_id)

    def _certification(self, row: Row, assistant_id: bytes, course_id: bytes | None) -> Key | None:
        """The key of the certification that a row is about: one that stands, or a new one.

        The course or the day may be blank, where the other tells it. One from the same course
        whose day was corrected is still the same one.
        """
        own = {
            key: self._certifications.rows[key] for key in self._by_assistant.get(assistant_id, ())
        }
        of_course = [
            key for key, one in own.items() if course_id is None or one["course_id"] == course_id
        ]
        if row.certified_on is None:
            return of_course[0] if len(of_course) == 1 else None
        day = row.certified_on.isoformat()
        of_day = [key for key, one in own.items() if one["certified_on"] == day]
        exact = [key for key in of_day if own[key]["course_id"] == course_id]
        open_ = [key for key in of_day if None in {own[key]["course_id"], course_id}]
        if exact or len(open_) == 1:
            return (exact or open_)[0]
        said = self._days_said.get((assistant_id, course_id), set())
        if course_id is not None and len(said) == 1 and len(of_course) == 1:
            return of_course[0]
        return (self._import.new_id(),)

    def _check(self, row: Row, key: Key, course: tuple[bytes, Fields] | None) -> None:
        values = self._certifications.rows[key]
        given_on = stored_day(values["certified_on"])
        if given_on is None:
            return
        for name in ("valid_until", "withdrawn_on"):
            end = stored_day(values[name])
            if end is not None and end < given_on and self._is_first(key, name):
                self._import.ends_before_it_begins(row, name)
        ends = stored_day(course[1].get("last_day")) if course else None
        if ends is not None and given_on < ends and self._is_first(key, "certified_on"):
            self._import.finding(
                row, "certified_on", _("The certification is dated before the course ended.")
            )

    def _is_first(self, key: Key, name: str) -> bool:
        """Whether it is told for the first time: several rows may repeat one certification."""
        first = (key, name) not in self._told
        self._told.add((key, name))
        return first
