"""When a family and its members belong to which club, changed all together or not at all.

A stretch runs from ``joined`` to the day before ``left_on``. What an import brought in may be
odder than what is allowed here: only what a change itself makes wrong is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sqlmodel import col, select

from familieklubb import i18n
from familieklubb.domain.dated import ONE_DAY
from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.records import Club, Family, FamilyMembership, Member, MemberMembership
from familieklubb.register.writing import Writing
from familieklubb.services.family_refusals import has_left, no_family
from familieklubb.services.refused import Refused

NewId = Callable[[], bytes]
Stretch = FamilyMembership | MemberMembership


class _Fault(NamedTuple):
    kind: str
    first: bytes
    second: bytes = b""


class Belonging:
    """The stretches of one family and its members; ``settle`` refuses what cannot stand."""

    def __init__(self, writing: Writing, family: Family, new_id: NewId) -> None:
        self._writing = writing
        self._new_id = new_id
        self.family = family
        session = writing.session
        own = select(FamilyMembership).where(FamilyMembership.family_id == family.id)
        self.stays = list(session.exec(own.order_by(col(FamilyMembership.joined))))
        members = select(Member).where(Member.family_id == family.id)
        self.members = {member.id: member for member in session.exec(members)}
        theirs = select(MemberMembership).where(col(MemberMembership.member_id).in_(self.members))
        self.member_stays = list(session.exec(theirs.order_by(col(MemberMembership.joined))))
        self._known = {fault for fault, _message in self._faults()}

    @classmethod
    def of(cls, writing: Writing, family_id: bytes, new_id: NewId) -> Belonging:
        """The stretches of a family of the register; raises FamilieklubbError without one."""
        family = writing.session.get(Family, family_id)
        if family is None:
            raise no_family()
        return cls(writing, family, new_id)

    # -- looking --------------------------------------------------------------------------------

    def last(self) -> FamilyMembership:
        """The family's last stretch; raises FamilieklubbError when it never had one."""
        found = self.latest()
        if found is None:
            raise no_family()
        return found

    def still_open(self) -> FamilyMembership:
        """The stretch that has no end; raises FamilieklubbError when the family has left."""
        found = self.last()
        if found.left_on is not None:
            raise has_left(self.family.label, found.left_on)
        return found

    def on(self, club_id: bytes, day: date) -> FamilyMembership:
        """The stretch in a club that holds on a day; raises FamilieklubbError without one."""
        for one in self.stays:
            holds = one.joined <= day and (one.left_on is None or day < one.left_on)
            if one.club_id == club_id and holds:
                return one
        raise no_family()

    def latest(self, club_id: bytes | None = None) -> FamilyMembership | None:
        """The family's last stretch, in one club or anywhere."""
        own = [one for one in self.stays if club_id is None or one.club_id == club_id]
        return max(own, key=lambda one: one.joined, default=None)

    def latest_of(self, member_id: bytes, club_id: bytes) -> MemberMembership | None:
        """A member's last stretch in a club."""
        own = [
            one
            for one in self.member_stays
            if one.member_id == member_id and one.club_id == club_id
        ]
        return max(own, key=lambda one: one.joined, default=None)

    def during(self, stay: FamilyMembership) -> list[MemberMembership]:
        """The members' stretches within a stretch of the family."""
        return [
            one
            for one in self.member_stays
            if one.club_id == stay.club_id
            and one.joined >= stay.joined
            and (stay.left_on is None or one.joined < max(stay.left_on, _after(stay.joined)))
        ]

    # -- changing -------------------------------------------------------------------------------

    def begin(
        self, club_id: bytes, day: date, members: Collection[bytes], *, moved_in: bool = False
    ) -> FamilyMembership:
        """A new stretch of the family and of these members, without an end."""
        stay = FamilyMembership(
            id=self._new_id(),
            family_id=self.family.id,
            club_id=club_id,
            joined=day,
            moved_in=moved_in,
        )
        self._writing.session.add(stay)
        self.stays.append(stay)
        for member_id in members:
            self.begin_member(member_id, club_id, day)
        return stay

    def begin_member(self, member_id: bytes, club_id: bytes, day: date) -> None:
        """A new stretch of one member, without an end."""
        stay = MemberMembership(id=self._new_id(), member_id=member_id, club_id=club_id, joined=day)
        self._writing.session.add(stay)
        self.member_stays.append(stay)

    def add_member(self, member: Member, club_id: bytes, day: date) -> None:
        """A new member of the family, from a day on."""
        session = self._writing.session
        session.add(member)
        session.flush()  # the stretch refers to the row
        self.members[member.id] = member
        self.begin_member(member.id, club_id, day)

    def end(
        self,
        stay: FamilyMembership,
        day: date,
        because: LeftBecause,
        moved_to: bytes | None = None,
    ) -> list[bytes]:
        """End a stretch, and those of the members who are still there; the members."""
        ended = [one for one in self.during(stay) if one.left_on is None or one.left_on > day]
        stay.left_on, stay.left_because, stay.moved_to_id = day, because, moved_to
        for one in ended:
            one.left_on, one.left_because = day, because
        return [one.member_id for one in ended]

    def move(self, stay: FamilyMembership, club_id: bytes, day: date) -> FamilyMembership:
        """End a stretch and go on in another club: neither a leaving nor a joining."""
        members = self.end(stay, day, LeftBecause.moved, club_id)
        return self.begin(club_id, day, members, moved_in=True)

    def correct(
        self,
        stay: FamilyMembership,
        joined: date,
        left_on: date | None,
        because: LeftBecause | None,
    ) -> None:
        """Give a stretch other days; members who came and left with the family follow.

        Where the family moved, the stretch on the other side of the move follows, too.
        """
        before, after = self._moved_from(stay), self._moved_on(stay)
        if before is not None and joined != stay.joined:
            self._shift(before, before.joined, joined, before.left_because)
        if after is not None and left_on is not None and left_on != stay.left_on:
            self._shift(after, left_on, after.left_on, after.left_because)
        self._shift(stay, joined, left_on, because)
        if left_on is None:
            stay.moved_to_id = None

    def settle(self, field: str) -> None:
        """Raise Refused at the field when a change has made something wrong."""
        for fault, message in self._faults():
            if fault not in self._known:
                raise Refused({field: message})

    # -- moves ----------------------------------------------------------------------------------

    def _moved_on(self, stay: FamilyMembership) -> FamilyMembership | None:
        return next(
            (
                one
                for one in self.stays
                if stay.moved_to_id is not None
                and one.moved_in
                and one.club_id == stay.moved_to_id
                and one.joined == stay.left_on
            ),
            None,
        )

    def _moved_from(self, stay: FamilyMembership) -> FamilyMembership | None:
        return next((one for one in self.stays if self._moved_on(one) is stay), None)

    def _shift(
        self,
        stay: FamilyMembership,
        joined: date,
        left_on: date | None,
        because: LeftBecause | None,
    ) -> None:
        for one in self.during(stay):
            with_family = one.left_on == stay.left_on
            if one.joined == stay.joined:
                one.joined = joined
            if with_family:
                one.left_on, one.left_because = left_on, because
        stay.joined, stay.left_on, stay.left_because = joined, left_on, because

    # -- what cannot stand ----------------------------------------------------------------------

    def _faults(self) -> Iterator[tuple[_Fault, str]]:
        yield from self._wrong_row(self.family.label, self.stays)
        for member_id, member in self.members.items():
            own = [one for one in self.member_stays if one.member_id == member_id]
            yield from self._wrong_row(member.label, own)
            for one in own:
                if not any(_within(one, stay) for stay in self.stays):
                    yield (
                        _Fault("outside", one.id),
                        _("{label} can belong to the club only while the family does.").format(
                            label=member.label
                        ),
                    )

    def _wrong_row(self, label: str, stretches: Sequence[Stretch]) -> Iterator[tuple[_Fault, str]]:
        for one in stretches:
            if one.left_on is not None and one.left_on < one.joined:
                yield (
                    _Fault("backwards", one.id),
                    _("{label} came on {day}, and cannot have left before that.").format(
                        label=label, day=i18n.day(one.joined)
                    ),
                )
        for one, later in pairwise(sorted(stretches, key=lambda one: one.joined)):
            twice = one.joined == later.joined and one.club_id == later.club_id
            if twice or one.left_on is None or one.left_on > later.joined:
                yield _Fault("overlap", one.id, later.id), self._overlap(label, one)

    def _overlap(self, label: str, stay: Stretch) -> str:
        club = self._writing.session.get_one(Club, stay.club_id).name
        since = i18n.day(stay.joined)
        if stay.left_on is None:
            return _("{label} has belonged to {club} since {day}.").format(
                label=label, club=club, day=since
            )
        return _("{label} belonged to {club} from {day} until {left}.").format(
            label=label, club=club, day=since, left=i18n.day(stay.left_on)
        )


def _after(day: date) -> date:
    return day + ONE_DAY if day < date.max else day


def _within(stretch: MemberMembership, stay: FamilyMembership) -> bool:
    if stretch.club_id != stay.club_id or stretch.joined < stay.joined:
        return False
    if stay.left_on is None:
        return True
    return stretch.left_on is not None and stretch.left_on <= stay.left_on
