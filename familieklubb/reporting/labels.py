"""The words for figures, their parts and groups, in the chosen language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from familieklubb.domain.indicators import CATALOGUE
from familieklubb.domain.periods import Period
from familieklubb.domain.values import Basis
from familieklubb.i18n import N_, _, day, language
from familieklubb.reporting.model import GroupHead, Part

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "role": {
            "own_use": N_("Own use"),
            "relative": N_("Relative"),
            "child": N_("Child"),
            "contact": N_("Contact person"),
            "other": N_("Other"),
        },
        "age_band": {"unknown": N_("Age not known")},
        "left_because": {
            "finished": N_("Finished"),
            "moved": N_("Moved"),
            "lost_interest": N_("Lost interest"),
            "other_help": N_("Other help"),
            "died": N_("Died"),
            "other": N_("Other"),
            "unknown": N_("Reason not known"),
        },
        "scope": {
            "local": N_("Local"),
            "national": N_("National"),
            "nordic": N_("Nordic"),
            "international": N_("International"),
            "interclub": N_("Between clubs"),
        },
        "audience": {
            "assistants": N_("for assistants"),
            "members": N_("for members"),
            "mixed": N_("for assistants and members"),
        },
        "module": {
            "module_1": N_("Module 1"),
            "module_2": N_("Module 2"),
            "module_3": N_("Module 3"),
        },
        "guests": {"guests": N_("Guests, not counted")},
    }
)

_FRAMES: Mapping[str, str] = MappingProxyType(
    {
        "age_band": N_("{code} years"),
        "size": N_("Clubs with {code} families"),
    }
)

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "no_data": N_("no data"),
        "no_files": N_("no files"),
        "place_not_resolved": N_("place not known in this division"),
    }
)

_BASES: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.counted: N_("counted"),
        Basis.declared: N_("declared"),
        Basis.estimated: N_("estimated"),
    }
)


def figure_label(code: str) -> str:
    """The name of a figure."""
    return _(CATALOGUE[code].label)


def part_label(part: Part) -> str:
    """The name of a part of a figure."""
    if part.name is not None:
        return part.name
    if part.code is None:
        return _("Not given")
    if part.by == "country":
        return _country(part.code)
    names = part.by.split(",")
    if len(names) > 1:
        codes = part.code.split(",")
        return " ".join(_word(by, code) for by, code in zip(names, codes, strict=False))
    return _word(part.by, part.code)


def _word(by: str, code: str) -> str:
    known = _WORDS.get(by, {})
    if code in known:
        return _(known[code])
    return _(_FRAMES[by]).format(code=code) if by in _FRAMES else code


def _country(code: str) -> str:
    from babel import Locale

    return str(Locale.parse(language()).territories.get(code, code))


def group_label(head: GroupHead) -> str:
    """The name of a group of clubs, with the code that tells it from another of that name."""
    if head.code is None:
        return _("Not given")
    if head.name is None:
        return _("Unknown")
    code = head.municipality or (head.code if head.code.isdigit() else None)
    return head.name if code is None else _("{name} ({code})").format(name=head.name, code=code)


def reason_label(reason: str) -> str:
    """Why a value cannot be known."""
    return _(_REASONS[reason]) if reason in _REASONS else reason


def basis_label(basis: Basis) -> str:
    """Where a figure comes from."""
    return _(_BASES[basis])


def period_code(period: Period) -> str | None:
    """The short form of a year, half or month, such as 2003H1; None for any other period."""
    start = period.start
    if period == Period.year(start.year):
        return f"{start.year:04}"
    for half in (1, 2):
        if period == Period.half(start.year, half):
            return f"{start.year:04}H{half}"
    if period == Period.month(start.year, start.month):
        return f"{start.year:04}-{start.month:02}"
    return None


def period_label(period: Period) -> str:
    """A period as people say it: the year alone, else its first and last day."""
    if period == Period.year(period.start.year):
        return f"{period.start.year:04}"
    return _("{first} – {last}").format(first=day(period.start), last=day(period.end))
