"""Random bodies, clubs, breaks and courses, valid by import.md."""

from __future__ import annotations

from datetime import date, time, timedelta

from tests.oracle.chance import EARLIEST, Chance
from tests.oracle.history import WEEKDAYS, ClubHistory
from tests.oracle.places import PLACES, Place
from tests.oracle.sheets import Body, Break, Club, Course

ORGANISATIONS = ("IOGT", "DNT", "Blå Kors", "Actis; Oslo")

NEXT_STATES = {
    "planned": ("planned", "starting", "starting", "active", "closed"),
    "starting": ("starting", "active", "active", "active", "paused", "closed"),
    "active": ("active", "active", "paused", "paused", "closed"),
    "paused": ("paused", "active", "active", "active", "closed"),
    "closed": ("closed", "active", "active"),
}
"""Where a club can go from a state; never back to planned or starting once begun."""


def random_bodies(chance: Chance) -> list[Body]:
    """A tree of three levels."""
    top = Body("Familieklubber i Norge", "national", from_day=date(1999, 1, 1))
    regions = [Body(name, "regional", top.body) for name in ("Østlandet", "Vestlandet", "Nord")]
    locals_ = [
        Body(f"Lokallag {number}", "local", chance.pick(regions).body) for number in range(1, 5)
    ]
    return [top, *regions, *locals_]


def random_clubs(chance: Chance, count: int, bodies: list[Body]) -> list[Club]:
    """The rows of every club, in the order of their days."""
    rows: list[Club] = []
    begun: list[Club] = []
    for number in range(1, count + 1):
        older = [row for row in begun if row.status_from < chance.last]
        club_rows = _club(chance, number, bodies, older)
        rows += club_rows
        begun.append(club_rows[0])
    return rows


def _club(chance: Chance, number: int, bodies: list[Body], older: list[Club]) -> list[Club]:
    founding = max(EARLIEST, chance.first - timedelta(days=700))
    middle = founding + (chance.last - founding) / 2
    day = chance.day(founding, chance.pick([chance.first, middle, chance.last]))
    place = _place(chance, day, None)
    name = f"{place.name} familieklubb {number}"
    parents = [row.club for row in older if row.status_from < day]
    parent = chance.pick(parents) if parents and chance.yes(0.4) else None
    parent_row = chance.number(0, 1)
    slot_row = chance.pick([0, 0, 0, 0, 1, 2, 99])
    state = chance.pick(["planned", "starting", "starting", "active", "active"])
    rows: list[Club] = []
    while len(rows) < 9 and (not rows or day <= chance.last):
        place = _place(chance, day, place)
        has_slot = len(rows) == slot_row or (len(rows) > slot_row and chance.yes(0.25))
        rows.append(
            Club(
                club=name,
                place=place.name,
                municipality_code=_code(chance, place, day),
                organisation=chance.maybe(chance.pick(ORGANISATIONS), 0.4),
                body=chance.maybe(chance.pick(bodies).body, 0.35),
                status=state,
                status_from=day,
                parent_club=parent if len(rows) == parent_row else None,
                weekday=chance.pick(WEEKDAYS) if has_slot else None,
                time=time(chance.number(10, 19), chance.pick([0, 30])) if has_slot else None,
                venue=chance.maybe("Bedehuset, «Fjellstua»", 0.3),
                open_group=chance.maybe(chance.pick(["open", "closed"])),
                led_group=chance.maybe(chance.pick(["led", "unled"])),
                leader_type=chance.maybe(chance.pick(["volunteer", "professional"])),
            )
        )
        state = chance.pick(NEXT_STATES[state])
        day = chance.later(day)
    return rows


def _place(chance: Chance, day: date, current: Place | None) -> Place:
    """The same place, now and then another, always one that has a code on the day."""
    if current is not None and current.code_on(day) and chance.yes(0.85):
        return current
    return chance.pick([place for place in PLACES if place.code_on(day)])


def _code(chance: Chance, place: Place, day: date) -> str | None:
    if place.resolves_by_name and chance.yes(chance.shape.blank_code_share):
        return None
    return place.code_on(day)


def random_breaks(chance: Chance, clubs: dict[str, ClubHistory]) -> list[Break]:
    """Summers, Christmases over the new year, single days, and some that overlap."""
    found: dict[tuple[str, date], Break] = {}
    for name in clubs:
        for _ in range(chance.number(0, 8)):
            year = chance.number(chance.first.year, chance.last.year)
            summer = (date(year, 6, chance.number(10, 30)), date(year, 8, chance.number(1, 25)))
            christmas = (
                date(year, 12, chance.number(15, 31)),
                date(year + 1, 1, chance.number(1, 12)),
            )
            one_day = (chance.day(),) * 2
            begin, end = chance.pick([summer, summer, christmas, one_day])
            found[name, begin] = Break(name, begin, end, chance.maybe("ferie"))
            if chance.yes(0.3):
                inside = chance.day(begin, end)
                over = inside + timedelta(days=chance.number(0, 20))
                found.setdefault((name, inside), Break(name, inside, over))
    return list(found.values())


def random_courses(chance: Chance) -> list[Course]:
    """Courses of every kind, some each year, from two years before the span."""
    shares = {
        "certification": 1.0,
        "refresher": 0.8,
        "module_1": 0.6,
        "module_2": 0.5,
        "module_3": 0.5,
        "members": 0.2,
        "other": 0.2,
    }
    found = []
    for year in range(chance.first.year - 2, chance.last.year + 1):
        for kind, share in shares.items():
            for number in range(1, 3):
                if chance.yes(share if number == 1 else share / 5):
                    found.append(_course(chance, kind, year, number))
    return found


def _course(chance: Chance, kind: str, year: int, number: int) -> Course:
    begin = chance.day(date(year, 1, 1), date(year, 12, 31))
    return Course(
        course=f"Kurs {kind} {year} nr. {number}",
        kind=kind,
        country=chance.pick(["NO", "NO", "DK", "IT", "SE"]),
        place=chance.maybe(chance.pick(["Trieste", "København", "Hamar", "Åre"])),
        from_day=begin,
        to_day=begin + timedelta(days=chance.number(0, 6)),
        hours=chance.pick([50.0, 50.0, 7.5, None]),
        organiser=chance.maybe("AICAT"),
    )
