"""What holds for a club from a day on: its place with the municipality, its slot, and so on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from familieklubb import i18n, records
from familieklubb.domain.identity import derived_id
from familieklubb.geography import Answer, Located
from familieklubb.i18n import _
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, Staged, given
from familieklubb.register.writing import table_of

_SLOT = ("weekday", "start", "minutes", "venue")


class Dated:
    """The rows of one table that hold for a club from a day on; one a day."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self._keys: dict[bytes, dict[str, Key]] = {}
        for key, row in staged.rows.items():
            self._keys.setdefault(row["club_id"], {})[row["from_day"]] = key

    def put(self, club_id: bytes, day: date, values: Fields) -> Outcome:
        """Set what holds from a day on."""
        own = self._keys.setdefault(club_id, {})
        new = (derived_id(table_of(self._staged.model).name, club_id, day),)
        key = own.setdefault(day.isoformat(), new)
        return self._staged.put(key, {"club_id": club_id, "from_day": day, **values})

    def of(self, club_id: bytes) -> list[Fields]:
        """A club's rows in order of day."""
        own = self._keys.get(club_id, {})
        return [self._staged.rows[own[day]] for day in sorted(own)]


class ClubGround:
    """Takes what the rows of the clubs' sheet say of place, slot, organisation and body.

    ``body`` finds the body that a column of a row names, and notes an unknown one.
    """

    def __init__(self, running: Import, body: Callable[[Row, str], bytes | None]) -> None:
        self._import = running
        self._body = body
        self._places = Dated(running.staged(records.ClubPlace))
        self._slots = Dated(running.staged(records.ClubSlot))
        self._organisations = Dated(running.staged(records.ClubOrganisation))
        self._club_bodies = Dated(running.staged(records.ClubBody))

    def take(self, club_id: bytes, rows: Sequence[Row]) -> list[list[Outcome]]:
        """What holds from each row's day on; the rows are one club's, in order of day."""
        places, slots = self._places.of(club_id), self._slots.of(club_id)
        told = []
        for row in rows:
            day = row.status_from
            outcomes = [
                self._take_place(club_id, row, places),
                self._take_slot(club_id, row, slots),
            ]
            if row.organisation is not None:
                named = {"organisation": row.organisation}
                outcomes.append(self._organisations.put(club_id, day, named))
            body_id = self._body(row, "body")
            if body_id is not None:
                outcomes.append(self._club_bodies.put(club_id, day, {"body_id": body_id}))
            told.append(outcomes)
        return told

    # -- the place

    def _take_place(self, club_id: bytes, row: Row, stood: list[Fields]) -> Outcome:
        if row.place is None:
            return Outcome.unchanged
        code = row.municipality_code
        if code is not None:
            self._check_code(row, code)
        elif not row.broken:
            code = self._code_that_stands(club_id, row, stood) or self._resolved(row)
        values = given(place=row.place, municipality_code=code)
        return self._places.put(club_id, row.status_from, values)

    def _code_that_stands(self, club_id: bytes, row: Row, stood: list[Fields]) -> str | None:
        """The code that a blank keeps, carried over to the row's day.

        One that an earlier import carried over from the row before follows that row, should
        it be corrected now.
        """
        own, before = _at(stood, row.status_from)
        now = _at(self._places.of(club_id), row.status_from)[1]
        if own is None or own["place"] != row.place:
            return self._carried(now, row)
        if own["municipality_code"] is not None and own["municipality_code"] == self._carried(
            before, row
        ):
            return self._carried(now, row) or own["municipality_code"]
        return own["municipality_code"]  # type: ignore[no-any-return]

    def _carried(self, earlier: Fields | None, row: Row) -> str | None:
        if earlier is None or earlier["place"] != row.place:
            return None
        code, since = earlier["municipality_code"], date.fromisoformat(earlier["from_day"])
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

    def _check_code(self, row: Row, code: str) -> None:
        geography, day = self._import.geography, row.status_from
        if geography.municipality(code, day) is None:
            self._import.error(
                row,
                "municipality_code",
                _("{code} was no municipality on {day}.").format(code=code, day=i18n.day(day)),
                _("Write the number that held on that day, or leave the cell empty."),
            )
            return
        found = geography.resolve(row.place, day)
        usual = [found.municipality] if found.municipality is not None else []
        usual += [one.municipality for one in found.candidates]
        if usual and code not in {one.code for one in usual}:
            listed = ", ".join(f"{one.code} {one.name}" for one in usual)
            self._import.finding(
                row,
                "municipality_code",
                _("{place} is usually in {listed}.").format(place=row.place, listed=listed),
            )

    # -- the slot

    def _take_slot(self, club_id: bytes, row: Row, stood: list[Fields]) -> Outcome:
        """The hour; what the row leaves blank goes on as it was."""
        said = given(weekday=row.weekday, start=row.time, venue=row.venue)
        own, before = _at(stood, row.status_from)
        now = _at(self._slots.of(club_id), row.status_from)[1]
        if own is None and not said:
            return Outcome.unchanged
        kept = {}
        if now is not None:
            kept = {
                name: now[name]
                for name in _SLOT
                if own is None or (before is not None and own[name] == before[name])
            }
        return self._slots.put(club_id, row.status_from, {**kept, **said})


def _at(rows: Sequence[Fields], day: date) -> tuple[Fields | None, Fields | None]:
    """The row of a day itself, and the one that held the day before."""
    text = day.isoformat()
    own = next((row for row in rows if row["from_day"] == text), None)
    earlier = [row for row in rows if row["from_day"] < text]
    return own, earlier[-1] if earlier else None
