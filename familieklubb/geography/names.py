"""The names of places and municipalities, as the tables have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from familieklubb.geography.data import rows
from familieklubb.geography.division import Divisions, NamedMunicipality
from familieklubb.geography.spelling import JOINING_WORDS, folded, plain


@dataclass(frozen=True, slots=True)
class PostalStay:
    """A postal place in one municipality, with the first and last register that has it there.

    ``first`` and ``last`` are days as ``2012-10-28``, with their eras; ``postcodes`` is the
    number of post codes.
    """

    code: str
    first: str
    last: str
    first_era: int
    last_era: int
    postcodes: int


class NameIndex:
    """Every name by its folded key: municipalities that had it, postal places that have it.

    Sources: Statistics Norway, Klass (municipalities); Posten Bring (postal places).
    """

    def __init__(self, divisions: Divisions) -> None:
        self.municipal: dict[str, list[NamedMunicipality]] = {}
        self.postal: dict[str, list[PostalStay]] = {}
        self.spellings: dict[str, str] = {}
        for named in divisions.names:
            self.municipal.setdefault(self._key(named.name), []).append(named)
        self._read_postal(divisions)

    def _read_postal(self, divisions: Divisions) -> None:
        columns = ("place", "municipality_code", "first_snapshot", "last_snapshot")
        registers = rows("places_history_no", *columns, "n_postcodes_max")
        days = {day for row in registers for day in row[2:4]}
        eras = {day: divisions.era(date.fromisoformat(day)) for day in days}
        for place, code, first, last, postcodes in registers:
            # Svalbard and Jan Mayen have post, but are no municipalities.
            if code in divisions.current:
                stay = PostalStay(code, first, last, eras[first], eras[last], int(postcodes))
                self.postal.setdefault(self._key(place), []).append(stay)

    def _key(self, name: str) -> str:
        key = folded(name)
        self.spellings.setdefault(key, name)
        return key

    @cached_property
    def fuller(self) -> Mapping[str, tuple[str, ...]]:
        """For the key of a name such as Os, the longer names it begins: Os i Østerdalen."""
        found: dict[str, tuple[str, ...]] = {}
        for spelling in self.spellings.values():
            for word in JOINING_WORDS:
                name, sign, _area = spelling.partition(word)
                if sign:
                    key = folded(name)
                    found[key] = (*found.get(key, ()), spelling)
        return found

    @cached_property
    def plain_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """The names by their key without Norwegian letters, to look for near ones in."""
        found: dict[str, tuple[str, ...]] = {}
        for key, spelling in self.spellings.items():
            found[plain(key)] = (*found.get(plain(key), ()), spelling)
        return found
