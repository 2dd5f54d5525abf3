"""Every key of the screen that one came from."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import DataTable, Footer, Label

from familieklubb.i18n import _


class KeysScreen(ModalScreen[None]):
    """A table of keys and what they do."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("Back"), id="keys.back"),
    ]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        self._rows = [
            (active.binding, active.binding.description)
            for active in of.active_bindings.values()
            if active.binding.id and active.binding.description and active.enabled
        ]

    def compose(self) -> ComposeResult:
        """The title and the table."""
        with Vertical(id="guide"):
            yield Label(_("Keys"), id="form-title")
            yield DataTable(id="keys", cursor_type="row")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the table, each key once."""
        table = self.query_one("#keys", DataTable)
        table.add_columns(_("Key"), _("What it does"))
        seen = set()
        for binding, description in self._rows:
            if (binding.key, description) not in seen:
                seen.add((binding.key, description))
                table.add_row(Text(self.app.get_key_display(binding)), Text(description))
        table.focus()
