"""The verb that divides a club."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb.cli.clubs import NAME, club_id
from familieklubb.cli.families import tell_findings
from familieklubb.cli.groups import GroupVerb, Option, Typed, given_only, the_one
from familieklubb.cli.output import tell
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk

_OPTIONS = (
    Option("first_day", "DAY", N_("The first day of the new club.")),
    Option("families", "FAMILY", N_("A family that goes; once for each of them."), many=True),
    Option("name", "NAME", N_("The name of the new club; one is made up unless given.")),
    Option("place", "PLACE", N_("Its place; that of the old club unless given.")),
    Option("municipality", "NAME", N_("The municipality, where the place does not tell it.")),
    Option("weekday", "DAY", N_("The weekday of the meeting; no fixed day unless given.")),
    Option("start", "TIME", N_("When it begins, as 18.00.")),
    Option("venue", "TEXT", N_("The house or room.")),
    Option("assistant_id", "NAME", N_("The assistant of the new club, one of the register.")),
    Option("assistant_name", "NAME", N_("A new assistant instead.")),
    Option("certified_on", "DAY", N_("When the new assistant was certified.")),
    Option("leaves_old", "WORD", N_("yes, if the assistant leaves the old club; no unless given.")),
)
_PLAIN = (
    "first_day",
    "name",
    "place",
    "municipality",
    "weekday",
    "start",
    "venue",
    "assistant_name",
    "certified_on",
)


def _divide(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.division_views import DivisionInput
    from familieklubb.tui.present.division import divided_text

    old = club_id(desk, typed["club"])
    plan = desk.division.plan(old, typed.get("first_day") or "")
    values = {
        "first_day": "",
        "name": plan.suggested_name,
        "place": plan.place or "",
        **given_only(typed, _PLAIN),
    }
    families = [(line.label, line.id, "") for line in plan.families]
    going = tuple(the_one(name, families, _("Family")) for name in typed.get("families") or ())
    assistant = None
    if typed.get("assistant_id") is not None:
        known = [(one.name, one.id, one.place) for one in plan.assistants]
        assistant = the_one(typed["assistant_id"], known, _("Assistant"))
    divided = desk.division.divide(
        DivisionInput(
            old,
            families=going,
            assistant_id=assistant,
            leaves_old=_yes(typed.get("leaves_old")),
            **values,
        )
    )
    tell(divided_text(divided))
    tell_findings(divided.findings)


def _yes(word: str | None) -> bool:
    if word in {None, "no"}:
        return False
    if word == "yes":
        return True
    raise WrongWords(
        _("--leaves-old cannot be {word}.").format(word=word),
        _("It takes one of: {words}").format(words="yes, no"),
    )


DIVIDE = GroupVerb(
    "divide",
    N_("Divide a club. The families that go neither leave nor join."),
    _divide,
    (NAME,),
    _OPTIONS,
)
