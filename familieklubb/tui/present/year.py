"""The meetings of a year as the list shows them: those written, and those that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.tui.present.meetings import NORWEGIAN, reason_word, week_sign
from familieklubb.tui.present.words import NOTHING, cell

if TYPE_CHECKING:
    from familieklubb.services.meeting_views import MeetingLine, YearView

_FEWEST_BETWEEN_MONTHS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A written meeting, or a day on which one is missing or to come."""

    day: date
    line: MeetingLine | None
    state: str

    @property
    def key(self) -> bytes:
        """What tells it apart."""
        return self.day.isoformat().encode() if self.line is None else self.line.id


def entries(year: YearView) -> tuple[Entry, ...]:
    """The year's list, the newest first: all written, all missing, and the next to come."""
    written = [
        Entry(line.date, line, "held" if line.held else "not_held") for line in year.meetings
    ]
    missing = [
        Entry(week.day, None, week.state.value)
        for week in year.weeks
        if week.day is not None and week.state.value == "not_logged"
    ]
    coming = [week.day for week in year.weeks if week.state.value == "coming" and week.day]
    ahead = [Entry(min(coming), None, "coming")] if coming else []
    found = [*written, *missing, *ahead]
    return tuple(
        sorted(found, key=lambda one: (one.day, one.line.n if one.line else 0), reverse=True)
    )


def headings() -> Sequence[str]:
    """The columns of the list."""
    return (_("Day"), "", _("Present"), _("Guests"), _("Chair"), _("Theme"))


def cells(entry: Entry) -> Sequence[Text]:
    """The row of a meeting."""
    line = entry.line
    day = _day(entry.day)
    if line is None:
        words = _("not logged") if entry.state == "not_logged" else _("coming")
        style = "bold" if entry.state == "not_logged" else "dim"
        return (cell(day), cell(week_sign(entry.state)), cell(words, style=style), *_blank(3))
    if line.n > 1:
        day = _("{day} ({n})").format(day=day, n=line.n)
    sign = cell(week_sign(entry.state))
    if not line.held:
        reason = _("not held: {reason}").format(reason=reason_word(line.reason))
        return (cell(day), sign, cell(reason), *_blank(3))
    there = _("{n} of {of}").format(n=line.present, of=line.members)
    return (
        cell(day),
        sign,
        cell(there if line.known else NOTHING),
        cell(line.guests),
        cell(chair_text(line)),
        cell(line.theme),
    )


def chair_text(line: MeetingLine) -> str:
    """Who chaired, with the family."""
    if line.chair is None:
        return ""
    if line.chair_family is None:
        return _("{name} (assistant)").format(name=line.chair)
    return _("{name}, {family}").format(name=line.chair, family=line.chair_family)


def detail(entry: Entry) -> str:
    """All there is to say of a meeting in a list."""
    day = i18n.day(entry.day, "full")
    line = entry.line
    if line is None:
        missing = entry.state == "not_logged"
        said = _("Not logged yet. Enter logs it.") if missing else _("Still to come.")
        return f"{day}\n\n{said}"
    if not line.held:
        reason = reason_word(line.reason) or NOTHING
        return f"{day}\n\n" + _("Not held: {reason}").format(reason=reason)
    rows = [
        ngettext("{n} of {of} present", "{n} of {of} present", line.members).format(
            n=line.present, of=line.members
        )
    ]
    unknown = line.members - line.known
    if unknown > 0:
        rows.append(ngettext("{n} unknown", "{n} unknown", unknown).format(n=unknown))
    if line.guests:
        rows.append(ngettext("{n} guest", "{n} guests", line.guests).format(n=line.guests))
    if line.chair is not None:
        rows.append(_("Chair: {name}").format(name=chair_text(line)))
    if line.theme:
        rows.append(_("Theme: {theme}").format(theme=line.theme))
    if line.parallel_groups:
        rows.append(_("Parallel groups for children and parents"))
    if line.has_notes:
        rows.append(_("With minutes"))
    return f"{day}\n\n" + "\n".join(rows)


def strip(year: YearView) -> tuple[str, str]:
    """The weeks as signs, a blank between months, and the names of the months above them."""
    names = signs = ""
    month = 0
    for week in year.weeks:
        thursday = date.fromordinal(week.monday.toordinal() + 3)
        if thursday.month != month:
            month = thursday.month
            signs += " " if signs else ""
            names = names.ljust(len(signs)) + _month(thursday)
        signs += week_sign(week.state.value)
    return names, signs


def _month(day: date) -> str:
    return i18n.day(day, "MMM").removesuffix(".")[:_FEWEST_BETWEEN_MONTHS]


def _day(day: date) -> str:
    return i18n.day(day, "EEE d. MMM" if i18n.language() in NORWEGIAN else "EEE, MMM d")


def _blank(number: int) -> list[Text]:
    return [Text("")] * number
