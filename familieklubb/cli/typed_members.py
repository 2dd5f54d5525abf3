"""Members as they are written on the command line: NAME; ROLE; BORN; CONSENT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from familieklubb.errors import WrongWords
from familieklubb.i18n import _

if TYPE_CHECKING:
    from familieklubb.services.family_inputs import MemberInput

_PARTS = 4


def member_of(typed: str) -> MemberInput:
    """A member of which only the name must be there; raises WrongWords."""
    from familieklubb.services.family_inputs import MemberInput

    parts = [part.strip() for part in typed.split(";")]
    if len(parts) > _PARTS:
        raise WrongWords(
            _("--member takes four parts at most."), _("Write it as NAME; ROLE; BORN; CONSENT.")
        )
    label, role, born, consent = [*parts, "", "", ""][:_PARTS]
    return MemberInput(label, role or "own_use", born, consent)


def place_of(labels: Sequence[str], contact: str | None) -> int | None:
    """The place of the contact person among the members; raises WrongWords."""
    if contact is None:
        return None
    wanted = contact.strip().casefold()
    found = [place for place, label in enumerate(labels) if label.casefold() == wanted]
    if not found:
        raise WrongWords(_("The contact person is one of the family."), ", ".join(labels))
    return found[0]


def by_option(fields: Mapping[str, str], members: Sequence[str]) -> dict[str, str]:
    """The refusals of members under the one option that they were typed with."""
    told: dict[str, str] = {}
    for name, message in fields.items():
        kind, place = [*name.split("_"), ""][:2]
        if kind == "member" and place.isdigit():
            line = f"{members[int(place)]}: {message}"
            told["member"] = "\n".join(filter(None, [told.get("member"), line]))
        else:
            told["member" if name == "members" else name] = message
    return told
