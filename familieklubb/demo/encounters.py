"""Generated supervision among assistants, and gatherings of every scope."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from familieklubb.demo.assistants import Engagement
from familieklubb.demo.chance import Chance
from familieklubb.demo.drafts import Drafts
from familieklubb.demo.seasons import Horizon
from familieklubb.domain.periods import add_months
from familieklubb.domain.values import GatheringAudience, GatheringScope, SupervisionKind
from familieklubb.records import (
    Gathering,
    GatheringParticipant,
    SupervisionParticipant,
    SupervisionSession,
)

_CLUBS_A_CIRCLE = 8
_JULY = 7
_KINDS = (
    *[SupervisionKind.group] * 8,
    SupervisionKind.individual,
    SupervisionKind.joint,
)
_ASSISTANTS, _MEMBERS, _MIXED = GatheringAudience
# Scope, audience, name, country, place, month, days, every so many years, people.
_YEARLY: tuple[tuple[GatheringScope, GatheringAudience, str, str, str, int, int, int, int], ...] = (
    (GatheringScope.local, _MIXED, "Åpen kveld", "NO", "Hamar", 3, 1, 1, 40),
    (GatheringScope.national, _ASSISTANTS, "Assistentsamling vinter", "NO", "Oslo", 2, 3, 1, 30),
    (GatheringScope.national, _ASSISTANTS, "Assistentsamling høst", "NO", "Hamar", 11, 3, 1, 30),
    (GatheringScope.national, _MEMBERS, "Medlemssamling", "NO", "Sarpsborg", 6, 3, 1, 120),
    (GatheringScope.nordic, _ASSISTANTS, "Nordisk samling", "SE", "Stockholm", 8, 3, 2, 50),
    (GatheringScope.international, _MIXED, "Kongress", "IT", "Assisi", 5, 4, 3, 400),
    (GatheringScope.interclub, _MEMBERS, "Felles klubbkveld", "NO", "Elverum", 10, 1, 1, 60),
)


def draft_supervision(
    seed: int, horizon: Horizon, engagements: Sequence[Engagement], drafts: Drafts
) -> None:
    """A session a month, but not in July, for the assistants of each circle of clubs."""
    circles: dict[int, list[Engagement]] = {}
    for one in engagements:
        circles.setdefault(one.club.number // _CLUBS_A_CIRCLE, []).append(one)
    for circle, members in circles.items():
        chance = Chance.about(seed, "supervision", circle)
        month = horizon.first.replace(day=1)
        while month <= horizon.last:
            day = month + chance.days(0, 27)
            here = [one.assistant_id for one in members if one.covers(day)]
            if month.month != _JULY and horizon.first <= day <= horizon.last and here:
                place = f"{members[0].club.place}, krets {circle + 1}"
                _draft_session(chance, day, place, here, drafts)
            month = add_months(month, 1)


def _draft_session(
    chance: Chance, day: date, place: str, here: list[bytes], drafts: Drafts
) -> None:
    session_id = chance.id()
    drafts.add(
        SupervisionSession,
        id=session_id,
        date=day,
        place=place,
        kind=chance.choice(_KINDS),
        hours=chance.choice((1.5, 2.0, 2.0, 3.0)),
        supervisor="Veileder",
    )
    for assistant_id in chance.some(here, 0.8):
        drafts.add(SupervisionParticipant, session_id=session_id, assistant_id=assistant_id)


def draft_gatherings(
    seed: int, horizon: Horizon, engagements: Sequence[Engagement], drafts: Drafts
) -> None:
    """The gatherings of each year; those for assistants have names, most have a head-count."""
    for year in horizon.calendar_years:
        for scope, audience, name, country, place, month, days, interval, people in _YEARLY:
            chance = Chance.about(seed, "gathering", name, year)
            first = date(year, month, 1) + chance.days(0, 24)
            last = first + timedelta(days=days - 1)
            if year % interval or first < horizon.first or last > horizon.last:
                continue
            named = audience is _ASSISTANTS
            gathering_id = chance.id()
            counted = not named or chance.happens(0.5)
            drafts.add(
                Gathering,
                id=gathering_id,
                name=f"{name} {year}",
                scope=scope,
                audience=audience,
                country=country,
                place=place,
                from_day=first,
                last_day=last,
                hours=days * 6.0,
                participants=people + chance.randint(-10, 10) if counted else None,
            )
            if named:
                here = [one.assistant_id for one in engagements if one.covers(first)]
                for assistant_id in chance.some(here, 0.6):
                    drafts.add(
                        GatheringParticipant, gathering_id=gathering_id, assistant_id=assistant_id
                    )
