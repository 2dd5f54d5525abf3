"""The use case of bringing spreadsheets in, and of taking the last import back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from familieklubb.domain.identity import random_id
from familieklubb.domain.profile import PROFILES, NetworkProfile
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.importing.plan import Plan, SheetCount
from familieklubb.importing.problems import Problem, Problems
from familieklubb.importing.reading import read
from familieklubb.importing.rows import Book
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.undo import Undone, last_change, undo
from familieklubb.register.writing import Writing

ACT = "import"

Progress = Callable[[float], None]

_SHARE_READ, _SHARE_MATCHED = 0.4, 0.7


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with ``dry_run`` would do: rows by sheet, and what is odd."""

    sheets: tuple[SheetCount, ...]
    findings: tuple[Problem, ...]
    dry_run: bool

    @property
    def changes(self) -> bool:
        """Whether anything is new or changed."""
        return any(sheet.new or sheet.changed for sheet in self.sheets)


class Imports:
    """Spreadsheets in: all rows good, or nothing kept."""

    def __init__(
        self,
        register: Register,
        geography: Geography,
        clock: Clock,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._geography = geography
        self._clock = clock
        self._new_id = new_id

    def run(
        self,
        paths: Sequence[Path],
        *,
        dry_run: bool = False,
        progress: Progress = lambda _share: None,
    ) -> ImportReport:
        """Bring folders of CSV files, CSV files and workbooks in, all of them together.

        ``progress`` gets the share done, 0 to 1. Raises ImportRefused with every error; then,
        and in a dry run, nothing is changed.
        """
        problems = Problems()
        book = read(paths, reference_year=local_day(self._clock()).year, problems=problems)
        progress(_SHARE_READ)
        profile = PROFILES[self._register.about().profile_code]
        if dry_run:
            return self._register.read(
                lambda session: self._report(
                    self._plan(session, book, problems, profile, progress), dry_run=True
                )
            )

        def work(writing: Writing) -> ImportReport:
            plan = self._plan(writing.session, book, problems, profile, progress)
            plan.write(writing)
            return self._report(plan, dry_run=False)

        report = self._register.write(ACT, work)
        progress(1.0)
        return report

    def undo(self) -> Undone:
        """Take the last import back; raises ChangedSince when a row of it was changed later."""

        def work(writing: Writing) -> Undone:
            entry = last_change(writing.session, ACT)
            if entry is None:
                raise FamilieklubbError(
                    _("There is no import to take back."),
                    _("Only the last 50 changes of the last 30 days can be taken back."),
                )
            return undo(writing, entry)

        return self._register.write("import.undo", work, undoable=False)

    def _plan(
        self,
        session: Session,
        book: Book,
        problems: Problems,
        profile: NetworkProfile,
        progress: Progress,
    ) -> Plan:
        span = _SHARE_MATCHED - _SHARE_READ
        return Plan(
            session,
            book,
            problems,
            geography=self._geography,
            profile=profile,
            new_id=self._new_id,
            today=local_day(self._clock()),
            progress=lambda share: progress(_SHARE_READ + span * share),
        )

    @staticmethod
    def _report(plan: Plan, *, dry_run: bool) -> ImportReport:
        return ImportReport(plan.counts(), plan.findings, dry_run)
