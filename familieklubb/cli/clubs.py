"""The verbs of clubs and network bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from familieklubb.cli.groups import GroupVerb, Option, Typed, Word, given_only, say, the_one
from familieklubb.cli.output import tell
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.club_views import BodyView, ClubCard, ClubLine
    from familieklubb.services.desk import Desk

NAME = Word("club", "CLUB", N_("The name of the club."))
DAY = N_("The day, as 17.11 or 2026-11-17; today unless given.")

_FIELDS = (
    Option("place", "PLACE", N_("Where it meets.")),
    Option("municipality", "NAME", N_("The municipality, where the place does not tell it.")),
    Option("from_day", "DAY", N_("From when this holds; today unless given.")),
    Option("weekday", "DAY", N_("The weekday of the meeting.")),
    Option("start", "TIME", N_("When it begins, as 18.00.")),
    Option("minutes", "N", N_("How long it lasts.")),
    Option("venue", "TEXT", N_("The house or room.")),
    Option("organisation", "NAME", N_("The organisation that it belongs to.")),
    Option("body_id", "NAME", N_("The network body that it belongs to.")),
    Option("access", "WORD", N_("open or closed.")),
    Option("leading", "WORD", N_("led or unled.")),
    Option("leader_type", "WORD", N_("volunteer or professional.")),
)
_PLAIN = tuple(option.name for option in _FIELDS if option.name != "body_id")


def club_id(desk: Desk, name: str) -> bytes:
    """The club of a name; raises WrongWords with the choices."""
    lines = desk.clubs.all()
    return the_one(name, ((one.name, one.id, one.place or "") for one in lines), _("Club"))


def body_id(desk: Desk, name: str) -> bytes:
    """The network body of a name; raises WrongWords with the choices."""
    bodies = desk.clubs.bodies.all()
    return the_one(name, ((one.name, one.id, "") for one in bodies), _("Network body"))


def _line(one: ClubLine) -> str:
    from familieklubb.reporting.words import word
    from familieklubb.tui.present.clubs import ground_text

    return ", ".join(filter(None, [one.name, word(one.state), ground_text(one)]))


def _list(desk: Desk, typed: Typed) -> None:
    lines = desk.clubs.all()
    say(typed, lines, map(_line, lines))


def _show(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.clubs import club_text

    card = desk.clubs.show(club_id(desk, typed["club"]))
    say(typed, card, _lines(card, club_text))


def _lines(card: Any, text: Any) -> Iterator[str]:
    yield from text(card).split("\n")


def _body_of(desk: Desk, typed: Typed) -> bytes | None:
    name = typed.get("body_id")
    return None if name is None else body_id(desk, name)


def _add(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import ClubInput

    values = given_only(typed, (*_PLAIN, "state"))
    values.setdefault("place", typed["club"])
    desk.clubs.add(ClubInput(name=typed["club"], body_id=_body_of(desk, typed), **values))
    tell(_("“{name}” is added.").format(name=typed["club"]))


def _edit(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import ClubInput

    card = desk.clubs.show(club_id(desk, typed["club"]))
    values = {**_now(card), **given_only(typed, (*_PLAIN, "name"))}
    desk.clubs.edit(card.line.id, ClubInput(body_id=_body_of(desk, typed), **values))
    tell(_("“{name}” is changed.").format(name=values["name"]))


def _now(card: ClubCard) -> dict[str, str]:
    slot = card.slots[-1] if card.slots else None
    return {
        "name": card.line.name,
        "place": card.line.place or "",
        "weekday": slot.weekday.value if slot and slot.weekday else "",
        "start": (slot and slot.start) or "",
        "minutes": str(slot.minutes) if slot else "",
        "venue": (slot and slot.venue) or "",
        "organisation": card.organisations[-1].name if card.organisations else "",
        "access": card.access.value if card.access else "",
        "leading": card.leading.value if card.leading else "",
        "leader_type": card.leader_type.value if card.leader_type else "",
    }


def _state(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import StateInput

    typed_state = StateInput(typed.get("state") or "closed", typed.get("day") or "")
    warnings = desk.clubs.change_state(club_id(desk, typed["club"]), typed_state)
    tell(_("“{name}” is changed.").format(name=typed["club"]))
    if warnings:
        tell(_("The club has fewer families than a club begins with (R5)."))


def _declare(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import DeclaredInput

    values = given_only(typed, [option.name for option in _DECLARED])
    desk.clubs.declare(club_id(desk, typed["club"]), DeclaredInput(**values))
    tell(_("The year of “{name}” is declared.").format(name=typed["club"]))


_DECLARED = (
    Option("year", "YEAR", N_("The year.")),
    Option("basis", "WORD", N_("declared (unless given) or estimated.")),
    Option("families", "N", N_("Families at the end.")),
    Option("members", "N", N_("Members at the end.")),
    Option("families_joined", "N", N_("New families.")),
    Option("families_left", "N", N_("Families that left.")),
    Option("persons_reached", "N", N_("Persons who came.")),
    Option("meetings_held", "N", N_("Meetings held.")),
    Option("meetings_cancelled", "N", N_("Meetings not held.")),
    Option("attendances", "N", N_("Attendances.")),
)
_STATE = Option("state", "STATE", N_("planned, starting (unless given), active, paused or closed."))
_NEW_NAME = Option("name", "NAME", N_("Another name."))

CLUB = (
    GroupVerb("list", N_("List the clubs."), _list, listing=True),
    GroupVerb("show", N_("Show a club in full."), _show, (NAME,), listing=True),
    GroupVerb("add", N_("Add a club."), _add, (NAME,), (*_FIELDS, _STATE)),
    GroupVerb("edit", N_("Change what is said of a club."), _edit, (NAME,), (_NEW_NAME, *_FIELDS)),
    GroupVerb(
        "state",
        N_("Change the state of a club. It opens only with a certified assistant."),
        _state,
        (NAME, Word("state", "STATE", N_("planned, starting, active, paused or closed."))),
        (Option("day", "DAY", DAY),),
    ),
    GroupVerb("end", N_("Close a club down."), _state, (NAME,), (Option("day", "DAY", DAY),)),
    GroupVerb(
        "declare",
        N_("Declare the year of a club without the program."),
        _declare,
        (NAME,),
        _DECLARED,
    ),
)


# -- network bodies

_BODY = Word("body", "BODY", N_("The name of the network body."))
_BODY_FIELDS = (
    Option("level", "WORD", N_("local, regional or national.")),
    Option("parent_id", "NAME", N_("The network body that it is under.")),
    Option("from_day", "DAY", N_("Its first day.")),
    Option("last_day", "DAY", N_("Its last day.")),
)


def _bodies(desk: Desk, typed: Typed) -> None:
    from familieklubb.reporting.words import word

    found = desk.clubs.bodies.all()
    say(typed, found, (f"{one.name}, {word(one.level)}" for one in found))


def _named_body(desk: Desk, typed: Typed) -> BodyView:
    key = body_id(desk, typed["body"])
    return next(one for one in desk.clubs.bodies.all() if one.id == key)


def _show_body(desk: Desk, typed: Typed) -> None:
    from familieklubb.tui.present.clubs import body_text

    one = _named_body(desk, typed)
    say(typed, one, _lines(one, body_text))


def _parent(desk: Desk, typed: Typed) -> bytes | None:
    name = typed.get("parent_id")
    return None if name is None else body_id(desk, name)


def _add_body(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import BodyInput

    values = given_only(typed, ("level", "from_day", "last_day"))
    values.setdefault("level", "local")
    desk.clubs.bodies.add(BodyInput(typed["body"], parent_id=_parent(desk, typed), **values))
    tell(_("“{name}” is added.").format(name=typed["body"]))


def _edit_body(desk: Desk, typed: Typed) -> None:
    from familieklubb.services.club_inputs import BodyInput

    one = _named_body(desk, typed)
    values = {
        "name": one.name,
        "level": one.level.value,
        "from_day": one.from_day.isoformat() if one.from_day else "",
        "last_day": one.last_day.isoformat() if one.last_day else "",
        **given_only(typed, ("name", "level", "from_day", "last_day")),
    }
    parent = _parent(desk, typed) or one.parent_id
    desk.clubs.bodies.edit(one.id, BodyInput(parent_id=parent, **values))
    tell(_("“{name}” is changed.").format(name=values["name"]))


def _end_body(desk: Desk, typed: Typed) -> None:
    desk.clubs.bodies.end(body_id(desk, typed["body"]), typed.get("day") or "")
    tell(_("“{name}” is ended.").format(name=typed["body"]))


BODY = (
    GroupVerb("list", N_("List the network bodies."), _bodies, listing=True),
    GroupVerb("show", N_("Show a network body."), _show_body, (_BODY,), listing=True),
    GroupVerb("add", N_("Add a network body."), _add_body, (_BODY,), _BODY_FIELDS),
    GroupVerb(
        "edit", N_("Change a network body."), _edit_body, (_BODY,), (_NEW_NAME, *_BODY_FIELDS)
    ),
    GroupVerb("end", N_("End a network body."), _end_body, (_BODY,), (Option("day", "DAY", DAY),)),
)
