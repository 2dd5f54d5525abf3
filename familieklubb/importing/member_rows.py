"""From the sheet of members to rows."""

from __future__ import annotations

from datetime import date

from familieklubb import records
from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_rows import FamilyRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, greatest, stored_day

Label = tuple[str, str, str]
"""A member as a sheet names it: club, family, label."""


class MemberRows:
    """Takes the sheet of members, and finds members by club, family and label.

    A member is the family's: of the same label in two clubs of one family it is one person.
    """

    def __init__(self, running: Import, clubs: ClubRows, families: FamilyRows) -> None:
        self._import = running
        self._clubs = clubs
        self._families = families
        self._members = running.staged(records.Member)
        self._memberships = running.staged(records.MemberMembership)
        self.member_ids: dict[tuple[bytes, str], bytes] = {
            (row["family_id"], row["label"]): key[0] for key, row in self._members.rows.items()
        }
        self._stays: dict[tuple[bytes, bytes], dict[str, Key]] = {}
        for key, row in self._memberships.rows.items():
            self._stays.setdefault((row["member_id"], row["club_id"]), {})[row["joined"]] = key

    def stays(self, member_id: bytes, club_id: bytes) -> list[Fields]:
        """A member's stretches in a club, in order."""
        own = self._stays.get((member_id, club_id), {})
        return [self._memberships.rows[own[joined]] for joined in sorted(own)]

    def take_members(self) -> None:
        """The members and their stretches in clubs."""
        by_label: dict[Label, dict[date, Row]] = {}
        for row in self._import.book.rows("members"):
            if row.club is None or row.family is None or row.member is None:
                continue
            own = by_label.setdefault((row.club, row.family, row.member), {})
            if row.joined in own:
                self._import.twice(row, "joined", own[row.joined])
            elif row.joined is not None:
                own[row.joined] = row
        # In order of day over all clubs, so that what is said last of a person is what stands.
        rows = sorted(
            (row for own in by_label.values() for row in own.values()), key=lambda row: row.joined
        )
        ids = {id(row): self._identify(row) for row in rows}
        persons = self._put_persons(rows, ids)
        for row in rows:
            member_id = ids[id(row)]
            if member_id is not None and not row.broken:
                self._take_stay(row, member_id, persons.pop(member_id, Outcome.unchanged))

    def _identify(self, row: Row) -> bytes | None:
        family_id = self._families.family(row)
        if family_id is None:
            return None
        return self.member_ids.setdefault((family_id, row.member), self._import.new_id())

    def _put_persons(self, rows: list[Row], ids: dict[int, bytes | None]) -> dict[bytes, Outcome]:
        """What all the rows of a person say together."""
        said: dict[bytes, Fields] = {}
        for row in rows:
            member_id = ids[id(row)]
            if member_id is None or row.broken:
                continue
            person = said.setdefault(member_id, {})
            person |= given(label=row.member, role=row.role, consent_on=row.consent_on)
            person["family_id"] = self._families.family_ids[row.club, row.family]
            if row.birth_year is not None:
                person["birth_year"] = row.birth_year.year
                person["birth_year_estimated"] = row.birth_year.estimated
        return {one: self._members.put((one,), values) for one, values in said.items()}

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
        elif left is None and row.left_because is not None:
            self._import.finding(
                row, "left_because", _("There is a reason, but no day of leaving.")
            )
        self._import.count(row, greatest([person], stay))
