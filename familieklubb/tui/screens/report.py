"""Report: the figures of a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from familieklubb.reporting.model import RollUp


class ReportScreen(AreaScreen):
    """The roll-up of the year."""

    area: ClassVar[Area | None] = Area.report
    guide: ClassVar[str] = "figures"

    def compose_body(self) -> Iterator[Widget]:
        """The figures as lines."""
        with VerticalScroll(id="report"):
            yield Label("", id="report-figures")

    def refresh_view(self) -> None:
        """Ask for the figures of this year."""
        from familieklubb.services.rollups import Asked

        self.ask(self.desk.rollups.figures, Asked(), then=self._show, latest="report")

    def _show(self, found: RollUp) -> None:
        from familieklubb.reporting.table_form import as_table

        self.query_one("#report-figures", Label).update(Content(as_table(found)))
