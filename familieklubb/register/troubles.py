"""What an error of SQLite means, by its number; its words are no ground to decide on."""

from __future__ import annotations

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

ERRORS = (sqlcipher.Error, DBAPIError)

_ERROR, _BUSY, _LOCKED, _READONLY, _INTERRUPT = 1, 5, 6, 8, 9
_IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 10, 11, 13, 14, 26


def number_of(error: BaseException) -> int:
    """SQLite's primary result code; 0 where the error has none."""
    found = getattr(error, "orig", None) or error
    return int(getattr(found, "sqlite_errorcode", 0) or 0) & 0xFF


def shows_damage(error: BaseException) -> bool:
    """The file itself cannot be read as it should, or holds other tables than a register."""
    return number_of(error) in (_ERROR, _IOERR, _CORRUPT, _NOTADB)


def is_of_the_disk(error: BaseException) -> bool:
    """The file or the disk failed; not a rule of the tables, nor a statement of the program."""
    return number_of(error) in (
        _BUSY,
        _LOCKED,
        _READONLY,
        _INTERRUPT,
        _IOERR,
        _CORRUPT,
        _FULL,
        _CANTOPEN,
        _NOTADB,
    )


def unfit(error: BaseException) -> bool:
    """The key does not fit, or what it should fit is damaged."""
    return number_of(error) in (_CORRUPT, _NOTADB)


def interrupted(error: BaseException) -> bool:
    """Somebody stopped it."""
    return number_of(error) == _INTERRUPT


def full(error: BaseException) -> bool:
    """There is no room."""
    return number_of(error) == _FULL


def protected(error: BaseException) -> bool:
    """The file may not be written."""
    return number_of(error) == _READONLY


def held(error: BaseException) -> bool:
    """Another program holds the file."""
    return number_of(error) in (_BUSY, _LOCKED)
