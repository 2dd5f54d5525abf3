"""Who has been away several meetings running."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.absence import Absence, HeldMeeting, absence, long_absences
from familieklubb.domain.values import AttendanceStatus

ANNE, BJORN = b"Anne", "Bjørn".encode()
LETTERS = {
    "p": AttendanceStatus.present,
    "a": AttendanceStatus.absent,
    "e": AttendanceStatus.excused,
    "u": AttendanceStatus.unknown,
}
ROWS = st.text(alphabet="paeu.", max_size=12)


def meetings(anne: str, bjorn: str = "") -> list[HeldMeeting]:
    """One meeting a week; a letter a meeting for each member, a dot or nothing for no mark."""
    held = []
    for number, marks in enumerate(zip(anne, bjorn.ljust(len(anne), "."), strict=True)):
        known = {
            member: LETTERS[letter]
            for member, letter in zip((ANNE, BJORN), marks, strict=True)
            if letter != "."
        }
        held.append(HeldMeeting(date(2003, 1, 7) + timedelta(weeks=number), 1, known))
    return held


def test_three_meetings_away_are_three() -> None:
    assert absence(meetings("paaa"), {ANNE}) == Absence(3, 0)


def test_being_present_ends_the_row() -> None:
    assert absence(meetings("aaap"), {ANNE}) == Absence(0, 0)
    assert absence(meetings("aapa"), {ANNE}) == Absence(1, 0)


def test_unknown_neither_counts_nor_ends_the_row() -> None:
    assert absence(meetings("pauau.a"), {ANNE}) == Absence(3, 0)
    assert absence(meetings("puuu"), {ANNE}) == Absence(0, 0)


def test_excused_counts_and_is_told_apart() -> None:
    assert absence(meetings("paee"), {ANNE}) == Absence(3, 2)


def test_a_family_is_there_when_one_of_them_is() -> None:
    assert absence(meetings("paaa", "pppp"), {ANNE, BJORN}) == Absence(0, 0)
    assert absence(meetings("paaa", "paua"), {ANNE, BJORN}) == Absence(3, 0)


def test_a_family_is_excused_when_one_of_them_sent_word() -> None:
    assert absence(meetings("paaa", "peu."), {ANNE, BJORN}) == Absence(3, 1)


def test_two_meetings_on_one_day_count_in_their_order() -> None:
    day = date(2003, 1, 7)
    second = HeldMeeting(day, 2, {ANNE: AttendanceStatus.absent})
    first = HeldMeeting(day, 1, {ANNE: AttendanceStatus.present})

    assert absence([second, first], {ANNE}) == Absence(1, 0)


def test_those_away_three_times_running_are_found() -> None:
    held = meetings("paaa", "ppaa")
    groups = {b"Berg": [ANNE], b"Dahl": [BJORN], b"both": [ANNE, BJORN]}

    assert long_absences(held, groups) == {b"Berg": Absence(3, 0)}
    assert list(long_absences(held, groups, least=2)) == [b"Berg", b"Dahl", b"both"]


@given(ROWS)
def test_the_row_is_what_stands_after_the_last_time_present(row: str) -> None:
    tail = row.rpartition("p")[2]

    expected = Absence(tail.count("a") + tail.count("e"), tail.count("e"))
    assert absence(meetings(row), {ANNE}) == expected


@given(ROWS, ROWS)
def test_one_who_never_comes_does_not_make_the_family_less_away(anne: str, bjorn: str) -> None:
    held = meetings(anne, bjorn[: len(anne)])
    together = absence(held, {ANNE, BJORN})

    assert together.excused <= together.meetings
    if "p" not in bjorn[: len(anne)]:
        assert together.meetings >= absence(held, {ANNE}).meetings
