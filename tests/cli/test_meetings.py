from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from familieklubb.domain.values import RegisterKind
from familieklubb.register import creation
from familieklubb.register.opening import open_register
from familieklubb.services.desk import Desk
from familieklubb.services.drafts import Drafts
from tests.cli.conftest import NAME, PASSPHRASE, Command, noon
from tests.services.evening import TUESDAY, Evening, write_evening

SATURDAY = noon(2026, 11, 21)


@pytest.fixture(scope="session")
def evening_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evening")
    register, _words = creation.create(
        folder / NAME,
        PASSPHRASE,
        kind=RegisterKind.club,
        name="Hitra",
        profile_code="norway",
        clock=SATURDAY,
    )
    with register:
        write_evening(register)
        desk = Desk(register, SATURDAY)
        about = desk.meetings.sheet(Evening().club, TUESDAY).about
        Drafts(register, SATURDAY).keep(about, {"theme": "Begun on the screen"})
    return folder


@pytest.fixture
def meeting(
    command: Command, evening_once: Path, environment: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """The verbs of meetings on a copy of the club, on a Saturday."""
    shutil.copytree(evening_once, tmp_path / "own")

    def call(*words: str | Path, clock: object = SATURDAY) -> object:
        return command("meeting", *words, clock=SATURDAY)

    return call  # type: ignore[return-value]


LOG = (
    "log", "--all-present", "--absent", "Fjell/Frode", "--absent", "Nes", "--excused", "Berg/Anne",
    "--unknown", "Åsen/Ulf", "--guests", "2", "--theme", "Å lytte", "--chair", "Dahl/David",
    "--minute-taker", "Berg/Bjørn", "--assistant", "Yngve", "--notes", "Fint.\nKaffe.",
)  # fmt: skip


def test_a_meeting_is_logged_in_one_command(meeting: Command) -> None:
    logged = meeting(*LOG)
    assert logged.code == 0, logged.err
    assert "15 present" in logged.err
    assert logged.out == ""

    found = meeting("show", "17.11", "--json").document
    marks = {one["member"]: one["status"] for one in found["marks"]}
    assert (found["date"], found["held"], found["guests"]) == ("2026-11-17", True, 2)
    assert found["chair"] == "Dahl/David"
    assert found["minute_taker"] == "Berg/Bjørn"
    assert found["assistant"] == "Yngve"
    assert found["notes"] == "Fint.\nKaffe."
    assert [name for name, mark in marks.items() if mark == "absent"] == [
        "Frode", "Per", "Ragnhild",
    ]  # fmt: skip
    assert (marks["Anne"], marks["Ulf"], marks["Eva"]) == ("excused", "unknown", "present")


def test_the_lines_of_a_meeting_can_be_read_aloud(meeting: Command) -> None:
    meeting(*LOG)

    lines = meeting("show", "tue").out.splitlines()

    assert lines[0].endswith("November 17, 2026 at 18:00–19:30")
    assert lines[1] == "present 15 of 20 + 2 guests"
    assert "Chair: Dahl/David" in lines
    assert "Nes: Per away, Ragnhild away" in lines


def test_logging_again_changes_only_what_is_said(meeting: Command) -> None:
    meeting(*LOG)
    assert meeting("log", "--date", "17.11", "--present", "Nes/Per").code == 0

    found = meeting("show", "17.11", "--json").document
    marks = {one["member"]: one["status"] for one in found["marks"]}
    assert (marks["Per"], marks["Ragnhild"], found["theme"]) == ("present", "absent", "Å lytte")
    assert meeting("edit", "17.11", "--chair", "", "--theme", "Ro").code == 0
    found = meeting("show", "17.11", "--json").document
    assert (found["chair"], found["theme"], found["guests"]) == (None, "Ro", 2)


def test_on_the_command_line_nothing_is_written_that_was_not_said(meeting: Command) -> None:
    meeting("log", "--date", "10.11", "--present", "Berg/Anne")

    found = meeting("show", "10.11", "--json").document
    assert (found["chair"], found["assistant"], found["guests"]) == (None, None, None)
    assert [one["status"] for one in found["marks"]].count(None) == 19


def test_a_meeting_that_was_not_held_needs_only_its_reason(meeting: Command) -> None:
    assert meeting("log", "--not-held", "weather").code == 0

    found = meeting("show", "17.11", "--json").document
    assert (found["held"], found["reason"]) == (False, "weather")
    assert meeting("list").out.splitlines() == [
        "Nov 10, 2026: not logged", "Nov 17, 2026: not held, weather",
    ]  # fmt: skip
    assert meeting("log", "--not-held", "snow").code == 2


def test_meetings_are_listed_as_lines_and_as_json(meeting: Command) -> None:
    assert meeting("list", "--period", "2020").out.strip() == "No meeting is logged."
    meeting(*LOG)

    assert "Nov 17, 2026: present 15 of 20, David, Dahl, Å lytte" in meeting("list").out
    document = meeting("list", "--json").document
    assert document["period"] == ["2026-01-01", "2026-12-31"]
    assert [one["present"] for one in document["meetings"]] == [15]
    assert document["not_logged"] == ["2026-11-10"]


def test_attendance_is_shown_per_family_and_per_member(meeting: Command) -> None:
    meeting(*LOG)

    lines = meeting("attendance", "--period", "november").out.splitlines()
    assert lines[1] == "Berg: 67 % (present 2, away 0, excused 1, unknown 0)"
    document = meeting("attendance", "--by", "member", "--json").document
    rows = {one["label"]: one for one in document["rows"]}
    assert (rows["Ulf"]["rate"], rows["Eva"]["rate"], document["meetings"]) == (None, 1.0, 1)
    assert meeting("attendance", "--by", "club").code == 2


def test_a_meeting_is_removed_and_added_anew(meeting: Command) -> None:
    meeting(*LOG)
    assert meeting("add", "17.11", "--all-present").code == 2
    assert meeting("end", "17.11").code == 0
    assert meeting("show", "17.11").code == 2
    assert meeting("end", "17.11").code == 2
    assert meeting("edit", "17.11").code == 2
    assert meeting("add", "17.11", "--all-present").code == 0
    assert meeting("add", "17.11", "--number", "2", "--all-present").code == 0
    assert len(meeting("list", "--json").document["meetings"]) == 2


def test_what_is_wrong_is_told_at_its_option(meeting: Command) -> None:
    outcome = meeting("log", "--guests", "many", "--start", "25", "--theme", "a\x1b[31mb")

    assert outcome.code == 1
    for option in ("--guests: ", "--start: ", "--theme: "):
        assert option in outcome.err
    assert "\x1b" not in outcome.err
    assert meeting("log", "--date", "31.2").code == 1
    assert meeting("log", "--number", "x").code == 1


def test_a_name_that_nobody_has_lists_the_nearest(meeting: Command) -> None:
    outcome = meeting("log", "--absent", "Fjel")

    assert outcome.code == 2
    assert "Fjell" in outcome.err


def test_a_warning_does_not_keep_a_meeting_from_being_saved(meeting: Command) -> None:
    outcome = meeting("log", "--all-present", "--chair", "Vigdis", "--notes", "01017000027")

    assert outcome.code == 0
    assert "identity number" in outcome.err
    assert "In the method a member does" in outcome.err


def test_a_draft_of_the_screen_is_gone_when_the_meeting_is_logged(
    meeting: Command, tmp_path: Path
) -> None:
    meeting(*LOG)

    with open_register(tmp_path / "own" / NAME, PASSPHRASE, clock=SATURDAY) as register:
        assert Drafts(register, SATURDAY).listed() == ()


def test_without_a_club_there_is_nothing_to_log(
    command: Command, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register, _words = creation.create(
        tmp_path / "own" / NAME,
        PASSPHRASE,
        kind=RegisterKind.club,
        name="Tom",
        profile_code="norway",
        clock=SATURDAY,
    )
    register.close()

    assert command("meeting", "log", clock=SATURDAY).code == 1


def test_an_absence_is_announced_shown_at_the_meeting_and_withdrawn(meeting: Command) -> None:
    assert meeting("absences").out.strip() == "Nobody has announced an absence."
    noted = meeting("announce", "Dahl", "--from-day", "24.11", "--reason", "Ferie")
    assert noted.code == 0
    assert "2 members" in noted.err
    meeting("announce", "Berg/Anne", "--from-day", "tue", "--last-day", "1.12")

    lines = meeting("absences").out.splitlines()
    assert lines[0].startswith("Berg/Anne, Nov 24")
    assert lines[1:] == ["Dahl/David, Nov 24, 2026, Ferie", "Dahl/Eva, Nov 24, 2026, Ferie"]
    assert len(meeting("absences", "--json").document) == 3
    assert meeting("withdraw", "Dahl").code == 0
    assert meeting("withdraw", "Dahl").code == 2
    assert len(meeting("absences", "--json").document) == 1


def test_an_absence_without_a_day_is_refused_at_its_option(meeting: Command) -> None:
    outcome = meeting("announce", "Dahl")

    assert outcome.code == 1
    assert "--from-day: " in outcome.err
