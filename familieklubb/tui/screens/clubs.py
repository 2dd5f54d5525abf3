"""Clubs: their states, places and assistants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Label

from familieklubb.i18n import _
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import cell
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from rich.text import Text

    from familieklubb.services.club_views import ClubLine


class ClubsScreen(AreaScreen):
    """Every club of the register."""

    area: ClassVar[Area | None] = Area.clubs
    guide: ClassVar[str] = "clubs"

    def compose_body(self) -> Iterator[Widget]:
        """A table, or what to do where it is empty."""
        table: DataTable[Text] = DataTable(cursor_type="row", id="clubs-table")
        table.add_columns(_("Club"), _("State"), _("Place"), _("County"), _("Families"))
        yield table
        yield Label("", id="clubs-empty", classes="empty")

    def refresh_view(self) -> None:
        """Ask which clubs there are."""
        self.ask(self.desk.clubs.all, then=self._show, latest="clubs")

    def _show(self, found: tuple[ClubLine, ...]) -> None:
        table = self.query_one("#clubs-table", DataTable)
        table.clear()
        for line in found:
            table.add_row(
                cell(line.name),
                cell(word(line.state)),
                cell(line.place),
                cell(line.county),
                cell(line.families, right=True),
            )
        table.display = bool(found)
        empty = self.query_one("#clubs-empty", Label)
        empty.display = not found
        empty.update(Content(_("No club is in the register yet.")))
