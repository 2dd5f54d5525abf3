"""The use cases of keeping a register well: check, backup, passphrase, history."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from familieklubb.i18n import N_, _
from familieklubb.records import HistoryEntry
from familieklubb.register import backups, rekeying
from familieklubb.register.file import Register
from familieklubb.services.acts import ACTS
from familieklubb.services.invariants import Breach, breaches

Progress = Callable[[float], None]

# Rows that the register keeps for itself.
_OWN_TABLES = frozenset({"history", "undo_row", "migration", "meta", "deletion", "erased"})
_SHARE_OF_FILE = 0.7

OUTSIDE = "backup.outside"

# Acts of the register itself and of the program, beside those of people.
_OWN_ACTS = {
    "demo": N_("Made-up clubs written"),
    OUTSIDE: N_("Backup taken on another disk"),
    "erase": N_("Erased persons erased again"),
    "rekey": N_("Passphrase changed"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check in full has found: faults of the file, and rules that rows break."""

    faults: tuple[str, ...]
    breaches: tuple[Breach, ...]

    @property
    def sound(self) -> bool:
        """Whether all is well."""
        return not self.faults and not self.breaches


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows of a table were new, changed and removed."""

    table: str
    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Done:
    """One saved change: when, what kind of act, and how much; never what it said."""

    at: datetime
    act: str
    tables: tuple[TableCount, ...]
    undoable: bool
    undone: bool

    @property
    def label(self) -> str:
        """The act in words."""
        found = ACTS.get(self.act) or _OWN_ACTS.get(self.act)
        return self.act if found is None else _(found)

    @property
    def new(self) -> int:
        """New rows of all tables."""
        return sum(table.new for table in self.tables)

    @property
    def changed(self) -> int:
        """Changed rows of all tables."""
        return sum(table.changed for table in self.tables)

    @property
    def removed(self) -> int:
        """Removed rows of all tables."""
        return sum(table.removed for table in self.tables)


class Keeping:
    """An open register, kept well."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def check(self, progress: Progress = lambda _share: None) -> Checked:
        """Check the file in full, then every rule of the rows; a damaged file is left unread."""
        faults = self._register.faults(lambda share: progress(_SHARE_OF_FILE * share))
        if faults:
            return Checked(tuple(faults), ())
        rest = 1 - _SHARE_OF_FILE

        def work(session: Session) -> list[Breach]:
            return breaches(session, lambda share: progress(_SHARE_OF_FILE + rest * share))

        return Checked((), tuple(self._register.read(work)))

    def backup(self, folder: Path | None = None, progress: Progress = lambda _share: None) -> Path:
        """Make a verified backup in a folder, else beside the register; raises BackupNotMade.

        One on another disk is noted in the history: it is the only kind that survives this one.
        """
        made = backups.make(self._register, folder, progress)
        if made.stat().st_dev != self._register.layout.register.stat().st_dev:
            self._register.write(
                OUTSIDE, lambda writing: writing.notes.update(copies=1), undoable=False
            )
        return made

    def last_outside(self) -> datetime | None:
        """When the last backup on another disk was made, or None."""
        question = (
            select(HistoryEntry.at)
            .where(HistoryEntry.act == OUTSIDE)
            .order_by(col(HistoryEntry.stamp).desc())
            .limit(1)
        )
        at = self._register.read(lambda session: session.exec(question).first())
        return datetime.fromisoformat(at) if at else None

    def rekey(
        self, new_passphrase: str, progress: Progress = lambda _share: None
    ) -> tuple[Path, ...]:
        """Change the passphrase; the kept backups that still have an earlier one.

        Raises WrongWords, BackupNotMade, NotSaved.
        """
        return rekeying.rekey(self._register, new_passphrase, progress).could_not

    def history(self, limit: int | None = None) -> tuple[Done, ...]:
        """What was done, newest first."""
        question = select(HistoryEntry).order_by(col(HistoryEntry.stamp).desc()).limit(limit)

        def work(session: Session) -> tuple[Done, ...]:
            return tuple(_done(entry) for entry in session.exec(question))

        return self._register.read(work)


def _done(entry: HistoryEntry) -> Done:
    counts = json.loads(entry.counts)
    tables = tuple(
        TableCount(table, *count)
        for table, count in counts.items()
        if table not in _OWN_TABLES and isinstance(count, list)
    )
    return Done(
        datetime.fromisoformat(entry.at),
        entry.act,
        tables,
        entry.undoable,
        entry.undone_by is not None,
    )
