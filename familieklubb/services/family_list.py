"""The families of a club as they stand on a day, and one family in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.family_reading import (
    FAMILY_STAYS,
    MEMBER_STAYS,
    OF_FAMILY,
    Counted,
    FamilyReading,
    noted,
)
from familieklubb.services.family_refusals import no_family
from familieklubb.services.family_views import (
    FamilyCard,
    FamilyLine,
    FamilyList,
    MemberView,
    Standing,
    Stay,
    Tally,
)


def families_of(session: Session, club_id: bytes, day: date) -> FamilyList:
    """Every family that has been in the club, or will be."""
    reading = FamilyReading(session, {"club": club_id, "day": day.isoformat()}, day)
    stays = reading.stays(FAMILY_STAYS, "s.club_id = :club")
    member_stays = reading.stays(MEMBER_STAYS, "s.club_id = :club")
    counted = reading.counted()
    here = "id IN (SELECT family_id FROM family_membership WHERE club_id = :club)"
    members = reading.members(f"family_{here}", member_stays, counted)
    lines = [
        _line((family_id, label), stays[family_id], members.get(family_id, ()), day, counted)
        for family_id, label in reading.rows(f"SELECT id, label FROM family WHERE {here}")
    ]
    lines.sort(key=lambda line: in_alphabet(line.label))
    ((clubs,),) = reading.rows("SELECT count(*) FROM club")
    return FamilyList(club_id, reading.club(), day, tuple(lines), clubs)


def family_card(session: Session, family_id: bytes, day: date) -> FamilyCard:
    """One family, as it stands in the club it belonged to last.

    Raises FamilieklubbError for a family that is not in the register.
    """
    reading = FamilyReading(session, {"family": family_id, "day": day.isoformat()}, day)
    found = reading.rows("SELECT id, label FROM family WHERE id = :family")
    everywhere = reading.stays(FAMILY_STAYS, "s.family_id = :family").get(family_id, ())
    if not found or not everywhere:
        raise no_family()
    club_id = _shown(everywhere, day).club_id
    reading.values["club"] = club_id
    counted = reading.counted()
    all_stays = reading.stays(MEMBER_STAYS, f"s.{OF_FAMILY}")
    members = reading.members("family_id = :family", all_stays, counted).get(family_id, ())
    here = tuple(one for one in everywhere if one.club_id == club_id)
    of_club = tuple(
        replace(one, stays=tuple(s for s in one.stays if s.club_id == club_id)) for one in members
    )
    chaired, last_chaired = reading.chaired()
    return FamilyCard(
        line=_line(found[0], here, of_club, day, counted),
        club=reading.club(),
        day=day,
        stays=tuple(everywhere),
        members=members,
        marks=reading.marks(),
        chaired=chaired,
        last_chaired=last_chaired,
        modules=reading.modules(),
        may_be_removed=not noted(session, family_id),
    )


def whole_months(first: date, end: date) -> int:
    """The whole months from a day up to another; none where that is earlier."""
    months = 12 * (end.year - first.year) + end.month - first.month - (end.day < first.day)
    return max(months, 0)


def _line(
    family: Sequence[Any],
    stays: Sequence[Stay],
    members: Iterable[MemberView],
    day: date,
    counted: Counted,
) -> FamilyLine:
    family_id = bytes(family[0])
    stay = _shown(stays, day)
    standing = stay.standing(day)
    own = tuple(members)
    tallies = [one.tally for one in own]
    seen = [one.last_seen for one in own if one.last_seen is not None]
    present, meetings = counted.meetings.get(family_id, (0, 0))
    return FamilyLine(
        id=family_id,
        label=family[1],
        standing=standing,
        stay=stay,
        members=tuple(_belonging(own, stay, standing, day)),
        months=sum(
            whole_months(one.joined, day if one.left_on is None else min(one.left_on, day))
            for one in stays
        ),
        tally=Tally(*(sum(getattr(one, name) for one in tallies) for name in Tally.__slots__)),
        meetings=meetings,
        meetings_present=present,
        last_seen=max(seen, default=None),
        returned=any(one.left_on is not None and one.joined < stay.joined for one in stays),
    )


def _shown(stays: Sequence[Stay], day: date) -> Stay:
    """The stretch of the day, else the one to come, else the last."""
    by_standing: dict[Standing, Stay] = {one.standing(day): one for one in stays}
    order = (Standing.here, Standing.coming, Standing.left)
    return next(by_standing[one] for one in order if one in by_standing)


def _belonging(
    members: Iterable[MemberView], stay: Stay, standing: Standing, day: date
) -> Iterator[MemberView]:
    for member in members:
        if standing is Standing.left:
            if any(one.left_on == stay.left_on for one in member.stays):
                yield member
        elif any(one.standing(day) is not Standing.left for one in member.stays):
            yield member
