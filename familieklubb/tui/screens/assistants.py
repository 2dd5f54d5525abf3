"""Assistants: who is certified, until when, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Label

from familieklubb.i18n import _
from familieklubb.reporting.words import word
from familieklubb.tui.present.words import cell, day_text
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from rich.text import Text

    from familieklubb.services.assistant_views import AssistantList


class AssistantsScreen(AreaScreen):
    """Every assistant with the state of the certification."""

    area: ClassVar[Area | None] = Area.assistants
    guide: ClassVar[str] = "assistants"

    def compose_body(self) -> Iterator[Widget]:
        """A table, or what to do where it is empty."""
        table: DataTable[Text] = DataTable(cursor_type="row", id="assistants-table")
        table.add_columns(_("Name"), _("Place"), _("Certification"), _("Renew by"), _("Clubs"))
        yield table
        yield Label("", id="assistants-empty", classes="empty")

    def refresh_view(self) -> None:
        """Ask who is there."""
        self.ask(self.desk.assistants.all, then=self._show, latest="assistants")

    def _show(self, found: AssistantList) -> None:
        table = self.query_one("#assistants-table", DataTable)
        table.clear()
        for line in found.assistants:
            table.add_row(
                cell(line.name),
                cell(line.place),
                cell(word(line.state)),
                cell(day_text(line.renew_by)),
                cell(", ".join(line.clubs)),
            )
        table.display = bool(found.assistants)
        empty = self.query_one("#assistants-empty", Label)
        empty.display = not found.assistants
        empty.update(Content(_("No assistant is in the register yet.")))
