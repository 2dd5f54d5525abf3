"""Random meetings, marks and matrices, valid by import.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from tests.oracle.chance import Chance
from tests.oracle.history import ClubHistory
from tests.oracle.sheets import Attendance, AttendanceMatrix, MatrixRow, Meeting, Member

REASONS = (
    "holiday",
    "holiday",
    "no_assistant",
    "no_room",
    "illness",
    "weather",
    "too_few",
    "other",
)


@dataclass(frozen=True)
class Log:
    """The sheets of the meetings of one club, or of all."""

    meetings: list[Meeting]
    attendance: list[Attendance]
    matrices: list[AttendanceMatrix]


def random_log(
    chance: Chance, clubs: dict[str, ClubHistory], members: list[Member], names: list[str]
) -> Log:
    """The meetings of every club, and who came."""
    log = Log([], [], [])
    for club in clubs.values():
        people = [member for member in members if member.club == club.name]
        meetings = [
            meeting
            for day in _days(chance, club)
            for meeting in _meetings(chance, club.name, day, people, names)
        ]
        log.meetings.extend(meetings)
        if people and chance.yes(chance.shape.matrix_share):
            log.matrices.extend(_matrices(chance, club.name, meetings, people))
        else:
            log.attendance.extend(_marks(chance, meetings, people))
    return log


def _days(chance: Chance, club: ClubHistory) -> list[date]:
    """Slot dates of some years, days without a slot in them, and a few days at random."""
    begin = max(chance.first, club.rows[0].status_from)
    found = {chance.day(min(begin, chance.last)) for _ in range(chance.shape.stray_meetings)}
    for year in chance.busy_years:
        day = date(year, 1, 1)
        while day.year == year:
            weekday = club.weekday_on(day)
            right_day = chance.yes(1 / 7) if weekday is None else day.weekday() == weekday
            likely = chance.shape.meeting_share if club.active_on(day) else 0.02
            if right_day and chance.yes(likely):
                found.add(day)
            day += timedelta(days=1)
    return sorted(found)


def _meetings(
    chance: Chance, club: str, day: date, people: list[Member], names: list[str]
) -> list[Meeting]:
    """The first meeting of the day, and now and then a second one."""
    found = [_meeting(chance, club, day, chance.pick([1, None]), people, names)]
    if chance.yes(0.06):
        found.append(_meeting(chance, club, day, 2, people, names))
    return found


def _meeting(
    chance: Chance, club: str, day: date, n: int | None, people: list[Member], names: list[str]
) -> Meeting:
    held = chance.yes(0.8)
    noted = held or chance.odd(0.1)
    return Meeting(
        club=club,
        date=day,
        n=n,
        held=held,
        not_held_because=None if held else chance.pick(REASONS),
        start=chance.maybe(time(18, 0)),
        end=chance.maybe(time(19, 30)),
        theme=chance.maybe("Å være «ærlig», og be om hjelp"),
        chair=_chair(chance, people, names) if noted else None,
        minute_taker=_chair(chance, people, names) if noted else None,
        assistant=chance.maybe(chance.pick(names)) if names else None,
        guests=chance.maybe(chance.number(0, 4)) if held else None,
        notes=chance.maybe("Fin kveld", 0.1),
    )


def _chair(chance: Chance, people: list[Member], names: list[str]) -> str | None:
    kind = chance.pick(["member"] * 6 + ["assistant", "blank"])
    if kind == "member" and people:
        member = chance.pick(people)
        return f"{member.family}/{member.member}"
    if kind == "assistant" and names:
        return chance.pick(names)
    return None


def _there(people: list[Member], day: date) -> list[Member]:
    """Those with an open membership on the day."""
    return [
        member
        for member in people
        if member.joined <= day and (member.left is None or day < member.left)
    ]


def _status(chance: Chance) -> str:
    return chance.pick(["present"] * 6 + ["absent", "absent", "excused", "unknown"])


def _marks(chance: Chance, meetings: list[Meeting], people: list[Member]) -> list[Attendance]:
    """Marks at the meetings held, some missing; a few where there should be none."""
    found: dict[tuple[date, int, str, str], Attendance] = {}
    for meeting in meetings:
        if meeting.held or chance.odd(0.1):
            there = people if chance.odd(0.05) else _there(people, meeting.date)
            for member in there:
                if chance.yes(0.9):
                    key = (meeting.date, meeting.n or 1, member.family, member.member)
                    found[key] = Attendance(
                        club=meeting.club,
                        date=meeting.date,
                        n=meeting.n,
                        family=member.family,
                        member=member.member,
                        status=_status(chance),
                    )
    return list(found.values())


def _matrices(
    chance: Chance, club: str, meetings: list[Meeting], people: list[Member]
) -> list[AttendanceMatrix]:
    """One matrix, or one for each half of the days; some days have no meeting yet."""
    first_of_day = {meeting.date: meeting for meeting in meetings if meeting.n in (None, 1)}
    days = [day for day in first_of_day if chance.yes(0.9)]
    days += [day for _ in range(4) if (day := chance.day()) not in first_of_day]
    days = sorted(set(days))
    middle = len(days) // 2
    halves = [days[:middle], days[middle:]] if chance.yes(0.4) else [days]
    held = {day for day in days if day not in first_of_day or first_of_day[day].held}
    return [_matrix(chance, club, half, held, people) for half in halves if half]


def _matrix(
    chance: Chance, club: str, days: list[date], held: set[date], people: list[Member]
) -> AttendanceMatrix:
    labels = sorted({(member.family, member.member) for member in people})
    there = {day: {(m.family, m.member) for m in _there(people, day)} for day in days}
    signs = ["present", "present", "present", "absent", "excused", None]
    rows = [
        MatrixRow(
            family,
            member,
            tuple(
                chance.pick(signs) if day in held and (family, member) in there[day] else None
                for day in days
            ),
        )
        for family, member in labels
    ]
    return AttendanceMatrix(club, tuple(days), tuple(rows))
