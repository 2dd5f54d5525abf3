"""Report: the figures of a year, and what is behind each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Label

from familieklubb import i18n
from familieklubb.i18n import _
from familieklubb.reporting.question import Grouping
from familieklubb.tui.dialogs.record import Choice, Line, RecordForm
from familieklubb.tui.present.report import (
    FigureRow,
    behind_text,
    grouping_text,
    question_text,
    rows,
)
from familieklubb.tui.present.words import cell
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from familieklubb.reporting.model import RollUp
    from familieklubb.services.report_question import ReportInput

_CYCLE = ("", "county", "municipality", "place", "organisation", "body")


class ReportScreen(AreaScreen):
    """The roll-up of a year, with groups, division and as-of to choose."""

    CSS_PATH = "../styles/report.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  (as Textual types it)
    area: ClassVar[Area | None] = Area.report
    guide: ClassVar[str] = "figures"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "year(-1)", _("Year before"), id="report.before", key_display="-"),
        Binding("plus", "year(1)", _("Year after"), id="report.after", key_display="+"),
        Binding("g", "group", _("Group by"), id="report.group"),
        Binding("v", "choose", _("Choices"), id="report.choose"),
        Binding("c", "save('csv')", _("CSV"), id="report.csv", tooltip=_("Save as CSV")),
        Binding("j", "save('json')", _("JSON"), id="report.json", tooltip=_("Save as JSON")),
    ]

    _asked: ReportInput | None = None
    _found: RollUp | None = None
    _clubs: RollUp | None = None
    _rows: tuple[FigureRow, ...] = ()

    def compose_body(self) -> Iterator[Widget]:
        """The question, the figures, and what is behind the one under the cursor."""
        yield Label("", id="report-question")
        with Horizontal(id="report"):
            table: DataTable[Text] = DataTable(cursor_type="row", id="report-figures")
            table.add_columns(Text(_("Figure")), Text(_("Value")), Text(_("Note")))
            yield table
            with VerticalScroll(id="report-behind", can_focus=False):
                yield Label("", id="report-told")

    def refresh_view(self) -> None:
        """Ask for the figures again; those of the year before this one come first."""
        from familieklubb.services.report_question import ReportInput

        typed = self._asked or ReportInput(period=str(self._first_year()))
        self.ask(self._figures, typed, then=partial(self._show, typed), latest="report")

    def _figures(self, typed: ReportInput) -> RollUp:
        from familieklubb.services.report_question import read_question

        return self.desk.rollups.figures(read_question(typed, self.desk.today()))

    def _first_year(self) -> int:
        """The year that is being reported: last year until the summer, then this one."""
        today = self.desk.today()
        return today.year - 1 if today.month <= 6 else today.year

    def _show(self, typed: ReportInput, found: RollUp) -> None:
        self._asked, self._found, self._clubs = typed, found, None
        self._rows = rows(found)
        self.query_one("#report-question", Label).update(Content(question_text(found)))
        table = self.query_one("#report-figures", DataTable)
        at = table.cursor_row
        table.clear()
        for row in self._rows:
            style = "" if row.part else "bold"
            table.add_row(cell(row.label, style=style), cell(row.value, right=True), Text(row.note))
        table.move_cursor(row=min(max(at, 0), max(len(self._rows) - 1, 0)))
        if self.focused is None:
            table.focus()
        self._tell()

    # -- behind a figure ------------------------------------------------------------------------

    @on(DataTable.RowHighlighted, "#report-figures")
    def _tell(self) -> None:
        row = self._row()
        if row is not None:
            text = behind_text(row.code, self._found, self._clubs, self._room())
            self.query_one("#report-told", Label).update(Content(text))

    def _room(self) -> int:
        return 44 if self.size.width >= 100 else max(self.size.width - 4, 30)

    def _row(self) -> FigureRow | None:
        at = self.query_one("#report-figures", DataTable).cursor_row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @on(DataTable.RowSelected, "#report-figures")
    def drill_down(self) -> None:
        """Ask which clubs are behind the figures, once for each question."""
        if self._asked is not None and self._clubs is None:
            by_club = replace(self._asked, by="club")
            self.ask(self._figures, by_club, then=self._show_clubs, latest="clubs")

    def _show_clubs(self, clubs: RollUp) -> None:
        self._clubs = clubs
        self._tell()

    # -- choices --------------------------------------------------------------------------------

    def action_year(self, step: int) -> None:
        """The year before or after."""
        if self._found is not None and self._asked is not None:
            year = self._found.question.period.start.year + step
            self._ask_anew(replace(self._asked, period=str(year), as_of="", cutoff=""))

    def action_group(self) -> None:
        """The next grouping."""
        if self._asked is not None:
            at = _CYCLE.index(self._asked.by) if self._asked.by in _CYCLE else 0
            self._ask_anew(replace(self._asked, by=_CYCLE[(at + 1) % len(_CYCLE)]))

    def _ask_anew(self, typed: ReportInput) -> None:
        self.ask(self._figures, typed, then=partial(self._show, typed), latest="report")

    def action_choose(self) -> None:
        """Period, days, division and grouping in one form."""
        from familieklubb.services.report_question import ReportInput

        asked = self._asked or ReportInput()
        days = sorted(self.desk.geography.division_days(), reverse=True)
        groupings = [(grouping_text(by), by.value) for by in Grouping]
        form = RecordForm(
            _("What the report shows"),
            self._checked,
            ReportInput,
            [
                Line("period", _("Period"), asked.period, "2003, 2003H1, 2003-02"),
                Choice("by", _("Group by"), groupings, asked.by),
                Line("as_of", _("State on"), asked.as_of, _("last day of the period")),
                Line("cutoff", _("New clubs up to"), asked.cutoff, _("the same day")),
                Choice(
                    "division",
                    _("Division of the country"),
                    [(_("from {day}").format(day=i18n.day(day)), day) for day in days],
                    asked.division,
                    blank=None,
                    wide=True,
                ),
            ],
        )
        self.app.push_screen(form, self._chosen)

    def _chosen(self, typed: ReportInput | None) -> None:
        if typed is not None:
            self._ask_anew(typed)

    def _checked(self, typed: ReportInput) -> ReportInput:
        from familieklubb.services.report_question import read_question

        read_question(typed, self.desk.today())
        return typed

    # -- saving ---------------------------------------------------------------------------------

    def action_save(self, form: str) -> None:
        """Save the figures as they are shown to a new file."""
        from familieklubb.services.report_question import save_figures

        if self._found is None:
            return
        name = _("figures-{period}").format(period=self._found.question.period.start.year)
        path = str(Path.home() / f"{name}.{form}")
        figures = self._found
        dialog = RecordForm(
            _("Save as {form}").format(form=form.upper()),
            lambda typed: save_figures(figures, typed, form),
            lambda path: path,
            [Line("path", _("File"), path, wide=True)],
        )
        self.app.push_screen(dialog, self._saved)

    def _saved(self, path: Any) -> None:
        if path is not None:
            self.tell(_("The figures are in {file}.").format(file=path))
