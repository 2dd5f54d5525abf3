"""The verbs of club assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from familieklubb.cli.clubs import DAY, club_id
from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, given_only, say, the_one
from familieklubb.cli.output import tell
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.assistant_views import AssistantLine
    from familieklubb.services.desk import Desk

NAME = Word("name", "ASSISTANT", N_("The name of the assistant; NAME, PLACE where two share it."))

_FIELDS = (
    Option("place", "PLACE", N_("Where the assistant lives or works.")),
    Option("person", "TEXT", N_("What tells two of one name and place apart.")),
    Option("organisation", "NAME", N_("The organisation of the assistant.")),
    Option("leader_type", "WORD", N_("volunteer or professional.")),
)
_PLAIN = tuple(option.name for option in _FIELDS)
_CLUB = Option("club_id", "CLUB", N_("The club of the role."))


def assistant_id(desk: Desk, name: str) -> bytes:
    """The assistant of a name; raises WrongWords with the choices."""
    lines = desk.assistants.all().assistants
    return the_one(name, ((one.name, one.id, one.place) for one in lines), _("Assistant"))


def _line(one: AssistantLine) -> str:
    from familieklubb.tui.present.assistants import state_text

    return ", ".join(filter(None, [one.name, one.place, state_text(one), *one.clubs]))


def _list(desk: Desk, typed: Typed) -> None:
    found = desk.assistants.all()
    lines = [_line(one) for one in found.assistants]
    for _key, name in found.clubs_without:
        lines.append(_("Without a certified assistant: {club}").format(club=name))
    say(typed, found, lines)


def _show(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.assistants import assistant_text

    card = desk.assistants.show(assistant_id(desk, typed["name"]))
    say(typed, card, assistant_text(card).split("\n"))


def _add(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.assistant_inputs import AssistantInput

    club = typed.get("club_id")
    desk.assistants.add(
        AssistantInput(
            name=typed["name"],
            club_id=None if club is None else club_id(desk, club),
            **given_only(typed, (*_PLAIN, "role_from")),
        )
    )
    tell(_("“{name}” is added.").format(name=typed["name"]))


def _edit(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.assistant_inputs import AssistantInput

    card = desk.assistants.show(assistant_id(desk, typed["name"]))
    line = card.line
    values: dict[str, Any] = {
        "name": line.name,
        "place": line.place,
        "person": line.person or "",
        "organisation": card.organisation or "",
        "leader_type": card.leader_type.value if card.leader_type else "",
        **given_only(typed, _PLAIN),
    }
    if typed.get("new_name") is not None:
        values["name"] = typed["new_name"]
    desk.assistants.edit(line.id, AssistantInput(**values))
    tell(_("“{name}” is changed.").format(name=values["name"]))


def _role(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.assistant_inputs import RoleInput

    typed_role = RoleInput(
        club_id(desk, typed["club"]), **given_only(typed, ("from_day", "last_day"))
    )
    desk.assistants.begin_role(assistant_id(desk, typed["name"]), typed_role)
    tell(_("“{name}” is changed.").format(name=typed["name"]))


def _end(desk: Desk, typed: Typed) -> None:
    card = desk.assistants.show(assistant_id(desk, typed["name"]))
    held = [role for role in card.roles if role.last_day is None]
    if typed.get("club_id") is not None:
        wanted = club_id(desk, typed["club_id"])
        held = [role for role in held if role.club_id == wanted]
    if not held:
        raise WrongWords(_("{name} has no open role.").format(name=card.line.name))
    if len(held) > 1:
        clubs = "; ".join(role.club for role in held)
        raise WrongWords(
            _("{name} has several open roles.").format(name=card.line.name),
            _("Name the club with --club: {clubs}.").format(clubs=clubs),
        )
    desk.assistants.end_role(held[0].id, typed.get("day") or "")
    tell(_("“{name}” is changed.").format(name=card.line.name))


def _certify(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.assistant_inputs import CertificationInput

    course = typed.get("course_id")
    courses = ((one.name, one.id, "") for one in desk.assistants.courses.all())
    values = given_only(typed, ("valid_until", "country", "issuer"))
    desk.assistants.certify(
        assistant_id(desk, typed["name"]),
        CertificationInput(
            typed["day"],
            course_id=None if course is None else the_one(course, courses, _("Course")),
            **values,
        ),
    )
    tell(_("“{name}” is changed.").format(name=typed["name"]))


ASSISTANT = (
    GroupVerb("list", N_("List the assistants, and what is missing."), _list, listing=True),
    GroupVerb("show", N_("Show an assistant in full."), _show, (NAME,), listing=True),
    GroupVerb(
        "add",
        N_("Add an assistant."),
        _add,
        (NAME,),
        (*_FIELDS, _CLUB, Option("role_from", "DAY", N_("The first day of the role."))),
    ),
    GroupVerb(
        "edit",
        N_("Change what is said of an assistant."),
        _edit,
        (NAME,),
        (Option("new_name", "NAME", N_("Another name.")), *_FIELDS),
    ),
    GroupVerb(
        "role",
        N_("Give an assistant a role in a club."),
        _role,
        (NAME, Word("club", "CLUB", N_("The name of the club."))),
        (
            Option("from_day", "DAY", N_("The first day of the role.")),
            Option("last_day", "DAY", N_("The last day of the role.")),
        ),
    ),
    GroupVerb(
        "certify",
        N_("Note a certification."),
        _certify,
        (NAME, Word("day", "DAY", N_("The day of the certification."))),
        (
            Option("valid_until", "DAY", N_("Its last day.")),
            Option("course_id", "COURSE", N_("The course that it rests on.")),
            Option("country", "COUNTRY", N_("The country, by name or two letters.")),
            Option("issuer", "NAME", N_("Who gave it.")),
        ),
    ),
    GroupVerb(
        "end",
        N_("End the role of an assistant in a club."),
        _end,
        (NAME,),
        (_CLUB, Option("day", "DAY", DAY)),
    ),
)
