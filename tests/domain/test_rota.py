"""Whose turn it is to chair and to take the minutes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.rota import (
    PastDuty,
    RotaFamily,
    RotaMember,
    Turn,
    next_chair,
    next_minute_taker,
    turns,
)
from familieklubb.domain.values import MemberRole

START = date(2003, 1, 7)
TONIGHT = date(2003, 11, 18)
GROWN_UP = MemberRole.own_use


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def member(name: str, joined: date = START, role: MemberRole = GROWN_UP) -> RotaMember:
    return RotaMember(name.encode(), joined, role)


def family(name: str, *members: RotaMember, joined: date = START) -> RotaFamily:
    return RotaFamily(name.encode(), joined, members)


def duty(number: int, name: str) -> PastDuty:
    return PastDuty(week(number), name.encode())


def turn(family_name: str, name: str) -> Turn:
    return Turn(family_name.encode(), name.encode())


BERG = family("Berg", member("Anne"), member("Bjørn"), member("Cecilie", role=MemberRole.child))
DAHL = family("Dahl", member("David"), member("Eva"), joined=week(2))
FJELL = family("Fjell", member("Frida"), joined=week(1))
CLUB = [BERG, DAHL, FJELL]


@st.composite
def clubs(draw: st.DrawFn) -> list[RotaFamily]:
    families = []
    for number in range(draw(st.integers(0, 4))):
        members = tuple(
            RotaMember(
                bytes([number, place]),
                week(draw(st.integers(0, 10))),
                draw(st.sampled_from([GROWN_UP, MemberRole.relative, MemberRole.child])),
                draw(st.none() | st.integers(0, 60).map(week)),
            )
            for place in range(draw(st.integers(0, 3)))
        )
        families.append(RotaFamily(bytes([number]), week(draw(st.integers(0, 5))), members))
    return families


MEMBER_IDS = st.builds(lambda one, other: bytes([one, other]), st.integers(0, 4), st.integers(0, 3))
DUTIES = st.lists(st.builds(PastDuty, st.integers(0, 60).map(week), MEMBER_IDS), max_size=12)


def test_before_anyone_has_chaired_families_come_in_order_of_joining() -> None:
    assert turns(CLUB, [], TONIGHT) == (
        turn("Berg", "Anne"),
        turn("Fjell", "Frida"),
        turn("Dahl", "David"),
    )


def test_the_family_that_waited_longest_chairs_by_the_one_who_waited_longest() -> None:
    past = [duty(3, "Anne"), duty(4, "Frida"), duty(5, "David")]

    assert next_chair(CLUB, past, TONIGHT) == turn("Berg", "Bjørn")


def test_a_family_that_never_chaired_comes_first() -> None:
    past = [duty(3, "Anne"), duty(4, "Frida")]

    assert next_chair(CLUB, past, TONIGHT) == turn("Dahl", "David")


def test_the_rota_goes_by_family_and_not_by_member() -> None:
    past = [duty(3, "Frida"), duty(4, "Anne"), duty(5, "David")]

    assert next_chair(CLUB, past, TONIGHT) == turn("Fjell", "Frida")


def test_one_who_said_they_will_not_come_is_passed_over() -> None:
    assert next_chair(CLUB, [], TONIGHT, absent={b"Anne"}) == Turn(BERG.id, "Bjørn".encode())
    assert next_chair(CLUB, [], TONIGHT, absent={b"Anne", "Bjørn".encode()}) == turn(
        "Fjell", "Frida"
    )


def test_a_family_that_was_passed_over_keeps_its_place() -> None:
    past = [duty(3, "Anne"), duty(4, "Frida"), duty(5, "David"), duty(6, "Frida")]

    assert next_chair(CLUB, past, TONIGHT) == turn("Berg", "Bjørn")


def test_a_child_does_not_chair() -> None:
    children = family("Holm", member("Ida", role=MemberRole.child))

    assert next_chair([children], [], TONIGHT) is None


def test_a_contact_person_chairs_like_any_member() -> None:
    alone = family("Lie", member("Kari", role=MemberRole.contact))

    assert next_chair([alone], [], TONIGHT) == turn("Lie", "Kari")


def test_what_a_member_who_left_chaired_counts_for_the_family() -> None:
    gone = RotaMember(b"Gro", START, GROWN_UP, left=week(8))
    moe = family("Moe", gone, member("Hans"))
    past = [duty(5, "Gro"), duty(3, "Anne"), duty(4, "Frida"), duty(2, "David")]

    assert [turn.family for turn in turns([*CLUB, moe], past, TONIGHT)] == [
        b"Dahl",
        b"Berg",
        b"Fjell",
        b"Moe",
    ]
    assert turns([moe], past, TONIGHT) == (turn("Moe", "Hans"),)


def test_a_member_chairs_from_the_day_of_joining_to_the_day_before_leaving() -> None:
    short = RotaMember(b"Gro", week(2), GROWN_UP, left=week(4))

    assert [short.may_chair(week(number)) for number in range(1, 5)] == [False, True, True, False]


def test_an_old_meeting_is_corrected_with_the_rota_of_that_day() -> None:
    past = [duty(3, "Anne"), duty(4, "Frida"), duty(5, "David")]

    assert next_chair(CLUB, past, week(4)) == turn("Fjell", "Frida")


def test_minutes_are_taken_by_another_family_than_the_chairs() -> None:
    chair = turn("Berg", "Anne")

    assert next_minute_taker(CLUB, [], TONIGHT, chair) == turn("Fjell", "Frida")
    assert next_minute_taker([BERG], [], TONIGHT, chair) == turn("Berg", "Bjørn")
    assert next_minute_taker([FJELL], [], TONIGHT, turn("Fjell", "Frida")) is None
    assert next_minute_taker(CLUB, [], TONIGHT, None) == turn("Berg", "Anne")


@given(clubs(), DUTIES, st.frozensets(MEMBER_IDS), st.integers(0, 60))
def test_each_family_with_someone_able_has_one_turn(
    families: list[RotaFamily], past: list[PastDuty], absent: frozenset[bytes], number: int
) -> None:
    able = {
        family.id: {m.id for m in family.members if m.may_chair(week(number))} - absent
        for family in families
    }
    order = turns(families, past, week(number), absent)

    assert sorted(turn.family for turn in order) == sorted(one for one, ids in able.items() if ids)
    assert all(turn.member in able[turn.family] for turn in order)


@given(clubs(), DUTIES, st.integers(0, 60), st.randoms())
def test_the_order_of_past_duties_does_not_matter(
    families: list[RotaFamily], past: list[PastDuty], number: int, random: Random
) -> None:
    shuffled = list(past)
    random.shuffle(shuffled)

    assert turns(families, past, week(number)) == turns(families, shuffled, week(number))


@given(st.integers(1, 6), st.integers(0, 20))
def test_when_the_rota_is_followed_everyone_chairs_equally_often(size: int, rounds: int) -> None:
    families = [family(str(number), member(f"m{number}")) for number in range(size)]
    past: list[PastDuty] = []
    for number in range(size * rounds):
        chair = next_chair(families, past, week(number))
        assert chair is not None
        past.append(PastDuty(week(number), chair.member))

    assert sorted(duty.member for duty in past) == sorted(
        family.members[0].id for family in families for _ in range(rounds)
    )
