"""How families and their members are told: in a list, in full, and after a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.domain.profile import NetworkProfile
from familieklubb.i18n import _, ngettext
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import NOTHING, day_text

if TYPE_CHECKING:
    from familieklubb.services.family_findings import Finding
    from familieklubb.services.family_views import (
        Consent,
        FamilyCard,
        FamilyLine,
        FamilyList,
        MeetingMark,
        MemberView,
        Stay,
        Tally,
    )

_FULL, _EMPTY = "■", "□"
_BAR = 5
_MARKS = {"present": "●", "excused": "◐", "absent": "○", "unknown": "·"}


def size_line(found: FamilyList, profile: NetworkProfile) -> str:
    """How many families the club has, and what is best."""
    families = ngettext("{n} family", "{n} families", found.size).format(n=found.size)
    return _("{club}: {families} · {least}–{most} is best, divide at {divide}").format(
        club=found.club,
        families=families,
        least=profile.ideal_min,
        most=profile.ideal_max,
        divide=profile.divide_at,
    )


def time_text(months: int) -> str:
    """A time of whole months, as years and months."""
    if months < 1:
        return _("under a month")
    years, rest = divmod(months, 12)
    if not years:
        return ngettext("{n} month", "{n} months", rest).format(n=rest)
    if not rest:
        return ngettext("{n} year", "{n} years", years).format(n=years)
    return _("{years} yr {months} mo").format(years=years, months=rest)


def rate_text(tally: Tally) -> str:
    """The rate of attendance as a bar and a percentage; a dash where nothing is known."""
    if tally.rate is None:
        return NOTHING
    filled = round(tally.rate * _BAR)
    return f"{_FULL * filled}{_EMPTY * (_BAR - filled)} {i18n.percent(tally.rate):>5}"


def attendance_text(line: FamilyLine) -> str:
    """The rate of attendance and the meetings behind it, in words."""
    if line.tally.rate is None:
        return _("attendance not known")
    return _("attendance {rate}, at {meetings} meetings").format(
        rate=i18n.percent(line.tally.rate), meetings=meetings_text(line)
    )


def meetings_text(line: FamilyLine) -> str:
    """At how many of the meetings that are known one or more of the family was."""
    if not line.meetings:
        return NOTHING
    return _("{present} of {meetings}").format(
        present=line.meetings_present, meetings=line.meetings
    )


def members_text(line: FamilyLine) -> str:
    """The members by name."""
    return ", ".join(member.label for member in line.members)


def numeric_day(day: date | None) -> str:
    """A day in figures, as it would be typed."""
    return NOTHING if day is None else i18n.day(day, "d.M.yyyy")


def stay_text(line: FamilyLine) -> str:
    """The time in the club, or how the family stands to it otherwise."""
    stay = line.stay
    if line.standing.value == "coming":
        return _("comes {day}").format(day=numeric_day(stay.joined))
    if stay.left_on is None:
        return time_text(line.months)
    day = numeric_day(stay.left_on)
    if stay.moved_to is not None:
        return _("{day} to {club}").format(day=day, club=stay.moved_to)
    if line.standing.value == "left":
        return _("left {day}").format(day=day)
    return _("leaves {day}").format(day=day)


def notes_text(line: FamilyLine) -> str:
    """What needs a hand: consent that is missing, somebody missing to make a family."""
    notes = []
    if line.standing.value != "left":
        missing = len(line.without_consent)
        if missing:
            notes.append(
                ngettext("without consent: {n}", "without consent: {n}", missing).format(n=missing)
            )
        if line.too_small:
            notes.append(_("needs a contact person"))
    elif line.stay.left_because is not None and line.stay.moved_to is None:
        notes.append(word(line.stay.left_because))
    return " · ".join(notes)


def head_lines(card: FamilyCard) -> list[str]:
    """A family in a few lines, above its members."""
    line = card.line
    contact = NOTHING if line.contact is None else line.contact.label
    lines = [
        _("{club} · {time} · contact person: {contact}").format(
            club=card.club, time=stay_text(line), contact=contact
        ),
        attendance_line(card),
    ]
    if card.marks:
        lines.append(strip(card.marks))
        lines.append(_("● there  ◐ excused  ○ away  · not known"))
    if card.chaired:
        lines.append(
            ngettext(
                "Chaired {n} meeting, last on {day}",
                "Chaired {n} meetings, last on {day}",
                card.chaired,
            ).format(n=card.chaired, day=day_text(card.last_chaired))
        )
    notes = notes_text(line)
    return [*lines, notes] if notes else lines


def attendance_line(card: FamilyCard) -> str:
    """The attendance of 12 months and the last time somebody of the family was there."""
    line = card.line
    seen = NOTHING if line.last_seen is None else day_text(line.last_seen)
    if line.tally.rate is None:
        return _("No attendance is known of the last 12 months · last seen {day}").format(day=seen)
    return _("Attendance of 12 months: {rate} · at {meetings} meetings · last seen {day}").format(
        rate=i18n.percent(line.tally.rate), meetings=meetings_text(line), day=seen
    )


def strip(marks: Sequence[MeetingMark]) -> str:
    """A sign for each of the last meetings, oldest first."""
    return "".join(_MARKS[mark.status.value] for mark in marks)


def born_text(member: MemberView) -> str:
    """The year of birth, as it would be typed."""
    if member.birth_year is None:
        return NOTHING
    return f"ca. {member.birth_year}" if member.birth_year_estimated else str(member.birth_year)


def consent_text(consent: Consent) -> str:
    """The state of a consent, and since when."""
    state = consent.state.value
    if state == "missing":
        return _("missing")
    if state == "withdrawn":
        return _("withdrawn {day}").format(day=numeric_day(consent.withdrawn_on))
    return _("given {day}").format(day=numeric_day(consent.given_on))


def member_stay_text(member: MemberView, day: date) -> str:
    """Since when a member belongs, or how they stand otherwise."""
    if not member.stays:
        return NOTHING
    stay = member.stays[-1]
    if stay.left_on is not None and stay.left_on <= day:
        return _("left {day}").format(day=numeric_day(stay.left_on))
    if stay.joined > day:
        return _("comes {day}").format(day=numeric_day(stay.joined))
    return numeric_day(stay.joined)


def history_lines(card: FamilyCard) -> list[str]:
    """What happened, oldest first."""
    happened: list[tuple[date, str]] = []
    for number, stay in enumerate(card.stays):
        happened += _of_stay(stay, card.stays[:number])
    return [
        _("{day}: {what}").format(day=day_text(day), what=what)
        for day, what in sorted(happened, key=lambda one: one[0])
    ]


def _of_stay(stay: Stay, earlier: Iterable[Stay]) -> list[tuple[date, str]]:
    if stay.moved_in:
        came = _("moved to {club}").format(club=stay.club)
    elif any(one.club_id == stay.club_id for one in earlier):
        came = _("came back to {club}").format(club=stay.club)
    else:
        came = _("came to {club}").format(club=stay.club)
    told = [(stay.joined, came)]
    if stay.left_on is not None and stay.moved_to is None:
        reason = word(stay.left_because)
        left = _("left {club}: {reason}").format(club=stay.club, reason=reason)
        told.append((stay.left_on, left))
    return told


def fitting(found: FamilyList, typed: str, *, former: bool) -> tuple[FamilyLine, ...]:
    """The families whose label or a member's has what was typed; those who left come last."""
    wanted = typed.strip().casefold()
    lines = sorted(found.families, key=lambda line: line.standing.value == "left")
    return tuple(
        line
        for line in lines
        if (former or line.standing.value != "left")
        and any(
            wanted in label.casefold()
            for label in (line.label, *(member.label for member in line.members))
        )
    )


def beside_text(card: FamilyCard) -> str:
    """A family in short, to stand beside the list."""
    line = card.line
    members = [
        _("{label}, {role} · {consent}").format(
            label=member.label, role=word(member.role), consent=_consent_in_short(member.consent)
        )
        for member in line.members
    ]
    return "\n".join([line.label, "", *head_lines(card), "", *members])


def _consent_in_short(consent: Consent) -> str:
    state = consent.state.value
    if state == "given":
        return _("consent given")
    return _("consent missing") if state == "missing" else _("consent withdrawn")


def card_lines(card: FamilyCard) -> list[str]:
    """A family in full, a line for each thing."""
    members = [
        _("{label}: {role}, {born}, {since}, consent: {consent}").format(
            label=member.label,
            role=word(member.role),
            born=born_text(member),
            since=member_stay_text(member, card.day),
            consent=consent_text(member.consent),
        )
        for member in card.members
    ]
    return [card.line.label, *head_lines(card), *members, *history_lines(card)]


def member_lines(member: MemberView) -> list[str]:
    """The stretches of a member and the attendance of 12 months."""
    lines = [
        _("{club}: {since} – {until}").format(
            club=stay.club, since=day_text(stay.joined), until=day_text(stay.left_on)
        )
        for stay in member.stays
    ]
    if member.tally.rate is not None:
        rate = i18n.percent(member.tally.rate)
        lines.append(_("Attendance of 12 months: {rate}").format(rate=rate))
    return lines


def findings_text(findings: Iterable[Finding]) -> str:
    """What is odd about what was saved, each with what to do."""
    return "\n".join(f"{one.text} {one.what_to_do}" for one in findings)
