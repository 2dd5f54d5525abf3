"""How clubs and network bodies are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import _
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import day_text, facts, section, span_text

if TYPE_CHECKING:
    from familieklubb.services.club_views import (
        BodyView,
        ClubCard,
        ClubLine,
        DatedName,
        DeclaredView,
        SlotView,
    )


def ground_text(line: ClubLine) -> str:
    """The place, with its municipality where that has another name, and the county."""
    parts = [line.place, line.municipality, line.county]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def assistants_text(line: ClubLine) -> str:
    """The assistants with a role, and whether one of them is certified."""
    if not line.assistants:
        return _("none")
    names = ", ".join(line.assistants)
    if not line.certified:
        return _("{names} (not certified)").format(names=names)
    return names


def slot_text(slot: SlotView) -> str:
    """The weekly hour."""
    if slot.weekday is None:
        return _("no fixed hour")
    known = [word(slot.weekday)]
    if slot.start:
        known.append(_("at {hour}").format(hour=slot.start))
    known.append(_("{n} min").format(n=slot.minutes))
    if slot.venue:
        known.append(slot.venue)
    return ", ".join(known)


def _dated(rows: tuple[DatedName, ...]) -> list[str]:
    return [f"{day_text(one.from_day)}  {one.name}" for one in rows]


def club_text(card: ClubCard) -> str:
    """All there is to say of a club."""
    line = card.line
    head = facts(
        (_("State"), word(line.state)),
        (_("Since"), day_text(line.since)),
        (_("Place"), ground_text(line)),
        (_("Hour"), slot_text(card.slots[-1]) if card.slots else None),
        (_("Families"), i18n.number(line.families)),
        (_("Members"), i18n.number(line.members)),
        (_("Assistants"), assistants_text(line)),
        (_("Organisation"), card.organisations[-1].name if card.organisations else None),
        (_("Network body"), card.bodies[-1].name if card.bodies else None),
        (_("Divided from"), card.parent),
        (_("Divided into"), ", ".join(card.children)),
        (_("Group"), ", ".join(word(one) for one in (card.access, card.leading) if one)),
        (_("Leader"), word(card.leader_type)),
    )
    return "\n".join([line.name, "", *head, *_sections(card)])


def _sections(card: ClubCard) -> list[str]:
    breaks = (
        f"{span_text(one.from_day, one.last_day)}  {one.reason or ''}".rstrip()
        for one in card.breaks
    )
    states = (f"{day_text(one.from_day)}  {word(one.state)}" for one in card.states)
    slots = [f"{day_text(one.from_day)}  {slot_text(one)}" for one in card.slots]
    places, organisations = _dated(card.places), _dated(card.organisations)
    return [
        *section(_("States"), states),
        *section(_("Breaks"), breaks),
        *section(_("Declared years"), map(declared_text, card.declared)),
        *section(_("Places"), _if_several(places)),
        *section(_("Hours"), _if_several(slots)),
        *section(_("Organisations"), _if_several(organisations)),
    ]


def _if_several(lines: list[str]) -> list[str]:
    return lines if len(lines) > 1 else []


def declared_text(one: DeclaredView) -> str:
    """A declared year in short."""
    known = [f"{one.year}", word(one.basis)]
    if one.families is not None:
        known.append(_("families {n}").format(n=one.families))
    if one.members is not None:
        known.append(_("members {n}").format(n=one.members))
    if one.meetings_held is not None:
        known.append(_("meetings {n}").format(n=one.meetings_held))
    return ", ".join(known)


def body_text(body: BodyView) -> str:
    """All there is to say of a network body."""
    head = facts(
        (_("Level"), word(body.level)),
        (_("Under"), body.parent),
        (_("From"), day_text(body.from_day)),
        (_("Last day"), day_text(body.last_day)),
        (_("Clubs"), i18n.number(body.clubs)),
    )
    return "\n".join([body.name, "", *head])
