"""Random families and members, who come, leave, come back and move; valid by import.md."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.oracle.chance import Chance
from tests.oracle.history import ClubHistory
from tests.oracle.sheets import Family, Member

REASONS = ("finished", "lost_interest", "other_help", "died", "other", "unknown")
PERSONS = (
    ("Mor", "own_use", 1950, 1985),
    ("Far", "relative", 1930, 1985),
    ("Barn 1", "child", 1988, 2015),
    ("Barn 2", "child", 1988, 2020),
    ("Nabo", "contact", 1940, 1990),
    ("Bestemor", "other", 1920, 1950),
)
"""Label, role, and the years between which the person may be born."""


@dataclass(frozen=True)
class People:
    """The two sheets that belong together."""

    families: list[Family]
    members: list[Member]


def random_people(chance: Chance, clubs: dict[str, ClubHistory]) -> People:
    """Families of every club; those labelled ``F-…`` may move, the others have labels
    that are used again in each club."""
    families: list[Family] = []
    members: list[Member] = []
    movers = 0
    for name in clubs:
        most = 2 * chance.shape.families_per_club
        for number in range(1, chance.pick([chance.number(0, most), most + 4]) + 1):
            label = f"Familie {number}"
            if chance.yes(0.4):
                movers += 1
                label = f"F-{movers}"
            stays = _stays(chance, label, name, clubs)
            found = _members(chance, stays)
            families += _with_contact(chance, stays, found)
            members += found
    return People(families, members)


def _stays(chance: Chance, label: str, club: str, clubs: dict[str, ClubHistory]) -> list[Family]:
    """The memberships of one family, one after the other."""
    opened = clubs[club].first_active_day() or clubs[club].rows[0].status_from
    joined = min(chance.pick([opened, chance.later(opened), chance.day()]), chance.last)
    found: list[Family] = []
    while True:
        stay = _stay(chance, label, club, joined, clubs)
        found.append(stay)
        if stay.left is None:
            return found
        if stay.moved_to is not None:
            club, joined = stay.moved_to, stay.left
            continue
        if len(found) > 6 or chance.yes(0.4):
            return found
        if label.startswith("F-") and chance.yes(0.2):
            club = chance.pick(sorted(clubs))
        same_day = stay.left > joined and chance.yes(0.15)
        joined = stay.left if same_day else chance.later(stay.left)
        if joined > chance.last:
            return found


def _stay(
    chance: Chance, label: str, club: str, joined: date, clubs: dict[str, ClubHistory]
) -> Family:
    """One membership: still open, ended by a move or a division, or ended by leaving."""
    left = chance.later(joined)
    if label.startswith("F-") and len(clubs) > 1:
        target = _target(chance, club, left, clubs) if chance.yes(0.3) else None
        division = _division(chance, club, joined, clubs)
        if division is not None and chance.yes(0.5):
            left, target = division
        if target is not None and left <= chance.last:
            return Family(club, label, joined, left, "moved", target)
    if chance.yes(0.4):
        return Family(club, label, joined)
    if chance.odd(0.05):
        left = joined
    return Family(club, label, joined, left, chance.pick([*REASONS, "moved", None]))


def _division(
    chance: Chance, club: str, since: date, clubs: dict[str, ClubHistory]
) -> tuple[date, str] | None:
    """The day and name of a club that is born of this one later."""
    children = [
        (day, name)
        for name, history in clubs.items()
        if history.parent() == club and (day := history.first_active_day()) and day > since
    ]
    return chance.pick(children) if children else None


def _target(chance: Chance, club: str, day: date, clubs: dict[str, ClubHistory]) -> str:
    """Another club, more often an active one."""
    others = sorted(name for name in clubs if name != club)
    active = [name for name in others if clubs[name].active_on(day)]
    return chance.pick(active) if active and chance.yes(0.8) else chance.pick(others)


def _members(chance: Chance, stays: list[Family]) -> list[Member]:
    """One to five persons of a family."""
    found = []
    for person in chance.random.sample(PERSONS, chance.number(1, 5)):
        found += _memberships(chance, stays, person)
    return found


def _memberships(
    chance: Chance, stays: list[Family], person: tuple[str, str, int, int]
) -> list[Member]:
    """The memberships of one person, who mostly comes and goes with the family."""
    label, role, oldest, youngest = person
    born = chance.maybe(chance.number(oldest, min(youngest, stays[0].joined.year)), 0.8)
    found: list[Member] = []
    for stay in stays:
        if chance.yes(0.1):
            continue
        for joined, left in _spans(chance, stay):
            row = Member(
                club=stay.club,
                family=stay.family,
                member=label,
                role=role,
                birth_year=chance.maybe(born, 0.7) if born is not None else None,
                joined=joined,
                left=left,
                left_because=chance.pick([*REASONS, "moved", None]) if left else None,
                consent_on=chance.maybe(joined, 0.3),
            )
            found.append(row)
    return [_left_open(chance, row, found) for row in found]


def _spans(chance: Chance, stay: Family) -> list[tuple[date, date | None]]:
    """The family's own days; or later, shorter, or with a gap."""
    joined, left = stay.joined, stay.left
    if left is not None and (left - joined).days < 10:
        return [(joined, left)]
    inner = joined + timedelta(days=chance.number(1, 4))
    after = inner + timedelta(days=chance.number(0, 4))
    kind = chance.pick(["same"] * 8 + ["later", "shorter", "gap"])
    if kind == "later":
        return [(after, left)]
    if kind == "shorter":
        return [(joined, after)]
    if kind == "gap":
        return [(joined, inner), (after, left)]
    return [(joined, left)]


def _left_open(chance: Chance, row: Member, rows: list[Member]) -> Member:
    """Now and then nobody noted that the person left with the family."""
    last_there = row.joined == max(other.joined for other in rows if other.club == row.club)
    if row.left is not None and last_there and chance.odd(0.15):
        return replace(row, left=None, left_because=None)
    return row


def _with_contact(chance: Chance, stays: list[Family], members: list[Member]) -> list[Family]:
    """Name the contact person where that member is in the club."""
    clubs = {row.club for row in members if row.role == "contact"}
    return [
        replace(stay, contact_person="Nabo") if stay.club in clubs and chance.yes(0.7) else stay
        for stay in stays
    ]
