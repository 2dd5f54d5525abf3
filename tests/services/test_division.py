"""Dividing a club: one act, one undo, and what is to be chosen from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.periods import Period
from familieklubb.domain.values import CertificationState, ClubState, Weekday
from familieklubb.geography import Geography
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Club,
    ClubOrganisation,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
)
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.division import Division
from familieklubb.services.division_views import DivisionInput
from familieklubb.services.families import Families
from familieklubb.services.invariants import breaches
from familieklubb.services.rollups import Asked, RollUps
from tests.services.club_ground import FOUNDED, Ground
from tests.services.division_ground import (
    FIRST_DAY,
    LABELS,
    division,
    geography,
    six,
    typed,
)

__all__ = ["division", "geography", "six", "typed"]


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> Iterator[None]:
    yield
    assert register.read(breaches) == []


# -- the act


def test_a_division_is_a_new_active_club_with_its_lineage(
    division: Division, typed: DivisionInput, register: Register, ground: Ground
) -> None:
    divided = division.divide(typed)

    assert divided.findings == ()
    new = divided.new_club_id
    club = register.read(lambda session: session.get_one(Club, new))
    assert (club.name, club.parent_club_id) == ("Hitra 2", typed.club_id)
    states = [one for one in ground.rows(ClubStateRow) if one.club_id == new]
    places = [one for one in ground.rows(ClubPlace) if one.club_id == new]
    slots = [one for one in ground.rows(ClubSlot) if one.club_id == new]
    roles = [one for one in ground.rows(AssistantRole) if one.club_id == new]
    assert [(one.state, one.from_day) for one in states] == [(ClubState.active, FIRST_DAY)]
    assert [(one.place, one.municipality_code) for one in places] == [("Hitra", "5056")]
    assert [(one.weekday, one.start, one.minutes, one.venue) for one in slots] == [
        (Weekday.wednesday, "18:30", 90, "Bedehuset")
    ]
    assert [(one.assistant_id, one.from_day) for one in roles] == [(typed.assistant_id, FIRST_DAY)]


def test_the_figures_see_moves_and_a_division_and_no_leaving(
    division: Division, typed: DivisionInput, register: Register, clock: Clock, geography: Geography
) -> None:
    division.divide(typed)

    figures = RollUps(register, geography, clock).figures(
        Asked(Period.month(2026, 12), as_of=date(2026, 12, 31))
    )

    assert {
        code: figures.figure(code).value
        for code in (
            "clubs_active",
            "clubs_divided",
            "families",
            "families_joined",
            "families_left",
            "families_moved_in",
            "families_moved_out",
        )
    } == {
        "clubs_active": 2,
        "clubs_divided": 1,
        "families": 6,
        "families_joined": 0,
        "families_left": 0,
        "families_moved_in": 3,
        "families_moved_out": 3,
    }


def test_one_undo_makes_the_club_whole_again(
    division: Division,
    typed: DivisionInput,
    register: Register,
    clock: Clock,
    six: dict[str, bytes],
) -> None:
    division.divide(replace(typed, leaves_old=True))

    Changes(register).undo_last()

    service = Families(register, clock)
    assert service.of_club(typed.club_id, FIRST_DAY).size == 6
    assert [one.name for one in service.clubs()] == ["Hitra"]


def test_the_assistant_may_leave_the_old_club(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    division.divide(replace(typed, leaves_old=True))

    roles = ground.rows(AssistantRole)
    assert {(one.club_id == typed.club_id, one.from_day, one.last_day) for one in roles} == {
        (True, FOUNDED, date(2026, 11, 30)),
        (False, FIRST_DAY, None),
    }


def test_the_new_club_belongs_where_the_old_one_did(
    division: Division, typed: DivisionInput, register: Register, ground: Ground
) -> None:
    row = {"id": b"o" * 16, "club_id": typed.club_id, "from_day": FOUNDED, "organisation": "IOGT"}
    register.write("test", lambda writing: writing.insert_all(ClubOrganisation, [row]))

    new = division.divide(typed).new_club_id

    rows = [one for one in ground.rows(ClubOrganisation) if one.club_id == new]
    assert [(one.organisation, one.from_day) for one in rows] == [("IOGT", FIRST_DAY)]


def test_a_new_assistant_comes_into_the_register_with_the_certification(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    new = replace(typed, assistant_id=None, assistant_name="Ny Assistent", certified_on="1.6.26")

    assert division.divide(new).findings == ()

    names = [one.name for one in ground.rows(Assistant)]
    assert "Ny Assistent" in names


def test_a_club_may_have_no_fixed_day(division: Division, typed: DivisionInput) -> None:
    assert division.divide(replace(typed, weekday="", start="")).findings == ()


# -- the plan


def test_the_plan_has_what_is_to_be_chosen_from(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    ground.assistant("Assistent 01", "Oslo", certified_on=None)
    ground.assistant("Assistent 00", "Oslo")

    plan = division.plan(typed.club_id, "1.12")

    assert plan.day == FIRST_DAY
    assert [one.label for one in plan.families] == list(LABELS)
    assert [(one.name, one.state, one.here) for one in plan.assistants] == [
        ("Assistent 02", CertificationState.valid, True),
        ("Assistent 00", CertificationState.valid, False),
        ("Assistent 01", None, False),
    ]
    assert (plan.suggested_name, plan.place) == ("Hitra 2", "Hitra")
    assert (plan.weekday, plan.start, plan.minutes) == (Weekday.tuesday, "18:00", 90)


def test_the_suggested_name_is_free(division: Division, typed: DivisionInput) -> None:
    division.divide(typed)

    assert division.plan(typed.club_id).suggested_name == "Hitra 3"
