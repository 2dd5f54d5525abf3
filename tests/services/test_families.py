"""Families and their members, from the form to the register and back."""

from __future__ import annotations

from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Family, FamilyMembership, Member, MemberMembership
from familieklubb.register.clock import Clock
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.families import Families, FamilySaved
from familieklubb.services.family_findings import FindingCode
from familieklubb.services.family_inputs import (
    ConsentInput,
    EndInput,
    FamilyEdit,
    FamilyInput,
    MemberEdit,
    MemberInput,
    MoveInput,
    ReturnInput,
)
from familieklubb.services.family_views import (
    ConsentState,
    FamilyCard,
    FamilyLine,
    MemberView,
    Standing,
    Tally,
)
from familieklubb.services.invariants import breaches
from familieklubb.services.keeping import Keeping
from familieklubb.services.refused import Refused
from tests.services.club_ground import Ground

BERG = (
    MemberInput("Anne", "egen bruk", "1975", "1.9.26"),
    MemberInput("Bjørn", "relative", "ca. 1970"),
    MemberInput("Cecilie", "barn", "6-12", "1.9"),
)


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
def families(register: Register, clock: Clock, ground: Ground) -> Families:
    return Families(register, clock, ground.new_id)


@pytest.fixture(autouse=True)
def _no_rule_of_the_rows_is_broken(register: Register) -> object:
    yield
    assert register.read(breaches) == []


def berg(families: Families, club: bytes, joined: str = "1.9.26") -> FamilySaved:
    return families.add(FamilyInput(club, "Berg", joined, BERG, contact=1))


def line(families: Families, saved: FamilySaved) -> FamilyLine:
    return families.show(saved.family_id).line


def member(card: FamilyCard, label: str) -> MemberView:
    return next(one for one in card.members if one.label == label)


def ids(families: Families, saved: FamilySaved) -> dict[str, bytes]:
    return {one.label: one.id for one in families.show(saved.family_id).members}


def refused(call: object, *arguments: object) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.fields


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
