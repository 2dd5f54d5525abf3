"""From the sheet of families to rows; a family that moves is one family in both clubs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from familieklubb import records
from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.family_moves import Label, identify, look_for_other_ends, mark, moves
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, greatest, stored_day


class FamilyRows:
    """Takes the sheet of families, and finds families by club and label.

    ``family_ids`` has the families whose label tells them from all others of the club.
    """

    def __init__(self, running: Import, clubs: ClubRows) -> None:
        self._import = running
        self._clubs = clubs
        self._families = running.staged(records.Family)
        self._memberships = running.staged(records.FamilyMembership)
        self.family_ids: dict[Label, bytes] = {}
        self._several: set[Label] = set()
        self._stays: dict[tuple[bytes, bytes], dict[str, Key]] = {}
        for key, row in self._memberships.rows.items():
            label = (clubs.name(row["club_id"]), self._families.rows[row["family_id"],]["label"])
            if self.family_ids.setdefault(label, row["family_id"]) != row["family_id"]:
                self._several.add(label)
            self._stays.setdefault((row["family_id"], row["club_id"]), {})[row["joined"]] = key
        for label in self._several:
            del self.family_ids[label]
        self._rows: dict[Label, dict[date, Row]] = {}
        self._homeless: set[str] = set()
        self._outcomes: dict[int, Outcome] = {}

    def family(self, row: Row) -> bytes | None:
        """The family that a row names by club and label; an unknown one is an error."""
        if row.family is None or self._clubs.club(row) is None:
            return None
        label = (row.club, row.family)
        found = self.family_ids.get(label)
        if found is None and label in self._several:
            self._import.stands_several_times(row, "family", row.family)
        elif found is None and row.family not in self._homeless:
            self._import.refers_to_nothing(
                row, "family", row.family, "families", lambda: self._labels(row.club), row.club
            )
        return found

    def _labels(self, club: str) -> list[str]:
        return [label for name, label in self.family_ids if name == club]

    def stays(self, family_id: bytes, club_id: bytes) -> list[Fields]:
        """A family's stretches in a club, in order."""
        own = self._stays.get((family_id, club_id), {})
        return [self._memberships.rows[own[joined]] for joined in sorted(own)]

    def all_stays(self) -> Iterator[Fields]:
        """The stretches of all families in all clubs."""
        return iter(self._memberships.rows.values())

    # -- stretches

    def take_families(self) -> None:
        """The families and their stretches in clubs."""
        unread = self._gather()
        identify(self._import, self._rows, self.family_ids)
        for own in self._rows.values():
            for joined in sorted(own):
                self._take_stay(own[joined])
        known = {self.family_ids[label] for label in self._rows}
        mark(self._memberships, known)
        look_for_other_ends(
            self._import,
            self._rows,
            self._memberships.rows.values(),
            self.family_ids,
            self._clubs.club_ids,
            unread,
        )

    def _gather(self) -> set[Label]:
        """Put the rows in order; the labels with a row whose first day could not be read."""
        unread = set()
        for row in self._import.book.rows("families"):
            if row.club is None or row.family is None:
                continue
            label = (row.club, row.family)
            if label in self._several:
                self.family(row)
                continue
            own = self._rows.setdefault(label, {})
            if row.club not in self._clubs.club_ids:
                self._homeless.add(row.family)  # so its members are not to blame
            if row.joined is None:
                unread.add(label)
                self._clubs.club(row)
            elif row.joined in own:
                self._import.twice(row, "joined", own[row.joined])
            else:
                own[row.joined] = row
        return unread

    def _take_stay(self, row: Row) -> None:
        club_id = self._clubs.club(row)
        family_id = self.family_ids[row.club, row.family]
        family = self._families.put((family_id,), {"label": row.family})
        moved_to = self._moved_to(row)
        if club_id is None:
            return
        own = self._stays.setdefault((family_id, club_id), {})
        key = own.setdefault(row.joined.isoformat(), (self._import.new_id(),))
        values = {"family_id": family_id, "club_id": club_id, "joined": row.joined}
        because = LeftBecause.moved if moved_to and row.left_because is None else row.left_because
        said = given(left_on=row.left, left_because=because, moved_to_id=moved_to)
        if because is not None and because is not LeftBecause.moved:
            said["moved_to_id"] = None
        outcome = self._memberships.put(key, values | said)
        self._check_stay(row, self._memberships.rows[key])
        self._outcomes[id(row)] = max(outcome, family)

    def _moved_to(self, row: Row) -> bytes | None:
        if row.moved_to is None:
            return None
        club_id = self._clubs.club(row, "moved_to")
        if not moves(row):
            self._import.finding(
                row,
                "moved_to",
                _("A club to move to is named, but another reason; it is kept as a leaving."),
            )
            return None
        if row.moved_to == row.club:
            self._import.error(
                row,
                "moved_to",
                _("The family moves to the club that it is in."),
                _("Correct the name of the club."),
            )
        return club_id

    def _check_stay(self, row: Row, stay: Fields) -> None:
        left = stored_day(stay["left_on"])
        if left is not None and left < row.joined:
            self._import.ends_before_it_begins(row, "left")
        if left is None and stay["moved_to_id"] is not None and not row.broken:
            self._import.error(
                row,
                "left",
                _("The family moves, but the day is missing."),
                _("Fill in left: the day from which it is in the other club."),
            )

    # -- contact persons

    def take_contacts(
        self, member_ids: Mapping[tuple[bytes, str], bytes], may_be: Callable[[str], bool]
    ) -> None:
        """The contact person of each family, once its members are known; then count the rows.

        Of a family with several rows the latest one holds. ``may_be`` tells a label that
        stands in a row of unknown family.
        """
        rows = [row for own in self._rows.values() for row in own.values()]
        contacts: dict[bytes, tuple[Row, bytes]] = {}
        for row in sorted(rows, key=lambda row: row.joined):
            family_id = self.family_ids[row.club, row.family]
            member_id = member_ids.get((family_id, row.contact_person))
            if member_id is None and row.contact_person and not may_be(row.contact_person):
                self._unknown_contact(row, family_id, member_ids)
            if member_id is not None:
                contacts[family_id] = (row, member_id)
        for row in rows:
            own, member_id = contacts.get(self.family_ids[row.club, row.family], (None, None))
            contact = Outcome.unchanged
            if own is row:
                key = (self.family_ids[row.club, row.family],)
                contact = self._families.put(key, {"contact_id": member_id})
            self._import.count(row, greatest([contact], self._outcomes.get(id(row), contact)))

    def _unknown_contact(
        self, row: Row, family_id: bytes, member_ids: Mapping[tuple[bytes, str], bytes]
    ) -> None:
        if row.club in self._clubs.club_ids:
            self._import.refers_to_nothing(
                row,
                "contact_person",
                row.contact_person,
                "members",
                lambda: [label for one, label in member_ids if one == family_id],
                f"{row.club}/{row.family}",
            )
