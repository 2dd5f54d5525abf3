"""Generated assistants: their clubs, and certifications old, new, to be renewed and lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from familieklubb.demo.chance import Chance
from familieklubb.demo.clubs import ClubPlan
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.learning import CoursePlan
from familieklubb.demo.names import ORGANISATIONS
from familieklubb.domain.values import LeaderType
from familieklubb.records import Assistant, AssistantRole, Certification, CourseParticipation

_ISSUER = "Familieklubbene"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Engagement:
    """An assistant in a club, from a day to a last day."""

    assistant_id: bytes
    club: ClubPlan
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether the assistant is in the club on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(slots=True)
class AssistantMaker:
    """Makes assistants with running numbers for names."""

    seed: int
    courses: list[CoursePlan]
    today: date
    drafts: Drafts
    next_number: int = 1

    def staff(self, club: ClubPlan) -> list[Engagement]:
        """The assistants of a club, the first being the one who opened it."""
        chance = Chance.about(self.seed, "assistants", club.number)
        start = club.opened or club.known_from
        end = club.last if club.closed else None
        change = None
        if chance.happens(0.2):
            change = chance.day(start + timedelta(days=30), club.last - timedelta(days=30))
        found = [self._engage(chance, club, start, change or end)]
        if change is not None:
            found.append(self._engage(chance, club, change + _ONE_DAY, end))
        if chance.happens(0.35):
            found.append(self._engage(chance, club, chance.day(start, club.last), end))
        return found

    def _engage(self, chance: Chance, club: ClubPlan, first: date, last: date | None) -> Engagement:
        assistant_id = chance.id()
        self.drafts.add(
            Assistant,
            id=assistant_id,
            name=f"Assistent {self.next_number:02}",
            place=club.place,
            organisation=chance.choice(ORGANISATIONS) if chance.happens(0.9) else None,
            leader_type=LeaderType.volunteer,
        )
        self.next_number += 1
        self.drafts.add(
            AssistantRole,
            id=chance.id(),
            assistant_id=assistant_id,
            club_id=club.id,
            from_day=first,
            last_day=last,
        )
        self._certify(chance, assistant_id, first)
        self._refresh(chance, assistant_id, first, last)
        return Engagement(assistant_id, club, first, last)

    def _certify(self, chance: Chance, assistant_id: bytes, before: date) -> None:
        """One certification; some end, near today or long ago, and some of these are renewed."""
        courses = [one for one in self.courses if one.certifies and one.last < before]
        course = chance.choice(courses[-3:])
        fate = chance.random()
        until = withdrawn = None
        if fate < 0.12:
            until = self.today + chance.days(0, 90)
        elif fate < 0.17:
            until = self.today - chance.days(1, 180)
        elif fate < 0.2:
            until = self.today - chance.days(181, 400)
        elif fate < 0.21:
            withdrawn = chance.day(before, self.today)
        if until is not None and until <= before:
            until = None
        self._add(chance, assistant_id, course, until=until, withdrawn=withdrawn)
        later = [one for one in self.courses if one.certifies and course.last < one.last]
        if until is not None and until < self.today and later and chance.happens(0.5):
            self._add(chance, assistant_id, later[-1], until=None, withdrawn=None)

    def _add(
        self,
        chance: Chance,
        assistant_id: bytes,
        course: CoursePlan,
        *,
        until: date | None,
        withdrawn: date | None,
    ) -> None:
        self.drafts.add(
            Certification,
            id=chance.id(),
            assistant_id=assistant_id,
            course_id=course.id,
            certified_on=course.last,
            valid_until=until,
            withdrawn_on=withdrawn,
            country=course.country,
            issuer=_ISSUER,
        )
        self._attended(chance, assistant_id, course)

    def _refresh(self, chance: Chance, assistant_id: bytes, first: date, last: date | None) -> None:
        for course in self.courses:
            here = first <= course.last and (last is None or course.last <= last)
            if course.refreshes and here and chance.happens(0.7):
                self._attended(chance, assistant_id, course)

    def _attended(self, chance: Chance, assistant_id: bytes, course: CoursePlan) -> None:
        self.drafts.add(
            CourseParticipation,
            id=chance.id(),
            course_id=course.id,
            assistant_id=assistant_id,
            completed_on=course.last,
        )
