"""The municipality of a place as a person types it."""

from __future__ import annotations

import re
from datetime import date

from familieklubb import i18n
from familieklubb.domain.text import is_blank, shown
from familieklubb.geography import Answer, Geography, Located
from familieklubb.i18n import _
from familieklubb.services.fields import Fields

_CODE = re.compile(r"[0-9]{3,4}")


def municipality_of(
    fields: Fields, geography: Geography, place: str, municipality: str, day: date
) -> str | None:
    """The code of a place's municipality on a day, refused at ``place`` or ``municipality``.

    ``municipality`` may be blank where the place tells it; else a name or a number.
    """
    if not is_blank(municipality):
        return _named(fields, geography, municipality, day)
    found = geography.resolve(place, day)
    if found.municipality is not None:
        return found.municipality.code
    if found.answer is Answer.ambiguous:
        listed = "; ".join(one.fuller_name for one in found.candidates)
        fields.refuse("place", _("Write which one: {places}.").format(places=listed))
    elif found.nearest:
        fields.refuse(
            "place",
            _(
                "No place is known as “{place}”. Did you mean {near}? Or fill in the municipality."
            ).format(place=shown(place), near=", ".join(found.nearest)),
        )
    else:
        fields.refuse(
            "place",
            _("No place is known as “{place}”. Fill in the municipality.").format(
                place=shown(place)
            ),
        )
    return None


def same_place(
    geography: Geography, standing: tuple[str, str | None, date] | None, place: str, day: date
) -> str | None:
    """The code that a place has on a day where it stood before, with its code and since when."""
    if standing is None or standing[0].casefold() != place.casefold() or standing[1] is None:
        return None
    found = geography.recast(place, standing[1], standing[2], day)
    return found.municipality.code if isinstance(found, Located) else None


def _named(fields: Fields, geography: Geography, municipality: str, day: date) -> str | None:
    typed = municipality.strip()
    if _CODE.fullmatch(typed):
        code = typed.zfill(4)
        if geography.municipality(code, day) is not None:
            return code
        fields.refuse(
            "municipality",
            _("{code} was no municipality on {day}.").format(code=code, day=i18n.day(day)),
        )
        return None
    ways = [geography.resolve(way, day) for way in (f"{typed} kommune", typed)]
    for found in ways:
        if found.municipality is not None:
            return found.municipality.code
    candidates = next((found.candidates for found in ways if found.candidates), ())
    if candidates:
        listed = "; ".join(one.fuller_name for one in candidates)
        fields.refuse("municipality", _("Write which one: {places}.").format(places=listed))
        return None
    fields.refuse(
        "municipality",
        _("No municipality is called “{name}” on that day.").format(name=shown(typed)),
    )
    return None
