"""A new register: created whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from sqlmodel import Session

from familieklubb.domain.values import RegisterKind
from familieklubb.records import Meta
from familieklubb.register import refusals
from familieklubb.register.backups import list_backups
from familieklubb.register.clock import Clock, system_clock
from familieklubb.register.connection import (
    APPLICATION_ID,
    DEFAULT_KDF_ITERATIONS,
    Key,
    connect,
    engine_over,
    silence_cipher_log,
)
from familieklubb.register.file import Register
from familieklubb.register.fingerprint import fold_all
from familieklubb.register.layout import Layout, earlier_recovery_of
from familieklubb.register.locking import hold
from familieklubb.register.migrations import migrate, shipped
from familieklubb.register.passphrase import check_new_passphrase
from familieklubb.register.platforms import (
    create_empty_file,
    free_name,
    harden_process,
    make_private_folder,
    publish_new,
    sync_file,
)
from familieklubb.register.recovery import RecoveryWords, new_recovery_words, recipient
from familieklubb.register.troubles import ERRORS
from familieklubb.register.way_back import keep_way_back


def create(
    path: Path,
    passphrase: str,
    *,
    kind: RegisterKind,
    name: str,
    profile_code: str,
    clock: Clock = system_clock,
    words: RecoveryWords | None = None,
    register_id: Callable[[int], bytes] = secrets.token_bytes,
    kdf_iterations: int = DEFAULT_KDF_ITERATIONS,
) -> tuple[Register, RecoveryWords]:
    """Create a register and open it; the recovery words are shown once and kept nowhere.

    Raises WrongWords for a passphrase that may not be used, FamilieklubbError when something
    is at the path already or was there, or when the place cannot be written. A register that
    could not be finished is taken away again.
    """
    harden_process()
    silence_cipher_log()
    key = Key(check_new_passphrase(passphrase), kdf_iterations)
    words = words or new_recovery_words()
    layout = Layout.of(path)
    meta = Meta(
        register_id=register_id(16),
        kind=kind,
        name=name,
        created_at=clock().astimezone(UTC).isoformat(),
        profile_code=profile_code,
        recovery_recipient=recipient(words),
    )
    return _created(layout, key, meta, clock), words


def _created(layout: Layout, key: Key, meta: Meta, clock: Clock) -> Register:
    path = layout.register
    try:
        make_private_folder(path.parent)
        register = Register(layout, key, hold(layout.lock), clock)
    except OSError as error:
        raise refusals.cannot_write(path, error) from error
    try:
        _look(layout, clock)
        _publish(layout, key, meta)
        register.attach()
        register.note_checked()
    except FileExistsError:
        register.abandon()
        raise refusals.taken(path) from None
    except (OSError, *ERRORS) as error:
        register.abandon()
        raise refusals.cannot_write(path, error) from error
    except BaseException:
        register.abandon()
        raise
    return register


def _look(layout: Layout, clock: Clock) -> None:
    """Refuse a place where another register is or was: its way back must not be overwritten."""
    if os.path.lexists(layout.register):
        raise refusals.taken(layout.register)
    if layout.journal.exists() or layout.erased.exists() or list_backups(layout.backups):
        raise refusals.traces(layout.register)
    layout.clear_leftovers()
    layout.seal.unlink(missing_ok=True)
    for found in (layout.recovery, earlier_recovery_of(layout.register)):
        if found.exists():  # of a creation that was broken off, or of a register moved elsewhere
            moment = clock().strftime("%Y%m%dT%H%M%S")
            found.rename(free_name(found, f"replaced-{moment}"))


def _publish(layout: Layout, key: Key, meta: Meta) -> None:
    unfinished = layout.temporary("new")
    try:
        create_empty_file(unfinished)
        _fill(unfinished, key, meta)
        sync_file(unfinished)
        keep_way_back(layout.register, key.passphrase, meta.recovery_recipient)
        publish_new(unfinished, layout.register)
    finally:
        layout.clear_leftovers()


def _fill(path: Path, key: Key, meta: Meta) -> None:
    connection = connect(path, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
        migrate(connection, shipped(), now=meta.created_at)
        meta.fingerprint = fold_all(connection)
        with Session(engine_over(connection), expire_on_commit=False) as session:
            session.add(meta)
            session.commit()
    finally:
        connection.close()
