"""Members one by one, and their consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.register.file import Register
from familieklubb.services.families import Families
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import (
    ConsentInput,
    EndInput,
    FamilyInput,
    MemberEdit,
    MemberInput,
)
from familieklubb.services.family_views import (
    ConsentState,
)
from familieklubb.services.invariants import breaches
from tests.services.household import BERG, berg, ids, member, refused


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> Iterator[None]:
    yield
    assert register.read(breaches) == []


# -- members


def test_a_member_joins_later(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    added = families.members.add(saved.family_id, MemberInput("Per", "other", "1980"))

    per = member(families.show(saved.family_id), "Per")
    assert per.id == added.member_id
    assert per.stays[0].joined == date(2026, 11, 21)


def test_a_member_is_corrected(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    bjorn = ids(families, saved)["Bjørn"]

    families.members.edit(bjorn, MemberEdit("Bjarne", "pårørande", "1971", "2.9.26"))

    found = member(families.show(saved.family_id), "Bjarne")
    assert (found.birth_year, found.birth_year_estimated) == (1971, False)
    assert found.stays[0].joined == date(2026, 9, 2)
    assert found.is_contact


def test_a_member_leaves_while_the_family_stays(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    ended = families.members.end(ids(families, saved)["Bjørn"], EndInput("17.11", "other"))

    card = families.show(saved.family_id)
    assert [one.label for one in card.line.members] == ["Anne", "Cecilie"]
    assert len(card.members) == 3
    assert [one.code for one in ended.findings] == [FindingCode.contact_left]


def test_when_everybody_has_left_the_family_should_be_ended(
    families: Families, club: bytes
) -> None:
    saved = families.add(FamilyInput(club, "Berg", "1.9.26", BERG[:2]))
    anne, bjorn = ids(families, saved).values()

    first = families.members.end(anne, EndInput("1.11"))
    second = families.members.end(bjorn, EndInput("1.11"))

    assert [one.code for one in first.findings] == [FindingCode.too_few_members]
    assert [one.code for one in second.findings] == [FindingCode.nobody_left]


def test_a_member_comes_back(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    anne = ids(families, saved)["Anne"]
    families.members.end(anne, EndInput("1.10"))

    assert set(refused(families.members.come_back, anne, "1.9.26")) == {"day"}
    families.members.come_back(anne, "1.11")

    stays = member(families.show(saved.family_id), "Anne").stays
    assert [(one.joined, one.left_on) for one in stays] == [
        (date(2026, 9, 1), date(2026, 10, 1)),
        (date(2026, 11, 1), None),
    ]


def test_a_member_cannot_stay_longer_than_the_family(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    anne = ids(families, saved)["Anne"]
    families.end(saved.family_id, EndInput("1.11"))

    for left in ("", "2.11.26"):
        typed = MemberEdit("Anne", "own_use", "", "1.9.26", left)
        assert set(refused(families.members.edit, anne, typed)) == {"left"}


# -- consent


def test_consent_is_given_and_taken_back(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    bjorn = ids(families, saved)["Bjørn"]

    families.members.consent(bjorn, ConsentInput("17.11", "2026-1", "på møtet", ""))
    given = member(families.show(saved.family_id), "Bjørn").consent
    assert (given.state, given.given_on) == (ConsentState.given, date(2026, 11, 17))
    assert (given.text, given.how) == ("2026-1", "på møtet")

    assert set(refused(families.members.withdraw_consent, bjorn, "16.11")) == {"day"}
    families.members.withdraw_consent(bjorn, "")
    back = member(families.show(saved.family_id), "Bjørn").consent
    assert (back.state, back.withdrawn_on) == (ConsentState.withdrawn, date(2026, 11, 21))

    families.members.consent(bjorn, ConsentInput())
    assert member(families.show(saved.family_id), "Bjørn").consent.state is ConsentState.given


def test_consent_is_not_taken_back_before_it_was_given_or_in_the_future(
    families: Families, club: bytes
) -> None:
    saved = berg(families, club)
    members = ids(families, saved)

    assert set(refused(families.members.withdraw_consent, members["Bjørn"], "")) == {"day"}
    assert set(refused(families.members.withdraw_consent, members["Anne"], "i morgen")) == {"day"}
    assert set(refused(families.members.consent, members["Bjørn"], ConsentInput("i morgen"))) == {
        "day"
    }
