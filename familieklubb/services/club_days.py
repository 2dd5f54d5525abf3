"""On which days a club is expected to meet, and at what hour, as the register has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlmodel import Session, SQLModel, col, select

from familieklubb.domain.dated import DatedValue, History, Span
from familieklubb.domain.periods import Period
from familieklubb.domain.schedule import ExpectedMeeting, expected_meetings
from familieklubb.domain.schedule import next_meeting as next_expected
from familieklubb.domain.values import ClubState, NotHeldReason, Weekday
from familieklubb.records import ClubBreak, ClubSlot, ClubStateRow, Meeting

Row = TypeVar("Row", bound=SQLModel)

_HOUR = "%H:%M"


@dataclass(frozen=True, slots=True)
class Slot:
    """The weekly hour: times as HH:MM; no weekday means no fixed day."""

    weekday: Weekday | None = None
    start: str | None = None
    minutes: int = 90
    venue: str | None = None

    @property
    def end(self) -> str | None:
        """When it ends, within the day."""
        if self.start is None:
            return None
        begins = datetime.strptime(self.start, _HOUR)
        ends = begins + timedelta(minutes=self.minutes)
        return ends.strftime(_HOUR) if ends.date() == begins.date() else "23:59"


@dataclass(frozen=True, slots=True)
class ClubDays:
    """The dated facts of a club that say when it meets; ``holidays`` were not held for one."""

    slots: History[Slot]
    active: tuple[Span, ...]
    breaks: tuple[Span, ...]
    holidays: frozenset[date]

    @classmethod
    def of(cls, session: Session, club_id: bytes) -> ClubDays:
        """Read them from the register."""
        states = _rows(session, ClubStateRow, club_id)
        history = History.of(DatedValue(row.from_day, row.state) for row in states)
        slots = _rows(session, ClubSlot, club_id)
        breaks = _rows(session, ClubBreak, club_id)
        holidays = session.exec(
            select(col(Meeting.date)).where(
                Meeting.club_id == club_id,
                Meeting.not_held_because == NotHeldReason.holiday,
                col(Meeting.held).is_(False),
            )
        )
        return cls(
            History.of(
                DatedValue(row.from_day, Slot(row.weekday, row.start, row.minutes, row.venue))
                for row in slots
            ),
            history.spans(ClubState.active),
            tuple(
                Span(row.from_day, row.last_day) for row in breaks if row.last_day >= row.from_day
            ),
            frozenset(holidays),
        )

    def slot(self, day: date) -> Slot:
        """The hour on the day."""
        return self.slots.on(day) or Slot()

    def expected(self, period: Period, *, breaks: bool = True) -> tuple[ExpectedMeeting, ...]:
        """The meetings expected in the period; without ``breaks`` those in one, too."""
        return expected_meetings(
            period,
            self._weekdays(),
            self.active,
            self.breaks if breaks else (),
            self.holidays,
        )

    def next_after(self, day: date) -> ExpectedMeeting | None:
        """The first meeting expected on the day or in the year after it, or None."""
        return next_expected(day, self._weekdays(), self.active, self.breaks, self.holidays)

    def _weekdays(self) -> History[Weekday | None]:
        return History.of(DatedValue(one.from_day, one.value.weekday) for one in self.slots.values)


def _rows(session: Session, model: type[Row], club_id: bytes) -> list[Row]:
    club = model.club_id  # type: ignore[attr-defined]
    return list(session.exec(select(model).where(club == club_id)))
