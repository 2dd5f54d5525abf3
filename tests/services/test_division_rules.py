"""What a division must keep: R5, R6, and what a register takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.errors import FamilieklubbError
from familieklubb.records import (
    Club,
    ClubPlace,
)
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.division import Division
from familieklubb.services.division_views import DivisionInput
from familieklubb.services.families import Families
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import EndInput
from familieklubb.services.invariants import breaches
from familieklubb.services.refused import Refused
from tests.services.club_ground import Ground
from tests.services.division_ground import (
    division,
    geography,
    refused,
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
    division: Division, typed: DivisionInput, six: dict[str, bytes]
) -> None:
    divided = division.divide(replace(typed, families=(six["Berg"],)))

    assert [(one.code, one.label) for one in divided.findings] == [
        (FindingCode.too_few_families, "Hitra 2")
    ]


def test_an_old_club_with_too_few_families_left_is_told_of(
    division: Division, typed: DivisionInput, six: dict[str, bytes]
) -> None:
    divided = division.divide(replace(typed, families=tuple(six.values())[1:]))

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
    division: Division, typed: DivisionInput, six: dict[str, bytes]
) -> None:
    everybody = replace(typed, families=tuple(six.values()))

    assert set(refused(division, everybody)) == {"families"}


def test_only_families_of_the_day_can_go(
    division: Division,
    typed: DivisionInput,
    six: dict[str, bytes],
    register: Register,
    clock: Clock,
) -> None:
    Families(register, clock).end(six["Dahl"], EndInput("20.11"))

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
    six: dict[str, bytes],
) -> None:
    anne = Families(register, clock).show(six["Dahl"]).members[0].id
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
    division: Division, typed: DivisionInput, six: dict[str, bytes], ground: Ground
) -> None:
    alone = replace(typed, families=(six["Berg"],))

    assert [one.code for one in division.check(alone)] == [FindingCode.too_few_families]
    assert division.check(typed) == ()
    new = replace(typed, place="Frøya", assistant_id=None, assistant_name="Ny")
    with pytest.raises(Refused, match="stand") as caught:
        division.check(new)
    assert set(caught.value.fields) == {"assistant_id"}
    assert division.check(replace(new, certified_on="1.6.26")) == ()
    assert len(ground.rows(Club)) == 1
