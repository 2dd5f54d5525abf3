from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from familieklubb import i18n
from familieklubb.domain.values import AttendanceStatus, MemberRole, NotHeldReason
from familieklubb.services.meeting_views import (
    Announced,
    AssistantChoice,
    DutyRota,
    MeetingLine,
    MeetingSheet,
    MeetingWarning,
    Saved,
    SheetFamily,
    SheetMember,
    WeekState,
    YearView,
    YearWeek,
)
from familieklubb.tui.present import year as presenting
from familieklubb.tui.present.meeting_log import MeetingLog
from familieklubb.tui.present.meetings import (
    announced_text,
    hours_text,
    legend,
    log_title,
    member_line,
    member_text,
    notes_warning,
    people_choices,
    reason_choices,
    saved_text,
    totals_text,
    warnings_text,
    year_counts,
)

PRESENT, ABSENT = AttendanceStatus.present, AttendanceStatus.absent
DAY = date(2026, 11, 17)
ANNE, BO, EVA, VIGDIS = (bytes([n]) * 16 for n in range(1, 5))


@pytest.fixture(autouse=True)
def _bokmal() -> None:
    i18n.use("nb")


def person(key: bytes, label: str, role: MemberRole = MemberRole.own_use) -> SheetMember:
    return SheetMember(key, label, role, None)


SHEET = MeetingSheet(
    club_id=bytes(16),
    club="Hitra",
    date=DAY,
    n=1,
    meeting_id=None,
    held=True,
    reason=None,
    start="18:00",
    end="19:30",
    venue=None,
    families=(
        SheetFamily(b"b", "Berg", (person(ANNE, "Anne"), person(BO, "Bo", MemberRole.child))),
        SheetFamily(b"d", "Dahl", (person(EVA, "Eva"),)),
    ),
    chair=None,
    minute_taker=None,
    assistant=None,
    assistants=(AssistantChoice(VIGDIS, "Vigdis", here=False),),
    guests=0,
    theme=None,
    notes=None,
    parallel_groups=False,
    ordinal=1,
    rota=DutyRota(DAY),
)


def test_the_title_names_the_day_and_the_hours() -> None:
    log = MeetingLog(SHEET)

    assert log_title(log, 200).endswith("tirsdag 17. november 2026 kl. 18.00–19.30")
    assert "2026" not in log_title(log, 50)
    assert log_title(log, 40).endswith("tirsdag 17. november")
    assert hours_text("18:00", "") == "18.00"
    assert hours_text("", "") == ""
    i18n.use("en")
    assert log_title(log, 200).endswith("Tuesday, November 17, 2026 at 18:00–19:30")
    assert log_title(log, 50) == "Log meeting · Tuesday, November 17 at 18:00–19:30"


def test_a_second_meeting_of_the_day_and_a_correction_are_told_apart() -> None:
    first = log_title(MeetingLog(SHEET), 200)
    second = log_title(MeetingLog(replace(SHEET, n=2)), 200)
    corrected = log_title(MeetingLog(replace(SHEET, meeting_id=b"m")), 200)

    assert len({first, second, corrected}) == 3


def test_the_total_runs_along_with_marks_and_guests() -> None:
    log = MeetingLog(SHEET)
    assert totals_text(log) == "til stede 0 av 3"

    log.all_present()
    log.say("guests", "2")
    assert totals_text(log) == "til stede 3 av 3 + 2 gjester"

    log.not_held("weather")
    assert "3" not in totals_text(log)


def test_a_member_is_shown_with_what_is_not_the_usual() -> None:
    announced = Announced(b"a", DAY, DAY, "Ferie")

    assert member_text(person(ANNE, "Anne")) == "Anne"
    assert member_text(person(BO, "Bo", MemberRole.child)) == "Bo (barn)"
    away = replace(person(EVA, "Eva"), announced=announced)
    assert member_text(away) == "Eva (meldt)"
    assert "Ferie" in member_line(away, AttendanceStatus.excused)
    assert "17. november" in announced_text(announced)
    assert member_line(replace(away, announced=None, belongs=False), PRESENT).count("·") == 1


def test_every_mark_and_reason_has_a_word_of_its_own() -> None:
    assert len(set(legend(narrow=False).split("  "))) == len(AttendanceStatus) + 1
    assert len(legend(narrow=True)) <= 48
    assert len({text for text, _word in reason_choices()}) == len(NotHeldReason)


def test_members_come_before_assistants_in_the_choice_of_duties() -> None:
    assert [key for _text, key in people_choices(SHEET)] == [ANNE, BO, EVA, VIGDIS]


def test_the_minutes_are_warned_of_an_identity_number_before_their_length() -> None:
    assert notes_warning("Tillit", "Fint møte") == ""
    assert "601" in notes_warning("", "x" * 601)
    assert "601" not in notes_warning("01017000027", "x" * 601)


def test_what_was_saved_is_said_with_every_warning() -> None:
    saved = Saved(b"m", DAY, 1, held=True, present=3, marked=3, warnings=tuple(MeetingWarning))

    assert "3" in saved_text(saved)
    assert len(warnings_text(saved).splitlines()) == len(MeetingWarning)
    assert "3" not in saved_text(replace(saved, held=False))


# -- the log as it stands on the screen


def test_a_draft_brings_back_all_that_was_typed() -> None:
    log = MeetingLog(SHEET)
    log.all_present()
    log.toggle(EVA)
    for field, value in (("theme", "Tillit"), ("notes", "En\nto"), ("chair", EVA), ("guests", "1")):
        log.say(field, value)
    log.say("parallel_groups", True)
    log.move_to(date(2026, 11, 18), "17:00", "18:30")

    again = MeetingLog(SHEET)
    again.take_draft(log.as_draft())

    assert again.typed() == log.typed()
    assert again.chosen == {"chair"}
    assert again.changed


def test_a_draft_forgets_who_is_not_on_the_list_any_more() -> None:
    log = MeetingLog(SHEET)
    log.all_present()

    fewer = MeetingLog(replace(SHEET, families=SHEET.families[:1]))
    fewer.take_draft(log.as_draft())

    assert fewer.marks.keys() == {ANNE, BO}


def test_a_meeting_moved_to_another_day_goes_from_the_first() -> None:
    log = MeetingLog(replace(SHEET, meeting_id=b"m"))
    assert log.typed().instead_of is None

    log.move_to(date(2026, 11, 18), "", "")

    assert log.typed().instead_of == b"m"


def test_marks_are_taken_back_in_turn() -> None:
    log = MeetingLog(SHEET)
    log.toggle(ANNE)
    log.toggle(ANNE)

    assert log.unmark()
    assert log.marks == {ANNE: PRESENT}
    assert log.unmark()
    assert log.marks == {}
    assert not log.unmark()


def test_saying_the_same_changes_nothing() -> None:
    log = MeetingLog(SHEET)

    assert not log.say("theme", "")
    assert not log.changed


# -- the year


def line(day: date, *, held: bool = True, n: int = 1) -> MeetingLine:
    return MeetingLine(
        id=f"{day}{n}".encode(),
        date=day,
        n=n,
        held=held,
        reason=None if held else NotHeldReason.weather,
        present=11,
        known=12,
        members=14,
        guests=2,
        theme="Tillit",
        chair="Anne",
        chair_family="Berg",
        has_notes=True,
        parallel_groups=True,
    )


def week(number: int, state: WeekState, day: date | None = None) -> YearWeek:
    monday = date(2025, 12, 29).toordinal() + 7 * (number - 1)
    return YearWeek(number, date.fromordinal(monday), state, day, None, ())


YEAR = YearView(
    bytes(16),
    "Hitra",
    2026,
    (
        week(1, WeekState.held, date(2025, 12, 30)),
        week(2, WeekState.not_held, date(2026, 1, 6)),
        week(3, WeekState.not_logged, date(2026, 1, 13)),
        week(4, WeekState.on_break),
        week(5, WeekState.coming, date(2026, 1, 27)),
        week(6, WeekState.coming, date(2026, 2, 3)),
    ),
    (line(date(2026, 1, 6), held=False), line(date(2025, 12, 30))),
)


def test_the_list_of_a_year_has_what_is_written_missing_and_next() -> None:
    found = presenting.entries(YEAR)

    assert [(one.day, one.state) for one in found] == [
        (date(2026, 1, 27), "coming"),
        (date(2026, 1, 13), "not_logged"),
        (date(2026, 1, 6), "not_held"),
        (date(2025, 12, 30), "held"),
    ]
    rows = [[str(one) for one in presenting.cells(entry)] for entry in found]
    assert all(len(row) == len(presenting.headings()) for row in rows)
    assert "11 av 14" in rows[3]
    assert "Anne, Berg" in rows[3]
    assert all(presenting.detail(entry) for entry in found)
    assert len({entry.key for entry in found}) == 4


def test_the_weeks_stand_under_their_months() -> None:
    names, signs = presenting.strip(YEAR)

    assert names.startswith("jan")
    assert signs == "●○!–· ·"
    assert names.index("feb") == signs.index(" ") + 1


def test_the_figures_of_a_year_name_what_is_missing_only_where_something_is() -> None:
    assert year_counts(YEAR) == "1 holdt · 1 ikke holdt · 1 ikke ført"
    assert year_counts(replace(YEAR, weeks=YEAR.weeks[:2])) == "1 holdt · 1 ikke holdt"
