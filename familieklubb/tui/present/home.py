"""How what is due is told, and the strip of weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.tui.present.meetings import hours_text
from familieklubb.tui.target import Area, Target

if TYPE_CHECKING:
    from familieklubb.services.due import Due, NextMeeting, Week

BARS = "▁▂▃▄▅▆▇█"
NO_MEETING = "·"


def due_text(due: Due) -> str:
    """One thing that is due, as a sentence."""
    kind = due.kind.value
    if kind == "meeting_not_logged" and due.day is not None:
        return _("The meeting on {day} is not logged").format(day=i18n.day(due.day, "full"))
    if kind == "draft_waits" and due.day is not None:
        return _("A meeting on {day} is begun and not saved").format(day=i18n.day(due.day))
    if kind == "family_away":
        return ngettext(
            "{name} has been away {n} meeting running",
            "{name} has been away {n} meetings running",
            due.number,
        ).format(name=due.name, n=due.number)
    return _SENTENCES[kind](due)


def _certification_renew(due: Due) -> str:
    if due.day is None:
        return _("The certification of {name} should be renewed").format(name=due.name)
    return _("The certification of {name} should be renewed by {day}").format(
        name=due.name, day=i18n.day(due.day)
    )


def _size(due: Due) -> str:
    if due.name == "divide_by" and due.day is not None:
        return _("The club should divide by {day}").format(day=i18n.day(due.day))
    return ngettext(
        "The club has {n} family (6–8 is best)",
        "The club has {n} families (6–8 is best)",
        due.number,
    ).format(n=due.number)


def _divide(due: Due) -> str:
    return ngettext(
        "The club has {n} family: it is time to divide",
        "The club has {n} families: it is time to divide",
        due.number,
    ).format(n=due.number)


def _supervision(due: Due) -> str:
    return _("Supervision of {name}: {n} of {of} in the last 12 months").format(
        name=due.name, n=due.number, of=due.of
    )


def _training(due: Due) -> str:
    return _("Continuing training of {name}: {n} of {of} in the last 12 months").format(
        name=due.name, n=due.number, of=due.of
    )


def _consent(due: Due) -> str:
    return ngettext(
        "Consent is missing for {n} member", "Consent is missing for {n} members", due.number
    ).format(n=due.number)


def _deletion(due: Due) -> str:
    return ngettext(
        "{n} person left long ago and is due for deletion",
        "{n} persons left long ago and are due for deletion",
        due.number,
    ).format(n=due.number)


def _copy(due: Due) -> str:
    if not due.number:
        return _("No copy outside this machine yet")
    return ngettext(
        "Last copy outside this machine: {n} day ago",
        "Last copy outside this machine: {n} days ago",
        due.number,
    ).format(n=due.number)


_SENTENCES = {
    "certification_renew": _certification_renew,
    "certification_expired": lambda due: _("The certification of {name} has run out").format(
        name=due.name
    ),
    "no_certified_assistant": lambda _due: _("The club has no certified assistant"),
    "divide": _divide,
    "size": _size,
    "supervision_behind": _supervision,
    "training_behind": _training,
    "consent_missing": _consent,
    "deletion_due": _deletion,
    "copy_old": _copy,
}


def due_target(due: Due) -> Target:
    """Where a line opens."""
    kind = due.kind.value
    if kind in {"meeting_not_logged", "draft_waits"}:
        return Target(Area.meetings, day=due.day, act="log")
    if kind in {"family_away"}:
        return Target(Area.families, thing=due.thing)
    if kind in {"consent_missing", "deletion_due"}:
        return Target(Area.families, act=kind)
    if kind in {"divide", "size"}:
        return Target(Area.families, act="divide")
    if kind == "copy_old":
        return Target(Area.settings, act="backup")
    return Target(Area.assistants, thing=due.thing)


def next_meeting_lines(meeting: NextMeeting | None) -> list[str]:
    """The next meeting: day and hour, place, whose turn it is."""
    if meeting is None:
        return [_("No meeting is planned."), _("Set the weekly hour of the club.")]
    day = i18n.day(meeting.day, "full")
    hour = hours_text(meeting.start or "", "")
    lines = [_("{day} at {hour}").format(day=day, hour=hour) if hour else day]
    if meeting.venue:
        lines.append(meeting.venue)
    if meeting.chair:
        lines.append(_("Chair by turn: {family}").format(family=meeting.chair))
    return lines


def strip(weeks: Sequence[Week]) -> str:
    """A sign for each week, taller for more people; a dot where no meeting was held."""
    most = max((week.present or 0 for week in weeks), default=0)
    return "".join(
        NO_MEETING
        if week.present is None
        else BARS[min(len(BARS) - 1, week.present * len(BARS) // (most + 1))]
        for week in weeks
    )


def mean_text(mean: float | None) -> str:
    """The mean of the strip."""
    if mean is None:
        return _("no meetings yet")
    return _("mean {number}").format(number=i18n.number(mean, 1))
