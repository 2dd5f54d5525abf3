"""Random assistants with roles and certifications, supervision, gatherings, participation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from tests.oracle.chance import Chance
from tests.oracle.history import ClubHistory
from tests.oracle.people import FamilyKey, moved_families
from tests.oracle.places import PLACES
from tests.oracle.sheets import (
    Assistant,
    Course,
    CourseParticipation,
    Family,
    Gathering,
    Supervision,
)

FIRST_NAMES = [
    "Kåre",
    "Åse",
    "Øyvind",
    "Sæbjørg",
    "Anne-Lise",
    "Bjørn",
    "Solveig",
    "Per",
    "Unni",
    "Terje",
    "Ragnhild",
    "Odd",
]
LAST_NAMES = [
    "Ødegård",
    "Aasen",
    "Bråthen",
    "Næss",
    "Solberg",
    "O'Brien",
    "Hætta",
    "Dahl",
    "Vik",
    "Strøm",
    "Lie",
    "Moen",
]


@dataclass(frozen=True)
class Naming:
    """What tells an assistant from the others."""

    name: str
    place: str
    person: str | None = None


def random_assistants(
    chance: Chance, clubs: dict[str, ClubHistory], courses: list[Course]
) -> list[Assistant]:
    """The rows of every assistant: each a role, a certification, both, or neither."""
    count = round(len(clubs) * chance.shape.assistants_per_club)
    rows: list[Assistant] = []
    for naming in _namings(chance, count):
        rows += _assistant(chance, naming, clubs, courses)
    return rows


def names_of_one(rows: list[Assistant]) -> list[str]:
    """The names that belong to one assistant only, and so may be named in other sheets."""
    persons: dict[str, set[tuple[str, str | None]]] = {}
    for row in rows:
        persons.setdefault(row.assistant, set()).add((row.place, row.person))
    return sorted(name for name, found in persons.items() if len(found) == 1)


def _namings(chance: Chance, count: int) -> list[Naming]:
    places = sorted({place.name for place in PLACES})
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    found: list[Naming] = []
    for number, name in enumerate(chance.random.sample(names, min(count, len(names)))):
        first = Naming(name, chance.pick(places))
        kind = chance.pick(["one"] * 6 + ["two places", "two persons", "person"])
        if kind == "one":
            found.append(first)
        elif kind == "person":
            found.append(replace(first, person=f"{number}@klubb.example"))
        elif kind == "two places":
            other = chance.pick([place for place in places if place != first.place])
            found += [first, replace(first, place=other)]
        else:
            found += [replace(first, person="1"), replace(first, person="2")]
    return found


def _assistant(
    chance: Chance, naming: Naming, clubs: dict[str, ClubHistory], courses: list[Course]
) -> list[Assistant]:
    plain = Assistant(
        assistant=naming.name,
        place=naming.place,
        person=naming.person,
        organisation=chance.maybe("IOGT"),
        leader_type=chance.maybe("volunteer"),
    )
    roles = _roles(chance, plain, clubs)
    certifications = _certifications(chance, plain, courses)
    rows = []
    for role, certification in zip_longest(roles, certifications):
        # A row more of an old role or certification may repeat its key and leave the rest blank.
        if role is None and roles and chance.yes(0.5):
            role = replace(chance.pick(roles), role_to=None)  # noqa: PLW2901
        if certification is None and certifications and chance.yes(0.5):
            given = chance.pick(certifications)
            certification = replace(given, valid_until=None, withdrawn_on=None)  # noqa: PLW2901
        rows.append(_joined(plain, role, certification))
    return rows or [plain]


def _joined(plain: Assistant, role: Assistant | None, given: Assistant | None) -> Assistant:
    row = plain
    if role is not None:
        row = replace(row, club=role.club, role_from=role.role_from, role_to=role.role_to)
    if given is not None:
        row = replace(
            row,
            course=given.course,
            certified_on=given.certified_on,
            valid_until=given.valid_until,
            withdrawn_on=given.withdrawn_on,
        )
    return row


def _roles(chance: Chance, plain: Assistant, clubs: dict[str, ClubHistory]) -> list[Assistant]:
    """Up to three clubs, in each one role or two that follow each other."""
    found = []
    for name in chance.some(sorted(clubs), 3):
        opened = clubs[name].first_active_day() or clubs[name].rows[0].status_from
        begin = chance.pick([opened, opened, chance.day()])
        last = chance.maybe(begin + timedelta(days=chance.number(0, 3000)), 0.4)
        found.append(replace(plain, club=name, role_from=begin, role_to=last))
        if last is not None and chance.yes(0.4):
            found.append(replace(plain, club=name, role_from=chance.later(last), role_to=None))
    return found


def _certifications(chance: Chance, plain: Assistant, courses: list[Course]) -> list[Assistant]:
    """None to three, each of its own course and day."""
    certifying = [course for course in courses if course.kind == "certification"]
    # The early courses are more likely, so that clubs have certified assistants.
    early = certifying[: max(3, len(certifying) // 2)]
    found: dict[date, Assistant] = {}
    for course in chance.some(chance.pick([early, early, certifying]), 3):
        end = course.to_day or course.from_day
        day = end + timedelta(days=chance.pick([0, 0, 0, 1, 30, 200]))
        if chance.odd(0.1):
            day = end - timedelta(days=1)
        if day in found:
            continue
        valid = chance.maybe(day + timedelta(days=chance.number(0, 3000)), 0.4)
        withdrawn = chance.maybe(day + timedelta(days=chance.number(1, 3000)), 0.15)
        found[day] = replace(
            plain,
            course=None if chance.yes(chance.shape.courseless_share) else course.course,
            certified_on=day,
            valid_until=valid,
            withdrawn_on=withdrawn,
        )
    return list(found.values())


def random_supervision(chance: Chance, names: list[str]) -> list[Supervision]:
    """Some sessions a year; a day and a place have one."""
    found: dict[tuple[date, str], Supervision] = {}
    for _ in range(4 * (chance.last.year - chance.first.year + 1)):
        day = chance.day()
        place = chance.pick(PLACES).name
        found[day, place] = Supervision(
            date=day,
            place=place,
            kind=chance.maybe(chance.pick(["group", "individual", "joint"]), 0.8),
            hours=chance.pick([1.0, 1.5, 2.0, 0.75]),
            supervisor=chance.maybe("Renzo De Stefani"),
            assistants=tuple(chance.some(names, 6)),
        )
    return list(found.values())


def random_gatherings(chance: Chance, names: list[str]) -> list[Gathering]:
    """Gatherings of every scope and audience: counted, named, both or neither."""
    found = []
    for number in range(3 * (chance.last.year - chance.first.year + 1)):
        begin = chance.day()
        found.append(
            Gathering(
                gathering=f"Samling nr. {number}",
                scope=chance.pick(["local", "national", "nordic", "international", "interclub"]),
                audience=chance.pick(["assistants", "members", "mixed"]),
                country=chance.pick(["NO", "NO", "SE"]),
                place=chance.maybe("Hamar"),
                from_day=begin,
                to_day=begin + timedelta(days=chance.number(0, 3)),
                hours=chance.pick([None, 6.0, 7.5, 12.0]),
                participants=chance.maybe(chance.number(1, 90)),
                assistants=tuple(chance.some(names, 5)) if chance.yes(0.5) else (),
            )
        )
    return found


def random_participation(
    chance: Chance, courses: list[Course], names: list[str], families: list[Family]
) -> list[CourseParticipation]:
    """Assistants at courses for them, families at the modules and other courses."""
    found: list[CourseParticipation] = []
    same = moved_families(families)
    club_of: dict[tuple[FamilyKey, str], str] = {}
    keys = sorted(same)
    for course in courses:
        if course.kind in ("certification", "refresher", "other"):
            for name in chance.some(names, 5):
                completed = _completed(chance, course)
                found.append(CourseParticipation(course.course, name, completed_on=completed))
        else:
            for club, family in chance.some(keys, 6):
                # One family takes one kind of course in one club only: whether it would count
                # in both is nowhere said.
                if club_of.setdefault((same[club, family], course.kind), club) == club:
                    completed = _completed(chance, course)
                    found.append(CourseParticipation(course.course, None, club, family, completed))
    return found


def _completed(chance: Chance, course: Course) -> date | None:
    end = course.to_day or course.from_day
    return chance.maybe(end + timedelta(days=chance.pick([0, 0, 0, 1, 20, 300])), 0.8)
