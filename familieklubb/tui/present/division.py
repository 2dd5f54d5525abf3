"""How a division is told before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.reporting.words import word
from familieklubb.tui.present.families import time_text

if TYPE_CHECKING:
    from familieklubb.services.division_views import AssistantOption, Divided, DivisionPlan
    from familieklubb.services.family_views import FamilyLine


def family_option(line: FamilyLine) -> str:
    """A family in the list of who goes where."""
    members = ngettext("{n} member", "{n} members", len(line.members)).format(n=len(line.members))
    return _("{label} · {members} · {time}").format(
        label=line.label, members=members, time=time_text(line.months)
    )


def assistant_option(one: AssistantOption) -> str:
    """An assistant with the place and the state of the certification."""
    state = _("not certified") if one.state is None else word(one.state)
    return _("{name}, {place} · {state}").format(name=one.name, place=one.place, state=state)


def balance_text(plan: DivisionPlan, going: int) -> str:
    """How many stay and how many go."""
    staying = len(plan.families) - going
    stay = ngettext("{n} family stays", "{n} families stay", staying).format(n=staying)
    go = ngettext("{n} family goes", "{n} families go", going).format(n=going)
    return _("{stay} · {go} · {least}–{most} is best in each").format(
        stay=stay, go=go, least=plan.ideal[0], most=plan.ideal[1]
    )


def summary_lines(
    plan: DivisionPlan, going: Sequence[bytes], new: str, assistant: str
) -> list[str]:
    """What will be done, before it is."""
    chosen = set(going)
    go = ", ".join(line.label for line in plan.families if line.id in chosen)
    stay = ", ".join(line.label for line in plan.families if line.id not in chosen)
    return [
        _("From {day} there are two clubs.").format(day=i18n.day(plan.day, "full")),
        "",
        _("{club}: {families}").format(club=plan.club, families=stay),
        "",
        _("{club}: {families}").format(club=new, families=go),
        _("Assistant of the new club: {name}").format(name=assistant),
        "",
        _("The families move with their members; they neither leave nor join."),
        _("All of it is one change, and ctrl+z takes it back."),
    ]


def divided_text(divided: Divided) -> str:
    """What was done."""
    return ngettext(
        "The club is divided: {n} family goes to {club}.",
        "The club is divided: {n} families go to {club}.",
        divided.families,
    ).format(n=divided.families, club=divided.name)
