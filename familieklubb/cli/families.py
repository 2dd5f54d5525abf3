"""The verbs of families."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from familieklubb.cli.clubs import club_id
from familieklubb.cli.groups import (
    GroupVerb,
    Option,
    Typed,
    Word,
    given_only,
    plain,
    say,
    the_one,
)
from familieklubb.cli.output import tell
from familieklubb.cli.typed_members import by_option, member_of, place_of
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.family_findings import Finding
    from familieklubb.services.family_views import FamilyCard, FamilyLine, MemberView

FAMILY_WORD = Word(
    "label", "FAMILY", N_("The family's name or code; NAME, CLUB where two share it.")
)
DAY = Option("day", "DAY", N_("From which day, as 17.11 or 2026-11-17; today unless given."))
BECAUSE = Option(
    "because",
    "WORD",
    N_("finished, moved, lost_interest, other_help, died, other or unknown (unless given)."),
)
JOINED = Option("joined", "DAY", N_("Since when, as 17.11 or 2026-11-17."))
LEFT = Option("left", "DAY", N_("The day of leaving; an empty text: has not left."))
_CLUB = Option("club", "CLUB", N_("The club; the register's own unless given."))
_MEMBER = Option(
    "member",
    "MEMBER",
    N_("A member as NAME; ROLE; BORN; CONSENT, of which only the name must be there."),
    many=True,
)
_CONTACT = Option("contact", "NAME", N_("The contact person: one of the members."))
_WHICH = ("here", "left", "all")


def family_id(desk: Desk, label: str) -> bytes:
    """The family of a label; raises WrongWords with the choices."""
    found = desk.families.named()
    return the_one(label, ((one.label, one.id, one.within) for one in found), _("Family"))


def tell_findings(findings: Iterable[Finding]) -> None:
    """Say what is odd about what was saved."""
    for one in findings:
        tell(one.text)
        tell(one.what_to_do)


# -- looking


def _club(desk: Desk, typed: Typed) -> bytes | None:
    name = typed.get("club")
    return None if name is None else club_id(desk, name)


def _line(line: FamilyLine) -> str:
    from familieklubb.tui.present import families as present

    facts = (
        line.label,
        present.stay_text(line),
        present.attendance_text(line),
        present.members_text(line),
        present.notes_text(line),
    )
    return ", ".join(filter(None, facts))


def _list(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_views import Standing
    from familieklubb.tui.present import families as present

    which = typed.get("which") or "here"
    if which not in _WHICH:
        raise WrongWords(
            _("--which cannot be {word}.").format(word=which),
            _("It takes one of: {words}").format(words=", ".join(_WHICH)),
        )
    found = desk.families.of_club(_club(desk, typed))
    wanted = {
        "here": (Standing.here, Standing.coming),
        "left": (Standing.left,),
        "all": tuple(Standing),
    }[which]
    lines = found.standing(*wanted)
    document = {
        "club": found.club,
        "day": found.day.isoformat(),
        "families": [family_document(line) for line in lines],
    }
    size = present.size_line(found, desk.profile)
    say(typed, document, [size, *map(_line, lines)])


def family_document(line: FamilyLine) -> dict[str, Any]:
    """A family as plain values, with what is computed of it."""
    document: dict[str, Any] = plain(line)
    contact = line.contact
    document["attendance_rate"] = line.tally.rate
    document["contact"] = None if contact is None else contact.label
    document["members"] = [member_document(one) for one in line.members]
    return document


def member_document(member: MemberView) -> dict[str, Any]:
    """A member as plain values, with what is computed of it."""
    document: dict[str, Any] = plain(member)
    document["attendance_rate"] = member.tally.rate
    document["consent"]["state"] = member.consent.state.value
    return document


def _show(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present import families as present

    card = desk.families.show(family_id(desk, typed["label"]))
    document = plain(card) | {
        "line": family_document(card.line),
        "members": [member_document(one) for one in card.members],
    }
    say(typed, document, present.card_lines(card))


# -- changing


def _add(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import FamilyInput
    from familieklubb.services.refused import Refused

    members = tuple(map(member_of, typed.get("member") or ()))
    chosen = _club(desk, typed) or desk.families.of_club().club_id
    family = FamilyInput(
        chosen,
        typed["label"],
        typed.get("joined") or "",
        members,
        place_of([one.label for one in members], typed.get("contact")),
    )
    try:
        saved = desk.families.add(family)
    except Refused as refusal:
        raise Refused(by_option(refusal.fields, typed.get("member") or ())) from refusal
    tell(_("“{name}” is added.").format(name=typed["label"]))
    tell_findings(saved.findings)


def _edit(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import FamilyEdit

    card = desk.families.show(family_id(desk, typed["label"]))
    stay = card.line.stay
    values = {
        "label": card.line.label,
        "joined": stay.joined.isoformat(),
        "left": "" if stay.left_on is None else stay.left_on.isoformat(),
        "because": "" if stay.left_because is None else stay.left_because.value,
        **given_only(typed, ("joined", "left", "because")),
    }
    if typed.get("name") is not None:
        values["label"] = typed["name"]
    if not values["left"]:
        values["because"] = ""
    saved = desk.families.edit(
        card.line.id, FamilyEdit(contact_id=_contact(card, typed.get("contact")), **values)
    )
    tell(_("“{name}” is changed.").format(name=values["label"]))
    tell_findings(saved.findings)


def _contact(card: FamilyCard, name: str | None) -> bytes | None:
    if name is None:
        return None if card.line.contact is None else card.line.contact.id
    if not name.strip():
        return None
    return the_one(name, ((one.label, one.id, "") for one in card.members), _("Member"))


def _end(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import EndInput

    values = given_only(typed, ("day", "because"))
    saved = desk.families.end(family_id(desk, typed["label"]), EndInput(**values))
    tell(_("“{name}” has left.").format(name=typed["label"]))
    tell_findings(saved.findings)


def _return(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import ReturnInput

    card = desk.families.show(family_id(desk, typed["label"]))
    names = typed.get("member")
    chosen = None
    if names:
        people = [(one.label, one.id, "") for one in card.members]
        chosen = tuple(the_one(name, people, _("Member")) for name in names)
    saved = desk.families.come_back(card.line.id, ReturnInput(typed.get("day") or "", chosen))
    tell(_("“{name}” is back.").format(name=typed["label"]))
    tell_findings(saved.findings)


def _move(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.family_inputs import MoveInput

    one = family_id(desk, typed["label"])
    typed_move = MoveInput(club_id(desk, typed["club"]), typed.get("day") or "")
    saved = desk.families.move(one, typed_move)
    tell(_("“{name}” goes on in {club}.").format(name=typed["label"], club=typed["club"]))
    tell_findings(saved.findings)


def _remove(desk: Desk, typed: Typed) -> None:
    desk.families.remove(family_id(desk, typed["label"]))
    tell(_("“{name}” is removed.").format(name=typed["label"]))


_WHO = Option("member", "NAME", N_("Who is back; all who were there unless given."), many=True)

FAMILY = (
    GroupVerb(
        "list",
        N_("List the families of a club, with attendance over 12 months."),
        _list,
        (),
        (_CLUB, Option("which", "WORD", N_("here (unless given), left or all."))),
        listing=True,
    ),
    GroupVerb("show", N_("Show a family in full."), _show, (FAMILY_WORD,), listing=True),
    GroupVerb(
        "add",
        N_("Add a family with its members."),
        _add,
        (Word("label", "FAMILY", N_("The family's name or code.")),),
        (_MEMBER, JOINED, _CONTACT, _CLUB),
    ),
    GroupVerb(
        "edit",
        N_("Change a family's name, contact person or days."),
        _edit,
        (FAMILY_WORD,),
        (Option("name", "NAME", N_("Another name or code.")), JOINED, LEFT, BECAUSE, _CONTACT),
    ),
    GroupVerb("end", N_("A family leaves the club."), _end, (FAMILY_WORD,), (DAY, BECAUSE)),
    GroupVerb("return", N_("A family that left is back."), _return, (FAMILY_WORD,), (DAY, _WHO)),
    GroupVerb(
        "move",
        N_("A family goes on in another club of the register."),
        _move,
        (FAMILY_WORD, Word("club", "CLUB", N_("The other club."))),
        (DAY,),
    ),
    GroupVerb(
        "remove",
        N_("Remove a family that was added by mistake; one with attendance stays."),
        _remove,
        (FAMILY_WORD,),
    ),
)
