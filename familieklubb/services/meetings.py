"""The use cases of meetings: log one, correct it, look back, and see what is to come."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.identity import random_id
from familieklubb.domain.periods import Period
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.records import Draft, Family, Meeting, Member
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services import absences, meeting_lists, meeting_saving, meeting_sheets
from familieklubb.services.attendance import AttendanceView, By, attendance
from familieklubb.services.club_days import ClubDays
from familieklubb.services.due import NextMeeting
from familieklubb.services.duties import announced_on, rota_of, stretches_in
from familieklubb.services.fields import Fields
from familieklubb.services.meeting_views import (
    MeetingInput,
    MeetingLine,
    MeetingSheet,
    Saved,
    YearView,
    drafts_of,
)

NAGGED_WEEKS = 8
# Before its first written meeting a club was without the program; but that one may be late.
NAGGED_WEEKS_AT_FIRST = 2


class Meetings:
    """The meetings of the clubs in an open register."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id

    # -- one meeting ------------------------------------------------------------------------------

    def sheet(self, club_id: bytes, day: date, n: int = 1) -> MeetingSheet:
        """A meeting ready to be logged or corrected; raises FamilieklubbError without the club."""
        return self._register.read(lambda session: meeting_sheets.sheet(session, club_id, day, n))

    def sheet_of(self, meeting_id: bytes) -> MeetingSheet:
        """A logged meeting ready to be corrected; raises FamilieklubbError when it is gone."""

        def work(session: Session) -> MeetingSheet:
            meeting = session.get(Meeting, meeting_id)
            if meeting is None:
                raise _gone()
            return meeting_sheets.sheet(session, meeting.club_id, meeting.date, meeting.n)

        return self._register.read(work)

    def save(self, typed: MeetingInput) -> Saved:
        """Save a meeting, new or corrected, and say what should be looked at once more.

        Raises Refused by the input's fields, NotSaved.
        """
        today = self._today()
        standing = self._register.read(lambda session: self._stands(session, typed, today))
        return self._register.write(
            "meeting.correct" if standing else "meeting.save",
            lambda writing: meeting_saving.save(writing, typed, today),
        )

    def when(self, day: str, start: str = "", end: str = "") -> tuple[date, str, str]:
        """A day and hours as typed, read; raises Refused by ``date``, ``start`` and ``end``."""
        fields = Fields()
        found = fields.day("date", day, self._today())
        hours = [fields.clock_time("start", start) or "", fields.clock_time("end", end) or ""]
        if found is None:
            fields.refuse("date", _("This must be filled in."))
        fields.settle()
        return found or self._today(), hours[0], hours[1]

    def remove(self, meeting_id: bytes) -> None:
        """Take a meeting away with its marks; raises FamilieklubbError when it is gone."""

        def work(writing: Writing) -> None:
            if not meeting_saving.remove(writing, meeting_id):
                raise _gone()

        self._register.write("meeting.remove", work)

    # -- what is to come, and what was forgotten ------------------------------------------------

    def next_meeting(self, club_id: bytes) -> NextMeeting | None:
        """The next meeting that has not begun and is not written, with whose turn it is."""
        now = self._now()
        return self._register.read(lambda session: _next(session, club_id, now))

    def not_logged(self, club_id: bytes) -> tuple[date, ...]:
        """The days of the last weeks on which a meeting should have been and is not written.

        The newest first; a club that has just begun here is asked about two weeks only.
        """
        now = self._now()
        return self._register.read(lambda session: _not_logged(session, club_id, now))

    def to_log(self, club_id: bytes) -> date:
        """The day that is most likely meant by who wants to log a meeting.

        Today if a meeting is expected today or nothing is missing, else the newest not logged.
        """
        now = self._now()

        def work(session: Session) -> date:
            today = now.date()
            days = ClubDays.of(session, club_id)
            if any(not one.any_day for one in days.expected(Period(today, today))):
                return today
            return next(iter(_not_logged(session, club_id, now)), today)

        return self._register.read(work)

    def begun(self, club_id: bytes) -> tuple[date, ...]:
        """The days of meetings that were typed and not saved, the newest first."""
        prefix = drafts_of(club_id)

        def work(session: Session) -> tuple[date, ...]:
            found = session.exec(select(col(Draft.about)))
            days = {
                date.fromisoformat(about.removeprefix(prefix).partition(":")[0])
                for about in found
                if about.startswith(prefix)
            }
            return tuple(sorted(days, reverse=True))

        return self._register.read(work)

    # -- looking back -----------------------------------------------------------------------------

    def year(self, club_id: bytes, year: int) -> YearView:
        """A year at a glance; raises FamilieklubbError without the club."""
        now = self._now()

        def work(session: Session) -> YearView:
            club = meeting_sheets.club_named(session, club_id)
            found = meeting_lists.lines(session, club_id, meeting_lists.year_period(year))
            days = ClubDays.of(session, club_id)
            weeks = meeting_lists.year_weeks(days, found, year, now)
            return YearView(club_id, club.name, year, weeks, found)

        return self._register.read(work)

    def listed(self, club_id: bytes, period: Period) -> Sequence[MeetingLine]:
        """The logged meetings of a period, the newest first."""
        return self._register.read(lambda session: meeting_lists.lines(session, club_id, period))

    def first_year(self, club_id: bytes) -> int:
        """The year of the first meeting, or this one."""
        today = self._today()

        def work(session: Session) -> int:
            first = _first_day(session, club_id)
            return today.year if first is None else min(first.year, today.year)

        return self._register.read(work)

    def attendance(self, club_id: bytes, period: Period, by: By = By.family) -> AttendanceView:
        """The attendance of families or members in a period, unknown apart."""
        today = self._today()
        return self._register.read(
            lambda session: attendance(session, club_id, period, by, until=today)
        )

    def recent_period(self, weeks: int = 26) -> Period:
        """The last weeks, up to today."""
        today = self._today()
        monday = today - timedelta(days=today.weekday())
        return Period(monday - timedelta(weeks=weeks - 1), today)

    # -- absences announced beforehand ------------------------------------------------------------

    def announce(self, typed: absences.AbsenceInput) -> tuple[bytes, ...]:
        """Note that members cannot come; the ids. Raises Refused by the input's fields."""
        today = self._today()
        return self._register.write(
            "absence.announce",
            lambda writing: absences.announce(writing, typed, today, self._new_id),
        )

    def withdraw_announcement(self, *ids: bytes) -> None:
        """Take announced absences back; raises FamilieklubbError when one is gone."""
        self._register.write("absence.withdraw", lambda writing: absences.withdraw(writing, ids))

    def announced(self, club_id: bytes) -> Sequence[absences.AbsenceLine]:
        """The announced absences that are not over."""
        today = self._today()
        return self._register.read(lambda session: absences.announced(session, club_id, today))

    def _today(self) -> date:
        return local_day(self._clock())

    def _now(self) -> datetime:
        return self._clock().astimezone()

    @staticmethod
    def _stands(session: Session, typed: MeetingInput, today: date) -> bool:
        return typed.instead_of is not None or meeting_saving.stands(session, typed, today)


def _gone() -> FamilieklubbError:
    return FamilieklubbError(
        _("The meeting is not there any more."), _("Go back, and look at the list again.")
    )


def _first_day(session: Session, club_id: bytes) -> date | None:
    return session.exec(select(func.min(Meeting.date)).where(Meeting.club_id == club_id)).one()


def _not_logged(session: Session, club_id: bytes, now: datetime) -> tuple[date, ...]:
    today, first = now.date(), _first_day(session, club_id)
    begun = today - timedelta(weeks=NAGGED_WEEKS_AT_FIRST)
    start = max(today - timedelta(weeks=NAGGED_WEEKS), min(first or begun, begun))
    period = Period(start, today)
    # A meeting may have been moved to another day of the first or last week.
    around = Period(period.start - timedelta(days=6), period.end + timedelta(days=6))
    logged = meeting_lists.logged_days(session, club_id, around)
    days = ClubDays.of(session, club_id)
    return tuple(one.day for one in meeting_lists.unlogged(days, logged, period, now))


def _next(session: Session, club_id: bytes, now: datetime) -> NextMeeting | None:
    days = ClubDays.of(session, club_id)
    written = meeting_lists.logged_days(session, club_id, Period(now.date(), date.max))
    day = now.date()
    while (expected := days.next_after(day)) is not None:
        if expected.day in written or meeting_lists.has_begun(days, expected, now):
            day = expected.day + ONE_DAY
            continue
        slot = days.slot(expected.day)
        chair = _chairing_family(session, club_id, expected.day)
        return NextMeeting(expected.day, slot.start, slot.venue, chair)
    return None


def _chairing_family(session: Session, club_id: bytes, day: date) -> str | None:
    away = announced_on(session, day)
    chair, _minutes = rota_of(session, club_id, stretches_in(session, club_id), day).suggested(away)
    member = None if chair is None else session.get(Member, chair)
    return None if member is None else session.get_one(Family, member.family_id).label
