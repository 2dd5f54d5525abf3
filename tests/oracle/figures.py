"""Every figure of a network, counted slowly and plainly from the definitions.

Source: domain.md, section 4. Not counted here: goals, follow-ups, measures, groups of other
organisations, partnerships.
"""

from __future__ import annotations

from typing import TypedDict

from tests.oracle.answer import Figure, Figures, Locate, Question, ratio
from tests.oracle.figures_assistants import assistant_figures, network_figures
from tests.oracle.figures_clubs import club_figures, located_club
from tests.oracle.figures_families import family_figures
from tests.oracle.figures_meetings import meeting_figures
from tests.oracle.history import ClubHistory
from tests.oracle.network import Network
from tests.oracle.world import World, world_of

__all__ = ["Answer", "Figure", "Figures", "Locate", "Question", "figures", "group_of", "ratio"]

UNKNOWN = "unknown"


class Answer(TypedDict):
    """The figures of the whole network, and of each group in a grouping."""

    total: Figures
    groups: dict[str | None, Figures]


def figures(network: Network, question: Question, locate: Locate) -> Answer:
    """Every figure asked for; without a grouping there are no groups.

    A group holds all figures that rest on clubs, counted over its clubs alone. A club whose
    place cannot be known stands under "unknown", one without the attribute under None.
    """
    world = world_of(network)
    clubs = list(world.clubs.values())
    groups: dict[str | None, list[ClubHistory]] = {}
    if question.by is not None:
        for club in clubs:
            groups.setdefault(group_of(club, question, locate), []).append(club)
    return {
        "total": {**_of_clubs(world, clubs, question, locate), **network_figures(world, question)},
        "groups": {
            code: _of_clubs(world, members, question, locate) for code, members in groups.items()
        },
    }


def group_of(club: ClubHistory, question: Question, locate: Locate) -> str | None:
    """The group a club stands in: what holds on D, or what it first comes to hold."""
    if question.by == "club":
        return club.name
    if question.by in ("organisation", "body"):
        return club.value_on_or_after(question.by, question.as_of)
    located = located_club(club, question, locate)
    if located is None:
        return UNKNOWN
    municipality, county = located
    if question.by == "municipality":
        return municipality
    if question.by == "county":
        return county
    if question.by == "place":
        return f"{municipality} {club.row_on_or_after(question.as_of).place}"
    raise ValueError(question.by)


def _of_clubs(
    world: World, clubs: list[ClubHistory], question: Question, locate: Locate
) -> Figures:
    return {
        **club_figures(clubs, question, locate),
        **family_figures(world, clubs, question),
        **meeting_figures(world, clubs, question),
        **assistant_figures(world, clubs, question),
    }
