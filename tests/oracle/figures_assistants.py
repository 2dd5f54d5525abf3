"""The figures of assistants, and those of supervision and gatherings, which rest on no club.

Source: domain.md, section 4 and its fine print on certification, training and activity.
"""

from __future__ import annotations

from datetime import date

from tests.oracle.answer import Figure, Figures, Question, counted, ratio
from tests.oracle.certification import AssistantRecord, months_later
from tests.oracle.history import ClubHistory
from tests.oracle.sheets import Gathering
from tests.oracle.world import World


def assistant_figures(world: World, clubs: list[ClubHistory], question: Question) -> Figures:
    """The figures of assistants that belong to clubs."""
    active_clubs = [club for club in clubs if club.active_on(question.as_of)]
    without = [
        club
        for club in active_clubs
        if not active_assistants(world, [club], question.as_of, question)
    ]
    active = active_assistants(world, clubs, question.as_of, question)
    return {
        "assistants_active": Figure(len(active)),
        "clubs_without_assistant": Figure(len(without)),
    }


def network_figures(world: World, question: Question) -> Figures:
    """The figures that rest on no club, and are left out of every grouping."""
    return {
        "assistants_trained": _trained(world, question),
        "assistants_certified": Figure(
            sum(a.certified_on(question.as_of, question) for a in world.assistants)
        ),
        "assistants_updated": _updated(world, question),
        **_supervision(world, question),
        **_gatherings(world, question),
    }


def active_assistants(
    world: World, clubs: list[ClubHistory], day: date, question: Question
) -> list[AssistantRecord]:
    """Those certified on the day and with a role that day in one of the clubs, being active."""
    open_clubs = [club.name for club in clubs if club.active_on(day)]
    return [
        assistant
        for assistant in world.assistants
        if assistant.certified_on(day, question)
        and any(assistant.in_role(club, day) for club in open_clubs)
    ]


def _trained(world: World, question: Question) -> Figure:
    countries = []
    for assistant in world.assistants:
        if assistant.certifications:
            first = min(assistant.certifications, key=lambda given: given.certified_on)
            if question.holds(first.certified_on):
                countries.append(world.courses[first.course].country if first.course else "unknown")
    return Figure(len(countries), parts=counted("country", countries))


def _updated(world: World, question: Question) -> Figure:
    year_before = months_later(question.as_of, -12)

    def in_the_year(day: date | None) -> bool:
        return day is not None and year_before < day <= question.as_of

    trained = {
        id(world.named(row.assistant))
        for row in world.participation
        if row.assistant is not None and in_the_year(row.completed_on)
    }
    active = active_assistants(world, list(world.clubs.values()), question.as_of, question)
    updated = [
        assistant
        for assistant in active
        if id(assistant) in trained
        or any(in_the_year(given.certified_on) for given in assistant.certifications)
    ]
    return ratio(len(updated), len(active))


def _supervision(world: World, question: Question) -> Figures:
    sessions = [session for session in world.supervision if question.holds(session.date)]
    present = {id(world.named(name)) for session in sessions for name in session.assistants}
    clubs = list(world.clubs.values())
    active = {
        id(assistant)
        for day in question.days()
        for assistant in active_assistants(world, clubs, day, question)
    }
    return {
        "supervision_sessions": Figure(len(sessions)),
        "supervision_hours": Figure(sum(session.hours for session in sessions)),
        "supervision_coverage": ratio(len(active & present), len(active)),
    }


def _gatherings(world: World, question: Question) -> Figures:
    gatherings = [g for g in world.gatherings if question.holds(g.from_day)]
    kinds = [f"{gathering.scope},{gathering.audience}" for gathering in gatherings]
    return {
        "gatherings": Figure(len(gatherings), parts=counted("scope,audience", kinds)),
        "gathering_participants": Figure(sum(_participants(g) for g in gatherings)),
        "gathering_hours": Figure(sum(g.hours or 0 for g in gatherings)),
    }


def _participants(gathering: Gathering) -> int:
    """The head-count, else the number of those named."""
    if gathering.participants is not None:
        return gathering.participants
    return len(set(gathering.assistants))
