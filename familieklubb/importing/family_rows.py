"""From the sheet of families to rows; a family that moves is one family in both clubs."""

from __future__ import annotations

from datetime import date

from familieklubb import records
from familieklubb.domain.values import LeftBecause
from familieklubb.i18n import _
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, greatest, stored_day

Label = tuple[str, str]
"""A family as a sheet names it: club and label."""


class FamilyRows:
    """Takes the sheet of families, and finds families by club and label."""

    def __init__(self, running: Import, clubs: ClubRows) -> None:
        self._import = running
        self._clubs = clubs
        self._families = running.staged(records.Family)
        self._memberships = running.staged(records.FamilyMembership)
        names = {one: name for name, one in clubs.club_ids.items()}
        self.family_ids: dict[Label, bytes] = {}
        self._stays: dict[tuple[bytes, bytes], dict[str, Key]] = {}
        for key, row in self._memberships.rows.items():
            family = self._families.rows[row["family_id"],]
            self.family_ids[names[row["club_id"]], family["label"]] = row["family_id"]
            self._stays.setdefault((row["family_id"], row["club_id"]), {})[row["joined"]] = key
        self._rows: dict[Label, dict[date, Row]] = {}
        self._outcomes: dict[int, Outcome] = {}

    def family(self, row: Row) -> bytes | None:
        """The family that a row names by club and label; an unknown one is an error."""
        if self._clubs.club(row) is None:
            return None
        found = self.family_ids.get((row.club, row.family))
        if found is None:
            self._import.refers_to_nothing(row, "family", row.family)
        return found

    def stays(self, family_id: bytes, club_id: bytes) -> list[Fields]:
        """A family's stretches in a club, in order."""
        own = self._stays.get((family_id, club_id), {})
        return [self._memberships.rows[own[joined]] for joined in sorted(own)]

    def take_families(self) -> None:
        """The families and their stretches in clubs."""
        for row in self._import.book.rows("families"):
            if row.club is None or row.family is None:
                continue
            own = self._rows.setdefault((row.club, row.family), {})
            if row.joined in own:
                self._import.twice(row, "joined", own[row.joined])
            elif row.joined is not None:
                own[row.joined] = row
        self._identify()
        for label, own in self._rows.items():
            for joined in sorted(own):
                if not own[joined].broken:
                    self._take_stay(label, own[joined])
        self._mark_moves()

    # -- who is the same family

    def _identify(self) -> None:
        """Give every label its family: the one that stands, or one for all that a move joins."""
        joined_to = {label: label for label in (*self._rows, *self.family_ids)}

        def head(label: Label) -> Label:
            while joined_to[label] != label:
                joined_to[label] = label = joined_to[joined_to[label]]
            return label

        for label, own in self._rows.items():
            for row in own.values():
                there = (row.moved_to, row.family)
                if self._moves(row) and there in joined_to:
                    joined_to[head(label)] = head(there)
        known: dict[Label, bytes] = {}
        for label, family_id in self.family_ids.items():
            other = known.setdefault(head(label), family_id)
            if other != family_id and label in self._rows:
                self._two_families(next(iter(self._rows[label].values())))
        for label in self._rows:
            if head(label) not in known:
                known[head(label)] = self._import.new_id()
            self.family_ids.setdefault(label, known[head(label)])

    def _two_families(self, row: Row) -> None:
        self._import.error(
            row,
            "moved_to",
            _("{label} stands as two families already, one in each club.").format(label=row.family),
            _("Take the later import back first, or give the family another label."),
        )

    @staticmethod
    def _moves(row: Row) -> bool:
        return row.moved_to is not None and row.left_because in {None, LeftBecause.moved}

    # -- stretches

    def _take_stay(self, label: Label, row: Row) -> None:
        club_id = self._clubs.club(row)
        family_id = self.family_ids[label]
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
        if not self._moves(row):
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
        joined, left = stored_day(stay["joined"]), stored_day(stay["left_on"])
        if left is not None and joined is not None and left < joined:
            self._import.ends_before_it_begins(row, "left")
        if left is None and stay["moved_to_id"] is not None:
            self._import.error(
                row,
                "left",
                _("The family moves, but the day is missing."),
                _("Fill in left: the day from which it is in the other club."),
            )
        elif left is None and stay["left_because"] is not None:
            self._import.finding(
                row, "left_because", _("There is a reason, but no day of leaving.")
            )

    def _mark_moves(self) -> None:
        """Mark the stretches that continue one elsewhere; each move must have its other end."""
        touched = {self.family_ids[label] for label in self._rows}
        stays = [
            (k, one) for k, one in self._memberships.rows.items() if one["family_id"] in touched
        ]
        ends = {(one["family_id"], one["left_on"]) for _key, one in stays if one["left_on"]}
        onward = {
            (one["family_id"], one["moved_to_id"], one["left_on"])
            for _key, one in stays
            if one["moved_to_id"] is not None
        }
        for key, one in stays:
            continued = (one["family_id"], one["club_id"], one["joined"]) in onward
            if continued or (one["family_id"], one["joined"]) in ends:
                self._memberships.put(key, {"moved_in": continued})
        begun = {(one["family_id"], one["club_id"], one["joined"]) for _key, one in stays}
        for label, own in self._rows.items():
            for row in own.values():
                there = self._clubs.club_ids.get(row.moved_to)
                if row.broken or not self._moves(row) or row.left is None or there is None:
                    continue
                if (self.family_ids[label], there, row.left.isoformat()) not in begun:
                    self._no_other_end(row)

    def _no_other_end(self, row: Row) -> None:
        self._import.error(
            row,
            "moved_to",
            _("{label} has no row in {club} that begins on that day.").format(
                label=row.family, club=row.moved_to
            ),
            _("Add a row for the family there, joined on the day it left here."),
        )

    # -- contact persons

    def take_contacts(self, member_ids: dict[tuple[bytes, str], bytes]) -> None:
        """The contact person of each family, once its members are known; then count the rows."""
        for label, own in self._rows.items():
            for joined in sorted(own):
                row = own[joined]
                outcome = self._outcomes.get(id(row))
                if outcome is not None:
                    contact = self._take_contact(row, self.family_ids[label], member_ids)
                    self._import.count(row, greatest([contact], outcome))

    def _take_contact(
        self, row: Row, family_id: bytes, member_ids: dict[tuple[bytes, str], bytes]
    ) -> Outcome:
        if row.contact_person is None:
            return Outcome.unchanged
        member_id = member_ids.get((family_id, row.contact_person))
        if member_id is None:
            self._import.refers_to_nothing(row, "contact_person", row.contact_person)
            return Outcome.unchanged
        return self._families.put((family_id,), {"contact_id": member_id})
