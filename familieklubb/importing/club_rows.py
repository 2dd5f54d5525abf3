"""From the sheets of bodies, clubs and breaks to rows."""

from __future__ import annotations

from datetime import date

from familieklubb import records
from familieklubb.domain.club_states import forbidden_changes
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.values import ClubState
from familieklubb.i18n import _
from familieklubb.importing.club_ground import ClubGround, Dated
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Outcome, given, greatest, stored_day


class ClubRows:
    """Takes the sheets of bodies, clubs and breaks, and finds clubs and bodies by name."""

    def __init__(self, running: Import) -> None:
        self._import = running
        self._bodies = running.staged(records.NetworkBody)
        self._clubs = running.staged(records.Club)
        self._states = Dated(running.staged(records.ClubStateRow))
        self._breaks = Dated(running.staged(records.ClubBreak))
        self.body_ids = {row["name"]: key[0] for key, row in self._bodies.rows.items()}
        self.club_ids = {row["name"]: key[0] for key, row in self._clubs.rows.items()}
        self._ground = ClubGround(running, self.body_ids)

    def club(self, row: Row, column: str = "club") -> bytes | None:
        """The id of the club that a row names; an unknown one is noted as an error."""
        name = getattr(row, column)
        if name is None:
            return None
        found = self.club_ids.get(name)
        if found is None:
            self._import.refers_to_nothing(row, column, name)
        return found

    # -- bodies

    def take_bodies(self) -> None:
        """The bodies of the network and what each is under."""
        seen: dict[str, Row] = {}
        rows = [row for row in self._import.book.rows("bodies") if row.body is not None]
        for row in rows:
            if row.body in seen:
                self._import.twice(row, "body", seen[row.body])
                continue
            seen[row.body] = row
            self.body_ids.setdefault(row.body, self._import.new_id())
        for row in seen.values():
            if not row.broken:
                self._take_body(row)
        self._look_for_circles(seen)

    def _take_body(self, row: Row) -> None:
        parent = None
        if row.parent is not None:
            parent = self.body_ids.get(row.parent)
            if parent is None:
                self._import.refers_to_nothing(row, "parent", row.parent)
        key = (self.body_ids[row.body],)
        standing = self._bodies.rows.get(key, {})
        values = given(
            name=row.body,
            level=row.level,
            parent_id=parent,
            from_day=row.from_day,
            last_day=row.to_day,
        )
        first = values.get("from_day", stored_day(standing.get("from_day")))
        last = values.get("last_day", stored_day(standing.get("last_day")))
        if first is not None and last is not None and last < first:
            self._import.ends_before_it_begins(row, "to")
        self._import.count(row, self._bodies.put(key, values))

    def _look_for_circles(self, seen: dict[str, Row]) -> None:
        for name, row in seen.items():
            above, passed = self.body_ids[name], set[bytes]()
            while above is not None and above not in passed:
                passed.add(above)
                above = self._bodies.rows.get((above,), {}).get("parent_id")
            if above is not None and row.parent is not None:
                self._import.error(
                    row,
                    "parent",
                    _("The body is above itself."),
                    _("Correct what it is under."),
                )

    # -- clubs

    def take_clubs(self) -> None:
        """The clubs with their states, places, slots, organisations and bodies."""
        by_club: dict[str, dict[date, Row]] = {}
        for row in self._import.book.rows("clubs"):
            if row.club is None:
                continue
            self.club_ids.setdefault(row.club, self._import.new_id())
            own = by_club.setdefault(row.club, {})
            if row.status_from in own:
                self._import.twice(row, "status_from", own[row.status_from])
            elif row.status_from is not None:
                own[row.status_from] = row
        for name, own in by_club.items():
            in_order = [own[day] for day in sorted(own) if not own[day].broken]
            if in_order:
                self._take_club(self.club_ids[name], in_order)

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
            if row.parent_club == row.club:
                self._import.error(
                    row,
                    "parent_club",
                    _("The club is divided from itself."),
                    _("Correct the name, or leave the cell empty."),
                )
        outcome = self._clubs.put((club_id,), whole)
        for row in rows:
            others = [outcome, *self._ground.take(club_id, row)]
            state = self._states.put(club_id, row.status_from, {"state": row.status})
            self._import.count(row, greatest(others, state))
            outcome = Outcome.unchanged
        self._check_states(club_id, rows)

    def _check_states(self, club_id: bytes, rows: list[Row]) -> None:
        history = self.history(club_id)
        by_day = {row.status_from: row for row in rows}
        for change in forbidden_changes(history):
            # The change may lie at a row that stands already, brought about by an earlier new one.
            row = by_day.get(change.day, rows[-1])
            self._import.error(
                row,
                "status",
                _("A club that has been active cannot go back to planned or starting."),
                _("Use paused, or correct the date of the state."),
            )

    def history(self, club_id: bytes) -> History[ClubState]:
        """The states of a club, those that stand and those that come in."""
        return History.of(
            DatedValue(date.fromisoformat(row["from_day"]), ClubState(row["state"]))
            for row in self._states.of(club_id)
        )

    # -- the breaks of clubs

    def take_breaks(self) -> None:
        """The breaks of clubs."""
        seen: dict[tuple[str, date], Row] = {}
        for row in self._import.book.rows("breaks"):
            if row.broken:
                continue
            first = seen.setdefault((row.club, row.from_day), row)
            if first is not row:
                self._import.twice(row, "from", first)
                continue
            if row.to_day < row.from_day:
                self._import.ends_before_it_begins(row, "to")
                continue
            club_id = self.club(row)
            if club_id is not None:
                values = {"last_day": row.to_day} | given(reason=row.reason)
                outcome = self._breaks.put(club_id, row.from_day, values)
                self._import.count(row, outcome)
