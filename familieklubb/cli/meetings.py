"""The verbs of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, plain, say
from familieklubb.cli.logged import as_said, chosen_club, document, sheet_for
from familieklubb.cli.output import tell
from familieklubb.cli.usage import not_one_of
from familieklubb.domain.values import AttendanceStatus, NotHeldReason
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.domain.periods import Period
    from familieklubb.services.attendance import AttendanceRow
    from familieklubb.services.desk import Desk
    from familieklubb.services.meeting_views import MeetingLine, MeetingSheet

_CLUB = Option("club", "CLUB", N_("The club; the register's own unless given."))
_NUMBER = Option("number", "N", N_("Which meeting of the day; 1 unless given."))
_PERIOD = Option(
    "period", "PERIOD", N_("2026, 2026H1, november or 1.8–31.10; this year unless given.")
)
_BY = Option("by", "WHAT", N_("family (unless given) or member."))
_DAY = Word("date", "DAY", N_("The day, as 17.11, 2026-11-17, yesterday or tue."))
_DATE = Option(
    "date", "DAY", N_("The day, as 17.11 or yesterday; the meeting not logged unless given.")
)
_WHO = N_("A family, or FAMILY/MEMBER; may be given again.")
_SAID = (
    Option("all_present", "", N_("Everybody not named is here."), alone=True),
    *(Option(mark.value, "WHO", _WHO, many=True) for mark in AttendanceStatus),
    Option("guests", "N", N_("How many guests came.")),
    Option("theme", "TEXT", N_("The theme.")),
    Option("notes", "TEXT", N_("The minutes: a few lines.")),
    Option("chair", "WHO", N_("FAMILY/MEMBER, or an assistant; an empty text: nobody noted.")),
    Option("minute_taker", "WHO", N_("FAMILY/MEMBER, or an assistant.")),
    Option("assistant", "NAME", N_("The assistant, or the substitute.")),
    Option("start", "HH.MM", N_("When it began; the club's hour unless given.")),
    Option("end", "HH.MM", N_("When it ended.")),
    Option("parallel", "", N_("Children and parents in groups of their own."), alone=True),
    Option(
        "not_held",
        "REASON",
        N_("It was not held: holiday, no_assistant, no_room, illness, weather, too_few or other."),
    ),
)

_LONGEST_TITLE = 200

# -- looking


def _period(desk: Desk, typed: Typed) -> Period:
    from familieklubb.domain.periods import Period
    from familieklubb.services.typed_periods import typed_period

    text = typed.get("period")
    return Period.year(desk.today().year) if text is None else typed_period(text, desk.today())


def _list(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.words import day_text

    club, period = chosen_club(desk, typed), _period(desk, typed)
    found = desk.meetings.listed(club, period)
    missing = [day for day in desk.meetings.not_logged(club) if period.contains(day)]
    lines = [
        *(_("{day}: not logged").format(day=day_text(day)) for day in missing),
        *map(_line, found),
    ]
    answer = {
        "period": [period.start.isoformat(), period.end.isoformat()],
        "meetings": plain(list(found)),
        "not_logged": plain(missing),
    }
    say(typed, answer, lines or [_("No meeting is logged.")])


def _line(line: MeetingLine) -> str:
    from familieklubb.tui.present import year as present
    from familieklubb.tui.present.meetings import reason_word
    from familieklubb.tui.present.words import day_text

    day = day_text(line.date)
    if not line.held:
        return _("{day}: not held, {reason}").format(day=day, reason=reason_word(line.reason))
    facts = [_("present {n} of {of}").format(n=line.present, of=line.members)]
    facts += filter(None, (present.chair_text(line), line.theme))
    return _("{day}: {facts}").format(day=day, facts=", ".join(facts))


def _show(desk: Desk, typed: Typed) -> None:
    sheet = _logged(sheet_for(desk, typed, typed["date"]))
    say(typed, document(sheet), _lines(sheet))


def _lines(sheet: MeetingSheet) -> Iterator[str]:
    from familieklubb.tui.present.meeting_log import MeetingLog
    from familieklubb.tui.present.meetings import log_title, mark_word, member_text, totals_text

    log = MeetingLog(sheet)
    yield log_title(log, _LONGEST_TITLE)
    yield totals_text(log)
    names = document(sheet)
    for title, who in (
        (_("Chair"), names["chair"]),
        (_("Minutes"), names["minute_taker"]),
        (_("Assistant"), names["assistant"]),
        (_("Theme"), sheet.theme),
    ):
        if who:
            yield _("{what}: {name}").format(what=title, name=who)
    for family in sheet.families if sheet.held else ():
        people = ", ".join(
            _("{name} {mark}").format(name=member_text(one), mark=mark_word(one.mark))
            for one in family.members
        )
        yield _("{what}: {name}").format(what=family.label, name=people)
    if sheet.notes:
        yield sheet.notes


def _logged(sheet: MeetingSheet) -> MeetingSheet:
    from familieklubb.tui.present.words import day_text

    if sheet.meeting_id is None:
        raise WrongWords(
            _("No meeting is logged on {day}.").format(day=day_text(sheet.date)),
            _("Log it with: familieklubb meeting log"),
        )
    return sheet


def _attendance(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.attendance import By
    from familieklubb.tui.present import attendance as present

    by = typed.get("by") or By.family.value
    if by not in set(By):
        raise not_one_of("--by", by, [one.value for one in By])
    view = desk.meetings.attendance(chosen_club(desk, typed), _period(desk, typed), By(by))
    answer = plain(view) | {"rate": view.total.rate}
    for row, told in zip(view.rows, answer["rows"], strict=True):
        told["rate"] = row.tally.rate
    say(typed, answer, [present.total_text(view), *map(_row, view.rows)])


def _row(row: AttendanceRow) -> str:
    from familieklubb.tui.present.attendance import rate_text

    name = row.label if row.family is None else f"{row.family}/{row.label}"
    return _(
        "{name}: {rate} (present {present}, away {away}, excused {excused}, unknown {unknown})"
    ).format(
        name=name,
        rate=rate_text(row.tally.rate),
        present=row.tally.present,
        away=row.tally.absent,
        excused=row.tally.excused,
        unknown=row.tally.unknown,
    )


# -- changing


def _log(desk: Desk, typed: Typed) -> None:
    _save(desk, typed, sheet_for(desk, typed, typed.get("date")))


def _add(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.words import day_text

    sheet = sheet_for(desk, typed, typed["date"])
    if sheet.meeting_id is not None:
        raise WrongWords(
            _("A meeting is logged on {day} already.").format(day=day_text(sheet.date)),
            _("Correct it with: familieklubb meeting edit"),
        )
    _save(desk, typed, sheet)


def _edit(desk: Desk, typed: Typed) -> None:
    _save(desk, typed, _logged(sheet_for(desk, typed, typed["date"])))


def _save(desk: Desk, typed: Typed, sheet: MeetingSheet) -> None:
    from familieklubb.tui.present.meetings import saved_text, warnings_text

    reason = typed.get("not_held")
    if reason is not None and reason not in set(NotHeldReason):
        raise not_one_of("--not-held", reason, [one.value for one in NotHeldReason])
    saved = desk.meetings.save(as_said(sheet, typed))
    desk.drafts.forget(sheet.about)
    tell(saved_text(saved))
    for line in warnings_text(saved).splitlines():
        tell(line)


def _end(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.words import day_text

    sheet = _logged(sheet_for(desk, typed, typed["date"]))
    if sheet.meeting_id is not None:
        desk.meetings.remove(sheet.meeting_id)
        tell(_("The meeting of {day} is removed.").format(day=day_text(sheet.date)))


MEETING = (
    GroupVerb("list", N_("The meetings of a period."), _list, (), (_CLUB, _PERIOD), listing=True),
    GroupVerb("show", N_("One meeting."), _show, (_DAY,), (_CLUB, _NUMBER), listing=True),
    GroupVerb(
        "attendance",
        N_("Attendance per family or member over a period, unknown apart."),
        _attendance,
        (),
        (_CLUB, _PERIOD, _BY),
        listing=True,
    ),
    GroupVerb(
        "log", N_("Log a meeting, or correct it."), _log, (), (_DATE, _CLUB, _NUMBER, *_SAID)
    ),
    GroupVerb("add", N_("Log a new meeting."), _add, (_DAY,), (_CLUB, _NUMBER, *_SAID)),
    GroupVerb("edit", N_("Correct a meeting."), _edit, (_DAY,), (_CLUB, _NUMBER, *_SAID)),
    GroupVerb("end", N_("Remove a meeting."), _end, (_DAY,), (_CLUB, _NUMBER)),
)
