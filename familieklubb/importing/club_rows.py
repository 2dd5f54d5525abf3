"""From the sheets of bodies, clubs and breaks to rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from familieklubb import records
from familieklubb.domain.club_states import forbidden_changes
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.values import ClubState
from familieklubb.i18n import _
from familieklubb.importing.club_ground import ClubGround, Dated
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, greatest, stored_day


class ClubRows:
    """Takes the sheets of bodies, clubs and breaks, and finds clubs and bodies by name.

    ``club_ids`` has the clubs whose name tells them from all others.
    """

    def __init__(self, running: Import) -> None:
        self._import = running
        self._bodies = running.staged(records.NetworkBody)
        self._clubs = running.staged(records.Club)
        self._states = Dated(running.staged(records.ClubStateRow))
        self._breaks = Dated(running.staged(records.ClubBreak))
        self._body_ids, self._several_bodies = self._bodies.by_natural("name")
        self.club_ids, self._several_clubs = self._clubs.by_natural("name")
        self._ground = ClubGround(running, self._body)

    def club(self, row: Row, column: str = "club") -> bytes | None:
        """The id of the club that a row names; one that tells no club is noted as an error."""
        name = getattr(row, column)
        found = self.club_ids.get(name)
        if found is None and name in self._several_clubs:
            self._import.stands_several_times(row, column, name)
        elif found is None and name is not None:
            self._import.refers_to_nothing(row, column, name, "clubs", self.club_ids.keys)
        return found

    def name(self, club_id: bytes) -> str:
        """The name of a club that stands or comes in."""
        return str(self._clubs.rows[club_id,]["name"])

    # -- bodies

    def _body(self, row: Row, column: str) -> bytes | None:
        name = getattr(row, column)
        found = self._body_ids.get(name)
        if found is None and name in self._several_bodies:
            self._import.stands_several_times(row, column, name)
        elif found is None and name is not None:
            self._import.refers_to_nothing(row, column, name, "bodies", self._body_ids.keys)
        return found

    def take_bodies(self) -> None:
        """The bodies of the network and what each is under."""
        seen: dict[str, Row] = {}
        for row in self._import.book.rows("bodies"):
            if row.body is None:
                continue
            first = seen.setdefault(row.body, row)
            if first is not row:
                self._import.twice(row, "body", first)
            elif row.body not in self._several_bodies:
                self._body_ids.setdefault(row.body, self._import.new_id())
        for row in seen.values():
            body_id = self._body(row, "body")
            if body_id is not None:
                self._take_body(row, (body_id,))
        parents = {key: standing["parent_id"] for key, standing in self._bodies.rows.items()}
        for row in seen.values():
            if row.parent is not None and _comes_back(self._body_ids.get(row.body), parents):
                self._import.error(
                    row,
                    "parent",
                    _("The body is above itself."),
                    _("Correct what it is under."),
                )

    def _take_body(self, row: Row, key: Key) -> None:
        standing = self._bodies.rows.get(key, {})
        values = given(
            name=row.body,
            level=row.level,
            parent_id=self._body(row, "parent"),
            from_day=row.from_day,
            last_day=row.to_day,
        )
        first = values.get("from_day", stored_day(standing.get("from_day")))
        last = values.get("last_day", stored_day(standing.get("last_day")))
        if first is not None and last is not None and last < first:
            self._import.ends_before_it_begins(row, "to")
        self._import.count(row, self._bodies.put(key, values))

    # -- clubs

    def take_clubs(self) -> None:
        """The clubs with their states, places, slots, organisations and bodies."""
        by_club: dict[str, dict[date, Row]] = {}
        for row in self._import.book.rows("clubs"):
            if row.club is None:
                continue
            if row.club not in self._several_clubs:
                self.club_ids.setdefault(row.club, self._import.new_id())
            own = by_club.setdefault(row.club, {})
            if row.status_from in own:
                self._import.twice(row, "status_from", own[row.status_from])
            elif row.status_from is not None:
                own[row.status_from] = row
        for own in by_club.values():
            in_order = [own[day] for day in sorted(own)]
            club_id = self.club(in_order[0]) if in_order else None
            if club_id is not None:
                self._take_club(club_id, in_order)
        self._look_for_circles([row for own in by_club.values() for row in own.values()])

    def _take_club(self, club_id: bytes, rows: list[Row]) -> None:
        whole: Fields = {}
        for row in rows:
            whole |= given(
                name=row.club,
                open_group=row.open_group,
                led_group=row.led_group,
                leader_type=row.leader_type,
                parent_club_id=self.club(row, "parent_club"),
            )
        outcome = self._clubs.put((club_id,), whole)
        told = self._ground.take(club_id, rows)
        for row, others in zip(rows, told, strict=True):
            state = self._states.put(club_id, row.status_from, given(state=row.status))
            self._import.count(row, greatest([outcome, *others], state))
            outcome = Outcome.unchanged
        self._check_states(club_id, rows)

    def _check_states(self, club_id: bytes, rows: list[Row]) -> None:
        by_day = {row.status_from: row for row in rows}
        for change in forbidden_changes(self.history(club_id)):
            # The change may lie at a row that stands already, brought about by an earlier new one.
            row = by_day.get(change.day, rows[-1])
            self._import.error(
                row,
                "status",
                _("A club that has been active cannot go back to planned or starting."),
                _("Use paused, or correct the date of the state."),
            )

    def _look_for_circles(self, rows: list[Row]) -> None:
        parents = {key: standing["parent_club_id"] for key, standing in self._clubs.rows.items()}
        for row in rows:
            club_id = self.club_ids.get(row.club)
            if row.parent_club is not None and _comes_back(club_id, parents):
                self._import.error(
                    row,
                    "parent_club",
                    _("The club is divided from itself."),
                    _("Correct the name, or leave the cell empty."),
                )

    def history(self, club_id: bytes) -> History[ClubState]:
        """The states of a club, those that stand and those that come in."""
        return History.of(
            DatedValue(date.fromisoformat(row["from_day"]), ClubState(row["state"]))
            for row in self._states.of(club_id)
            if row["state"] is not None  # the cell of a broken row
        )

    # -- the breaks of clubs

    def take_breaks(self) -> None:
        """The breaks of clubs."""
        seen: dict[tuple[str, date], Row] = {}
        for row in self._import.book.rows("breaks"):
            if row.club is None or row.from_day is None:
                continue
            first = seen.setdefault((row.club, row.from_day), row)
            if first is not row:
                self._import.twice(row, "from", first)
                continue
            if row.to_day is not None and row.to_day < row.from_day:
                self._import.ends_before_it_begins(row, "to")
            club_id = self.club(row)
            if club_id is not None:
                values = given(last_day=row.to_day, reason=row.reason)
                self._import.count(row, self._breaks.put(club_id, row.from_day, values))

    def in_a_break(self, club_id: bytes, day: date) -> bool:
        """Whether a day is in a break of a club."""
        text = day.isoformat()
        return any(one["from_day"] <= text <= one["last_day"] for one in self._breaks.of(club_id))


def _comes_back(start: bytes | None, above: Mapping[Key, bytes | None]) -> bool:
    """Whether the way up from a row leads back to it."""
    at, passed = start, set[bytes]()
    while at is not None and at not in passed:
        passed.add(at)
        at = above.get((at,))
        if at == start:
            return True
    return False
