"""The network that stands in the register, and what an import adds to it, found by name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlmodel import Session, SQLModel

from familieklubb import records
from familieklubb.domain.profile import NetworkProfile
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.importing.problems import Problem, Problems
from familieklubb.importing.references import References
from familieklubb.importing.rows import Book, Row
from familieklubb.importing.staged import Outcome, Staged

_ORDER: tuple[type[SQLModel], ...] = (
    records.NetworkBody,
    records.Club,
    records.ClubStateRow,
    records.ClubPlace,
    records.ClubSlot,
    records.ClubOrganisation,
    records.ClubBody,
    records.ClubBreak,
    records.Course,
    records.Assistant,
    records.AssistantRole,
    records.Certification,
    records.Family,
    records.FamilyMembership,
    records.Member,
    records.MemberMembership,
    records.CourseParticipation,
    records.Meeting,
    records.Attendance,
    records.SupervisionSession,
    records.SupervisionParticipant,
    records.Gathering,
    records.GatheringParticipant,
)
"""Every table that an import fills, whatever a row refers to before the row itself."""


@dataclass(slots=True)
class Import:
    """One import under way: what was read, what stands, what is staged, what is wrong.

    A broken row is taken like any other, its unreadable cells as blanks, so that whatever
    else is wrong with it is told too; with it the import is refused in the end.
    ``today`` is the day on which it happens; ``outcomes`` counts rows by sheet and outcome.
    """

    session: Session
    book: Book
    geography: Geography
    profile: NetworkProfile
    new_id: Callable[[], bytes]
    problems: Problems
    today: dt.date
    references: References = field(init=False)
    tables: dict[type[SQLModel], Staged] = field(default_factory=dict)
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.references = References(self.book)

    def staged(self, model: type[SQLModel]) -> Staged:
        """The table of a row class, read when it is first asked for."""
        if model not in self.tables:
            self.tables[model] = Staged.load(self.session, model)
        return self.tables[model]

    def touched(self) -> list[Staged]:
        """The tables that were asked for, parents before children."""
        return [self.tables[model] for model in _ORDER if model in self.tables]

    def count(self, row: Row, outcome: Outcome) -> None:
        """Note what became of a row of a spreadsheet."""
        self.outcomes[row.table.sheet.name, outcome] += 1

    # -- what is wrong ----------------------------------------------------------------------

    def error(self, row: Row, column: str, message: str, what_to_do: str = "") -> None:
        """Note an error at a cell, by the English name of its column."""
        self.problems.add(problem_at(row, column, message, what_to_do))

    def finding(self, row: Row, column: str, message: str, what_to_do: str = "") -> None:
        """Note something odd at a cell, which is kept all the same."""
        self.problems.find(problem_at(row, column, message, what_to_do))

    def refers_to_nothing(
        self,
        row: Row,
        column: str,
        name: str,
        sheet: str,
        known: Callable[[], Iterable[str]],
        scope: str = "",
    ) -> None:
        """Note a reference to something of a sheet that is neither there nor in the register.

        ``known`` gives what might be meant, ``scope`` is the club within which it is a name.
        Nothing is noted where it may stand in what could not be read.
        """
        if not self.references.is_certain(sheet, name, scope):
            return
        near = self.references.nearest(sheet, name, known, scope)
        self.error(
            row,
            column,
            _("“{name}” is not known here.").format(name=name),
            _("Did you mean “{near}”? Else add it in its own sheet.").format(near=near)
            if near
            else _("Add it in its own sheet, or correct the name."),
        )

    def stands_several_times(self, row: Row, column: str, name: str) -> None:
        """Note a name that several rows of the register bear, so that it tells none of them."""
        self.error(
            row,
            column,
            _("“{name}” stands several times in the register.").format(name=name),
            _("Give all but one of them another name there, then bring the sheet in again."),
        )

    def twice(self, row: Row, column: str, first: Row) -> None:
        """Note a key that stands twice."""
        table = first.table
        if table is row.table:
            message = _("The same stands in row {row} already.").format(row=first.number)
        elif table.title:
            message = _("The same stands in {file}, sheet {sheet}, row {row} already.").format(
                file=table.file, sheet=table.title, row=first.number
            )
        else:
            message = _("The same stands in {file}, row {row} already.").format(
                file=table.file, row=first.number
            )
        self.error(row, column, message, _("Take one of the two rows away."))

    def ends_before_it_begins(self, row: Row, column: str) -> None:
        """Note an end before its beginning."""
        self.error(
            row,
            column,
            _("The end is before the beginning."),
            _("Correct one of the two dates."),
        )


def problem_at(row: Row, column: str, message: str, what_to_do: str) -> Problem:
    """A problem at the cell of a row in the column of that English name."""
    where = row.where
    return Problem(where.file, where.sheet, where.row, _heading(row, column), message, what_to_do)


def _heading(row: Row, column: str) -> str:
    if not row.table.sheet.matrix:
        return row.table.heading(column)
    labels = {"club": "A1", "family": f"A{row.number}", "member": f"B{row.number}"}
    return labels.get(column) or str(row.cell)
