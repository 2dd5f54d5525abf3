"""The network that stands in the register, and what an import adds to it, found by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlmodel import Session, SQLModel

from familieklubb import records
from familieklubb.domain.profile import NetworkProfile
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.importing.problems import Problem, Problems
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

    ``outcomes`` counts rows by sheet and outcome.
    """

    session: Session
    book: Book
    geography: Geography
    profile: NetworkProfile
    new_id: Callable[[], bytes]
    problems: Problems
    tables: dict[type[SQLModel], Staged] = field(default_factory=dict)
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)

    def staged(self, model: type[SQLModel], clause: str = "") -> Staged:
        """The table of a row class, read when it is first asked for."""
        if model not in self.tables:
            self.tables[model] = Staged.load(self.session, model, clause)
        return self.tables[model]

    def touched(self) -> list[Staged]:
        """The tables that were asked for, parents before children."""
        return [self.tables[model] for model in _ORDER if model in self.tables]

    def count(self, row: Row, outcome: Outcome) -> None:
        """Note what became of a row of a spreadsheet."""
        self.outcomes[row.table.sheet.name, outcome] += 1

    def error(self, row: Row, column: str, message: str, what_to_do: str = "") -> None:
        """Note an error at a cell."""
        self.problems.add(problem_at(row, column, message, what_to_do))

    def finding(self, row: Row, column: str, message: str, what_to_do: str = "") -> None:
        """Note something odd at a cell, which is kept all the same."""
        self.problems.find(problem_at(row, column, message, what_to_do))

    def refers_to_nothing(self, row: Row, column: str, name: str) -> None:
        """Note a reference to something that is neither here nor in the register."""
        self.error(
            row,
            column,
            _("“{name}” is not known here.").format(name=name),
            _("Add it in its own sheet, or correct the name."),
        )

    def twice(self, row: Row, column: str, first: Row) -> None:
        """Note a key that stands twice."""
        self.error(
            row,
            column,
            _("The same stands in row {row} already.").format(row=first.where.row),
            _("Take one of the two rows away."),
        )

    def ends_before_it_begins(self, row: Row, column: str) -> None:
        """Note an end before its beginning."""
        self.error(
            row,
            column,
            _("The end is before the beginning."),
            _("Correct one of the two dates."),
        )


def problem_at(row: Row, column: str, message: str, what_to_do: str) -> Problem:
    """A problem at a cell of a row."""
    where = row.where
    return Problem(where.file, where.sheet, where.row, column, message, what_to_do)
