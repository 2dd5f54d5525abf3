"""A club of six families that is to be divided."""

from __future__ import annotations

from datetime import date

import pytest

from familieklubb.geography import Geography
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.division import Division
from familieklubb.services.division_views import DivisionInput
from familieklubb.services.families import Families
from familieklubb.services.family_inputs import FamilyInput, MemberInput
from familieklubb.services.refused import Refused
from tests.services.club_ground import Ground

PAIR = (MemberInput("Anne", "own_use", "1975"), MemberInput("Bjørn", "relative", "1970"))
LABELS = ("Aas", "Berg", "Dahl", "Eide", "Foss", "Gran")
FIRST_DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def geography() -> Geography:
    return Geography()


@pytest.fixture
def six(register: Register, clock: Clock, ground: Ground, club: bytes) -> dict[str, bytes]:
    service = Families(register, clock, ground.new_id)
    return {
        label: service.add(FamilyInput(club, label, "2.1.25", PAIR)).family_id for label in LABELS
    }


@pytest.fixture
def division(register: Register, clock: Clock, geography: Geography, ground: Ground) -> Division:
    return Division(register, clock, geography, ground.new_id)


@pytest.fixture
def typed(club: bytes, six: dict[str, bytes], ground: Ground) -> DivisionInput:
    return DivisionInput(
        club_id=club,
        first_day="1.12",
        name="Hitra 2",
        families=(six["Dahl"], six["Eide"], six["Foss"]),
        place="Hitra",
        weekday="onsdag",
        start="18.30",
        venue="Bedehuset",
        assistant_id=ground.assistant("Assistent 02", club_id=club),
    )


def refused(division: Division, typed: DivisionInput) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        division.divide(typed)
    return caught.value.fields
