"""The roll-up: every figure of the catalogue for one question, by set operations in SQL."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from familieklubb.domain.profile import NetworkProfile
from familieklubb.geography import Geography
from familieklubb.reporting.assistants import add_assistants
from familieklubb.reporting.club_life import add_club_life, add_places
from familieklubb.reporting.declared import add_declared
from familieklubb.reporting.events import add_events
from familieklubb.reporting.meetings import add_meetings
from familieklubb.reporting.model import Earlier, Group, Reporting, RollUp
from familieklubb.reporting.people import add_people
from familieklubb.reporting.question import Question
from familieklubb.reporting.reported import add_reporting
from familieklubb.reporting.sheet import Sheet
from familieklubb.reporting.stage import Stage, set_up

Progress = Callable[[float], None]


def roll_up(
    session: Session,
    geography: Geography,
    profile: NetworkProfile,
    question: Question,
    progress: Progress = lambda _share: None,
) -> RollUp:
    """The figures of a question, its groups and its trend; ``progress`` gets the share done."""
    steps = 1 + question.trend
    stage, sheet, reporting = _sheet(session, geography, profile, question)
    progress(1 / steps)
    groups = tuple(
        Group(head, sheet.of_group(number)) for number, head in enumerate(stage.heads, 1)
    )
    trend = []
    for years in range(question.trend, 0, -1):
        before = question.earlier(years)
        trend.append(Earlier(before, _sheet(session, geography, profile, before)[1].of_group(0)))
        progress((1 + len(trend)) / steps)
    return RollUp(question, reporting, sheet.of_group(0), groups, tuple(trend))


def _sheet(
    session: Session, geography: Geography, profile: NetworkProfile, question: Question
) -> tuple[Stage, Sheet, Reporting]:
    stage = set_up(session, geography, profile, question)
    sheet = Sheet(stage.groups)
    add_club_life(stage, sheet)
    add_places(stage, sheet)
    add_people(stage, sheet)
    add_meetings(stage, sheet)
    add_assistants(stage, sheet)
    add_events(stage, sheet)
    reporting = add_reporting(stage, sheet)
    add_declared(stage, sheet)
    return stage, sheet, reporting
