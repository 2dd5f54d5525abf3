"""The fields of a club."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from familieklubb.domain.values import ClubState, GroupAccess, GroupLeading, LeaderType, Weekday
from familieklubb.i18n import _
from familieklubb.reporting.words import choices
from familieklubb.tui.dialogs.record import Choice, Line, Piece

if TYPE_CHECKING:
    from enum import StrEnum

    from familieklubb.services.club_views import BodyView, ClubCard


def club_pieces(bodies: Sequence[BodyView], card: ClubCard | None) -> list[Piece]:
    """The fields of a new club, or those of one that is there; its state has a form of its own."""
    line = None if card is None else card.line
    slot = card.slots[-1] if card and card.slots else None
    organisation = card.organisations[-1].name if card and card.organisations else ""
    body = card.bodies[-1].name if card and card.bodies else None
    own_body = next((one.id for one in bodies if one.name == body), None)
    state: list[Piece] = []
    if card is None:
        state = [Choice("state", _("State"), choices(ClubState), "starting", needed=True)]
    return [
        Line("name", _("Club"), line.name if line else ""),
        *state,
        Line("place", _("Place"), (line and line.place) or ""),
        Line("municipality", _("Municipality"), hint=_("if the place does not tell it")),
        Line("from_day", _("Holds from"), hint=_("today")),
        Choice("weekday", _("Weekday"), choices(Weekday), _value(slot.weekday if slot else None)),
        Line("start", _("Begins at"), (slot and slot.start) or "", "18.00"),
        Line("minutes", _("Length in minutes"), str(slot.minutes) if slot else "", "90"),
        Line("venue", _("Venue"), (slot and slot.venue) or ""),
        Line("organisation", _("Organisation"), organisation),
        Choice(
            "body_id",
            _("Network body"),
            [(one.name, one.id) for one in bodies],
            own_body,
            blank=None,
        ),
        Choice("access", _("Group"), choices(GroupAccess), _value(card.access if card else None)),
        Choice("leading", _("Led"), choices(GroupLeading), _value(card.leading if card else None)),
        Choice(
            "leader_type",
            _("Leader"),
            choices(LeaderType),
            _value(card.leader_type if card else None),
        ),
    ]


def _value(word: StrEnum | None) -> str:
    return "" if word is None else word.value
