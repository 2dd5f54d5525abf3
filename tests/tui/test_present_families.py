"""How families are told: pure functions, in English and bokmål."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.values import AttendanceStatus, LeftBecause, MemberRole
from familieklubb.services.family_views import (
    Consent,
    FamilyLine,
    FamilyList,
    MeetingMark,
    MemberView,
    Standing,
    Stay,
    Tally,
)
from familieklubb.tui.present import families as present

DAY = date(2026, 11, 21)
STAY = Stay(b"s", b"c", "Hitra", date(2025, 1, 2), None, None)
ANNE = MemberView(
    b"a", "Anne", MemberRole.own_use, 1975, False, Consent(DAY), (STAY,), Tally(), None, True
)
LINE = FamilyLine(b"f", "Berg", Standing.here, STAY, (ANNE,), 22, Tally(3, 1), 4, 3, None)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.use("en")


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (0, "under a month"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (24, "2 years"),
        (27, "2 yr 3 mo"),
    ],
)
def test_a_time_is_told_in_years_and_months(months: int, told: str) -> None:
    assert present.time_text(months) == told


@pytest.mark.parametrize(
    ("tally", "bar"),
    [
        (Tally(), "–"),
        (Tally(unknown=4), "–"),
        (Tally(absent=3), "□□□□□   0%"),
        (Tally(present=3, absent=1), "■■■■□  75%"),
        (Tally(present=9, unknown=9), "■■■■■ 100%"),
    ],
)
def test_attendance_is_a_bar_and_a_share_and_unknown_is_no_absence(tally: Tally, bar: str) -> None:
    assert present.rate_text(tally).replace("\xa0", "").replace(" %", "%").split() == bar.split()


def test_a_stay_is_told_by_what_comes_next() -> None:
    ends = replace(STAY, left_on=date(2026, 12, 1), left_because=LeftBecause.finished)
    moves = replace(ends, moved_to="Frøya")
    told = [
        present.stay_text(LINE),
        present.stay_text(replace(LINE, stay=ends)),
        present.stay_text(replace(LINE, stay=moves)),
        present.stay_text(replace(LINE, stay=ends, standing=Standing.left)),
        present.stay_text(replace(LINE, standing=Standing.coming)),
    ]

    assert told == [
        "1 yr 10 mo",
        "leaves 1.12.2026",
        "1.12.2026 to Frøya",
        "left 1.12.2026",
        "comes 2.1.2025",
    ]


def test_what_needs_a_hand_is_told_of_those_who_are_here() -> None:
    without = replace(ANNE, consent=Consent())

    assert present.notes_text(replace(LINE, members=(ANNE, ANNE))) == ""
    assert (
        present.notes_text(replace(LINE, members=(without,)))
        == "without consent: 1 · needs a contact person"
    )
    left = replace(STAY, left_on=DAY, left_because=LeftBecause.died)
    gone = replace(LINE, members=(without,), stay=left, standing=Standing.left)
    assert present.notes_text(gone) == "died"


def test_every_state_of_a_mark_has_a_sign_of_its_own() -> None:
    marks = [
        MeetingMark(DAY, 1, 1, 2),
        MeetingMark(DAY, 1, 0, 2, 1),
        MeetingMark(DAY, 1, 0, 2),
        MeetingMark(DAY, 1, 0, 0),
    ]

    assert [mark.status for mark in marks] == [
        AttendanceStatus.present,
        AttendanceStatus.excused,
        AttendanceStatus.absent,
        AttendanceStatus.unknown,
    ]
    assert present.strip(marks) == "●◐○·"


@pytest.mark.parametrize(
    ("typed", "former", "labels"),
    [
        ("", False, ["Berg"]),
        ("", True, ["Berg", "Aas"]),
        ("ann", True, ["Berg", "Aas"]),
        ("aa", True, ["Aas"]),
        ("aa", False, []),
        ("[", True, []),
    ],
)
def test_a_filter_looks_at_families_and_members(
    typed: str, former: bool, labels: list[str]
) -> None:
    gone = replace(LINE, label="Aas", standing=Standing.left)
    found = FamilyList(b"c", "Hitra", DAY, (gone, LINE))

    assert [line.label for line in present.fitting(found, typed, former=former)] == labels


def test_a_consent_is_told_with_its_day() -> None:
    i18n.use("nb")
    assert present.consent_text(Consent(DAY)) == "gitt 21.11.2026"
    assert present.consent_text(Consent()) == "mangler"
