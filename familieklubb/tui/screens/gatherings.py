"""Gatherings and courses: what was held, and who came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Label

from familieklubb.i18n import _
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import cell, span_text
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from rich.text import Text

    from familieklubb.services.gathering_views import GatheringView


class GatheringsScreen(AreaScreen):
    """Every gathering, the newest first."""

    area: ClassVar[Area | None] = Area.gatherings
    guide: ClassVar[str] = "gatherings"

    def compose_body(self) -> Iterator[Widget]:
        """A table, or what to do where it is empty."""
        table: DataTable[Text] = DataTable(cursor_type="row", id="gatherings-table")
        table.add_columns(_("Day"), _("Gathering"), _("Place"), _("Reach"), _("For"), _("Came"))
        yield table
        yield Label("", id="gatherings-empty", classes="empty")

    def refresh_view(self) -> None:
        """Ask what was held."""
        self.ask(self.desk.gatherings.all, then=self._show, latest="gatherings")

    def _show(self, found: tuple[GatheringView, ...]) -> None:
        table = self.query_one("#gatherings-table", DataTable)
        table.clear()
        for one in found:
            table.add_row(
                cell(span_text(one.from_day, one.last_day)),
                cell(one.name),
                cell(one.place),
                cell(word(one.scope)),
                cell(word(one.audience)),
                cell(one.came, right=True),
            )
        table.display = bool(found)
        empty = self.query_one("#gatherings-empty", Label)
        empty.display = not found
        empty.update(Content(_("No gathering is in the register yet.")))
