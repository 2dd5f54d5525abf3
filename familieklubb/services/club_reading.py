"""Clubs as they stand on a day, read from the register."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlmodel import Session

from familieklubb.domain.certification import certified
from familieklubb.domain.club_states import next_states
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.values import (
    Basis,
    BodyLevel,
    ClubState,
    GroupAccess,
    GroupLeading,
    LeaderType,
    Weekday,
)
from familieklubb.geography import Geography, Located
from familieklubb.services.alphabet import in_alphabet
from familieklubb.services.assistant_reading import AssistantReading
from familieklubb.services.club_views import (
    BodyView,
    BreakView,
    ClubCard,
    ClubLine,
    DatedName,
    DeclaredView,
    SlotView,
    StateView,
)

_HERE = "m.joined <= :day AND (m.left_on IS NULL OR m.left_on > :day)"
_DECLARED = tuple(DeclaredView.__dataclass_fields__)


class ClubReading:
    """Reads clubs in one transaction, as of one day."""

    def __init__(
        self, session: Session, geography: Geography, day: date, profile: NetworkProfile
    ) -> None:
        self._session = session
        self._connection = session.connection()
        self._geography = geography
        self._day = day
        self._profile = profile
        self._values: dict[str, Any] = {"day": day.isoformat()}

    def all(self) -> tuple[ClubLine, ...]:
        """Every club in the order of names."""
        states = self._holding("SELECT club_id, from_day, state FROM club_state")
        places = self._holding(
            "SELECT club_id, from_day, place, municipality_code FROM club_place", later_too=True
        )
        families = self._counts("family_membership", "family_id")
        members = self._counts("member_membership", "member_id")
        assistants = self._assistants()
        lines = []
        for key, name in self._rows("SELECT id, name FROM club"):
            since, state = states.get(key, (None, None))
            own = assistants.get(key, [])
            lines.append(
                ClubLine(
                    bytes(key),
                    name,
                    ClubState(state) if state else None,
                    date.fromisoformat(since) if since else None,
                    *self._ground(places.get(key)),
                    families.get(key, 0),
                    members.get(key, 0),
                    tuple(one for one, _certified in own),
                    sum(counts for _name, counts in own),
                )
            )
        return tuple(sorted(lines, key=lambda line: in_alphabet(line.name)))

    def _assistants(self) -> dict[bytes, list[tuple[str, bool]]]:
        held = AssistantReading(self._session, self._day, self._profile).certifications()
        found: dict[bytes, list[tuple[str, bool]]] = defaultdict(list)
        for club, key, name in self._rows(
            "SELECT DISTINCT r.club_id, a.id, a.name FROM assistant_role r "
            "JOIN assistant a ON a.id = r.assistant_id WHERE r.from_day <= :day "
            "AND (r.last_day IS NULL OR r.last_day >= :day) ORDER BY a.name"
        ):
            found[club].append((name, certified(held.get(key, ()), self._day, self._profile)))
        return found

    def _ground(self, place: Any) -> tuple[str | None, str | None, str | None]:
        if place is None:
            return None, None, None
        from_day, name, code = place
        if code is None:
            return name, None, None
        found = self._geography.recast(name, code, date.fromisoformat(from_day), self._day)
        if not isinstance(found, Located):
            return name, None, None
        return name, found.municipality.name, found.county.name

    def _counts(self, table: str, what: str) -> dict[bytes, int]:
        sql = (
            f"SELECT m.club_id, count(DISTINCT m.{what}) FROM {table} m "
            f"WHERE {_HERE} GROUP BY m.club_id"
        )
        return dict(self._rows(sql))

    def _holding(self, sql: str, *, later_too: bool = False) -> dict[bytes, Any]:
        """Per club the row that holds on the day, if asked for else its first later one."""
        found: dict[bytes, Any] = {}
        for club, *row in self._rows(f"{sql} ORDER BY club_id, from_day"):
            if row[0] <= self._values["day"] or (later_too and club not in found):
                found[club] = row
        return found

    # -- one club

    def card(self, club_id: bytes) -> ClubCard | None:
        """One club in full."""
        line = next((one for one in self.all() if one.id == club_id), None)
        if line is None:
            return None
        self._values["club"] = club_id
        access, leading, leader, parent = self._rows(
            "SELECT k.open_group, k.led_group, k.leader_type, p.name FROM club k "
            "LEFT JOIN club p ON p.id = k.parent_club_id WHERE k.id = :club"
        )[0]
        states = self._states()
        children = self._rows("SELECT name FROM club WHERE parent_club_id = :club ORDER BY name")
        return ClubCard(
            line,
            GroupAccess(access) if access else None,
            GroupLeading(leading) if leading else None,
            LeaderType(leader) if leader else None,
            parent,
            tuple(name for (name,) in children),
            next_states(History.of(DatedValue(one.from_day, one.state) for one in states)),
            states,
            self._named("SELECT from_day, place FROM club_place WHERE club_id = :club"),
            self._slots(),
            self._breaks(),
            self._named("SELECT from_day, organisation FROM club_organisation WHERE club_id=:club"),
            self._named(
                "SELECT c.from_day, b.name FROM club_body c "
                "JOIN network_body b ON b.id = c.body_id WHERE c.club_id = :club"
            ),
            self._declared(),
        )

    def _states(self) -> tuple[StateView, ...]:
        rows = self._rows(
            "SELECT from_day, state FROM club_state WHERE club_id = :club ORDER BY from_day"
        )
        return tuple(StateView(date.fromisoformat(day), ClubState(word)) for day, word in rows)

    def _named(self, sql: str) -> tuple[DatedName, ...]:
        rows = self._rows(f"{sql} ORDER BY 1")
        return tuple(DatedName(date.fromisoformat(day), name) for day, name in rows)

    def _slots(self) -> tuple[SlotView, ...]:
        rows = self._rows(
            "SELECT from_day, weekday, start, minutes, venue FROM club_slot "
            "WHERE club_id = :club ORDER BY from_day"
        )
        return tuple(
            SlotView(
                date.fromisoformat(day), Weekday(word) if word else None, start, minutes, venue
            )
            for day, word, start, minutes, venue in rows
        )

    def _breaks(self) -> tuple[BreakView, ...]:
        rows = self._rows(
            "SELECT id, from_day, last_day, reason FROM club_break "
            "WHERE club_id = :club ORDER BY from_day DESC"
        )
        return tuple(
            BreakView(bytes(key), date.fromisoformat(first), date.fromisoformat(last), reason)
            for key, first, last, reason in rows
        )

    def _declared(self) -> tuple[DeclaredView, ...]:
        rows = self._rows(
            f"SELECT {', '.join(_DECLARED)} FROM declared_year "
            "WHERE club_id = :club ORDER BY year DESC"
        )
        return tuple(DeclaredView(year, Basis(basis), *rest) for year, basis, *rest in rows)

    # -- network bodies

    def bodies(self) -> tuple[BodyView, ...]:
        """Every network body, with the clubs that belong to it on the day."""
        belonging = self._holding("SELECT club_id, from_day, body_id FROM club_body")
        clubs: dict[bytes, int] = defaultdict(int)
        for _from_day, body in belonging.values():
            clubs[body] += 1
        rows = self._rows(
            "SELECT b.id, b.name, b.level, b.parent_id, p.name, b.from_day, b.last_day "
            "FROM network_body b LEFT JOIN network_body p ON p.id = b.parent_id"
        )
        found = [
            BodyView(
                bytes(key),
                name,
                BodyLevel(level),
                bytes(parent_id) if parent_id else None,
                parent,
                date.fromisoformat(first) if first else None,
                date.fromisoformat(last) if last else None,
                clubs.get(key, 0),
            )
            for key, name, level, parent_id, parent, first, last in rows
        ]
        order = list(BodyLevel)
        found.sort(key=lambda body: (-order.index(body.level), in_alphabet(body.name)))
        return tuple(found)

    def _rows(self, sql: str) -> list[Any]:
        return list(self._connection.exec_driver_sql(sql, self._values))
