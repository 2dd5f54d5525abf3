"""How meetings are written for people: titles, totals, marks, reasons, warnings, the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from familieklubb import i18n
from familieklubb.domain.text import holds_identity_number
from familieklubb.domain.values import AttendanceStatus, MemberRole, NotHeldReason
from familieklubb.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from familieklubb.services.meeting_views import (
        Announced,
        MeetingSheet,
        Saved,
        SheetMember,
        YearView,
    )
    from familieklubb.tui.present.meeting_log import MeetingLog

LONG_NOTES = 600
NORWEGIAN = frozenset({"nb", "nn"})

SIGNS: Mapping[AttendanceStatus | None, str] = {
    AttendanceStatus.present: "●",
    AttendanceStatus.absent: "○",
    AttendanceStatus.excused: "÷",
    AttendanceStatus.unknown: "?",
    None: "·",
}
_MARKS: Mapping[AttendanceStatus | None, str] = {
    AttendanceStatus.present: N_("present"),
    AttendanceStatus.absent: N_("away"),
    AttendanceStatus.excused: N_("excused"),
    AttendanceStatus.unknown: N_("unknown"),
    None: N_("not marked"),
}
_REASONS: Mapping[NotHeldReason, str] = {
    NotHeldReason.holiday: N_("holiday"),
    NotHeldReason.no_assistant: N_("no assistant"),
    NotHeldReason.no_room: N_("no room"),
    NotHeldReason.illness: N_("illness"),
    NotHeldReason.weather: N_("weather"),
    NotHeldReason.too_few: N_("too few"),
    NotHeldReason.other: N_("other reason"),
}
_WEEKS: Mapping[str, tuple[str, str]] = {
    "held": ("●", N_("held")),
    "not_held": ("○", N_("not held")),
    "not_logged": ("!", N_("not logged")),
    "on_break": ("–", N_("break")),
    "coming": ("·", N_("coming")),
    "not_expected": (" ", ""),
}


def mark_word(mark: AttendanceStatus | None) -> str:
    """A mark as a word."""
    return _(_MARKS[mark])


def reason_word(reason: NotHeldReason | str | None) -> str:
    """Why a meeting was not held; nothing where no reason is known."""
    return _(_REASONS[NotHeldReason(reason)]) if reason else ""


def reason_choices() -> list[tuple[str, str]]:
    """Each reason as it is said and as it is kept."""
    return [(_(text), reason.value) for reason, text in _REASONS.items()]


def legend(*, narrow: bool) -> str:
    """The signs of the attendance list with their words; in a narrow one those of marks only."""
    return "  ".join(
        f"{sign} {mark_word(mark)}" for mark, sign in SIGNS.items() if mark or not narrow
    )


def member_text(member: SheetMember) -> str:
    """A member in the list: the name, and what is not the usual."""
    if member.announced is not None:
        return _("{name} (announced)").format(name=member.label)
    if member.role is MemberRole.child:
        return _("{name} (child)").format(name=member.label)
    return member.label


def member_line(member: SheetMember, mark: AttendanceStatus | None) -> str:
    """All that is known of the member under the cursor."""
    said = _("{name}: {mark}").format(name=member.label, mark=mark_word(mark))
    if member.announced is not None:
        return f"{said} · {announced_text(member.announced)}"
    if not member.belongs:
        return f"{said} · {_('does not belong to the club that day')}"
    return said


def announced_text(announced: Announced) -> str:
    """An absence that was announced beforehand."""
    first, last = i18n.day(announced.from_day), i18n.day(announced.last_day)
    if announced.from_day == announced.last_day:
        text = _("will be away on {day}").format(day=first)
    else:
        text = _("will be away from {first} to {last}").format(first=first, last=last)
    return f"{text}: {announced.reason}" if announced.reason else text


def log_title(log: MeetingLog, room: int) -> str:
    """Which meeting is on the screen, in so many cells: without its year, or hours, if need be."""
    hours = hours_text(log.start, log.end)
    whole, short = i18n.day(log.day, "full"), weekday_text(log.day)
    titles = [_titled(log, whole, hours), _titled(log, short, hours), _titled(log, short, "")]
    return next((title for title in titles if cell_len(title) <= room), titles[-1])


def _titled(log: MeetingLog, day: str, hours: str) -> str:
    if log.sheet.n > 1:
        day = _("{day}, number {n}").format(day=day, n=log.sheet.n)
    when = _("{day} at {hours}").format(day=day, hours=hours) if hours else day
    if log.sheet.meeting_id is None:
        return _("Log meeting · {when}").format(when=when)
    return _("Correct meeting · {when}").format(when=when)


def weekday_text(day: date) -> str:
    """A day with its weekday and without its year."""
    return i18n.day(day, "EEEE d. MMMM" if i18n.language() in NORWEGIAN else "EEEE, MMMM d")


def hours_text(start: str, end: str) -> str:
    """From when to when, as it is written in the language."""
    sign = "." if i18n.language() in NORWEGIAN else ":"
    return "–".join(hour.replace(":", sign) for hour in (start, end) if hour)


def totals_text(log: MeetingLog) -> str:
    """The running total, or that it was not held."""
    if not log.held:
        return _("not held: {reason}").format(reason=reason_word(log.reason))
    text = _("present {n} of {of}").format(n=log.present, of=log.members)
    guests = int(log.guests) if log.guests.strip().isdecimal() else 0
    if not guests:
        return text
    return ngettext("{text} + {n} guest", "{text} + {n} guests", guests).format(text=text, n=guests)


def notes_warning(theme: str, notes: str) -> str:
    """What is quietly said of the minutes while they are typed; mostly nothing."""
    if any(map(holds_identity_number, (theme, notes))):
        return _("This looks like an identity number. It does not belong here.")
    if len(notes) > LONG_NOTES:
        return _("{n} characters: a few lines are enough.").format(n=len(notes))
    return ""


def saved_text(saved: Saved) -> str:
    """That it is saved, in a few words."""
    day = i18n.day(saved.date, "full")
    if not saved.held:
        return _("Saved: the meeting on {day} was not held").format(day=day)
    return _("Saved: the meeting on {day}, {n} present").format(day=day, n=saved.present)


_WARNINGS: Mapping[str, str] = {
    "identity_number": N_("The text seems to hold an identity number. Take it out."),
    "long_notes": N_("The minutes are long. A few lines are enough."),
    "assistant_chairs": N_("An assistant chaired. In the method a member does."),
    "chair_away": N_("The chair is marked as away."),
    "nobody_marked": N_("Nobody is marked as present."),
}


def warnings_text(saved: Saved) -> str:
    """What should be looked at once more, a line each."""
    return "\n".join(_(_WARNINGS[warning.value]) for warning in saved.warnings)


def draft_text(at: datetime) -> str:
    """That the meeting was begun and not saved, and when."""
    when = i18n.moment(at.astimezone(), "short")
    return _("Begun {when} and not saved. Go on, or discard it with x.").format(when=when)


def people_choices(sheet: MeetingSheet) -> list[tuple[str, bytes]]:
    """Who can have a duty: the members in the order of the list, then the assistants."""
    members = [
        (_("{name}, {family}").format(name=member.label, family=family.label), member.id)
        for family in sheet.families
        for member in family.members
    ]
    listed = {key for _text, key in members}
    # A duty may be somebody's who does not belong to the club that day.
    return members + [one for one in assistant_choices(sheet) if one[1] not in listed]


def assistant_choices(sheet: MeetingSheet) -> list[tuple[str, bytes]]:
    """Who can have assisted: those of the club first."""
    return [
        (one.name if one.here else _("{name} (substitute)").format(name=one.name), one.id)
        for one in sheet.assistants
    ]


# -- the year


def week_sign(state: str) -> str:
    """The sign of a week in the year at a glance."""
    return _WEEKS[state][0]


def week_legend() -> str:
    """The signs of the weeks with their words."""
    return "  ".join(f"{sign} {_(text)}" for sign, text in _WEEKS.values() if text)


def year_counts(year: YearView) -> str:
    """How the year went, in figures."""
    counted = dict.fromkeys(_WEEKS, 0)
    for week in year.weeks:
        counted[week.state.value] += 1
    parts = [
        ngettext("{n} held", "{n} held", counted["held"]).format(n=counted["held"]),
        ngettext("{n} not held", "{n} not held", counted["not_held"]).format(n=counted["not_held"]),
    ]
    if counted["not_logged"]:
        parts.append(
            ngettext("{n} not logged", "{n} not logged", counted["not_logged"]).format(
                n=counted["not_logged"]
            )
        )
    return " · ".join(parts)


def marks_strip(marks: Sequence[AttendanceStatus | None]) -> str:
    """Marks as signs in a row; a gap where one did not belong."""
    return "".join(" " if mark is None else SIGNS[mark] for mark in marks)
