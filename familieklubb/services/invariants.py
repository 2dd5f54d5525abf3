"""What must hold of every register, whoever has written it: the rules that no import breaks.

They are rules of the rows, not of the method: what is odd but possible is no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Enum, Table
from sqlmodel import Session, SQLModel

from familieklubb.domain.club_states import forbidden_changes
from familieklubb.domain.dated import DatedValue, History
from familieklubb.domain.values import ClubState
from familieklubb.i18n import ngettext
from familieklubb.records import MODELS
from familieklubb.register.writing import table_of

Progress = Callable[[float], None]

# Table, first day, and the day that may not be earlier; of a membership the end is the day
# from which it no longer holds, so it may be the same.
_ENDS = (
    ("network_body", "from_day", "last_day"),
    ("club_break", "from_day", "last_day"),
    ("course", "from_day", "last_day"),
    ("gathering", "from_day", "last_day"),
    ("assistant_role", "from_day", "last_day"),
    ("certification", "certified_on", "valid_until"),
    ("certification", "certified_on", "withdrawn_on"),
    ("family_membership", "joined", "left_on"),
    ("member_membership", "joined", "left_on"),
    ("meeting", "start", "end"),
)
_LOOSE_REFERENCES = (("family", "contact_id", "member"),)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that some rows break: its code, the table, how many, and what to say of it."""

    code: str
    table: str
    count: int
    text: str


def breaches(session: Session, progress: Progress = lambda _share: None) -> list[Breach]:
    """Every rule that is broken; empty when all is well. ``progress`` gets the share done."""
    found = [*_states(session), *_ends(session), *_references(session)]
    progress(0.2)
    for number, model in enumerate(MODELS, 1):
        found += _lists(session, model)
        progress(0.2 + 0.8 * number / len(MODELS))
    return found


def _count(session: Session, sql: str) -> int:
    return int(session.connection().exec_driver_sql(sql).scalar_one())


def _states(session: Session) -> Iterator[Breach]:
    histories: dict[bytes, list[DatedValue[ClubState]]] = {}
    rows = session.connection().exec_driver_sql("SELECT club_id, from_day, state FROM club_state")
    for club, from_day, state in rows:
        if state in set(ClubState):
            dated = DatedValue(date.fromisoformat(from_day), ClubState(state))
            histories.setdefault(club, []).append(dated)
    count = sum(len(forbidden_changes(History.of(values))) for values in histories.values())
    if count:
        text = ngettext(
            "{n} club state goes back to planned or starting after the club was active.",
            "{n} club states go back to planned or starting after the club was active.",
            count,
        ).format(n=count)
        yield Breach("state_goes_back", "club_state", count, text)


def _ends(session: Session) -> Iterator[Breach]:
    for table, first, last in _ENDS:
        count = _count(session, f'SELECT count(*) FROM "{table}" WHERE "{last}" < "{first}"')
        if count:
            text = ngettext(
                "{n} row of {table} ends ({column}) before it begins.",
                "{n} rows of {table} end ({column}) before they begin.",
                count,
            ).format(n=count, table=table, column=last)
            yield Breach("ends_before_it_begins", table, count, text)


def _references(session: Session) -> Iterator[Breach]:
    for table, column, other in _LOOSE_REFERENCES:
        count = _count(
            session,
            f'SELECT count(*) FROM "{table}" t WHERE t."{column}" IS NOT NULL '
            f'AND NOT EXISTS (SELECT 1 FROM "{other}" o WHERE o.id = t."{column}")',
        )
        if count:
            text = ngettext(
                "{n} row of {table} refers ({column}) to nothing.",
                "{n} rows of {table} refer ({column}) to nothing.",
                count,
            ).format(n=count, table=table, column=column)
            yield Breach("refers_to_nothing", table, count, text)


def _lists(session: Session, model: type[SQLModel]) -> Iterator[Breach]:
    table = table_of(model)
    for column, words in _listed(table):
        known = ", ".join(f"'{word}'" for word in words)
        count = _count(
            session,
            f'SELECT count(*) FROM "{table.name}" '
            f'WHERE "{column}" IS NOT NULL AND "{column}" NOT IN ({known})',
        )
        if count:
            text = ngettext(
                "{n} row of {table} has an unknown word in {column}.",
                "{n} rows of {table} have an unknown word in {column}.",
                count,
            ).format(n=count, table=table.name, column=column)
            yield Breach("unknown_word", table.name, count, text)


def _listed(table: Table) -> Iterator[tuple[str, list[str]]]:
    for column in table.columns:
        if isinstance(column.type, Enum):
            yield column.name, list(column.type.enums)
