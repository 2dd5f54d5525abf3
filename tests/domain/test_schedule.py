"""When a club is expected to meet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from familieklubb.domain.dated import DatedValue, History, Span
from familieklubb.domain.periods import Period
from familieklubb.domain.schedule import ExpectedMeeting, expected_meetings, next_meeting
from familieklubb.domain.values import Weekday

YEAR = Period.parse("2003")
JANUARY = Period.parse("2003-01")
ALWAYS = [Span(date(2000, 1, 1))]
TUESDAYS: History[Weekday | None] = History.of([DatedValue(date(2000, 1, 1), Weekday.tuesday)])
NO_SLOT: History[Weekday | None] = History()

FIRST = date(2003, 1, 1)
DAYS = st.integers(0, 120).map(lambda number: FIRST + timedelta(days=number))
SPANS = st.lists(
    st.builds(
        lambda first, length: Span(
            first, None if length is None else first + timedelta(days=length)
        ),
        DAYS,
        st.none() | st.integers(0, 40),
    ),
    max_size=3,
)
SLOTS = st.lists(st.builds(DatedValue, DAYS, st.none() | st.sampled_from(Weekday)), max_size=3).map(
    History[Weekday | None].of
)
PERIODS = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length)),
    DAYS,
    st.integers(0, 90),
)


def days(expected: tuple[ExpectedMeeting, ...]) -> list[int]:
    return [meeting.day.day for meeting in expected]


def test_with_a_slot_its_dates_are_expected() -> None:
    expected = expected_meetings(JANUARY, TUESDAYS, ALWAYS, [], [])

    assert days(expected) == [7, 14, 21, 28]
    assert not any(meeting.any_day for meeting in expected)


def test_without_a_slot_each_week_with_its_thursday_in_the_period_is_expected() -> None:
    expected = expected_meetings(JANUARY, NO_SLOT, ALWAYS, [], [])

    assert days(expected) == [2, 9, 16, 23, 30]
    assert all(meeting.any_day for meeting in expected)


def test_a_break_day_is_not_expected_and_its_last_day_is_one() -> None:
    summer = [Span(date(2003, 1, 8), date(2003, 1, 21))]

    assert days(expected_meetings(JANUARY, TUESDAYS, ALWAYS, summer, [])) == [7, 28]
    assert days(expected_meetings(JANUARY, NO_SLOT, ALWAYS, summer, [])) == [2, 23, 30]


def test_a_break_without_an_end_ends_the_meetings() -> None:
    for_good = [Span(date(2003, 1, 15))]

    assert days(expected_meetings(JANUARY, TUESDAYS, ALWAYS, for_good, [])) == [7, 14]


def test_a_week_is_expected_when_only_other_days_than_thursday_are_in_a_break() -> None:
    around = [Span(date(2003, 1, 13), date(2003, 1, 15)), Span(date(2003, 1, 17))]

    assert 16 in days(expected_meetings(JANUARY, NO_SLOT, ALWAYS, around, []))


def test_a_meeting_not_held_for_holiday_is_not_expected() -> None:
    assert days(expected_meetings(JANUARY, TUESDAYS, ALWAYS, [], [date(2003, 1, 14)])) == [
        7,
        21,
        28,
    ]


def test_a_holiday_on_another_day_takes_no_slot_date_away_but_takes_a_week() -> None:
    monday = [date(2003, 1, 13)]

    assert days(expected_meetings(JANUARY, TUESDAYS, ALWAYS, [], monday)) == [7, 14, 21, 28]
    assert days(expected_meetings(JANUARY, NO_SLOT, ALWAYS, [], monday)) == [2, 9, 23, 30]


def test_a_holiday_before_the_period_still_takes_its_week() -> None:
    new_years_eve = [date(2002, 12, 31)]

    assert days(expected_meetings(JANUARY, NO_SLOT, ALWAYS, [], new_years_eve))[0] == 9


def test_only_the_days_on_which_the_club_is_active_count() -> None:
    active = [Span(date(2003, 1, 9), date(2003, 1, 14)), Span(date(2003, 1, 23))]

    assert days(expected_meetings(JANUARY, TUESDAYS, active, [], [])) == [14, 28]
    assert days(expected_meetings(JANUARY, NO_SLOT, active, [], [])) == [9, 23, 30]


def test_a_club_that_is_not_active_is_expected_never() -> None:
    assert expected_meetings(YEAR, TUESDAYS, [], [], []) == ()


def test_a_slot_that_changes_is_followed_from_its_day() -> None:
    slots: History[Weekday | None] = History.of(
        [
            DatedValue(date(2003, 1, 6), Weekday.tuesday),
            DatedValue(date(2003, 1, 20), Weekday.monday),
            DatedValue(date(2003, 1, 28), None),
        ]
    )

    expected = expected_meetings(JANUARY, slots, ALWAYS, [], [])
    assert days(expected) == [2, 7, 14, 20, 27, 30]
    assert [meeting.any_day for meeting in expected] == [True, *[False] * 4, True]


def test_a_year_of_weeks_is_52_and_the_long_one_53() -> None:
    assert len(expected_meetings(YEAR, NO_SLOT, ALWAYS, [], [])) == 52
    assert len(expected_meetings(Period.parse("2004"), NO_SLOT, ALWAYS, [], [])) == 53


@given(PERIODS, SLOTS, SPANS, SPANS, st.lists(DAYS, max_size=5))
def test_the_expected_days_agree_with_the_fine_print_day_by_day(
    period: Period,
    slots: History[Weekday | None],
    active: list[Span],
    breaks: list[Span],
    holidays: list[date],
) -> None:
    weeks = {day.isocalendar()[:2] for day in holidays}
    fine_print = []
    for day in period.days():
        slot = slots.on(day)
        is_active = any(span.contains(day) for span in active)
        in_break = any(span.contains(day) for span in breaks)
        if slot is None:
            wanted = day.isoweekday() == 4 and day.isocalendar()[:2] not in weeks
        else:
            wanted = day.weekday() == slot.number and day not in holidays
        if wanted and is_active and not in_break:
            fine_print.append(ExpectedMeeting(day, any_day=slot is None))

    assert list(expected_meetings(period, slots, active, breaks, holidays)) == fine_print


@given(SLOTS, SPANS, SPANS, st.lists(DAYS, max_size=5), PERIODS, PERIODS)
def test_what_is_expected_in_two_periods_is_the_sum(
    slots: History[Weekday | None],
    active: list[Span],
    breaks: list[Span],
    holidays: list[date],
    period: Period,
    other: Period,
) -> None:
    if period.overlap(other) is not None:
        return
    first, second = sorted((period, other))
    between = Period(first.start, second.end)

    whole = expected_meetings(between, slots, active, breaks, holidays)
    for part in (first, second):
        expected = expected_meetings(part, slots, active, breaks, holidays)
        assert expected == tuple(one for one in whole if part.contains(one.day))


def test_the_next_meeting_is_today_or_the_first_after() -> None:
    tuesday = date(2003, 1, 7)

    assert next_meeting(tuesday, TUESDAYS, ALWAYS, [], []) == ExpectedMeeting(tuesday, False)
    assert next_meeting(date(2003, 1, 8), TUESDAYS, ALWAYS, [], []) == ExpectedMeeting(
        date(2003, 1, 14), any_day=False
    )


def test_the_next_meeting_comes_after_the_break() -> None:
    summer = [Span(date(2003, 6, 20), date(2003, 8, 19))]

    assert next_meeting(date(2003, 6, 25), TUESDAYS, ALWAYS, summer, []) == ExpectedMeeting(
        date(2003, 8, 26), any_day=False
    )


def test_without_a_slot_the_next_meeting_is_a_week() -> None:
    assert next_meeting(date(2003, 1, 13), NO_SLOT, ALWAYS, [], []) == ExpectedMeeting(
        date(2003, 1, 16), any_day=True
    )


def test_a_club_that_has_closed_has_no_next_meeting() -> None:
    closed = [Span(date(2000, 1, 1), date(2003, 1, 6))]

    assert next_meeting(date(2003, 1, 7), TUESDAYS, closed, [], []) is None
    assert next_meeting(date.max, TUESDAYS, closed, [], []) is None
