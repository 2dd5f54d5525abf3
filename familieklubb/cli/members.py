"""The verbs of single members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb.cli.families import (
    BECAUSE,
    DAY,
    JOINED,
    LEFT,
    family_id,
    member_document,
    tell_findings,
)
from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, given_only, say, the_one
from familieklubb.cli.output import tell
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from familieklubb.services.desk import Desk
    from familieklubb.services.family_views import FamilyCard, MemberView

_MEMBER = Word("name", "FAMILY/MEMBER", N_("The family and the member, as Berg/Anne."))
_FAMILY = Option("family", "FAMILY", N_("Only the members of this family."))
_ROLE = Option("role", "WORD", N_("own_use, relative, child, contact or other."))
_BORN = Option("born", "YEAR", N_("A year such as 1975, ca. 1975, or an age such as 30–49."))
_CONSENT_ON = Option("consent_on", "DAY", N_("The day of the consent."))


def _found(desk: Desk, name: str) -> tuple[FamilyCard, MemberView]:
    """A member by ``family/member``; raises WrongWords with the choices."""
    named = desk.families.named_members()
    people = [(one.label, one.id, one.within) for one in named]
    wanted = the_one(name, people, _("Member"))
    card = desk.families.show(next(one.family_id for one in named if one.id == wanted))
    return card, next(one for one in card.members if one.id == wanted)


def _text(member: MemberView, family: str, day: date) -> str:
    from familieklubb.reporting.words import word
    from familieklubb.tui.present import families as present

    consent = _("consent: {state}").format(state=present.consent_text(member.consent))
    facts = (
        f"{family}/{member.label}",
        word(member.role),
        present.born_text(member),
        present.member_stay_text(member, day),
        consent,
    )
    return ", ".join(facts)


def _list(desk: Desk, typed: Typed) -> None:
    family = typed.get("family")
    if family is not None:
        cards = [desk.families.show(family_id(desk, family))]
        found = [(card.line.label, one) for card in cards for one in card.members]
        day = cards[0].day
    else:
        listed = desk.families.of_club()
        day = listed.day
        found = [
            (line.label, one)
            for line in listed.families
            if line.standing.value != "left"
            for one in line.members
        ]
    document = [{"family": label, **member_document(one)} for label, one in found]
    if typed.get("json"):
        say(typed, document, ())
    else:
        say(typed, None, (_text(one, label, day) for label, one in found))


def _show(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.families import member_lines

    card, member = _found(desk, typed["name"])
    document = {"family": card.line.label, **member_document(member)}
    say(typed, document, [_text(member, card.line.label, card.day), *member_lines(member)])


def _add(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import MemberInput

    family, slash, label = typed["name"].partition("/")
    if not slash:
        raise WrongWords(
            _("“{name}” names no member.").format(name=typed["name"]),
            _("Write it as FAMILY/MEMBER."),
        )
    values = {"role": "own_use", **given_only(typed, ("role", "born", "consent_on", "joined"))}
    saved = desk.families.members.add(family_id(desk, family), MemberInput(label=label, **values))
    tell(_("“{name}” is added.").format(name=typed["name"]))
    tell_findings(saved.findings)


def _edit(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import MemberEdit, born_as_typed

    _card, member = _found(desk, typed["name"])
    stay = member.stays[-1]
    values = {
        "label": member.label,
        "role": member.role.value,
        "born": born_as_typed(member.birth_year, estimated=member.birth_year_estimated),
        "joined": stay.joined.isoformat(),
        "left": "" if stay.left_on is None else stay.left_on.isoformat(),
        "because": "" if stay.left_because is None else stay.left_because.value,
        **given_only(typed, ("label", "role", "born", "joined", "left", "because")),
    }
    if not values["left"]:
        values["because"] = ""
    saved = desk.families.members.edit(member.id, MemberEdit(**values))
    tell(_("“{name}” is changed.").format(name=typed["name"]))
    tell_findings(saved.findings)


def _end(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import EndInput

    _card, member = _found(desk, typed["name"])
    values = given_only(typed, ("day", "because"))
    saved = desk.families.members.end(member.id, EndInput(**values))
    tell(_("“{name}” has left.").format(name=typed["name"]))
    tell_findings(saved.findings)


def _return(desk: Desk, typed: Typed) -> None:
    _card, member = _found(desk, typed["name"])
    saved = desk.families.members.come_back(member.id, typed.get("day") or "")
    tell(_("“{name}” is back.").format(name=typed["name"]))
    tell_findings(saved.findings)


def _consent(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import ConsentInput

    _card, member = _found(desk, typed["name"])
    values = given_only(typed, ("day", "text", "how", "guardian"))
    desk.families.members.consent(member.id, ConsentInput(**values))
    tell(_("The consent of “{name}” is noted.").format(name=typed["name"]))


def _withdraw(desk: Desk, typed: Typed) -> None:
    _card, member = _found(desk, typed["name"])
    desk.families.members.withdraw_consent(member.id, typed.get("day") or "")
    tell(_("“{name}” has taken the consent back.").format(name=typed["name"]))


def _remove(desk: Desk, typed: Typed) -> None:
    _card, member = _found(desk, typed["name"])
    desk.families.members.remove(member.id)
    tell(_("“{name}” is removed.").format(name=typed["name"]))


MEMBER = (
    GroupVerb(
        "list",
        N_("List the members of the club or of a family."),
        _list,
        (),
        (_FAMILY,),
        listing=True,
    ),
    GroupVerb("show", N_("Show a member in full."), _show, (_MEMBER,), listing=True),
    GroupVerb(
        "add",
        N_("Add a member to a family."),
        _add,
        (_MEMBER,),
        (_ROLE, _BORN, _CONSENT_ON, JOINED),
    ),
    GroupVerb(
        "edit",
        N_("Change what is said of a member."),
        _edit,
        (_MEMBER,),
        (Option("label", "NAME", N_("Another name or code.")), _ROLE, _BORN, JOINED, LEFT, BECAUSE),
    ),
    GroupVerb(
        "end", N_("A member leaves while the family stays."), _end, (_MEMBER,), (DAY, BECAUSE)
    ),
    GroupVerb("return", N_("A member who left is back."), _return, (_MEMBER,), (DAY,)),
    GroupVerb(
        "consent",
        N_("Note that a member has consented."),
        _consent,
        (_MEMBER,),
        (
            Option("day", "DAY", N_("The day of the consent; today unless given.")),
            Option("text", "TEXT", N_("Which text was consented to.")),
            Option("how", "TEXT", N_("How it was given.")),
            Option("guardian", "NAME", N_("The guardian who gave it for a child.")),
        ),
    ),
    GroupVerb(
        "withdraw",
        N_("Note that a member takes the consent back."),
        _withdraw,
        (_MEMBER,),
        (Option("day", "DAY", N_("On which day; today unless given.")),),
    ),
    GroupVerb(
        "remove",
        N_("Remove a member who was added by mistake; one with attendance stays."),
        _remove,
        (_MEMBER,),
    ),
)
