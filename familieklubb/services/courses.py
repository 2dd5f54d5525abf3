"""The use cases of courses: the catalogue, and who took part."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from sqlmodel import Session, select

from familieklubb.domain.values import CourseKind
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.importing.words import COURSE_KIND
from familieklubb.records import Certification, Course, CourseParticipation
from familieklubb.records.course import CourseDraft
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.course_views import (
    FOR_FAMILIES,
    Choice,
    CourseCard,
    CourseInput,
    CourseView,
    TakingPart,
)
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields

HOME_COUNTRY = "NO"
MOST_HOURS = 2000

_COURSES = """
SELECT k.id, k.name, k.kind, k.country, k.place, k.from_day, k.last_day, k.hours, k.organiser,
(SELECT count(*) FROM course_participation p WHERE p.course_id = k.id)
FROM course k ORDER BY k.from_day DESC, k.name
"""
_TAKING_PART = """
SELECT coalesce(p.assistant_id, p.family_id), coalesce(a.name, f.label),
coalesce(a.place, c.name, ''), p.completed_on FROM course_participation p
LEFT JOIN assistant a ON a.id = p.assistant_id LEFT JOIN family f ON f.id = p.family_id
LEFT JOIN club c ON c.id = p.club_id WHERE p.course_id = :course
"""
_ASSISTANTS = "SELECT id, name, place FROM assistant"
# The club of a family is that of its last stretch that began by the first day of the course.
_FAMILIES = """
SELECT f.id, f.label, c.name, c.id, max(m.joined) FROM family f
JOIN family_membership m ON m.family_id = f.id JOIN club c ON c.id = m.club_id
WHERE m.joined <= :day GROUP BY f.id
"""


class Courses:
    """The catalogue of courses."""

    def __init__(self, register: Register, clock: Clock, new_id: Callable[[], bytes]) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id

    def all(self) -> tuple[CourseView, ...]:
        """Every course, the newest first."""
        return self._register.read(_courses)

    def show(self, course_id: bytes) -> CourseCard:
        """One course with who took part and who could; raises FamilieklubbError without it."""
        return self._register.read(lambda session: _card(session, course_id))

    def add(self, typed: CourseInput) -> bytes:
        """A new course; its id. Raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> bytes:
            _refuse_twin(writing.session, draft, None)
            one = self._new_id()
            writing.session.add(Course(id=one, **draft.model_dump()))
            return one

        return self._register.write("course.add", work)

    def edit(self, course_id: bytes, typed: CourseInput) -> None:
        """Correct a course; raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> None:
            found = _course(writing.session, course_id)
            _refuse_twin(writing.session, draft, course_id)
            for name, value in draft.model_dump().items():
                setattr(found, name, value)

        self._register.write("course.edit", work)

    def remove(self, course_id: bytes) -> None:
        """Take a course away that was noted by mistake.

        Raises FamilieklubbError where a certification rests on it.
        """

        def work(writing: Writing) -> None:
            session = writing.session
            found = _course(session, course_id)
            resting = select(Certification).where(Certification.course_id == course_id)
            if session.exec(resting).first() is not None:
                raise FamilieklubbError(
                    _("A certification rests on the course “{name}”.").format(name=found.name),
                    _("It stays. Edit it to correct what is wrong."),
                )
            own = select(CourseParticipation.id).where(CourseParticipation.course_id == course_id)
            writing.delete_all(CourseParticipation, [(one,) for one in session.exec(own)])
            writing.delete_all(Course, [(course_id,)])

        self._register.write("course.remove", work)

    def take_part(
        self, course_id: bytes, who: Collection[bytes], *, completed: bool = True
    ) -> None:
        """Make exactly these assistants or families the participants of a course.

        Those who are new have completed it on its last day, unless said otherwise; those who
        were there keep what was noted of them.
        """

        def work(writing: Writing) -> None:
            session = writing.session
            course = _course(session, course_id)
            values = {"course": course_id, "day": course.last_day.isoformat()}
            own = session.exec(
                select(CourseParticipation).where(CourseParticipation.course_id == course_id)
            ).all()
            held = {one.assistant_id or one.family_id or b"": one for one in own}
            for key, one in held.items():
                if key not in who:
                    session.delete(one)
            families = {bytes(row[0]): row[3] for row in _rows(session, _FAMILIES, values)}
            for key in who:
                if key in held:
                    continue
                of_family = key in families
                session.add(
                    CourseParticipation(
                        id=self._new_id(),
                        course_id=course_id,
                        assistant_id=None if of_family else key,
                        family_id=key if of_family else None,
                        club_id=families.get(key),
                        completed_on=course.last_day if completed else None,
                    )
                )

        self._register.write("course.take_part", work)

    def _read(self, typed: CourseInput) -> CourseDraft:
        fields = RegisterFields(local_day(self._clock()))
        name = fields.name("name", typed.name)
        kind = fields.needed("kind", typed.kind, COURSE_KIND, CourseKind)
        country = fields.country("country", typed.country, HOME_COUNTRY)
        first = fields.past_day("from_day", typed.from_day)
        last = fields.last_day("last_day", typed.last_day, first)
        place = fields.line("place", typed.place)
        hours = fields.number("hours", typed.hours, 0, MOST_HOURS)
        organiser = fields.line("organiser", typed.organiser)
        fields.settle()
        return CourseDraft(
            name=name,
            kind=kind,
            country=country or HOME_COUNTRY,
            place=place,
            from_day=first,
            last_day=last,
            hours=hours,
            organiser=organiser,
        )


def _rows(session: Session, sql: str, values: dict[str, Any]) -> list[Any]:
    return list(session.connection().exec_driver_sql(sql, values))


def _courses(session: Session) -> tuple[CourseView, ...]:
    return tuple(_view(row) for row in _rows(session, _COURSES, {}))


def _view(row: Any) -> CourseView:
    key, name, kind, country, place, first, last, hours, organiser, count = row
    return CourseView(
        bytes(key),
        name,
        CourseKind(kind),
        country,
        place,
        date.fromisoformat(first),
        date.fromisoformat(last),
        hours,
        organiser,
        count,
    )


def _card(session: Session, course_id: bytes) -> CourseCard:
    view = next((one for one in _courses(session) if one.id == course_id), None)
    if view is None:
        raise no_course()
    values = {"course": course_id, "day": view.last_day.isoformat()}
    taking = [
        TakingPart(bytes(key), name, detail, date.fromisoformat(done) if done else None)
        for key, name, detail, done in _rows(session, _TAKING_PART, values)
    ]
    sql = _FAMILIES if view.kind in FOR_FAMILIES else _ASSISTANTS
    could = [Choice(bytes(row[0]), row[1], row[2]) for row in _rows(session, sql, values)]
    return CourseCard(
        view,
        tuple(sorted(taking, key=lambda one: in_alphabet(one.name))),
        tuple(sorted(could, key=lambda one: in_alphabet(one.name))),
    )


def _course(session: Session, course_id: bytes) -> Course:
    found = session.get(Course, course_id)
    if found is None:
        raise no_course()
    return found


def _refuse_twin(session: Session, draft: CourseDraft, but: bytes | None) -> None:
    for one in session.exec(select(Course)):
        if one.name.casefold() == draft.name.casefold() and one.id != but:
            raise Refused({"name": _("There is a course of that name already.")})


def no_course() -> FamilieklubbError:
    """The course is not in the register any more."""
    return FamilieklubbError(
        _("The course is not in the register any more."), _("Go back to the list of courses.")
    )
