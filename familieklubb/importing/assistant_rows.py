"""From the sheet of assistants to persons and roles."""

from __future__ import annotations

from collections.abc import Iterable

from familieklubb import records
from familieklubb.i18n import _
from familieklubb.importing.assistant_names import AssistantNames
from familieklubb.importing.certification_rows import CertificationRows
from familieklubb.importing.club_rows import ClubRows
from familieklubb.importing.course_rows import CourseRows
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields, Key, Outcome, given, stored_day

Naming = tuple[str, str]
"""An assistant as a sheet names it: name and place."""


class AssistantRows:
    """Takes the sheet of assistants; ``names`` finds them, once it is taken."""

    names: AssistantNames

    def __init__(self, running: Import, clubs: ClubRows, courses: CourseRows) -> None:
        self._import = running
        self._clubs = clubs
        self._certifications = CertificationRows(running, courses)
        self._assistants = running.staged(records.Assistant)
        self._roles = running.staged(records.AssistantRole)
        self._standing: dict[Naming, dict[str | None, list[bytes]]] = {}
        for key, row in self._assistants.rows.items():
            own = self._standing.setdefault((row["name"], row["place"]), {})
            own.setdefault(row["person"], []).append(key[0])
        self._new: dict[tuple[Naming, str | None], bytes] = {}
        self._owners: dict[int, bytes] = {}
        self._roles_of: dict[tuple[bytes, bytes], dict[str, Key]] = {}
        for key, row in self._roles.rows.items():
            own_roles = self._roles_of.setdefault((row["assistant_id"], row["club_id"]), {})
            own_roles[row["from_day"]] = key

    def take_assistants(self) -> None:
        """The assistants with their roles, courses and certifications."""
        sheet = [row for row in self._import.book.rows("assistants") if row.assistant is not None]
        rows = list(self._identified(row for row in sheet if row.place is not None))
        self._owners = {id(row): one for row, one in rows}
        persons = self._put_persons(rows)
        roles = self._take_roles(rows)
        certifications = self._certifications.take(rows)
        for row, one in rows:
            parts = (roles[id(row)], certifications[id(row)])
            self._import.count(row, max(persons.pop(one, Outcome.unchanged), *parts))
        self.names = AssistantNames(
            self._import,
            {key[0]: row for key, row in self._assistants.rows.items()},
            self._roles.rows.values(),
            (row.assistant for row in sheet if row.broken),
        )

    # -- who is the same assistant

    def _identified(self, rows: Iterable[Row]) -> Iterable[tuple[Row, bytes]]:
        by_naming: dict[Naming, list[Row]] = {}
        for row in rows:
            by_naming.setdefault((row.assistant, row.place), []).append(row)
        for naming, own in by_naming.items():
            persons = {row.person for row in own if row.person is not None}
            for row in own:
                found = self._identify(row, naming, persons)
                if found is not None:
                    yield row, found

    def _identify(self, row: Row, naming: Naming, persons: set[str]) -> bytes | None:
        """Whose row it is: by name and place, and by ``person`` where that is not enough.

        A blank person is the only one known of that name and place. One that is given is
        never taken for one who stands without.
        """
        standing = self._standing.get(naming, {})
        person = row.person
        if person is None and None not in standing:
            known = persons | {one for one in standing if one is not None}
            if len(known) == 1 and standing:
                person = known.pop()
            elif known:
                self._error_of_persons(row)
                return None
        if person in standing:
            if len(standing[person]) > 1:
                self._import.stands_several_times(row, "assistant", row.assistant)
                return None
            return standing[person][0]
        if (naming, person) not in self._new:
            self._new[naming, person] = self._import.new_id()
            if None in standing:
                self._import.finding(
                    row,
                    "person",
                    _("Another one of that name and place stands without a person; it is kept."),
                    _("If they are one, fill in person there, and bring the sheet in again."),
                )
        return self._new[naming, person]

    def _error_of_persons(self, row: Row) -> None:
        if not row.broken:
            self._import.error(
                row,
                "person",
                _("Several of that name and place are told apart by person, and it is blank here."),
                _("Fill it in, the same in every row of one assistant."),
            )

    def _put_persons(self, rows: Iterable[tuple[Row, bytes]]) -> dict[bytes, Outcome]:
        """What all the rows of an assistant say together."""
        said: dict[bytes, Fields] = {}
        for row, one in rows:
            person = said.setdefault(one, {})
            person |= given(
                name=row.assistant,
                place=row.place,
                person=row.person,
                organisation=row.organisation,
                leader_type=row.leader_type,
            )
        return {one: self._assistants.put((one,), values) for one, values in said.items()}

    # -- roles

    def _take_roles(self, rows: Iterable[tuple[Row, bytes]]) -> dict[int, Outcome]:
        # First those with a first day, which the others may speak of.
        in_order = sorted(rows, key=lambda one: one[0].role_from is None)
        return {id(row): self._take_role(row, one) for row, one in in_order}

    def _take_role(self, row: Row, assistant_id: bytes) -> Outcome:
        if row.club is None and row.role_from is None and row.role_to is None:
            return Outcome.unchanged
        club_id = self._clubs.club(row)
        if club_id is None:
            if row.club is None:
                self._incomplete(row, "club")
            return Outcome.unchanged
        own = self._roles_of.setdefault((assistant_id, club_id), {})
        if row.role_from is None:
            return self._spoken_of(row, own)
        key = own.setdefault(row.role_from.isoformat(), (self._import.new_id(),))
        values = {"assistant_id": assistant_id, "club_id": club_id, "from_day": row.role_from}
        return self._put_role(row, key, values | given(last_day=row.role_to))

    def _spoken_of(self, row: Row, own: dict[str, Key]) -> Outcome:
        """A row without the role's first day speaks of a role that is known."""
        if own and row.role_to is None:
            return Outcome.unchanged
        if len(own) == 1:
            return self._put_role(row, next(iter(own.values())), {"last_day": row.role_to})
        self._incomplete(row, "role_from")
        return Outcome.unchanged

    def _put_role(self, row: Row, key: Key, values: Fields) -> Outcome:
        outcome = self._roles.put(key, values)
        first, last = (stored_day(self._roles.rows[key][name]) for name in ("from_day", "last_day"))
        if row.role_to is not None and None not in {first, last} and last < first:  # type: ignore[operator]
            self._import.ends_before_it_begins(row, "role_to")
        return outcome

    def _incomplete(self, row: Row, column: str) -> None:
        if not row.broken:
            self._import.error(
                row,
                column,
                _("A role needs both a club and its first day."),
                _("Fill in club and role_from, or leave the three cells of the role empty."),
            )

    # -- for the findings

    def has_another_role(self, row: Row, club_id: bytes) -> bool:
        """Whether the role of a row begins while another one in the club still holds."""
        day = row.role_from.isoformat()
        others = (
            self._roles.rows[key]
            for key in self._roles_of.get((self._owners[id(row)], club_id), {}).values()
        )
        return any(
            one["from_day"] < day and (one["last_day"] is None or one["last_day"] >= day)
            for one in others
        )
