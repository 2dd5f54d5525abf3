"""Dividing a club: who goes where, R5 and R6, and one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.periods import Period
from familieklubb.domain.values import CertificationState, ClubState, Weekday
from familieklubb.errors import FamilieklubbError
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
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import EndInput, FamilyInput, MemberInput
from familieklubb.services.invariants import breaches
from familieklubb.services.refused import Refused
from familieklubb.services.rollups import Asked, RollUps
from tests.services.club_ground import FOUNDED, Ground

PAIR = (MemberInput("Anne", "own_use", "1975"), MemberInput("Bjørn", "relative", "1970"))
LABELS = ("Aas", "Berg", "Dahl", "Eide", "Foss", "Gran")
FIRST_DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def geography() -> Geography:
    return Geography()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.fixture
def ground(register: Register) -> Ground:
    return Ground(register)


@pytest.fixture
def club(ground: Ground) -> bytes:
    return ground.club()


@pytest.fixture
def families(register: Register, clock: Clock, ground: Ground, club: bytes) -> dict[str, bytes]:
    service = Families(register, clock, ground.new_id)
    return {
        label: service.add(FamilyInput(club, label, "2.1.25", PAIR)).family_id for label in LABELS
    }


@pytest.fixture
def division(register: Register, clock: Clock, geography: Geography, ground: Ground) -> Division:
    return Division(register, clock, geography, ground.new_id)


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> object:
    yield
    assert register.read(breaches) == []


@pytest.fixture
def typed(club: bytes, families: dict[str, bytes], ground: Ground) -> DivisionInput:
    return DivisionInput(
        club_id=club,
        first_day="1.12",
        name="Hitra 2",
        families=(families["Dahl"], families["Eide"], families["Foss"]),
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
    families: dict[str, bytes],
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


# -- R5 and R6


def test_no_club_opens_without_a_certified_assistant_at_the_place(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    stranger = ground.assistant("Assistent 09", "Oslo", certified_on=None)

    fields = refused(division, replace(typed, assistant_id=stranger, place="Frøya", name="Frøya"))

    assert set(fields) == {"assistant_id"}
    assert "R6" in fields["assistant_id"]
    assert len(ground.rows(Club)) == 1


def test_another_certified_assistant_at_the_place_is_enough_and_told_of(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    stranger = ground.assistant("Assistent 09", "Oslo", certified_on=None)

    divided = division.divide(replace(typed, assistant_id=stranger))

    assert [(one.code, one.label) for one in divided.findings] == [
        (FindingCode.assistant_not_certified, "Assistent 09")
    ]


def test_an_expired_certification_does_not_open_a_club(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    expired = ground.assistant(
        "Assistent 09", "Frøya", certified_on=date(2020, 1, 1), valid_until=date(2026, 6, 3)
    )
    there = replace(typed, assistant_id=expired, place="Frøya", name="Frøya")

    # 3 June and 180 days of grace: 30 November.
    assert set(refused(division, there)) == {"assistant_id"}
    assert division.divide(replace(there, first_day="30.11")).findings == ()


def test_a_club_of_one_family_opens_and_is_told_of(
    division: Division, typed: DivisionInput, families: dict[str, bytes]
) -> None:
    divided = division.divide(replace(typed, families=(families["Berg"],)))

    assert [(one.code, one.label) for one in divided.findings] == [
        (FindingCode.too_few_families, "Hitra 2")
    ]


def test_an_old_club_with_too_few_families_left_is_told_of(
    division: Division, typed: DivisionInput, families: dict[str, bytes]
) -> None:
    divided = division.divide(replace(typed, families=tuple(families.values())[1:]))

    assert [(one.code, one.label) for one in divided.findings] == [
        (FindingCode.too_few_families, "Hitra")
    ]


# -- refusals


def test_what_is_missing_is_said_field_by_field(division: Division, club: bytes) -> None:
    fields = refused(division, DivisionInput(club, "", "", (), weekday="noendag", start="25"))

    assert set(fields) == {
        "first_day",
        "name",
        "place",
        "families",
        "assistant_id",
        "weekday",
        "start",
    }


def test_somebody_must_stay(
    division: Division, typed: DivisionInput, families: dict[str, bytes]
) -> None:
    everybody = replace(typed, families=tuple(families.values()))

    assert set(refused(division, everybody)) == {"families"}


def test_only_families_of_the_day_can_go(
    division: Division,
    typed: DivisionInput,
    families: dict[str, bytes],
    register: Register,
    clock: Clock,
) -> None:
    Families(register, clock).end(families["Dahl"], EndInput("20.11"))

    assert set(refused(division, typed)) == {"families"}


def test_two_clubs_of_one_name_are_refused(division: Division, typed: DivisionInput) -> None:
    assert set(refused(division, replace(typed, name="HITRA"))) == {"name"}


def test_a_club_that_was_not_yet_active_is_not_divided(
    division: Division, typed: DivisionInput
) -> None:
    fields = refused(division, replace(typed, first_day="1.1.24"))

    assert set(fields) == {"first_day", "families"}


def test_a_place_that_may_be_several_asks_which(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    ground.assistant("Assistent 03", "Våler")
    there = replace(typed, place="Våler", name="Våler")

    assert "Våler i Solør" in refused(division, there)["place"]
    assert division.divide(replace(there, municipality="Våler (Innlandet)")).findings == ()


def test_a_place_nobody_knows_needs_its_municipality(
    division: Division, typed: DivisionInput, ground: Ground
) -> None:
    there = replace(typed, place="Bygdahuset")

    assert set(refused(division, there)) == {"place"}
    assert set(refused(division, replace(there, municipality="Lilliput"))) == {"municipality"}
    assert set(refused(division, replace(there, municipality="1617"))) == {"municipality"}
    new = division.divide(replace(there, municipality="Hitra")).new_club_id
    rows = [one for one in ground.rows(ClubPlace) if one.club_id == new]
    assert [(one.place, one.municipality_code) for one in rows] == [("Bygdahuset", "5056")]


def test_attendance_after_the_division_is_told_of(
    division: Division,
    typed: DivisionInput,
    ground: Ground,
    register: Register,
    clock: Clock,
    families: dict[str, bytes],
) -> None:
    anne = Families(register, clock).show(families["Dahl"]).members[0].id
    ground.meeting(typed.club_id, date(2026, 11, 17), present=[anne])

    divided = division.divide(replace(typed, first_day="17.11.26"))

    assert [(one.code, one.label) for one in divided.findings] == [
        (FindingCode.marks_after, "Anne")
    ]


def test_a_club_that_is_not_there_is_not_divided(division: Division, typed: DivisionInput) -> None:
    with pytest.raises(FamilieklubbError, match="club"):
        division.divide(replace(typed, club_id=b"\0" * 16))
    with pytest.raises(FamilieklubbError, match="club"):
        division.plan(b"\0" * 16)


def test_a_division_can_be_looked_at_before_it_is_made(
    division: Division, typed: DivisionInput, families: dict[str, bytes], ground: Ground
) -> None:
    alone = replace(typed, families=(families["Berg"],))

    assert [one.code for one in division.check(alone)] == [FindingCode.too_few_families]
    assert division.check(typed) == ()
    new = replace(typed, place="Frøya", assistant_id=None, assistant_name="Ny")
    with pytest.raises(Refused, match="stand") as caught:
        division.check(new)
    assert set(caught.value.fields) == {"assistant_id"}
    assert division.check(replace(new, certified_on="1.6.26")) == ()
    assert len(ground.rows(Club)) == 1


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
