"""What the screens need before there is an open register; the start hands in the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.first import FirstFacts

Progress = Callable[[float], None]


class Door(Protocol):
    """Opens, makes and mends the one register of this run."""

    @property
    def path(self) -> Path:
        """Where the register is, or would be."""

    def exists(self) -> bool:
        """Whether there is a register."""

    def unlock(self, passphrase: str, progress: Progress) -> Desk:
        """Open it; raises FamilieklubbError, with ``backup`` where one is offered."""

    def suggest(self) -> str:
        """Five words for a passphrase."""

    def check(self, passphrase: str) -> str:
        """A passphrase as it will be used; raises WrongWords for one that may not be."""

    def quiz(self) -> tuple[int, int]:
        """Two different positions among the twelve words."""

    def new_words(self) -> tuple[str, ...]:
        """Twelve recovery words that nobody has used."""

    def check_names(self, new: FirstFacts) -> object:
        """Who, what and where; raises Refused with ``fields`` for what cannot stand."""

    def create(self, new: FirstFacts, words: tuple[str, ...]) -> Desk:
        """Make the register, with these recovery words."""

    def recover(self, words: str, passphrase: str) -> Desk:
        """Take the recovery words and set a new passphrase."""

    def restore(self, backup: Path, passphrase: str) -> Desk:
        """Put a backup in the place of a damaged register."""
