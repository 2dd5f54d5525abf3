"""One encrypted connection, set up in the one order that is safe."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from familieklubb.register.passphrase import key_literal

APPLICATION_ID = 0x464B4C42  # "FKLB"
BUSY_SECONDS = 5.0
# What a year of 300 clubs is read from, so that no page is decrypted twice for one answer.
CACHE_KIB = 128 * 1024
DEFAULT_KDF_ITERATIONS = 256_000
# Statements kept for later fill SQLite's own small store of memory; what then has to come from
# the system is locked piece by piece, which costs more than the row that it is for.
CACHED_STATEMENTS = 0

# The key comes right after the memory setting and before anything else: a connection that
# has written without one writes plaintext.
AFTER_KEY = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    f"PRAGMA cache_size = -{CACHE_KIB}",
)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a file; ``kdf_iterations`` is lowered only by tests."""

    passphrase: str = field(repr=False)
    kdf_iterations: int = DEFAULT_KDF_ITERATIONS


def silence_cipher_log() -> None:
    """Keep SQLCipher from writing to standard error, over the screen."""
    connection = sqlcipher.connect(":memory:")
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").close()
    finally:
        connection.close()


def connect(path: Path, key: Key, *, untouched: bool = False) -> Any:
    """A raw keyed connection to an encrypted file; the caller makes the first read.

    ``untouched`` reads a file that lies still without locks and without rolling anything back,
    so that it works on a write-protected stick. Raises sqlcipher3 errors.
    """
    name = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if untouched else str(path)
    connection = sqlcipher.connect(
        name,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        uri=untouched,
        cached_statements=CACHED_STATEMENTS,
    )
    try:
        connection.execute("PRAGMA cipher_memory_security = ON").close()
        connection.execute(f"PRAGMA key = {key_literal(key.passphrase)}").close()
        for statement in AFTER_KEY[:1]:
            connection.execute(statement).close()
        if key.kdf_iterations != DEFAULT_KDF_ITERATIONS:
            connection.execute(f"PRAGMA kdf_iter = {key.kdf_iterations}").close()
        for statement in AFTER_KEY[1:]:
            connection.execute(statement).close()
    except BaseException:
        connection.close()
        raise
    return connection


def engine_over(connection: Any) -> Engine:
    """An SQLAlchemy engine over one raw connection; every transaction begins IMMEDIATE."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin_immediate(sa_connection: Any) -> None:
        sa_connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
