"""When a family belongs: leaving, coming back, moving, correcting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.values import LeftBecause
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Family, FamilyMembership, Member, MemberMembership
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.families import Families
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import (
    EndInput,
    FamilyEdit,
    MemberInput,
    MoveInput,
    ReturnInput,
)
from familieklubb.services.family_views import (
    Standing,
)
from familieklubb.services.invariants import breaches
from tests.services.club_ground import Ground
from tests.services.household import berg, ids, line, refused


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> Iterator[None]:
    yield
    assert register.read(breaches) == []


# -- leaving and coming back


def test_a_family_that_leaves_takes_its_members_along(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    families.end(saved.family_id, EndInput("17.11", "ferdig"))

    card = families.show(saved.family_id)
    assert card.line.standing is Standing.left
    assert card.line.stay.left_on == date(2026, 11, 17)
    assert card.line.stay.left_because is LeftBecause.finished
    assert {one.stays[-1].left_on for one in card.members} == {date(2026, 11, 17)}
    assert len(card.line.members) == 3
    assert families.of_club(club).size == 0


def test_leaving_before_joining_is_refused(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    assert set(refused(families.end, saved.family_id, EndInput("31.8.26"))) == {"day"}


def test_a_family_cannot_leave_before_its_last_member_came(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    families.members.add(saved.family_id, MemberInput("Per", "other", joined="10.11"))

    assert "Per" in refused(families.end, saved.family_id, EndInput("1.11"))["day"]


def test_a_reason_that_is_not_known_is_unknown(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    families.end(saved.family_id, EndInput())

    assert line(families, saved).stay.left_because is LeftBecause.unknown


def test_attendance_after_the_day_is_told_of(
    families: Families, club: bytes, ground: Ground
) -> None:
    saved = berg(families, club)
    ground.meeting(club, date(2026, 11, 17), present=[ids(families, saved)["Anne"]])

    ended = families.end(saved.family_id, EndInput("10.11"))

    assert [(one.code, one.label) for one in ended.findings] == [(FindingCode.marks_after, "Anne")]


def test_a_family_that_has_left_cannot_leave_again(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    families.end(saved.family_id, EndInput("17.11"))

    with pytest.raises(FamilieklubbError, match="Berg"):
        families.end(saved.family_id, EndInput("18.11"))


def test_a_family_comes_back_with_those_who_were_there_at_the_end(
    families: Families, club: bytes
) -> None:
    saved = berg(families, club)
    families.members.end(ids(families, saved)["Cecilie"], EndInput("1.10"))
    families.end(saved.family_id, EndInput("1.11"))

    families.come_back(saved.family_id, ReturnInput("17.11"))

    found = line(families, saved)
    assert found.standing is Standing.here
    assert found.returned
    assert [one.label for one in found.members] == ["Anne", "Bjørn"]
    assert found.months == 2


def test_only_some_of_a_family_may_come_back(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    anne = ids(families, saved)["Anne"]
    families.end(saved.family_id, EndInput("1.11"))

    back = families.come_back(saved.family_id, ReturnInput("17.11", (anne,)))

    assert [one.label for one in line(families, saved).members] == ["Anne"]
    assert [one.code for one in back.findings] == [
        FindingCode.too_few_members,
        FindingCode.contact_left,
    ]


def test_a_family_cannot_come_back_before_it_left(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    assert set(refused(families.come_back, saved.family_id, ReturnInput("17.11"))) == {"day"}
    families.end(saved.family_id, EndInput("17.11"))
    assert set(refused(families.come_back, saved.family_id, ReturnInput("16.11"))) == {"day"}


# -- correcting


def test_a_corrected_day_of_joining_takes_the_members_along(
    families: Families, club: bytes
) -> None:
    saved = berg(families, club)

    families.edit(saved.family_id, FamilyEdit("Berg", "15.8.26"))

    card = families.show(saved.family_id)
    assert card.line.stay.joined == date(2026, 8, 15)
    assert {one.stays[0].joined for one in card.members} == {date(2026, 8, 15)}


def test_a_family_can_be_taken_as_never_having_left(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    families.end(saved.family_id, EndInput("17.11", "moved"))

    families.edit(saved.family_id, FamilyEdit("Berg", "1.9.26"))

    card = families.show(saved.family_id)
    assert card.line.standing is Standing.here
    assert card.line.stay.left_because is None
    assert len(card.line.members) == 3


def test_a_family_gets_another_label_and_contact_person(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    anne = ids(families, saved)["Anne"]

    families.edit(saved.family_id, FamilyEdit(" B-7 ", "1.9.26", contact_id=anne))

    found = line(families, saved)
    assert found.label == "B-7"
    assert found.contact is not None
    assert found.contact.id == anne


def test_the_contact_person_is_one_of_the_family(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    stranger = FamilyEdit("Berg", "1.9.26", contact_id=b"\1" * 16)

    assert set(refused(families.edit, saved.family_id, stranger)) == {"contact_id"}


def test_a_reason_needs_a_day(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    typed = FamilyEdit("Berg", "1.9.26", "", "finished")

    assert set(refused(families.edit, saved.family_id, typed)) == {"left"}


def test_joining_cannot_be_set_after_a_member_came_or_left(families: Families, club: bytes) -> None:
    saved = berg(families, club)
    families.members.end(ids(families, saved)["Cecilie"], EndInput("1.10"))

    fields = refused(families.edit, saved.family_id, FamilyEdit("Berg", "15.10.26"))
    assert "Cecilie" in fields["joined"]


# -- moving


def test_a_family_that_moves_neither_leaves_nor_joins(
    families: Families, club: bytes, ground: Ground
) -> None:
    other = ground.club("Frøya", "Frøya", "5014")
    saved = berg(families, club)
    families.members.end(ids(families, saved)["Cecilie"], EndInput("1.10"))

    moved = families.move(saved.family_id, MoveInput(other, "17.11"))

    assert moved.findings == ()
    card = families.show(saved.family_id)
    assert card.club == "Frøya"
    assert [(one.club, one.joined, one.left_on, one.moved_in) for one in card.stays] == [
        ("Hitra", date(2026, 9, 1), date(2026, 11, 17), False),
        ("Frøya", date(2026, 11, 17), None, True),
    ]
    assert card.stays[0].moved_to == "Frøya"
    assert card.stays[0].left_because is LeftBecause.moved
    assert [one.label for one in card.line.members] == ["Anne", "Bjørn"]
    assert {row.moved_to_id for row in ground.rows(FamilyMembership)} == {None, other}


def test_the_day_of_a_move_is_corrected_on_both_sides(
    families: Families, club: bytes, ground: Ground
) -> None:
    other = ground.club("Frøya")
    saved = berg(families, club)
    families.move(saved.family_id, MoveInput(other, "17.11"))

    families.edit(saved.family_id, FamilyEdit("Berg", "10.11.26"))

    card = families.show(saved.family_id)
    day = date(2026, 11, 10)
    assert (card.stays[0].left_on, card.stays[1].joined) == (day, day)
    for one in card.members:
        assert (one.stays[0].left_on, one.stays[1].joined) == (day, day)


def test_a_family_does_not_move_to_where_it_is(families: Families, club: bytes) -> None:
    saved = berg(families, club)

    assert set(refused(families.move, saved.family_id, MoveInput(club, "17.11"))) == {"club_id"}
    assert set(refused(families.move, saved.family_id, MoveInput(None, "17.11"))) == {"club_id"}


def test_a_move_to_a_club_that_is_not_active_is_told_of(
    families: Families, club: bytes, ground: Ground
) -> None:
    other = ground.club("Frøya")
    saved = berg(families, club, "1.1.20")

    moved = families.move(saved.family_id, MoveInput(other, "1.1.23"))

    assert [one.code for one in moved.findings] == [FindingCode.club_not_active]


# -- removing


def test_a_family_added_by_mistake_goes_away_whole(
    families: Families, club: bytes, register: Register, ground: Ground
) -> None:
    saved = berg(families, club)
    assert families.show(saved.family_id).may_be_removed

    families.remove(saved.family_id)

    for model in (Family, FamilyMembership, Member, MemberMembership):
        assert ground.rows(model) == []
    Changes(register).undo_last()
    assert line(families, saved).label == "Berg"


def test_a_family_with_attendance_is_not_removed(
    families: Families, club: bytes, ground: Ground
) -> None:
    saved = berg(families, club)
    ground.meeting(club, date(2026, 11, 17), unknown=[ids(families, saved)["Anne"]])

    with pytest.raises(FamilieklubbError, match="Berg"):
        families.remove(saved.family_id)
    assert not families.show(saved.family_id).may_be_removed


def test_a_member_added_by_mistake_goes_away(
    families: Families, club: bytes, ground: Ground
) -> None:
    saved = berg(families, club)
    members = ids(families, saved)
    ground.meeting(club, date(2026, 11, 17), chair=members["Anne"])

    families.members.remove(members["Bjørn"])

    found = line(families, saved)
    assert [one.label for one in found.members] == ["Anne", "Cecilie"]
    assert found.contact is None
    with pytest.raises(FamilieklubbError, match="Anne"):
        families.members.remove(members["Anne"])
