"""Which assistant a sheet means that knows only the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from familieklubb.i18n import _
from familieklubb.importing.network import Import
from familieklubb.importing.rows import Row
from familieklubb.importing.staged import Fields


class AssistantNames:
    """Finds assistants by name, also as “Name (place)” or “Name (person)”.

    ``assistants`` and ``roles`` are the rows that stand and come in; ``named`` are names that
    stand in rows which could not be read, so that it is not known whose they are.
    """

    def __init__(
        self,
        running: Import,
        assistants: Mapping[bytes, Fields],
        roles: Iterable[Fields],
        named: Iterable[str],
    ) -> None:
        self._import = running
        self._by_name: dict[str, dict[bytes, set[str | None]]] = {}
        for one, row in assistants.items():
            told = {row["place"], row["person"]}
            self._by_name.setdefault(row["name"], {})[one] = told
        self._half_known = frozenset(named)
        self._roles: dict[tuple[bytes, bytes], list[Fields]] = {}
        for role in roles:
            self._roles.setdefault((role["assistant_id"], role["club_id"]), []).append(role)

    def knows(self, name: str) -> bool:
        """Whether somebody is called that."""
        return name in self._by_name

    def named(
        self,
        row: Row,
        column: str,
        name: str,
        *,
        club_id: bytes | None = None,
        day: date | None = None,
    ) -> bytes | None:
        """The assistant of a name; of several, the one with a role in the club (on the day).

        An unknown or ambiguous name is noted as an error: nobody is taken for another of the
        same name.
        """
        known = list(self._called(name))
        if not known:
            if name not in self._half_known:
                self._import.refers_to_nothing(row, column, name, "assistants", self._by_name.keys)
            return None
        if len(known) > 1 and club_id is not None:
            there = [one for one in known if (one, club_id) in self._roles]
            if len(there) > 1 and day is not None:
                there = [one for one in there if self._has_role(one, club_id, day)] or there
            known = there or known
        if len(known) == 1:
            return known[0]
        self._import.error(
            row,
            column,
            _("Several assistants are called {name}.").format(name=name),
            _("Write the place or the person behind the name, such as {name} (Oslo).").format(
                name=name
            ),
        )
        return None

    def _called(self, name: str) -> Iterator[bytes]:
        if name in self._by_name:
            yield from self._by_name[name]
            return
        at = name.find(" (") if name.endswith(")") else -1
        while at >= 0:
            bare, told = name[:at], name[at + 2 : -1]
            yield from (one for one, known in self._by_name.get(bare, {}).items() if told in known)
            at = name.find(" (", at + 1)

    def _has_role(self, one: bytes, club_id: bytes, day: date) -> bool:
        text = day.isoformat()
        return any(
            role["from_day"] <= text and (role["last_day"] is None or text <= role["last_day"])
            for role in self._roles[one, club_id]
        )
