"""The way back in with the recovery words: they give the passphrase, and a new one is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from familieklubb.errors import WrongPassphrase
from familieklubb.register import backups, refusals
from familieklubb.register.checking import Progress, silent, stretch
from familieklubb.register.clock import Clock, system_clock
from familieklubb.register.connection import DEFAULT_KDF_ITERATIONS
from familieklubb.register.file import Register
from familieklubb.register.layout import Layout
from familieklubb.register.opening import open_register
from familieklubb.register.passphrase import check_new_passphrase
from familieklubb.register.recovery import RecoveryWords
from familieklubb.register.rekeying import rekey
from familieklubb.register.restoring import Restored, restore
from familieklubb.register.way_back import passphrases

T = TypeVar("T")

_SHARE_OPENED = 0.5


@dataclass(frozen=True, slots=True)
class Recovered:
    """The open register, with its new passphrase.

    ``could_not`` are kept backups that still have the one from before; ``restored`` says what
    came of the backup that was named.
    """

    register: Register
    could_not: tuple[Path, ...]
    restored: Restored | None


def recover(
    path: Path,
    words: RecoveryWords,
    new_passphrase: str,
    *,
    backup: Path | None = None,
    clock: Clock = system_clock,
    progress: Progress = silent,
    kdf_iterations: int = DEFAULT_KDF_ITERATIONS,
) -> Recovered:
    """Open a register with the recovery words and give it a new passphrase.

    With ``backup`` that is restored to the path first, as on a new machine. Raises
    WrongPassphrase for words that do not fit, with nothing changed, WrongWords for a passphrase
    that may not be used, and what ``open_register``, ``restore`` and ``rekey`` raise.
    """
    new = check_new_passphrase(new_passphrase)
    layout = Layout.of(path)
    beside = [layout.register, *(one.path for one in backups.list_backups(layout.backups))]
    if backup is not None:
        beside.insert(0, backup)
    found = passphrases(beside, words)
    first, second = stretch(progress, 0, _SHARE_OPENED), stretch(progress, _SHARE_OPENED, 1)

    def restored_with(old: str, source: Path) -> Restored:
        return restore(
            path, source, old, clock=clock, progress=first, kdf_iterations=kdf_iterations
        )

    def opened_with(old: str, source: Path) -> Register:
        return open_register(
            source, old, clock=clock, progress=first, kdf_iterations=kdf_iterations
        )

    restored = None if backup is None else _first_that_fits(found, backup, restored_with)
    register = _first_that_fits(found, layout.register, opened_with)
    return Recovered(register, _renewed(register, new, second), restored)


def _renewed(register: Register, passphrase: str, progress: Progress) -> tuple[Path, ...]:
    if register.key.passphrase == passphrase:
        return ()
    try:
        return rekey(register, passphrase, progress).could_not
    except BaseException:
        register.abandon(seal=True)
        raise


def _first_that_fits(passphrases: list[str], path: Path, call: Callable[[str, Path], T]) -> T:
    for passphrase in passphrases:
        try:
            return call(passphrase, path)
        except WrongPassphrase:
            continue  # of another register, or from before the last change
    raise refusals.way_back_unfit(path)
