"""What is wrong with a spreadsheet, cell by cell, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from familieklubb.errors import FileRefused
from familieklubb.i18n import _, ngettext

KEPT_ERRORS = 10_000
SHOWN_LINES = 100
SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """An error or a finding, and where it stands.

    ``file`` is the path as it was given, ``sheet`` the sheet's title in a workbook and empty
    for a CSV file, ``row`` the number that a spreadsheet program shows, ``column`` the
    heading (in an attendance matrix the cell, such as E7); what does not apply is empty or
    None. ``message`` says what is wrong and ``what_to_do`` the next step.
    """

    file: str
    sheet: str
    row: int | None
    column: str
    message: str
    what_to_do: str

    def line(self) -> str:
        """The whole of it on one line, for a person."""
        return _line([self])


def listed(problems: Sequence[Problem], count: int | None = None) -> list[str]:
    """The problems for a person, a line each; those that differ in the row only share one.

    After a hundred lines one more says how many are left, of ``count`` in all.
    """
    alike: dict[Problem, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(replace(problem, row=problem.row and 1), []).append(problem)
    told = list(alike.values())[:SHOWN_LINES]
    left = (len(problems) if count is None else count) - sum(map(len, told))
    lines = [_line(some) for some in told]
    if left:
        lines.append(ngettext("And {n} more.", "And {n} more.", left).format(n=left))
    return lines


def _line(alike: Sequence[Problem]) -> str:
    first, rows = alike[0], ", ".join(str(problem.row) for problem in alike[:SHOWN_ROWS])
    more = len(alike) - SHOWN_ROWS
    if more > 0:
        rows = ngettext("{rows} and {n} more", "{rows} and {n} more", more).format(
            rows=rows, n=more
        )
    return _frame(first, len(alike)).format(
        file=first.file,
        sheet=first.sheet,
        rows=rows,
        column=first.column,
        message=first.message,
        what_to_do=first.what_to_do,
    )


def _frame(problem: Problem, count: int) -> str:
    if problem.row is None:
        if not problem.sheet:
            return _("{file}: {message} {what_to_do}")
        return _("{file}, sheet {sheet}: {message} {what_to_do}")
    if not problem.column:
        if not problem.sheet:
            return ngettext(
                "{file}, row {rows}: {message} {what_to_do}",
                "{file}, rows {rows}: {message} {what_to_do}",
                count,
            )
        return ngettext(
            "{file}, sheet {sheet}, row {rows}: {message} {what_to_do}",
            "{file}, sheet {sheet}, rows {rows}: {message} {what_to_do}",
            count,
        )
    if not problem.sheet:
        return ngettext(
            "{file}, row {rows}, column {column}: {message} {what_to_do}",
            "{file}, rows {rows}, column {column}: {message} {what_to_do}",
            count,
        )
    return ngettext(
        "{file}, sheet {sheet}, row {rows}, column {column}: {message} {what_to_do}",
        "{file}, sheet {sheet}, rows {rows}, column {column}: {message} {what_to_do}",
        count,
    )


class ImportRefused(FileRefused):
    """Spreadsheets with errors: nothing of them is kept.

    ``problems`` holds every error (of more than 10,000 the first ones), ``count`` says how
    many there are.
    """

    def __init__(self, problems: Sequence[Problem], count: int | None = None) -> None:
        self.problems = tuple(problems)
        self.count = len(self.problems) if count is None else count
        title = ngettext(
            "The spreadsheets hold {n} error, and nothing was kept.",
            "The spreadsheets hold {n} errors, and nothing was kept.",
            self.count,
        ).format(n=self.count)
        super().__init__(title, "\n".join(listed(self.problems, self.count)))


class Problems:
    """The errors and findings of one import, gathered until all are known."""

    def __init__(self) -> None:
        self.errors: list[Problem] = []
        self.findings: list[Problem] = []
        self.error_count = 0

    def add(self, problem: Problem) -> None:
        """Note an error; past 10,000 they are only counted."""
        self.error_count += 1
        if len(self.errors) < KEPT_ERRORS:
            self.errors.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several errors."""
        for problem in problems:
            self.add(problem)

    def find(self, problem: Problem) -> None:
        """Note a finding, which is shown but stops nothing."""
        self.findings.append(problem)

    def refuse(self) -> None:
        """Raise ImportRefused when there is any error."""
        if self.error_count:
            raise ImportRefused(self.errors, self.error_count)


class Unreadable(Exception):
    """A file or sheet cannot be read on, from a row or at all."""

    def __init__(self, message: str, what_to_do: str, row: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.what_to_do = what_to_do
        self.row = row


class NothingThere(Unreadable):
    """A sheet without a single value, not even headings."""
