from __future__ import annotations

from typing import Any

from tests.oracle.cases import ask, assistant, club, day, family, held, member, not_held, values
from tests.oracle.figures import Figure
from tests.oracle.network import Network
from tests.oracle.sheets import Attendance, AttendanceMatrix, Break, Club, MatrixRow, Meeting

MONDAYS = [club("A", "active", "2000-01-01", weekday="monday")]
NO_SLOT = [club("A", "active", "2000-01-01")]
JANUARY: dict[str, Any] = {"start": "2003-01-01", "end": "2003-01-31"}
"""January 2003: Mondays 6, 13, 20, 27; Thursdays 2, 9, 16, 23, 30."""


def expected(
    clubs: list[Club],
    breaks: tuple[tuple[str, str], ...] = (),
    meetings: tuple[Meeting, ...] = (),
    **period: Any,
) -> float | None:
    network = Network(
        clubs=clubs,
        breaks=[Break("A", day(first), day(last)) for first, last in breaks],
        meetings=list(meetings),
    )
    return ask(network, **{**JANUARY, **period})["meetings_expected"].value


def test_every_slot_date_of_an_active_club_is_expected() -> None:
    assert expected(MONDAYS) == 4
    assert expected([club("A", "active", "2003-01-13", weekday="monday")]) == 3
    assert expected([club("A", "paused", "2003-01-01", weekday="monday")]) == 0
    assert expected([*MONDAYS, club("A", "paused", "2003-01-20")]) == 2


def test_a_break_day_is_not_expected_and_its_last_day_is_in_it() -> None:
    assert expected(MONDAYS, (("2003-01-06", "2003-01-13"),)) == 2
    assert expected(MONDAYS, (("2003-01-07", "2003-01-12"),)) == 4


def test_breaks_may_overlap_and_cross_the_new_year() -> None:
    assert expected(MONDAYS, (("2002-12-20", "2003-01-06"), ("2003-01-01", "2003-01-15"))) == 2


def test_a_holiday_on_the_slot_date_is_not_expected_but_another_reason_is() -> None:
    assert expected(MONDAYS, meetings=(not_held("A", "2003-01-06", "holiday"),)) == 3
    assert expected(MONDAYS, meetings=(not_held("A", "2003-01-06", "illness"),)) == 4


def test_a_holiday_off_the_slot_date_changes_nothing() -> None:
    assert expected(MONDAYS, meetings=(not_held("A", "2003-01-07", "holiday"),)) == 4


def test_a_holiday_in_a_break_is_not_taken_off_twice() -> None:
    meetings = (not_held("A", "2003-01-06", "holiday"), not_held("A", "2003-01-06", "holiday", 2))

    assert expected(MONDAYS, (("2003-01-06", "2003-01-06"),), meetings) == 3


def test_a_date_with_any_meeting_not_held_for_holiday_is_not_expected() -> None:
    meetings = (held("A", "2003-01-06"), not_held("A", "2003-01-06", "holiday", 2))

    assert expected(MONDAYS, meetings=meetings) == 3


def test_a_change_of_slot_counts_the_old_weekday_before_and_the_new_one_after() -> None:
    # Mondays 6 and 13, then Tuesdays 21 and 28: the slot changes on Wednesday 15.
    clubs = [*MONDAYS, club("A", "active", "2003-01-15", weekday="tuesday")]

    assert expected(clubs) == 4
    # Changed to Wednesday on Tuesday 14: that week has both a Monday and a Wednesday.
    clubs = [*MONDAYS, club("A", "active", "2003-01-14", weekday="wednesday")]
    assert expected(clubs) == 5


def test_a_blank_weekday_keeps_the_slot() -> None:
    assert expected([*MONDAYS, club("A", "active", "2003-01-15", place="Hamar")]) == 4


def test_without_a_slot_the_weeks_of_the_thursdays_are_expected() -> None:
    assert expected(NO_SLOT) == 5
    assert expected([club("A", "active", "2003-01-03")]) == 4
    assert expected([*NO_SLOT, club("A", "closed", "2003-01-30")]) == 4


def test_without_a_slot_a_thursday_in_a_break_takes_the_week_away() -> None:
    assert expected(NO_SLOT, (("2003-01-09", "2003-01-09"),)) == 4
    assert expected(NO_SLOT, (("2003-01-10", "2003-01-15"),)) == 5


def test_without_a_slot_a_holiday_on_any_day_of_the_week_takes_it_away() -> None:
    # The week of Thursday 2 January goes from Monday 30 December to Sunday 5 January.
    assert expected(NO_SLOT, meetings=(not_held("A", "2002-12-30", "holiday"),)) == 4
    assert expected(NO_SLOT, meetings=(not_held("A", "2003-01-05", "holiday"),)) == 4
    assert expected(NO_SLOT, meetings=(not_held("A", "2003-01-05", "weather"),)) == 5
    # Friday 31 January belongs to the week of Thursday 30, and 3 February to the next one.
    assert expected(NO_SLOT, meetings=(not_held("A", "2003-02-03", "holiday"),)) == 5


def test_a_club_that_gets_its_slot_later_has_weeks_before_and_dates_after() -> None:
    # Thursdays 2, 9; from Friday 10 Mondays 13, 20, 27.
    assert expected([*NO_SLOT, club("A", "active", "2003-01-10", weekday="monday")]) == 5


def test_the_first_iso_week_of_a_year_counts_in_the_year_of_its_thursday() -> None:
    # Thursday 1 January 2004 is in the week that begins on 29 December 2003.
    assert expected(NO_SLOT, start="2003-12-29", end="2003-12-31") == 0
    assert expected(NO_SLOT, start="2004-01-01", end="2004-01-04") == 1


PEOPLE: dict[str, Any] = {
    "families": [family("A", "F", "2000-01-01"), family("A", "G", "2000-01-01")],
    "members": [
        member("A", "F", "Mor"),
        member("A", "F", "Far"),
        member("A", "G", "Mor"),
        member("A", "G", "Barn"),
    ],
    "assistants": [assistant("Kari")],
}


def mark(on: str, family_label: str, label: str, status: str, n: int | None = None) -> Attendance:
    return Attendance("A", day(on), n, family_label, label, status)


def test_held_and_not_held_are_counted_each_with_every_number_of_the_day() -> None:
    network = Network(
        clubs=MONDAYS,
        meetings=[
            held("A", "2003-01-06"),
            held("A", "2003-01-06", 2),
            not_held("A", "2003-01-13", "holiday"),
            not_held("A", "2003-01-20", "too_few"),
            held("A", "2002-12-31"),
        ],
    )

    found = ask(network, **JANUARY)

    assert values(found, "meetings_held", "meetings_cancelled") == [2, 2]
    assert found["meeting_coverage"] == Figure(2 / 3, 2, 3)


def test_coverage_without_expected_meetings_has_no_value() -> None:
    network = Network(
        clubs=[club("A", "starting", "2003-01-01")], meetings=[held("A", "2003-01-06")]
    )

    assert ask(network)["meeting_coverage"] == Figure(None, 1, 0, {}, "no_data")


def test_unknown_marks_are_left_out_of_both_ends_of_the_rate() -> None:
    network = Network(
        clubs=MONDAYS,
        meetings=[held("A", "2003-01-06"), held("A", "2003-01-13")],
        attendance=[
            mark("2003-01-06", "F", "Mor", "present"),
            mark("2003-01-06", "F", "Far", "absent"),
            mark("2003-01-06", "G", "Mor", "excused"),
            mark("2003-01-06", "G", "Barn", "unknown"),
            mark("2003-01-13", "F", "Mor", "present"),
            mark("2003-01-13", "G", "Mor", "present"),
        ],
        **PEOPLE,
    )

    found = ask(network)

    assert found["attendances"].value == 3
    assert found["attendance_mean"] == Figure(3 / 2, 3, 2)
    assert found["attendance_rate"] == Figure(3 / 5, 3, 5)
    assert found["persons_reached"].value == 2


def test_marks_at_a_meeting_not_held_count_nowhere() -> None:
    network = Network(
        clubs=MONDAYS,
        meetings=[not_held("A", "2003-01-06", "weather")],
        attendance=[mark("2003-01-06", "F", "Mor", "present")],
        **PEOPLE,
    )

    found = ask(network)

    assert values(found, "attendances", "persons_reached") == [0, 0]
    assert found["attendance_mean"].reason == "no_data"
    assert found["attendance_rate"].reason == "no_data"


def test_guests_are_no_attendances() -> None:
    meeting = Meeting("A", day("2003-01-06"), None, held=True, guests=7)

    assert ask(Network(clubs=MONDAYS, meetings=[meeting]))["attendances"].value == 0


def test_a_person_is_reached_once_in_each_club() -> None:
    network = Network(
        clubs=[*MONDAYS, club("B", "active", "2000-01-01")],
        families=[
            family("A", "F", "2000-01-01", "2003-02-01", "moved", "B"),
            family("B", "F", "2003-02-01"),
        ],
        members=[member("A", "F", "Mor"), member("B", "F", "Mor")],
        meetings=[held("A", "2003-01-06"), held("A", "2003-01-13"), held("B", "2003-03-03")],
        attendance=[
            mark("2003-01-06", "F", "Mor", "present"),
            mark("2003-01-13", "F", "Mor", "present"),
            Attendance("B", day("2003-03-03"), None, "F", "Mor", "present"),
        ],
    )

    found = ask(network)

    assert values(found, "persons_reached", "attendances") == [2, 3]


def test_chairs_are_distinct_members_and_the_share_is_of_those_noted() -> None:
    cancelled = Meeting(
        "A",
        day("2003-02-03"),
        None,
        held=False,
        not_held_because="illness",
        chair="G/Barn",
    )
    network = Network(
        clubs=MONDAYS,
        meetings=[
            held("A", "2003-01-06", chair="F/Mor"),
            held("A", "2003-01-13", chair="G/Mor"),
            held("A", "2003-01-20", chair="F/Mor"),
            held("A", "2003-01-27", chair="Kari"),
            held("A", "2003-02-10"),
            cancelled,
        ],
        **PEOPLE,
    )

    found = ask(network)

    assert found["chairs_distinct"].value == 2
    assert found["chaired_by_assistant"] == Figure(1 / 4, 1, 4)


def test_a_matrix_marks_members_and_makes_meetings_where_there_are_none() -> None:
    network = Network(
        clubs=MONDAYS,
        meetings=[held("A", "2003-01-06"), not_held("A", "2003-01-13", "no_room")],
        attendance_matrix=[
            AttendanceMatrix(
                "A",
                (day("2003-01-06"), day("2003-01-13"), day("2003-01-21")),
                (
                    MatrixRow("F", "Mor", ("present", None, "present")),
                    MatrixRow("G", "Mor", ("excused", None, None)),
                ),
            )
        ],
        **PEOPLE,
    )

    found = ask(network)

    assert values(found, "meetings_held", "meetings_cancelled", "attendances") == [2, 1, 2]
    assert found["attendance_rate"] == Figure(2 / 3, 2, 3)


def test_a_blank_in_a_matrix_leaves_the_mark_that_stands() -> None:
    network = Network(
        clubs=MONDAYS,
        meetings=[held("A", "2003-01-06", 1)],
        attendance=[mark("2003-01-06", "F", "Mor", "present")],
        attendance_matrix=[
            AttendanceMatrix("A", (day("2003-01-06"),), (MatrixRow("F", "Mor", (None,)),))
        ],
        **PEOPLE,
    )

    assert ask(network)["attendances"].value == 1
