"""The rules of the method as this network keeps them."""

from __future__ import annotations

from sqlmodel import Field

from familieklubb.records.travelling import WITHOUT_ROWID, Name, Row


class ProfileRow(Row, table=True):
    """A network profile; its id is derived from its code, its numbers are JSON by rule name."""

    __tablename__ = "network_profile"
    __table_args__ = WITHOUT_ROWID

    code: Name = Field(unique=True)
    numbers: str
