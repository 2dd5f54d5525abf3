"""Generated courses: for assistants, and the club school for families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.demo.chance import Chance
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.households import Household
from familieklubb.demo.seasons import Horizon
from familieklubb.domain.values import CourseKind
from familieklubb.records import Course, CourseParticipation

MODULES = (CourseKind.module_1, CourseKind.module_2, CourseKind.module_3)
# Certification courses begin before the first club does.
_YEARS_BEFORE = 3
# Kind, name, country, place, first month and day, days, hours.
_YEARLY: tuple[tuple[CourseKind, str, str, str, int, int, int, float], ...] = (
    (CourseKind.certification, "Klubbassistentkurs vinter", "NO", "Oslo", 1, 8, 6, 50),
    (CourseKind.refresher, "Oppdateringskurs", "NO", "Hamar", 4, 10, 2, 12),
    (CourseKind.members, "Medlemskurs", "NO", "Trondheim", 5, 8, 2, 10),
    (CourseKind.module_1, "Klubbskole trinn 1", "NO", "Oslo", 9, 15, 2, 8),
    (CourseKind.certification, "Klubbassistentkurs høst", "IT", "Udine", 9, 20, 6, 50),
    (CourseKind.module_2, "Klubbskole trinn 2", "NO", "Bergen", 10, 10, 2, 8),
    (CourseKind.module_3, "Klubbskole trinn 3", "NO", "Bodø", 11, 5, 1, 5),
)


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course of the catalogue."""

    id: bytes
    kind: CourseKind
    country: str
    last: date

    @property
    def certifies(self) -> bool:
        """Whether it ends in a certification."""
        return self.kind is CourseKind.certification

    @property
    def refreshes(self) -> bool:
        """Whether it is for assistants who are certified already."""
        return self.kind is CourseKind.refresher


def draft_courses(seed: int, horizon: Horizon, drafts: Drafts) -> list[CoursePlan]:
    """The catalogue, in order of day, up to the last day."""
    found = []
    for year in range(horizon.first.year - _YEARS_BEFORE, horizon.last.year + 1):
        for kind, name, country, place, month, day, days, hours in _YEARLY:
            first = date(year, month, day)
            last = first + timedelta(days=days - 1)
            early = first < horizon.first and kind is not CourseKind.certification
            if early or last > horizon.last:
                continue
            course_id = Chance.about(seed, "course", name, year).id()
            drafts.add(
                Course,
                id=course_id,
                name=f"{name} {year}",
                kind=kind,
                country=country,
                place=place,
                from_day=first,
                last_day=last,
                hours=float(hours),
                organiser="Familieklubbene",
            )
            found.append(CoursePlan(course_id, kind, country, last))
    return found


def draft_schooling(
    seed: int, households: Sequence[Household], courses: Sequence[CoursePlan], drafts: Drafts
) -> None:
    """Families take one module after another, about every other year; not all finish."""
    school = [course for course in courses if course.kind in MODULES]
    for household in households:
        chance = Chance.about(seed, "school", household.id.hex())
        done = 0
        for course in school:
            stay = next((one for one in household.stays if one.covers(course.last)), None)
            if stay is None or done == len(MODULES) or course.kind is not MODULES[done]:
                continue
            if chance.happens(0.5):
                finished = chance.happens(0.85)
                drafts.add(
                    CourseParticipation,
                    id=chance.id(),
                    course_id=course.id,
                    family_id=household.id,
                    club_id=stay.club.id,
                    completed_on=course.last if finished else None,
                )
                done += finished
