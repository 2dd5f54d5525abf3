"""How attendance over a period is written for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.tui.present.meetings import marks_strip
from familieklubb.tui.present.words import NOTHING, cell, day_text

if TYPE_CHECKING:
    from familieklubb.domain.periods import Period
    from familieklubb.services.absences import AbsenceLine
    from familieklubb.services.attendance import AttendanceRow, AttendanceView


def headings(by: str) -> Sequence[str]:
    """The columns of the list."""
    if by == "member":
        return (_("Member"), _("Family"), _("Present"), _("Away"), _("Excused"), _("Unknown"),
                _("Share"), _("The last 12"))  # fmt: skip
    return (_("Family"), _("Present"), _("Away"), _("Excused"), _("Unknown"), _("Share"),
            _("Meetings"), _("The last 12"))  # fmt: skip


def cells(row: AttendanceRow, by: str) -> Sequence[Text]:
    """The row of a family or member; who does not belong any more is dim."""
    style = "" if row.here else "dim"
    tally = row.tally
    numbers = [
        cell(number, right=True, style=style)
        for number in (tally.present, tally.absent, tally.excused, tally.unknown)
    ]
    share = cell(rate_text(tally.rate), right=True, style=style)
    last = cell(marks_strip(row.recent), style=style)
    if by == "member":
        return (cell(row.label, style=style), cell(row.family, style=style), *numbers, share, last)
    meetings = _("{n} of {of}").format(n=row.meetings_present, of=row.meetings)
    return (cell(row.label, style=style), *numbers, share, cell(meetings, style=style), last)


def detail(row: AttendanceRow, view: AttendanceView) -> str:
    """All there is to say of a row."""
    tally = row.tally
    lines = [
        row.label if row.family is None else _("{name}, {family}").format(
            name=row.label, family=row.family
        ),
        period_text(view.period),
        "",
        _("Present: {n}").format(n=tally.present),
        _("Away: {n}").format(n=tally.absent),
        _("Excused: {n}").format(n=tally.excused),
        _("Unknown: {n}, and outside the share").format(n=tally.unknown),
        _("Share: {rate}").format(rate=rate_text(tally.rate)),
        ngettext("Somebody was at {n} of {of} meetings", "Somebody was at {n} of {of} meetings",
                 row.meetings).format(n=row.meetings_present, of=row.meetings),
    ]  # fmt: skip
    if not row.here:
        lines.append(_("Did not belong to the club at the end of the period"))
    return "\n".join(lines)


def rate_text(rate: float | None) -> str:
    """A share in percent, or a dash where nothing is known."""
    return NOTHING if rate is None else i18n.percent(rate)


def total_text(view: AttendanceView) -> str:
    """Meetings, mean and share of the period."""
    if not view.meetings:
        return _("no meeting was held")
    mean = i18n.number(view.mean or 0, 1)
    return ngettext(
        "{n} meeting · mean {mean} present · share {rate}",
        "{n} meetings · mean {mean} present · share {rate}",
        view.meetings,
    ).format(n=view.meetings, mean=mean, rate=rate_text(view.total.rate))


def period_text(period: Period) -> str:
    """A period as its first and last day."""
    return _("{first} – {last}").format(first=day_text(period.start), last=day_text(period.end))


def absence_headings() -> Sequence[str]:
    """The columns of the announced absences."""
    return (_("Member"), _("Family"), _("From"), _("To"), _("Reason"))


def absence_cells(line: AbsenceLine) -> Sequence[Text]:
    """The row of an announced absence."""
    days = (cell(day_text(line.from_day)), cell(day_text(line.last_day)))
    return (cell(line.member), cell(line.family), *days, cell(line.reason))


def absence_detail(line: AbsenceLine) -> str:
    """All there is to say of an announced absence."""
    when = _("Away from {first} to {last}").format(
        first=i18n.day(line.from_day, "full"), last=i18n.day(line.last_day, "full")
    )
    who = _("{name}, {family}").format(name=line.member, family=line.family)
    return "\n\n".join(filter(None, (who, when, line.reason)))
