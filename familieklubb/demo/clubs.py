"""Where and when the generated clubs live: founding, division, pauses, closing, the weekly hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from familieklubb.demo.chance import Chance
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.names import ORGANISATIONS, VENUES
from familieklubb.demo.seasons import Horizon, Slot, meeting_days, summers
from familieklubb.domain.dated import Span
from familieklubb.domain.values import (
    BodyLevel,
    ClubState,
    GroupAccess,
    GroupLeading,
    LeaderType,
    Weekday,
)
from familieklubb.geography import Geography, Located, Municipality
from familieklubb.records import (
    Club,
    ClubBody,
    ClubBreak,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    NetworkBody,
)

BODIES_FROM = 10
_STARTING = timedelta(days=60)
_WEEKDAYS = (Weekday.monday, Weekday.tuesday, Weekday.wednesday, Weekday.thursday)
_HOURS = ("17:30", "18:00", "18:30", "19:00")


@dataclass(slots=True)
class ClubPlan:
    """A club before its families: its days and its place.

    ``opened`` is its first active day, None while it is starting; ``closed`` the day from
    which it no longer is; ``parent`` the club that it was divided from. ``labels`` are those
    of every family that has been in it.
    """

    number: int
    id: bytes
    name: str
    municipality: Municipality
    place: str
    county: str
    known_from: date
    opened: date | None
    last: date
    closed: date | None = None
    pause: Span | None = None
    parent: ClubPlan | None = None
    slots: list[Slot] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def states(self) -> Iterator[tuple[date, ClubState]]:
        """Its dated states in order."""
        if self.opened is None:
            yield self.known_from, ClubState.planned
            yield self.known_from + _STARTING, ClubState.starting
            return
        yield self.known_from, ClubState.starting
        yield self.opened, ClubState.active
        if self.pause is not None:
            yield self.pause.first, ClubState.paused
            if self.pause.last is not None:
                yield self.pause.last + timedelta(days=1), ClubState.active
        if self.closed is not None:
            yield self.closed, ClubState.closed

    def meeting_days(self, until: date) -> Iterator[date]:
        """The days of its weekly hour on which it is active and not in a break."""
        last = min(self.last, until)
        if self.opened is None or last < self.opened:
            return iter(())
        quiet = self.breaks + ([self.pause] if self.pause is not None else [])
        return meeting_days(self.slots, Span(self.opened, last), quiet)

    def lives(self, first: date, last: date) -> bool:
        """Whether it is active on every day from first to last."""
        if self.opened is None or not self.opened <= first <= last <= self.last:
            return False
        return self.pause is None or self.pause.overlap(Span(first, last)) is None


class ClubPlanner:
    """Plans clubs one by one, by number; what befalls a club goes by its number too.

    Of every 8 one is divided from the club before it, of 16 one opens later than the rest, of
    10 one changes its hour, of 30 one pauses, of 40 one closes, of 50 one is still starting.
    """

    def __init__(self, seed: int, horizon: Horizon, geography: Geography) -> None:
        self._seed = seed
        self._horizon = horizon
        self._geography = geography
        self._names: dict[str, int] = {}

    def plan(self, number: int, before: ClubPlan | None, place: str | None = None) -> ClubPlan:
        """The plan of a club; ``place`` is one that resolves on the first day."""
        chance = Chance.about(self._seed, "club", number)
        starting = number % 50 == 49
        parent = before if number % 8 == 7 and not starting else None
        opened = None if starting else self._opened(chance, number, parent)
        known_from = opened - _STARTING if opened else self._horizon.last - _STARTING * 2
        municipality, place = self._ground(chance, known_from, parent, place)
        county = self._geography.county(municipality.county_code, known_from)
        club = ClubPlan(
            number,
            chance.id(),
            self._name(place),
            municipality,
            place,
            county.name if county else "",
            known_from,
            opened,
            self._horizon.last,
            parent=parent,
        )
        self._interrupt(chance, club)
        self._give_hours(chance, club)
        return club

    def _opened(self, chance: Chance, number: int, parent: ClubPlan | None) -> date:
        if parent is not None:
            return chance.day(self._horizon.after(0.35), self._horizon.after(0.6))
        if number % 16 == 5:
            return chance.day(self._horizon.first, self._horizon.after(0.4))
        return self._horizon.first + (chance.days(0, 27) if number else timedelta())

    def _ground(
        self, chance: Chance, day: date, parent: ClubPlan | None, place: str | None
    ) -> tuple[Municipality, str]:
        drawn = chance.choice(self._geography.municipalities(day))
        if parent is not None:
            old = parent.municipality
            found = self._geography.recast(parent.place, old.code, parent.known_from, day)
            if isinstance(found, Located):
                return found.municipality, parent.place
        if place is not None:
            known = self._geography.resolve(place, day)
            if known.municipality is not None:
                return known.municipality, known.place
        return drawn, drawn.name

    def _name(self, place: str) -> str:
        number = self._names[place] = self._names.get(place, 0) + 1
        return f"{place} familieklubb" + (f" {number}" if number > 1 else "")

    def _interrupt(self, chance: Chance, club: ClubPlan) -> None:
        if club.opened is None:
            return
        left = (self._horizon.last - club.opened).days
        if club.number % 30 == 11:
            first = club.opened + timedelta(days=left // 2)
            stays = club.number % 90 == 11
            club.pause = Span(first, None if stays else first + chance.days(60, 120))
        elif club.number % 40 == 23:
            club.closed = club.opened + timedelta(days=left * chance.randint(60, 90) // 100)
            club.last = club.closed - timedelta(days=1)

    def _give_hours(self, chance: Chance, club: ClubPlan) -> None:
        first = club.opened or club.known_from
        weekday, start = chance.choice(_WEEKDAYS), chance.choice(_HOURS)
        club.slots = [Slot(club.known_from, weekday, start, chance.choice(VENUES))]
        if club.opened is not None and club.number % 10 == 4:
            day = chance.day(club.opened + timedelta(days=60), club.last)
            club.slots.append(Slot(day, chance.choice(_WEEKDAYS), start, chance.choice(VENUES)))
        club.breaks = summers(first, club.last)


def draft_club(seed: int, club: ClubPlan, drafts: Drafts) -> None:
    """The rows of a club and of all that holds for it from a day on."""
    chance = Chance.about(seed, "club rows", club.number)
    drafts.add(
        Club,
        id=club.id,
        name=club.name,
        open_group=GroupAccess.open if chance.happens(0.8) else GroupAccess.closed,
        led_group=GroupLeading.led,
        leader_type=LeaderType.volunteer if chance.happens(0.9) else LeaderType.professional,
        parent_club_id=club.parent.id if club.parent else None,
    )
    for day, state in club.states():
        drafts.add_dated(ClubStateRow, club.id, day, state=state)
    drafts.add_dated(
        ClubPlace,
        club.id,
        club.known_from,
        place=club.place,
        municipality_code=club.municipality.code,
    )
    for slot in club.slots:
        drafts.add_dated(
            ClubSlot,
            club.id,
            slot.from_day,
            weekday=slot.weekday,
            start=slot.start,
            minutes=90,
            venue=slot.venue,
        )
    for rest in club.breaks:
        drafts.add_dated(ClubBreak, club.id, rest.first, last_day=rest.last, reason="Sommerferie")
    if chance.happens(0.9):
        organisation = chance.choice(ORGANISATIONS)
        drafts.add_dated(ClubOrganisation, club.id, club.known_from, organisation=organisation)


def draft_bodies(seed: int, clubs: list[ClubPlan], drafts: Drafts) -> None:
    """A national body, under it one for each county, and the clubs under these."""
    if len(clubs) < BODIES_FROM:
        return
    national = Chance.about(seed, "national body").id()
    drafts.add(NetworkBody, id=national, name="Familieklubbene", level=BodyLevel.national)
    counties: dict[str, bytes] = {}
    for club in clubs:
        if club.county not in counties:
            body_id = Chance.about(seed, "body", club.county).id()
            counties[club.county] = body_id
            drafts.add(
                NetworkBody,
                id=body_id,
                name=f"Familieklubbene i {club.county}",
                level=BodyLevel.regional,
                parent_id=national,
            )
        drafts.add_dated(ClubBody, club.id, club.known_from, body_id=counties[club.county])
