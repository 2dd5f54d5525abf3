"""How what was found is told, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familieklubb import i18n
from familieklubb.i18n import N_, _
from familieklubb.tui.target import Area, Target

if TYPE_CHECKING:
    from familieklubb.services.search_index import Hit

_KINDS = {
    "family": N_("family"),
    "member": N_("member"),
    "club": N_("club"),
    "assistant": N_("assistant"),
    "place": N_("place"),
    "gathering": N_("gathering"),
    "course": N_("course"),
    "meeting": N_("meeting"),
}
_AREAS = {
    "family": Area.families,
    "member": Area.families,
    "club": Area.clubs,
    "place": Area.clubs,
    "assistant": Area.assistants,
    "gathering": Area.gatherings,
    "course": Area.gatherings,
    "meeting": Area.meetings,
}


def hit_texts(hit: Hit) -> tuple[str, str]:
    """What was found, and what tells it from others."""
    kind = _(_KINDS[hit.kind.value])
    if hit.day is not None:
        day = i18n.day(hit.day, "full")
        title = _("{day}: {theme}").format(day=day, theme=hit.title) if hit.title else day
    else:
        title = hit.title
    beside = _("{kind} · {beside}").format(kind=kind, beside=hit.beside) if hit.beside else kind
    return title, _("{beside} · has left").format(beside=beside) if hit.gone else beside


def hit_target(hit: Hit, kind: str) -> Target:
    """Where Enter goes in a register of this kind; one club's own has no area of clubs."""
    found = hit.kind.value
    if found in {"club", "place"} and kind == "club":
        return Target(Area.families, thing=hit.thing, act="club")
    return Target(_AREAS[found], thing=hit.thing, act="courses" if found == "course" else "")
