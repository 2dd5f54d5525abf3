"""From the sheet of courses to rows, and who was on which course."""

from __future__ import annotations

from datetime import date

from familieklubb import records
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, stored_day


class CourseRows:
    """Takes the catalogue of courses, finds courses by name, and keeps who took part."""

    def __init__(self, running: Import) -> None:
        self._import = running
        self._courses = running.staged(records.Course)
        self._participations = running.staged(records.CourseParticipation)
        self.course_ids, self._several = self._courses.by_natural("name")
        self._taken: dict[tuple[bytes | None, ...], Key] = {
            _natural(row): key for key, row in self._participations.rows.items()
        }

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
            if row.course not in self._several:
                self.course_ids.setdefault(row.course, self._import.new_id())
            found = self.course(row)
            if found is not None:
                self._take_course(row, found[0])

    def _take_course(self, row: Row, course_id: bytes) -> None:
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
        if None not in {row.from_day, row.to_day} and row.to_day < row.from_day:
            self._import.ends_before_it_begins(row, "to")

    def course(self, row: Row) -> tuple[bytes, Fields] | None:
        """The course that a row names, with what is known of it; an unknown one is an error."""
        if row.course is None:
            return None
        course_id = self.course_ids.get(row.course)
        if course_id is not None:
            return course_id, self._courses.rows.get((course_id,), {})
        if row.course in self._several:
            self._import.stands_several_times(row, "course", row.course)
        else:
            self._import.refers_to_nothing(
                row, "course", row.course, "courses", self.course_ids.keys
            )
        return None

    def take_part(
        self,
        course_id: bytes,
        *,
        assistant_id: bytes | None = None,
        family_id: bytes | None = None,
        club_id: bytes | None = None,
        completed_on: date | None = None,
    ) -> Outcome:
        """Note that an assistant, or a family of a club, was on a course."""
        values = {
            "course_id": course_id,
            "assistant_id": assistant_id,
            "family_id": family_id,
            "club_id": club_id,
        }
        key = self._taken.setdefault(_natural(values), (self._import.new_id(),))
        outcome = self._participations.put(key, values | given(completed_on=completed_on))
        return Outcome.new if key in self._participations.new else outcome

    def completed(self, course_id: bytes, assistant_id: bytes) -> date | None:
        """The day on which an assistant finished a course, as far as it is known."""
        key = self._taken.get((course_id, assistant_id, None, None))
        return stored_day(self._participations.rows[key]["completed_on"]) if key else None


def _natural(values: Fields) -> tuple[bytes | None, ...]:
    return (
        values["course_id"],
        values["assistant_id"],
        values["family_id"],
        values["club_id"],
    )
