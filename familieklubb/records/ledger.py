"""What the register keeps about itself; nothing here travels but deletions and erasures."""

from __future__ import annotations

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel

from familieklubb.domain.values import RegisterKind
from familieklubb.records.travelling import WITHOUT_ROWID, Versioned, id_field


class Meta(SQLModel, table=True):
    """The one row about this register.

    ``clock`` is the greatest version seen, ``counter`` the number of saved transactions and
    ``fingerprint`` the XOR of SHA-256 over every row outside this table, written in the same
    transaction as the rows.
    """

    one: int = Field(default=1, primary_key=True)
    register_id: bytes = Field(sa_type=LargeBinary)
    kind: RegisterKind
    name: str
    created_at: str
    profile_code: str
    owner_id: bytes | None = Field(default=None, sa_type=LargeBinary)
    recovery_recipient: str
    clock: int = Field(default=0, sa_type=BigInteger)
    counter: int = Field(default=0, sa_type=BigInteger)
    fingerprint: bytes = Field(default=bytes(32), sa_type=LargeBinary)


class Deletion(Versioned, table=True):
    """A row that was taken away, so that it stays away; ``row_id`` is its travelling id."""

    __table_args__ = WITHOUT_ROWID

    table_name: str = Field(primary_key=True)
    row_id: bytes = id_field(primary_key=True)


class Erased(SQLModel, table=True):
    """The random id of a person who was erased, for ever."""

    __table_args__ = WITHOUT_ROWID

    row_id: bytes = id_field(primary_key=True)


class HistoryEntry(SQLModel, table=True):
    """One saved transaction: what was done, when, by whom and how much; never what it said.

    ``at`` is ISO 8601 in UTC, as are all moments here.
    ``counts`` is JSON: by table, rows [new, changed, removed]; and a plain number by its name
    for what an act did without changing rows, such as an export.
    """

    __tablename__ = "history"

    stamp: int = Field(primary_key=True, sa_type=BigInteger)
    at: str
    act: str
    who_id: bytes | None = Field(default=None, sa_type=LargeBinary)
    counts: str
    undoable: bool = True
    undone_by: int | None = Field(default=None, sa_type=BigInteger)


class UndoRow(SQLModel, table=True):
    """A row as it was before a transaction changed or removed it.

    ``before`` is the stored values in the order of their columns' names, as Python literals.
    """

    __tablename__ = "undo_row"
    __table_args__ = WITHOUT_ROWID

    stamp: int = Field(sa_type=BigInteger, primary_key=True)
    seq: int = Field(primary_key=True)
    table_name: str
    removed: bool
    before: str


class MigrationRecord(SQLModel, table=True):
    """A change of the tables, and when it was made."""

    __tablename__ = "migration"

    number: int = Field(primary_key=True)
    at: str


class Draft(SQLModel, table=True):
    """What a person has typed and not yet saved, by what it is about; JSON, never travels."""

    __table_args__ = WITHOUT_ROWID

    about: str = Field(primary_key=True)
    at: str
    content: str
