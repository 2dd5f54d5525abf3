"""What import.md calls an error, looked for in a network; findings are let pass.

Errors are a reference to nothing, an end before its beginning, a key twice, an active club
going back to planned or starting, and a municipality code that is not valid on its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date

from tests.oracle.history import ClubHistory
from tests.oracle.network import Network
from tests.oracle.places import PLACES


def problems(network: Network) -> list[str]:
    """Every error in plain words; none for a valid network."""
    return [
        *_keys(network),
        *_club_references(network),
        *_family_references(network),
        *_assistant_references(network),
        *_moves(network),
        *_spans(network),
        *_overlaps(network),
        *_clubs(network),
    ]


def _twice(what: str, keys: Iterable[Hashable]) -> list[str]:
    return [f"{what} twice: {key}" for key, number in Counter(keys).items() if number > 1]


def _keys(network: Network) -> list[str]:
    n = network
    marks = [(a.club, a.date, a.n or 1, a.family, a.member) for a in n.attendance]
    marks += [
        (matrix.club, day, 1, row.family, row.member)
        for matrix in n.attendance_matrix
        for day in matrix.dates
        for row in matrix.rows
    ]
    return [
        *_twice("body", [row.body for row in n.bodies]),
        *_twice("club's day", [(row.club, row.status_from) for row in n.clubs]),
        *_twice("break", [(row.club, row.from_day) for row in n.breaks]),
        *_twice("course", [row.course for row in n.courses]),
        *_twice("family", [(row.club, row.family, row.joined) for row in n.families]),
        *_twice("member", [(r.club, r.family, r.member, r.joined) for r in n.members]),
        *_twice("meeting", [(row.club, row.date, row.n or 1) for row in n.meetings]),
        *_twice("mark", marks),
        *_twice("supervision", [(row.date, row.place) for row in n.supervision]),
        *_twice("gathering", [row.gathering for row in n.gatherings]),
        *_twice(
            "participation",
            [(r.course, r.assistant, r.club, r.family) for r in n.course_participation],
        ),
    ]


def _missing(what: str, named: Iterable[Hashable], known: set[Hashable]) -> list[str]:
    return [
        f"{what} is unknown: {name}" for name in named if name is not None and name not in known
    ]


def _club_references(network: Network) -> list[str]:
    n = network
    clubs: set[Hashable] = {row.club for row in n.clubs}
    bodies: set[Hashable] = {row.body for row in n.bodies}
    courses: set[Hashable] = {row.course for row in n.courses}
    return [
        *_missing("parent body", [row.parent for row in n.bodies], bodies),
        *_missing("body", [row.body for row in n.clubs], bodies),
        *_missing("parent club", [row.parent_club for row in n.clubs], clubs),
        *_missing("break's club", [row.club for row in n.breaks], clubs),
        *_missing("role's club", [row.club for row in n.assistants], clubs),
        *_missing("family's club", [row.club for row in n.families], clubs),
        *_missing("meeting's club", [row.club for row in n.meetings], clubs),
        *_missing("certification's course", [row.course for row in n.assistants], courses),
        *_missing("course", [row.course for row in n.course_participation], courses),
    ]


def _family_references(network: Network) -> list[str]:
    n = network
    families: set[Hashable] = {(row.club, row.family) for row in n.families}
    members: set[Hashable] = {(row.club, row.family, row.member) for row in n.members}
    meetings: set[Hashable] = {(row.club, row.date, row.n or 1) for row in n.meetings}
    lines = [(m.club, row.family, row.member) for m in n.attendance_matrix for row in m.rows]
    contacts = [(f.club, f.family, f.contact_person) for f in n.families if f.contact_person]
    chairs = [(club, *name.split("/")) for club, name in _chairs(n) if "/" in name]
    at_courses = [(r.club, r.family) for r in n.course_participation if r.family]
    return [
        *_missing("member's family", [(r.club, r.family) for r in n.members], families),
        *_missing("family at a course", at_courses, families),
        *_missing("mark's meeting", [(a.club, a.date, a.n or 1) for a in n.attendance], meetings),
        *_missing("mark's member", [(a.club, a.family, a.member) for a in n.attendance], members),
        *_missing("matrix' member", lines, members),
        *_missing("contact person", contacts, members),
        *_missing("chair", chairs, members),
    ]


def _assistant_references(network: Network) -> list[str]:
    """A name must belong to one assistant alone."""
    n = network
    persons = {(row.assistant, row.place, row.person) for row in n.assistants}
    numbers = Counter(name for name, _, _ in persons)
    one: set[Hashable] = {name for name, number in numbers.items() if number == 1}
    return [
        *_missing("chair", [name for _, name in _chairs(n) if "/" not in name], one),
        *_missing("meeting's assistant", [m.assistant for m in n.meetings], one),
        *_missing("supervised", [name for s in n.supervision for name in s.assistants], one),
        *_missing("gathered", [name for g in n.gatherings for name in g.assistants], one),
        *_missing("participant", [row.assistant for row in n.course_participation], one),
    ]


def _chairs(network: Network) -> list[tuple[str, str]]:
    """The club and name of every chair and minute-taker."""
    return [(m.club, name) for m in network.meetings for name in (m.chair, m.minute_taker) if name]


def _moves(network: Network) -> list[str]:
    begun: set[Hashable] = {(row.club, row.family, row.joined) for row in network.families}
    moves = [(f.moved_to, f.family, f.left) for f in network.families if f.moved_to is not None]
    wrong = [f for f in network.families if f.moved_to and f.left_because != "moved"]
    itself = [f for f in network.families if f.moved_to == f.club]
    return [*_missing("move", moves, begun), *(f"no move: {f}" for f in [*wrong, *itself])]


def _spans(network: Network) -> list[str]:
    spans: list[tuple[object, date | None, date | None]] = []
    spans += [(row, row.from_day, row.to_day) for row in network.bodies]
    spans += [(row, row.from_day, row.to_day) for row in network.breaks]
    spans += [(row, row.from_day, row.to_day) for row in network.courses]
    spans += [(row, row.from_day, row.to_day) for row in network.gatherings]
    spans += [(row, row.role_from, row.role_to) for row in network.assistants]
    spans += [(row, row.certified_on, row.valid_until) for row in network.assistants]
    spans += [(row, row.certified_on, row.withdrawn_on) for row in network.assistants]
    spans += [(row, row.joined, row.left) for row in network.families]
    spans += [(row, row.joined, row.left) for row in network.members]
    return [
        f"ends before it begins: {row}"
        for row, begin, end in spans
        if end is not None and (begin is None or end < begin)
    ]


def _overlaps(network: Network) -> list[str]:
    """Memberships of one family or member in one club that hold on the same day."""
    stays: dict[Hashable, list[tuple[date, date | None]]] = {}
    for family in network.families:
        key: Hashable = (family.club, family.family)
        stays.setdefault(key, []).append((family.joined, family.left))
    for member in network.members:
        key = (member.club, member.family, member.member)
        stays.setdefault(key, []).append((member.joined, member.left))
    return [
        f"overlap: {key}"
        for key, spans in stays.items()
        for before, after in zip(sorted(spans), sorted(spans)[1:], strict=False)
        if before[1] is None or after[0] < before[1]
    ]


def _clubs(network: Network) -> list[str]:
    found = []
    for row in network.clubs:
        named = [place for place in PLACES if place.name == row.place]
        if row.municipality_code is None:
            if not any(place.resolves_by_name for place in named):
                found.append(f"place needs a code: {row}")
        elif row.municipality_code not in {place.code_on(row.status_from) for place in named}:
            found.append(f"code is not valid: {row}")
    for name in {row.club for row in network.clubs}:
        history = ClubHistory([row for row in network.clubs if row.club == name])
        opened = history.first_active_day()
        found += [
            f"back to {row.status}: {name}"
            for row in history.rows
            if opened and row.status_from > opened and row.status in ("planned", "starting")
        ]
    return found
