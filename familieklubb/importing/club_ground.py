"""What holds for a club from a day on: its place with the municipality, its slot, and so on."""

from __future__ import annotations

from datetime import date

from familieklubb import i18n, records
from familieklubb.domain.identity import derived_id
from familieklubb.geography import Answer, Located
from familieklubb.i18n import _
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, Staged, given
from familieklubb.register.writing import table_of


class Dated:
    """The rows of one table that hold for a club from a day on; one a day."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self._keys: dict[bytes, set[Key]] = {}
        for key, row in staged.rows.items():
            self._keys.setdefault(row["club_id"], set()).add(key)

    def put(self, club_id: bytes, day: date, values: Fields) -> Outcome:
        """Set what holds from a day on."""
        key = (derived_id(table_of(self._staged.model).name, club_id, day),)
        self._keys.setdefault(club_id, set()).add(key)
        return self._staged.put(key, {"club_id": club_id, "from_day": day, **values})

    def of(self, club_id: bytes) -> list[Fields]:
        """A club's rows in order of day."""
        own = (self._staged.rows[key] for key in self._keys.get(club_id, ()))
        return sorted(own, key=lambda row: str(row["from_day"]))

    def holding(self, club_id: bytes, day: date) -> Fields | None:
        """The row that holds for a club on a day."""
        until = day.isoformat()
        earlier = [row for row in self.of(club_id) if row["from_day"] <= until]
        return earlier[-1] if earlier else None


class ClubGround:
    """Takes what a row of the clubs' sheet says of place, slot, organisation and body."""

    def __init__(self, running: Import, body_ids: dict[str, bytes]) -> None:
        self._import = running
        self._body_ids = body_ids
        self._places = Dated(running.staged(records.ClubPlace))
        self._slots = Dated(running.staged(records.ClubSlot))
        self._organisations = Dated(running.staged(records.ClubOrganisation))
        self._club_bodies = Dated(running.staged(records.ClubBody))

    def take(self, club_id: bytes, row: Row) -> list[Outcome]:
        """Everything that holds from the row's day on."""
        day = row.status_from
        outcomes = [self._take_place(club_id, row), self._take_slot(club_id, row)]
        if row.organisation is not None:
            named = {"organisation": row.organisation}
            outcomes.append(self._organisations.put(club_id, day, named))
        if row.body is not None:
            body_id = self._body_ids.get(row.body)
            if body_id is None:
                self._import.refers_to_nothing(row, "body", row.body)
            else:
                outcomes.append(self._club_bodies.put(club_id, day, {"body_id": body_id}))
        return outcomes

    def _take_place(self, club_id: bytes, row: Row) -> Outcome:
        standing = self._places.holding(club_id, row.status_from)
        code = row.municipality_code
        if code is None:
            code = self._code_that_stands(standing, row) or self._resolved(row)
        elif self._import.geography.municipality(code, row.status_from) is None:
            self._import.error(
                row,
                "municipality_code",
                _("{code} was no municipality on {day}.").format(
                    code=code, day=i18n.day(row.status_from)
                ),
                _("Write the number that held on that day, or leave the cell empty."),
            )
        else:
            self._compare_place(row, code)
        values = given(place=row.place, municipality_code=code)
        return self._places.put(club_id, row.status_from, values)

    def _code_that_stands(self, standing: Fields | None, row: Row) -> str | None:
        if standing is None or standing["place"] != row.place:
            return None
        code, since = standing["municipality_code"], date.fromisoformat(standing["from_day"])
        if code is None:
            return None
        found = self._import.geography.recast(row.place, code, since, row.status_from)
        return found.municipality.code if isinstance(found, Located) else None

    def _resolved(self, row: Row) -> str | None:
        found = self._import.geography.resolve(row.place, row.status_from)
        if found.municipality is not None:
            return found.municipality.code
        if found.answer is Answer.ambiguous:
            listed = ", ".join(
                f"{one.municipality.code} {one.municipality.name} ({one.county.name})"
                for one in found.candidates
            )
            self._import.error(
                row,
                "place",
                _("“{place}” may be several places.").format(place=row.place),
                _("Write the number in municipality_code: {listed}.").format(listed=listed),
            )
            return None
        near = ", ".join(found.nearest)
        self._import.error(
            row,
            "place",
            _("No municipality is known for “{place}” on that day.").format(place=row.place),
            _("Write its number in municipality_code, or a nearby name: {near}.").format(near=near)
            if near
            else _("Write its number in municipality_code."),
        )
        return None

    def _compare_place(self, row: Row, code: str) -> None:
        found = self._import.geography.resolve(row.place, row.status_from)
        if found.municipality is not None and found.municipality.code != code:
            self._import.finding(
                row,
                "municipality_code",
                _("{place} is usually in {code} {name}.").format(
                    place=row.place, code=found.municipality.code, name=found.municipality.name
                ),
            )

    def _take_slot(self, club_id: bytes, row: Row) -> Outcome:
        said = given(weekday=row.weekday, start=row.time, venue=row.venue)
        if not said:
            return Outcome.unchanged
        standing = self._slots.holding(club_id, row.status_from) or {}
        kept = {name: standing.get(name) for name in ("weekday", "start", "venue")}
        return self._slots.put(club_id, row.status_from, {**kept, **said})
