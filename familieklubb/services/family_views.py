"""What screens and commands show of families and their members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from familieklubb.domain.ages import AgeBand, band
from familieklubb.domain.values import AttendanceStatus, LeftBecause, MemberRole

FULL_FAMILY = 2
"""Members of a family; a single member and a contact person are one."""


class Standing(StrEnum):
    """How a family or member stands to the club on a day."""

    here = "here"
    coming = "coming"
    left = "left"


class ConsentState(StrEnum):
    """Whether a person has consented to being kept in the register."""

    given = "given"
    withdrawn = "withdrawn"
    missing = "missing"


@dataclass(frozen=True, slots=True)
class Tally:
    """Marks by what they say; unknown stands outside the rate (design, domain, section 4)."""

    present: int = 0
    absent: int = 0
    excused: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """Marks that say something."""
        return self.present + self.absent + self.excused

    @property
    def rate(self) -> float | None:
        """Present of the known marks, 0 to 1; None where nothing is known."""
        return self.present / self.known if self.known else None


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in a club, until the day before ``left_on``.

    ``moved_in`` continues a stretch elsewhere; ``moved_to`` is the club in which it goes on.
    """

    id: bytes
    club_id: bytes
    club: str
    joined: date
    left_on: date | None
    left_because: LeftBecause | None
    moved_in: bool = False
    moved_to: str | None = None

    def standing(self, day: date) -> Standing:
        """How it stands on the day."""
        if day < self.joined:
            return Standing.coming
        return Standing.here if self.left_on is None or day < self.left_on else Standing.left


@dataclass(frozen=True, slots=True)
class Consent:
    """What is known of a person's consent."""

    given_on: date | None = None
    text: str | None = None
    how: str | None = None
    guardian: str | None = None
    withdrawn_on: date | None = None

    @property
    def state(self) -> ConsentState:
        """Given, withdrawn, or missing."""
        if self.given_on is None:
            return ConsentState.missing
        return ConsentState.given if self.withdrawn_on is None else ConsentState.withdrawn


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a family; ``stays`` are those in the club that is shown, oldest first.

    ``tally`` is over the 12 months up to the day; ``last_seen`` is the last day present in that
    time, else the last one before they left.
    """

    id: bytes
    label: str
    role: MemberRole
    birth_year: int | None
    birth_year_estimated: bool
    consent: Consent
    stays: tuple[Stay, ...]
    tally: Tally
    last_seen: date | None
    is_contact: bool = False

    def standing(self, day: date) -> Standing:
        """How the member stands on the day; left without any stretch."""
        return self.stays[-1].standing(day) if self.stays else Standing.left

    def age_band(self, day: date) -> AgeBand:
        """The band of the member's age."""
        return band(self.birth_year, day)


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A family in a list; the members are those who belong now, or did at the end.

    ``months`` is the whole time in the club over all stretches. ``tally`` counts the marks of
    all its members over the 12 months up to the day; ``meetings`` are the meetings of that
    time of which anything is known of the family, ``meetings_present`` those at which one or
    more of it was.
    """

    id: bytes
    label: str
    standing: Standing
    stay: Stay
    members: tuple[MemberView, ...]
    months: int
    tally: Tally
    meetings: int
    meetings_present: int
    last_seen: date | None
    returned: bool = False

    @property
    def contact(self) -> MemberView | None:
        """The contact person, while one of the members."""
        return next((member for member in self.members if member.is_contact), None)

    @property
    def without_consent(self) -> tuple[MemberView, ...]:
        """The members whose consent is missing or withdrawn."""
        return tuple(one for one in self.members if one.consent.state is not ConsentState.given)

    @property
    def too_small(self) -> bool:
        """Whether somebody is missing to make a family."""
        return len(self.members) < FULL_FAMILY


@dataclass(frozen=True, slots=True)
class FamilyList:
    """The families of a club on a day, in the order of their labels.

    ``clubs`` is how many clubs the register has.
    """

    club_id: bytes
    club: str
    day: date
    families: tuple[FamilyLine, ...]
    clubs: int = 1

    def standing(self, *wanted: Standing) -> tuple[FamilyLine, ...]:
        """Those that stand so to the club."""
        return tuple(one for one in self.families if one.standing in wanted)

    @property
    def size(self) -> int:
        """How many families the club has on the day."""
        return len(self.standing(Standing.here))


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """A meeting as the family had it: how many of it were there, of how many known."""

    day: date
    n: int
    present: int
    known: int
    excused: int = 0

    @property
    def status(self) -> AttendanceStatus:
        """Of the family as a whole: present when one of it was."""
        if not self.known:
            return AttendanceStatus.unknown
        if self.present:
            return AttendanceStatus.present
        return AttendanceStatus.excused if self.excused else AttendanceStatus.absent


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """Everything about one family: its line, every stretch and every member it has had.

    ``line.members`` are those of now; ``members`` has all. ``marks`` are the last held
    meetings, oldest first. ``chaired`` counts the meetings that one of the family chaired.
    ``may_be_removed`` says that nothing was ever noted of it.
    """

    line: FamilyLine
    club: str
    day: date
    stays: tuple[Stay, ...]
    members: tuple[MemberView, ...]
    marks: tuple[MeetingMark, ...]
    chaired: int
    last_chaired: date | None
    modules: tuple[tuple[str, date | None], ...]
    may_be_removed: bool
