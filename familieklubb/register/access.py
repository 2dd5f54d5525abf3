"""The way to the file: one thread with one connection for transactions, and one beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from familieklubb.register import refusals
from familieklubb.register.connection import Key, connect, engine_over
from familieklubb.register.passphrase import key_literal
from familieklubb.register.troubles import ERRORS, interrupted

T = TypeVar("T")


class Access:
    """A thread of its own with the connection for transactions.

    ``gate`` is held by whoever needs the file to stay as it is: a check, a backup, a
    transaction that writes. Who holds it never waits for the thread, so that the two cannot
    lock each other out.
    """

    def __init__(self, path: Path, key: Key) -> None:
        self.path = path
        self.key = key
        self.gate = threading.RLock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register")
        self._thread_id = 0
        self._connection: Any = None
        self._aside: Any = None
        self._engine: Engine | None = None

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Hand a call to the thread."""
        return self._thread.submit(call)

    def run(self, call: Callable[[], T]) -> T:
        """Run a call on the thread and wait for it; within the thread it runs at once."""
        if threading.get_ident() == self._thread_id:
            return call()
        return self._thread.submit(call).result()

    def aside(self, call: Callable[[Any], T]) -> T:
        """Run a reading call on another connection in this thread, while nobody writes.

        Raises Cancelled and sqlcipher3 errors.
        """
        with self.gate:
            connection = self._aside = connect(self.path, self.key)
            try:
                return call(connection)
            except ERRORS as error:
                if interrupted(error):
                    raise refusals.unread(error) from None
                raise
            finally:
                self._aside = None
                connection.close()

    def interrupt(self) -> None:
        """Stop what is going on; a transaction is rolled back."""
        for connection in (self._connection, self._aside):
            if connection is not None:
                with suppress(*ERRORS):  # closed meanwhile: there is nothing left to stop
                    connection.interrupt()

    def finish(self) -> None:
        """End the thread, when what it does is done."""
        self._thread.shutdown()

    # -- on the thread --------------------------------------------------------------------------

    def attach(self) -> None:
        """Open the connection; raises sqlcipher3 errors, also for a key that does not fit."""
        self._thread_id = threading.get_ident()
        connection = connect(self.path, self.key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        self._connection, self._engine = connection, engine_over(connection)

    def detach(self) -> None:
        """Close the connection; what was not committed is gone."""
        with self.gate:
            engine, self._engine = self._engine, None
            connection, self._connection = self._connection, None
            if engine is not None:
                engine.dispose()
            if connection is not None:
                connection.close()

    def connection(self) -> Any:
        """The raw connection, opened anew after an error closed it."""
        if self._connection is None:
            self.attach()
        return self._connection

    def session(self) -> Session:
        """A new session over the connection."""
        self.connection()
        return Session(self._engine, expire_on_commit=False)

    def change_key(self, key: Key) -> None:
        """Encrypt the file anew in place; SQLite does it in one transaction.

        Raises sqlcipher3 errors. ``self.key`` is afterwards the one that opens the file.
        """
        before = self.key
        try:
            statement = f"PRAGMA rekey = {key_literal(key.passphrase)}"
            self.connection().execute(statement).fetchall()
        finally:
            self.detach()
            self.key = key
            try:
                self.attach()
            except ERRORS:
                self.key = before
                self.attach()
