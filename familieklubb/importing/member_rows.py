"""From the sheet of members to rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from familieklubb import records
from familieklubb.domain.ages import band, middle_year
from familieklubb.importing.cells import BirthYear
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, greatest, stored_day

Label = tuple[str, str, str]
"""A member as a sheet names it: club, family, label."""


class MemberRows:
    """Takes the sheet of members, and finds members by family and label.

    A member is the family's: of the same label in two clubs of one family it is one person.
    ``member_ids`` has those whose label tells them from all others of the family.
    """

    def __init__(self, running: Import, clubs: ClubRows, families: FamilyRows) -> None:
        self._import = running
        self._clubs = clubs
        self._families = families
        self._members = running.staged(records.Member)
        self._memberships = running.staged(records.MemberMembership)
        self.member_ids, self._several = self._members.by_natural("family_id", "label")
        self._homeless: set[str] = set()
        self._stays: dict[tuple[bytes, bytes], dict[str, Key]] = {}
        for key, row in self._memberships.rows.items():
            self._stays.setdefault((row["member_id"], row["club_id"]), {})[row["joined"]] = key

    def stays(self, member_id: bytes, club_id: bytes) -> list[Fields]:
        """A member's stretches in a club, in order."""
        own = self._stays.get((member_id, club_id), {})
        return [self._memberships.rows[own[joined]] for joined in sorted(own)]

    def all_stays(self) -> Iterator[Fields]:
        """The stretches of all members in all clubs."""
        return iter(self._memberships.rows.values())

    def member(self, row: Row) -> bytes | None:
        """The member that a row names by club, family and label; an unknown one is an error."""
        family_id = self._families.family(row)
        if family_id is None:
            return None
        found = self.member_ids.get((family_id, row.member))
        if found is None and (family_id, row.member) in self._several:
            self._import.stands_several_times(row, "member", row.member)
        elif found is None and row.member not in self._homeless:
            name = f"{row.family}/{row.member}"
            self._import.refers_to_nothing(
                row, "member", name, "members", lambda: self.named_in(row.club), row.club
            )
        return found

    def may_be(self, text: str) -> bool:
        """Whether a member so named is there whose family is not known."""
        return text.rpartition("/")[2].strip() in self._homeless

    def named_in(self, club: str) -> list[str]:
        """The members of a club's families, each as family/member."""
        own = {
            one: label for (name, label), one in self._families.family_ids.items() if name == club
        }
        return [f"{own[one]}/{label}" for one, label in self.member_ids if one in own]

    def take_members(self) -> None:
        """The members and their stretches in clubs."""
        by_label: dict[Label, dict[date, Row]] = {}
        ids: dict[int, bytes | None] = {}
        for row in self._import.book.rows("members"):
            if row.club is None or row.family is None or row.member is None:
                continue
            own = by_label.setdefault((row.club, row.family, row.member), {})
            if row.joined in own:
                self._import.twice(row, "joined", own[row.joined])
                continue
            ids[id(row)] = self._identify(row)
            if row.joined is not None:
                own[row.joined] = row
        # In order of day over all clubs, so that what is said last of a person is what stands.
        rows = sorted(
            (row for own in by_label.values() for row in own.values()), key=lambda row: row.joined
        )
        persons = self._put_persons(rows, ids)
        for row in rows:
            member_id = ids[id(row)]
            if member_id is not None:
                self._take_stay(row, member_id, persons.pop(member_id, Outcome.unchanged))

    def _identify(self, row: Row) -> bytes | None:
        family_id = self._families.family(row)
        if family_id is None:
            self._homeless.add(row.member)  # so its marks are not to blame
            return None
        if (family_id, row.member) in self._several:
            self._import.stands_several_times(row, "member", row.member)
            return None
        return self.member_ids.setdefault((family_id, row.member), self._import.new_id())

    def _put_persons(self, rows: list[Row], ids: dict[int, bytes | None]) -> dict[bytes, Outcome]:
        """What all the rows of a person say together."""
        said: dict[bytes, Fields] = {}
        for row in rows:
            member_id = ids[id(row)]
            if member_id is None:
                continue
            person = said.setdefault(member_id, {})
            person |= given(label=row.member, role=row.role, consent_on=row.consent_on)
            person["family_id"] = self._families.family_ids[row.club, row.family]
            if row.birth_year is not None and not self._told_already(row.birth_year, member_id):
                person["birth_year"] = row.birth_year.year
                person["birth_year_estimated"] = row.birth_year.estimated
        return {one: self._members.put((one,), values) for one, values in said.items()}

    def _told_already(self, typed: BirthYear, member_id: bytes) -> bool:
        """Whether the year is only that of an age band in which the person is known to be.

        A band says less than a year that stands, and its middle moves from year to year.
        """
        standing = self._members.rows.get((member_id,), {}).get("birth_year")
        today = self._import.today
        typed_band = band(typed.year, today)
        if standing is None or not typed.estimated:
            return False
        is_middle = typed.year == middle_year(typed_band, today.year)
        return is_middle and band(standing, today) is typed_band

    def _take_stay(self, row: Row, member_id: bytes, person: Outcome) -> None:
        club_id = self._clubs.club_ids[row.club]
        own = self._stays.setdefault((member_id, club_id), {})
        key = own.setdefault(row.joined.isoformat(), (self._import.new_id(),))
        stay = self._memberships.put(
            key,
            {"member_id": member_id, "club_id": club_id, "joined": row.joined}
            | given(left_on=row.left, left_because=row.left_because),
        )
        left = stored_day(self._memberships.rows[key]["left_on"])
        if left is not None and left < row.joined:
            self._import.ends_before_it_begins(row, "left")
        self._import.count(row, greatest([person], stay))
