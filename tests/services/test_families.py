"""Families from the form to the register, and as they are listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.values import MemberRole
from familieklubb.errors import FamilieklubbError
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.families import Families
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import (
    FamilyInput,
    MemberInput,
)
from familieklubb.services.family_views import (
    ConsentState,
    Standing,
    Tally,
)
from familieklubb.services.invariants import breaches
from familieklubb.services.keeping import Keeping
from tests.services.club_ground import Ground
from tests.services.household import BERG, berg, ids, line, refused


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> Iterator[None]:
    yield
    assert register.read(breaches) == []


# -- adding


def test_a_family_of_three_is_one_act(families: Families, club: bytes, register: Register) -> None:
    saved = berg(families, club)

    card = families.show(saved.family_id)
    assert saved.findings == ()
    assert card.line.label == "Berg"
    assert card.line.stay.joined == date(2026, 9, 1)
    assert [one.label for one in card.line.members] == ["Anne", "Bjørn", "Cecilie"]
    anne, bjorn, cecilie = card.line.members
    assert (anne.role, anne.birth_year, anne.birth_year_estimated) == (
        MemberRole.own_use,
        1975,
        False,
    )
    assert (bjorn.birth_year, bjorn.birth_year_estimated) == (1970, True)
    assert (cecilie.role, cecilie.birth_year, cecilie.birth_year_estimated) == (
        MemberRole.child,
        2017,
        True,
    )
    assert card.line.contact == bjorn
    assert [one.consent.state for one in card.line.members] == [
        ConsentState.given,
        ConsentState.missing,
        ConsentState.given,
    ]
    assert card.line.without_consent == (bjorn,)
    newest = Keeping(register).history(1)[0]
    assert newest.act == "family.add"


def test_one_undo_takes_the_whole_family_back(
    families: Families, club: bytes, register: Register
) -> None:
    berg(families, club)

    Changes(register).undo_last()

    assert families.of_club(club).families == ()


def test_rows_that_were_not_filled_in_are_passed_over(families: Families, club: bytes) -> None:
    rows = (MemberInput("Anne", "own_use"), MemberInput(role="relative"), MemberInput(" "))

    saved = families.add(FamilyInput(club, "Berg", "", rows))

    assert [one.label for one in families.show(saved.family_id).members] == ["Anne"]


def test_a_blank_day_of_joining_is_today(families: Families, club: bytes) -> None:
    saved = families.add(FamilyInput(club, "Berg", "", BERG))

    assert line(families, saved).stay.joined == date(2026, 11, 21)


def test_the_only_contact_person_is_taken_as_such(families: Families, club: bytes) -> None:
    rows = (MemberInput("Anne", "own_use"), MemberInput("Per", "contact"))

    saved = families.add(FamilyInput(club, "Berg", "", rows))

    found = line(families, saved).contact
    assert found is not None
    assert found.label == "Per"


def test_a_family_of_one_is_kept_and_told_what_to_do(families: Families, club: bytes) -> None:
    saved = families.add(FamilyInput(club, "Berg", "", (MemberInput("Anne", "own_use"),)))

    assert [one.code for one in saved.findings] == [FindingCode.too_few_members]
    assert "contact person" in saved.findings[0].what_to_do
    assert line(families, saved).too_small


def test_everything_that_is_wrong_is_said_at_once_and_at_its_place(
    families: Families, club: bytes
) -> None:
    rows = (
        MemberInput("", "onkel", "1492"),
        MemberInput("Anne\x1b[31m", "own_use", "old", "i går en gang", "31.2."),
        MemberInput("Per", "own_use", consent_on="1.12.26"),
    )

    fields = refused(families.add, FamilyInput(club, "x" * 121, "", rows, contact=7))

    assert set(fields) == {
        "label",
        "member_0_label",
        "member_0_role",
        "member_0_born",
        "member_1_label",
        "member_1_born",
        "member_1_consent_on",
        "member_1_joined",
        "member_2_consent_on",
        "contact",
    }
    assert families.of_club(club).families == ()


def test_a_family_needs_a_member(families: Families, club: bytes) -> None:
    assert set(refused(families.add, FamilyInput(club, "Berg"))) == {"members"}


def test_a_member_cannot_come_before_the_family(families: Families, club: bytes) -> None:
    rows = (BERG[0], MemberInput("Per", "other", joined="1.8.26"))

    fields = refused(families.add, FamilyInput(club, "Berg", "1.9.26", rows))

    assert set(fields) == {"member_1_joined"}


@pytest.mark.parametrize(
    "name", ["[/]", "[red]Berg[/red]", "=1+1", "Å\u0301se", "O'Neill; DROP", "x" * 120, "🙂"]
)
def test_a_strange_name_is_kept_as_it_is(families: Families, club: bytes, name: str) -> None:
    saved = families.add(FamilyInput(club, name, "", (MemberInput(name, "own_use"),) * 2))

    card = families.show(saved.family_id)
    assert card.line.label == card.members[0].label
    assert len(card.line.label) in {len(name), len(name) - 1}
    assert FindingCode.member_label_taken in {one.code for one in saved.findings}


@pytest.mark.parametrize(
    "name",
    ["\u202egreB", "B\x00erg", "a" + "\u0301" * 30, "B" * 1_000_000, "B\ud800", "\x9b31m", "a\nb"],
)
def test_a_hostile_name_is_refused_with_a_reason(
    families: Families, club: bytes, name: str
) -> None:
    fields = refused(families.add, FamilyInput(club, name, "", BERG))

    assert set(fields) == {"label"}
    assert len(fields["label"]) < 200


def test_two_families_of_one_name_are_kept_and_told_of(families: Families, club: bytes) -> None:
    berg(families, club)

    again = families.add(FamilyInput(club, "BERG", "", BERG))

    assert [one.code for one in again.findings] == [FindingCode.label_taken]


def test_an_identity_number_in_a_name_is_told_of(families: Families, club: bytes) -> None:
    saved = families.add(FamilyInput(club, "Berg 01010012356", "", BERG[:2]))

    assert FindingCode.identity_number in {one.code for one in saved.findings}


def test_no_family_goes_into_a_club_that_is_not_there(families: Families, club: bytes) -> None:
    with pytest.raises(FamilieklubbError, match="club"):
        families.add(FamilyInput(b"\0" * 16, "Berg", "", BERG))


# -- the list


def test_attendance_stands_beside_the_name(families: Families, club: bytes, ground: Ground) -> None:
    saved = berg(families, club, "1.1.25")
    anne, bjorn, cecilie = ids(families, saved).values()
    ground.meeting(club, date(2025, 11, 18), present=[anne, bjorn, cecilie])
    ground.meeting(club, date(2026, 11, 3), present=[anne], absent=[bjorn], unknown=[cecilie])
    ground.meeting(club, date(2026, 11, 10), excused=[anne], absent=[bjorn])
    ground.meeting(club, date(2026, 11, 17), unknown=[anne])
    ground.meeting(club, date(2026, 11, 18), held=False)

    found = line(families, saved)

    assert found.tally == Tally(present=1, absent=2, excused=1, unknown=2)
    assert found.tally.rate == 0.25
    assert (found.meetings, found.meetings_present) == (2, 1)
    assert found.last_seen == date(2026, 11, 3)
    by_label = {one.label: one for one in found.members}
    assert by_label["Anne"].tally == Tally(present=1, excused=1, unknown=1)
    assert by_label["Cecilie"].tally.rate is None
    assert by_label["Cecilie"].last_seen == date(2025, 11, 18)


def test_without_meetings_there_is_no_rate(families: Families, club: bytes) -> None:
    assert line(families, berg(families, club)).tally.rate is None


@pytest.mark.parametrize(
    ("joined", "months"),
    [("21.11.25", 12), ("22.11.25", 11), ("21.10.26", 1), ("21.11.26", 0), ("1.12.26", 0)],
)
def test_time_in_the_club_is_whole_months(
    families: Families, club: bytes, joined: str, months: int
) -> None:
    assert line(families, berg(families, club, joined)).months == months


def test_families_stand_in_norwegian_order(families: Families, club: bytes) -> None:
    for label in ("Åsen", "Ødegård", "Ærlig", "berg", "Dahl"):
        families.add(FamilyInput(club, label, "", BERG))

    found = [one.label for one in families.of_club(club).families]
    assert found == ["berg", "Dahl", "Ærlig", "Ødegård", "Åsen"]


def test_a_family_that_is_still_to_come_is_shown_so_and_does_not_count(
    families: Families, club: bytes
) -> None:
    berg(families, club, "1.12.26")

    found = families.of_club(club)

    assert [one.standing for one in found.families] == [Standing.coming]
    assert found.size == 0
    assert families.of_club(club, date(2026, 12, 1)).size == 1


def test_the_registers_own_club_is_shown_unless_another_is_named(
    families: Families, club: bytes, ground: Ground
) -> None:
    other = ground.club("Frøya")
    berg(families, club)

    assert families.of_club().club == "Hitra"
    assert families.of_club(other).families == ()
    assert [(one.name, one.families) for one in families.clubs()] == [("Hitra", 1), ("Frøya", 0)]


def test_a_register_without_clubs_says_so(families: Families) -> None:
    with pytest.raises(FamilieklubbError, match="club"):
        families.of_club()


# -- one family in full


def test_a_family_in_full_shows_its_meetings_and_duties(
    families: Families, club: bytes, ground: Ground
) -> None:
    saved = berg(families, club)
    anne, bjorn, cecilie = ids(families, saved).values()
    ground.meeting(club, date(2026, 11, 3), chair=anne, present=[anne, cecilie], absent=[bjorn])
    ground.meeting(club, date(2026, 11, 10), excused=[anne], absent=[bjorn])
    ground.meeting(club, date(2026, 11, 17), unknown=[anne])

    card = families.show(saved.family_id)

    assert [(one.day.day, one.present, one.known, one.status) for one in card.marks] == [
        (3, 2, 3, "present"),
        (10, 0, 2, "excused"),
        (17, 0, 0, "unknown"),
    ]
    assert (card.chaired, card.last_chaired) == (1, date(2026, 11, 3))


def test_a_family_that_is_gone_is_said_to_be(families: Families, club: bytes) -> None:
    with pytest.raises(FamilieklubbError, match="family"):
        families.show(b"\0" * 16)
