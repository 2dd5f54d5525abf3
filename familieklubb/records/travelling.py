"""What every row that can travel between registers carries, and how its columns are stored."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel

from familieklubb.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, clean


def _line(limit: int) -> AfterValidator:
    return AfterValidator(partial(clean, limit=limit))


Name = Annotated[str, _line(NAME_LIMIT), StringConstraints(min_length=1)]
Line = Annotated[str, _line(LINE_LIMIT)]
Note = Annotated[str, AfterValidator(partial(clean, limit=NOTE_LIMIT, multiline=True))]
Country = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]
MunicipalityCode = Annotated[str, StringConstraints(pattern="^[0-9]{4}$")]
ClockTime = Annotated[str, StringConstraints(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


def id_field(**arguments: Any) -> Any:
    """A column of 16 bytes that refers to a row."""
    return Field(sa_type=LargeBinary, **arguments)  # type: ignore[call-overload,unused-ignore]


class Versioned(SQLModel):
    """A row that can travel: its version (a stamp of the hybrid clock) and whose it is.

    ``version`` is 48 bits of milliseconds and 16 bits of counter, one per transaction;
    ``origin`` is the 16-byte id of the register that wrote it.
    """

    version: int = Field(default=0, sa_type=BigInteger)
    origin: bytes = Field(default=b"", sa_type=LargeBinary)


class Row(Versioned):
    """A travelling row with an id of its own, 16 bytes, random or derived."""

    id: bytes = id_field(primary_key=True)


WITHOUT_ROWID = {"sqlite_with_rowid": False}
