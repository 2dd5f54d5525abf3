"""A new register: created whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session

from familieklubb.domain.values import RegisterKind
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.records import Meta
from familieklubb.register.clock import Clock, local_day, system_clock
from familieklubb.register.connection import (
    APPLICATION_ID,
    DEFAULT_KDF_ITERATIONS,
    connect,
    engine_over,
    silence_cipher_log,
)
from familieklubb.register.file import Key, Register
from familieklubb.register.fingerprint import fold_all
from familieklubb.register.layout import Layout
from familieklubb.register.locking import hold
from familieklubb.register.migrations import migrate, shipped
from familieklubb.register.passphrase import check_new_passphrase
from familieklubb.register.platforms import (
    create_private_file,
    harden_process,
    make_private_folder,
    publish_new,
    sync_file,
    write_private,
)
from familieklubb.register.recovery import (
    RecoveryWords,
    new_recovery_words,
    recipient,
    seal_to,
)
from familieklubb.register.sealing import Seal, digest_of, write_seal


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
    is at the path already. A register that could not be finished is taken away again.
    """
    harden_process()
    silence_cipher_log()
    passphrase = check_new_passphrase(passphrase)
    words = words or new_recovery_words()
    layout = Layout(path)
    make_private_folder(path.parent)
    lock = hold(layout.lock)
    try:
        if path.exists():
            raise _taken(path)
        meta = Meta(
            register_id=register_id(16),
            kind=kind,
            name=name,
            created_at=clock().isoformat(),
            profile_code=profile_code,
            recovery_recipient=recipient(words),
        )
        _publish(layout, passphrase, meta, kdf_iterations)
        write_seal(layout.seal, Seal(digest_of(path), local_day(clock())))
        register = Register(layout, Key(passphrase, kdf_iterations), lock, clock)
        register.attach()
    except BaseException:
        lock.release()
        raise
    return register, words


def _taken(path: Path) -> FamilieklubbError:
    return FamilieklubbError(
        _("There is a register at {path} already.").format(path=path),
        _("Name another place with --register; the one that is there was left as it is."),
    )


def _publish(layout: Layout, passphrase: str, meta: Meta, kdf_iterations: int) -> None:
    unfinished = layout.register.with_name(f".{layout.register.name}.new")
    unfinished.unlink(missing_ok=True)
    try:
        os.close(create_private_file(unfinished))
        _fill(unfinished, passphrase, meta, kdf_iterations)
        write_private(layout.recovery, seal_to(passphrase, meta.recovery_recipient))
        publish_new(unfinished, layout.register)
    except FileExistsError:
        raise _taken(layout.register) from None
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(path: Path, passphrase: str, meta: Meta, kdf_iterations: int) -> None:
    connection = connect(path, passphrase, kdf_iterations=kdf_iterations)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
        migrate(connection, shipped(), now=meta.created_at)
        meta.fingerprint = fold_all(connection)
        with Session(engine_over(connection), expire_on_commit=False) as session:
            session.add(meta)
            session.commit()
    finally:
        connection.close()
    sync_file(path)
