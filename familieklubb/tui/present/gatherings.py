"""How gatherings are told, and who has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _, ngettext
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import country_text, facts, hours_text, section, span_text

if TYPE_CHECKING:
    from familieklubb.services.gathering_views import DoorList, DoorPerson

HERE, NOT_HERE = "●", "○"


def gathering_text(found: DoorList) -> str:
    """All there is to say of a gathering."""
    one = found.gathering
    head = facts(
        (_("Days"), span_text(one.from_day, one.last_day)),
        (_("Reach"), word(one.scope)),
        (_("For"), word(one.audience)),
        (_("Place"), one.place),
        (_("Country"), country_text(one.country)),
        (_("Hours"), hours_text(one.hours)),
        (_("Head-count"), None if one.participants is None else i18n.number(one.participants)),
    )
    named = (person_text(person) for person in found.people if person.arrived)
    return "\n".join([one.name, "", *head, *section(count_text(found.arrived), named)])


def person_text(person: DoorPerson) -> str:
    """A name with the place or family."""
    if not person.detail:
        return person.name
    return _("{name}, {place}").format(name=person.name, place=person.detail)


def count_text(number: int) -> str:
    """How many are on the list."""
    return ngettext("{n} on the list", "{n} on the list", number).format(n=number)


def door_line(person: DoorPerson) -> str:
    """A line of the list at the door: the mark, then who."""
    return f"{HERE if person.arrived else NOT_HERE} {person_text(person)}"
