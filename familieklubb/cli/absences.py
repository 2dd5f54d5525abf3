"""The verbs of absences that members announce beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, plain, say, the_one
from familieklubb.cli.logged import chosen_club
from familieklubb.cli.output import tell
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from familieklubb.services.absences import AbsenceLine
    from familieklubb.services.desk import Desk

_CLUB = Option("club", "CLUB", N_("The club; the register's own unless given."))
_WHO = Word("who", "WHO", N_("A family, or FAMILY/MEMBER."))
_DAYS = (
    Option("from_day", "DAY", N_("The first day away, as 24.11 or tue.")),
    Option("last_day", "DAY", N_("The last day away; the first one unless given.")),
    Option("reason", "TEXT", N_("The reason, if they want it told.")),
)


def _list(desk: Desk, typed: Typed) -> None:
    found = desk.meetings.announced(chosen_club(desk, typed))
    lines = [_line(one) for one in found] or [_("Nobody has announced an absence.")]
    say(typed, plain(list(found)), lines)


def _line(line: AbsenceLine) -> str:
    from familieklubb.tui.present.words import span_text

    facts = [f"{line.family}/{line.member}", span_text(line.from_day, line.last_day)]
    return ", ".join([*facts, *([line.reason] if line.reason else [])])


def _announce(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.absences import AbsenceInput

    members = _members(desk, typed)
    words = {name: typed.get(name) or "" for name in ("from_day", "last_day", "reason")}
    desk.meetings.announce(AbsenceInput(members, **words))
    tell(
        ngettext(
            "The absence of {n} member is noted.",
            "The absence of {n} members is noted.",
            len(members),
        ).format(n=len(members))
    )


def _members(desk: Desk, typed: Typed) -> tuple[bytes, ...]:
    """Who is meant, of those who belong to the club today; raises WrongWords."""
    sheet = desk.meetings.sheet(chosen_club(desk, typed), desk.today())
    people: dict[str, tuple[bytes, ...]] = {
        f"{family.label}/{one.label}": (one.id,)
        for family in sheet.families
        for one in family.members
    }
    people |= {family.label: tuple(one.id for one in family.members) for family in sheet.families}
    names = list(people)
    found = the_one(
        typed["who"],
        ((name, str(number).encode(), "") for number, name in enumerate(names)),
        _("Family or member"),
    )
    return people[names[int(found)]]


def _withdraw(desk: Desk, typed: Typed) -> None:
    members = _members(desk, typed)
    club = chosen_club(desk, typed)
    ids = [one.id for one in desk.meetings.announced(club) if one.member_id in members]
    if not ids:
        raise WrongWords(
            _("No absence of “{name}” is announced.").format(name=typed["who"]),
            _("See: familieklubb meeting absences"),
        )
    desk.meetings.withdraw_announcement(*ids)
    tell(
        ngettext(
            "{n} announced absence is withdrawn.", "{n} announced absences are withdrawn.", len(ids)
        ).format(n=len(ids))
    )


ABSENCE = (
    GroupVerb("absences", N_("Who has announced an absence."), _list, (), (_CLUB,), listing=True),
    GroupVerb(
        "announce",
        N_("Note that somebody cannot come; it is shown when the meeting is logged."),
        _announce,
        (_WHO,),
        (*_DAYS, _CLUB),
    ),
    GroupVerb("withdraw", N_("Take announced absences back."), _withdraw, (_WHO,), (_CLUB,)),
)
