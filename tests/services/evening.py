"""A club with eight families and twenty members that meets on Tuesdays, for tests of meetings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from familieklubb.domain.identity import derived_id
from familieklubb.domain.values import AttendanceStatus, ClubState, MemberRole, Weekday
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Club,
    ClubPlace,
    ClubSlot,
    ClubStateRow,
    Family,
    FamilyMembership,
    Member,
    MemberMembership,
)
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.meeting_views import MeetingInput, MeetingSheet

OPENED = date(2024, 1, 2)
TUESDAY = date(2026, 11, 17)
CHILD = MemberRole.child
OWN, RELATIVE = MemberRole.own_use, MemberRole.relative

# Sorted by name: the third is Fjell, the sixth Moen.
FAMILIES: dict[str, tuple[tuple[str, MemberRole], ...]] = {
    "Berg": (("Anne", OWN), ("Bjørn", RELATIVE), ("Cecilie", CHILD)),
    "Dahl": (("David", OWN), ("Eva", RELATIVE)),
    "Fjell": (("Frode", RELATIVE), ("Grete", OWN)),
    "Hagen": (("Hans", OWN), ("Ingrid", RELATIVE), ("Jon", CHILD)),
    "Lund": (("Kari", OWN), ("Lars", RELATIVE)),
    "Moen": (("Marit", OWN), ("Nils", RELATIVE), ("Oda", CHILD)),
    "Nes": (("Per", OWN), ("Ragnhild", RELATIVE)),
    "Åsen": (("Siri", OWN), ("Tor", RELATIVE), ("Ulf", CHILD)),
}


def made_id(*parts: str) -> bytes:
    """An id that is the same in every run."""
    return sha256("/".join(parts).encode()).digest()[:16]


@dataclass
class Evening:
    """The ids of the club's people, by name."""

    club: bytes = field(default_factory=lambda: made_id("club"))
    assistant: bytes = field(default_factory=lambda: made_id("assistant", "Vigdis"))
    substitute: bytes = field(default_factory=lambda: made_id("assistant", "Yngve"))

    def family(self, label: str) -> bytes:
        """A family's id."""
        return made_id("family", label)

    def member(self, label: str) -> bytes:
        """A member's id."""
        return made_id("member", label)

    @property
    def members(self) -> dict[str, bytes]:
        """All members by name, in the order of the list."""
        return {label: self.member(label) for own in FAMILIES.values() for label, _role in own}


def write_evening(register: Register) -> Evening:
    """Write the club, its people and its hour."""
    evening = Evening()
    register.write("test", lambda writing: _write(writing, evening), undoable=False)
    return evening


def _write(writing: Writing, evening: Evening) -> None:
    add = writing.session.add
    add(Club(id=evening.club, name="Hitra"))
    writing.session.flush()
    _add_hour(writing, evening.club)
    for key, name in ((evening.assistant, "Vigdis"), (evening.substitute, "Yngve")):
        add(Assistant(id=key, name=name, place="Hitra"))
    writing.session.flush()
    add(
        AssistantRole(
            id=made_id("role"),
            assistant_id=evening.assistant,
            club_id=evening.club,
            from_day=OPENED,
        )
    )
    for number, (label, members) in enumerate(FAMILIES.items()):
        _add_family(writing, evening, label, members, OPENED + timedelta(weeks=number))


def _add_hour(writing: Writing, club: bytes) -> None:
    def key(kind: str) -> dict[str, Any]:
        return {"id": derived_id(kind, club, OPENED), "club_id": club, "from_day": OPENED}

    add = writing.session.add
    add(ClubStateRow(**key("club_state"), state=ClubState.active))
    add(ClubPlace(**key("club_place"), place="Fillan", municipality_code="5056"))
    add(
        ClubSlot(
            **key("club_slot"),
            weekday=Weekday.tuesday,
            start="18:00",
            minutes=90,
            venue="Bygdahuset, Fillan",
        )
    )


def _add_family(
    writing: Writing,
    evening: Evening,
    label: str,
    members: tuple[tuple[str, MemberRole], ...],
    joined: date,
) -> None:
    session = writing.session
    session.add(Family(id=evening.family(label), label=label))
    session.flush()
    session.add(
        FamilyMembership(
            id=made_id("stay", label),
            family_id=evening.family(label),
            club_id=evening.club,
            joined=joined,
        )
    )
    for name, role in members:
        session.add(
            Member(id=evening.member(name), label=name, role=role, family_id=evening.family(label))
        )
        session.flush()
        session.add(
            MemberMembership(
                id=made_id("stay", label, name),
                member_id=evening.member(name),
                club_id=evening.club,
                joined=joined,
            )
        )


def held(
    evening: Evening, day: date | str = TUESDAY, away: str = "", **said: object
) -> MeetingInput:
    """A meeting with everybody there but those named."""
    marks = {
        key: AttendanceStatus.absent if name in away.split() else AttendanceStatus.present
        for name, key in evening.members.items()
    }
    given = MeetingInput(evening.club, str(day), marks=marks)
    return replace(given, **said)  # type: ignore[arg-type]


def marks_in(sheet: MeetingSheet) -> dict[str, AttendanceStatus | None]:
    """The marks of a sheet by the members' names."""
    return {member.label: member.mark for member in sheet.members}


def november(day: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, day)
