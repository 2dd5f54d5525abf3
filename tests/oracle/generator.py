"""Random networks that the spreadsheet import must take: odd in every way, but valid."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from random import Random
from typing import Any

from tests.oracle.chance import Chance, Shape
from tests.oracle.history import ClubHistory
from tests.oracle.network import Network
from tests.oracle.random_assistants import (
    names_of_one,
    random_assistants,
    random_gatherings,
    random_participation,
    random_supervision,
)
from tests.oracle.random_clubs import random_bodies, random_breaks, random_clubs, random_courses
from tests.oracle.random_families import random_people
from tests.oracle.random_meetings import random_log


def random_network(
    seed: int, *, clubs: int = 8, years: tuple[int, int] = (2001, 2024), **shape: Any
) -> Network:
    """The network of a seed; ``years`` are the first and the last with events.

    ``shape`` are the fields of Shape; TypeError for another.
    """
    chance = Chance(Random(seed), date(years[0], 1, 1), date(years[1], 12, 31), Shape(**shape))
    bodies = random_bodies(chance)
    club_rows = random_clubs(chance, clubs, bodies)
    names = dict.fromkeys(row.club for row in club_rows)
    histories = {
        name: ClubHistory([row for row in club_rows if row.club == name]) for name in names
    }
    courses = random_courses(chance)
    assistants = random_assistants(chance, histories, courses)
    nameable = names_of_one(assistants)
    people = random_people(chance, histories)
    log = random_log(chance, histories, people.members, nameable)
    network = Network(
        bodies=bodies,
        clubs=club_rows,
        breaks=random_breaks(chance, histories),
        courses=courses,
        assistants=assistants,
        families=people.families,
        members=people.members,
        meetings=log.meetings,
        attendance=log.attendance,
        attendance_matrix=log.matrices,
        supervision=random_supervision(chance, nameable),
        gatherings=random_gatherings(chance, nameable),
        course_participation=random_participation(chance, courses, nameable, people.families),
    )
    if chance.shape.shuffled:
        for sheet in fields(network):
            chance.random.shuffle(getattr(network, sheet.name))
    return network
