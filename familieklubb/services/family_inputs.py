"""What a person types of families and their members, and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from familieklubb.domain.ages import AgeBand, AgeBandError, middle_year, parse_band
from familieklubb.domain.text import is_blank, shown
from familieklubb.domain.values import LeftBecause, MemberRole
from familieklubb.i18n import _, language
from familieklubb.importing.words import LEFT_BECAUSE, MEMBER_ROLE, Words
from familieklubb.records.family import MemberDraft
from familieklubb.services.fields import Fields

FIRST_BIRTH_YEAR = 1880

_YEAR = re.compile(
    r"(?:(?P<about>ca\.?|c\.|om ?kring|about|~) ?)?(?P<year>[0-9]{4})(?P<maybe> ?\?)?"
)
_UNKNOWN = frozenset({"ukjent", "ukjend", "vet ikke", "veit ikkje", "unknown", "?"})


@dataclass(frozen=True, slots=True)
class MemberInput:
    """A member as typed.

    ``role`` is a word of the list; ``born`` a year, an estimated one (``ca. 1975``) or an age
    band; ``joined`` a day, and blank the family's own or today.
    """

    label: str = ""
    role: str = ""
    born: str = ""
    consent_on: str = ""
    joined: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; the role is preset in a form, and says nothing."""
        return all(map(is_blank, (self.label, self.born, self.consent_on, self.joined)))


@dataclass(frozen=True, slots=True)
class FamilyInput:
    """A new family with its members; ``contact`` is the place of the contact person among them.

    Without ``contact`` the only member with the role of a contact person is taken. Blank rows
    are passed over.
    """

    club_id: bytes
    label: str = ""
    joined: str = ""
    members: tuple[MemberInput, ...] = ()
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class FamilyEdit:
    """What a family is to be called, its contact person, and the days of its last stretch.

    ``contact_id`` None means no contact person. A blank ``left`` means that it has not left.
    """

    label: str
    joined: str
    left: str = ""
    because: str = ""
    contact_id: bytes | None = None


@dataclass(frozen=True, slots=True)
class MemberEdit:
    """What a member is to be, and the days of its last stretch in the family's last club."""

    label: str
    role: str
    born: str
    joined: str
    left: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class EndInput:
    """The day from which it no longer holds, and the reason; a blank reason is unknown."""

    day: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class ReturnInput:
    """The day of coming back, and who; None means those who were there at the end.

    ``club_id`` None means the club that was left.
    """

    day: str = ""
    members: tuple[bytes, ...] | None = None
    club_id: bytes | None = None


@dataclass(frozen=True, slots=True)
class MoveInput:
    """The day from which the family is in another club of this register."""

    club_id: bytes | None
    day: str = ""


@dataclass(frozen=True, slots=True)
class ConsentInput:
    """A consent: its day, and which text, how it was given and by which guardian, if known."""

    day: str = ""
    text: str = ""
    how: str = ""
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class MemberRead:
    """A member that can be kept; ``joined`` is None where it was left blank."""

    draft: MemberDraft
    joined: date | None


class FamilyFields(Fields):
    """Fields of families: lists in the words of every language, years of birth, dates."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today

    def past_day(self, name: str, text: str, default: date | None = None) -> date:
        """A day; a blank is the default, or else refused."""
        found = self.day(name, text, self.today)
        if found is None:
            self.refuse_blank(name, default)
        return found or default or self.today

    def refuse_blank(self, name: str, default: date | None) -> None:
        """Ask for a day that has no default."""
        if default is None:
            self.refuse(name, _("This must be filled in."))

    def role(self, name: str, text: str) -> MemberRole:
        """A role, which must be there."""
        found = self.listed(name, text, MEMBER_ROLE)
        if found is None:
            self.refuse(name, _("This must be filled in."))
        return MemberRole(found) if found is not None else MemberRole.other

    def because(self, name: str, text: str) -> LeftBecause | None:
        """A reason for leaving."""
        found = self.listed(name, text, LEFT_BECAUSE)
        return None if found is None else LeftBecause(found)

    def listed(self, name: str, text: str, words: Words) -> StrEnum | None:
        """A value of a list, by the value itself or by a word of any language."""
        if is_blank(text):
            return None
        found = words.find(text)
        if found is None:
            self.refuse(
                name,
                _("“{text}” is not one of: {words}.").format(
                    text=shown(text), words=", ".join(words.labels(language()))
                ),
            )
        return found

    def born(self, name: str, text: str) -> tuple[int | None, bool]:
        """A year of birth and whether it is estimated; blank or unknown gives none."""
        typed = " ".join(text.split()).casefold()
        if not typed or typed in _UNKNOWN:
            return None, False
        year = _YEAR.fullmatch(typed)
        if year is not None:
            if FIRST_BIRTH_YEAR <= int(year["year"]) <= self.today.year:
                return int(year["year"]), bool(year["about"] or year["maybe"])
            self.refuse(
                name,
                _("Write a year from {first} to {last}.").format(
                    first=FIRST_BIRTH_YEAR, last=self.today.year
                ),
            )
            return None, False
        try:
            return middle_year(parse_band(typed), self.today.year), True
        except AgeBandError:
            bands = ", ".join(band for band in AgeBand if band != AgeBand.unknown)
            self.refuse(
                name,
                _("“{text}” is neither a year nor an age. Write one like 1975, or {bands}.").format(
                    text=shown(text), bands=bands
                ),
            )
            return None, False

    def member(self, typed: MemberInput, prefix: str = "") -> MemberRead | None:
        """A member, its fields named with a prefix; None when something was refused."""
        before = len(self.errors)
        label = self.name(f"{prefix}label", typed.label)
        role = self.role(f"{prefix}role", typed.role)
        year, estimated = self.born(f"{prefix}born", typed.born)
        consent = self.day(f"{prefix}consent_on", typed.consent_on, self.today)
        joined = self.day(f"{prefix}joined", typed.joined, self.today)
        if consent is not None and consent > self.today:
            self.refuse(f"{prefix}consent_on", _("A consent cannot be given in the future."))
        if len(self.errors) > before:
            return None
        draft = MemberDraft(
            label=label,
            role=role,
            birth_year=year,
            birth_year_estimated=estimated,
            consent_on=consent,
        )
        return MemberRead(draft, joined)


def read_end(typed: EndInput, today: date) -> tuple[date, LeftBecause]:
    """The day and the reason of an end; raises Refused."""
    fields = FamilyFields(today)
    day = fields.past_day("day", typed.day, today)
    because = fields.because("because", typed.because)
    fields.settle()
    return day, because or LeftBecause.unknown


def read_members(fields: FamilyFields, typed: FamilyInput) -> dict[int, MemberRead]:
    """The members of a new family by their place; at least one, and the contact person too."""
    found = {}
    rows = {place: one for place, one in enumerate(typed.members) if not one.is_blank}
    for place, one in rows.items():
        read = fields.member(one, f"member_{place}_")
        if read is not None:
            found[place] = read
    if not rows:
        fields.refuse("members", _("Fill in at least one member."))
    if typed.contact is not None and typed.contact not in rows:
        fields.refuse("contact", _("The contact person is one of the family."))
    return found


def contact_among(members: dict[int, MemberRead], chosen: int | None) -> int | None:
    """The place of the contact person: the one chosen, else the only one with that role."""
    if chosen is not None:
        return chosen
    places = [place for place, one in members.items() if one.draft.role == MemberRole.contact]
    return places[0] if len(places) == 1 else None


def born_as_typed(year: int | None, *, estimated: bool) -> str:
    """A year of birth as it would be typed again."""
    if year is None:
        return ""
    return f"ca. {year}" if estimated else str(year)
