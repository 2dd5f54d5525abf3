"""Bodies of the network: local, regional, national, each under another."""

from __future__ import annotations

import datetime as dt

from sqlmodel import SQLModel

from familieklubb.domain.values import BodyLevel
from familieklubb.records.travelling import WITHOUT_ROWID, Name, Row, id_field


class NetworkBodyBase(SQLModel):
    """What a person states of a network body; ``last_day`` is inclusive."""

    name: Name
    level: BodyLevel
    from_day: dt.date | None = None
    last_day: dt.date | None = None


class NetworkBodyDraft(NetworkBodyBase):
    """A checked network body on its way in."""


class NetworkBody(NetworkBodyBase, Row, table=True):
    """A body that clubs belong to; only clubs are ever counted."""

    __tablename__ = "network_body"
    __table_args__ = WITHOUT_ROWID

    parent_id: bytes | None = id_field(default=None, foreign_key="network_body.id", index=True)
