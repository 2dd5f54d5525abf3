"""Every key of the program, each changed by pressing another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Label

from familieklubb.i18n import _

if TYPE_CHECKING:
    from familieklubb.tui.app import FamilieklubbApp

_FIXED = frozenset({"enter", "escape", "tab", "shift+tab", "ctrl+c", "ctrl+m", "ctrl+i", "ctrl+h"})


class KeymapScreen(ModalScreen[None]):
    """A table of actions; Enter on one, and the next key pressed is its key."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Back"), id="keymap.back"),
        Binding("r", "reset", _("As at first"), id="keymap.reset"),
    ]

    def __init__(self, shell: FamilieklubbApp) -> None:
        super().__init__()
        self._shell = shell
        self._waiting: str | None = None
        self._rows: dict[str, Binding] = {}

    def compose(self) -> ComposeResult:
        """What to do, and the table."""
        with Vertical(id="guide"):
            yield Label(_("Choose an action with Enter, then press its new key."), id="hint")
            yield DataTable(id="keymap", cursor_type="row")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List every action that has a name."""
        table = self.query_one("#keymap", DataTable)
        table.add_column(_("What it does"))
        table.add_column(_("Key"), key="key")
        for binding in self._shell.known_bindings():
            if binding.id and binding.id not in self._rows:
                self._rows[binding.id] = binding
                table.add_row(
                    Text(binding.description), Text(self._key_of(binding)), key=binding.id
                )
        table.focus()

    def _key_of(self, binding: Binding) -> str:
        return self._shell.settings.keys.get(binding.id or "", binding.key)

    @on(DataTable.RowSelected)
    def wait_for_key(self, event: DataTable.RowSelected) -> None:
        """The next key is the new one."""
        self._waiting = event.row_key.value
        self.query_one("#hint", Label).update(Content(_("Press the new key; esc leaves it.")))

    def on_key(self, event: events.Key) -> None:
        """Take the key that was waited for."""
        if self._waiting is None or event.key in _FIXED:
            self._waiting = None
            return
        event.stop()
        event.prevent_default()
        taken = next((one for one in self._rows.values() if self._key_of(one) == event.key), None)
        if taken is not None and taken.id != self._waiting:
            text = _("{key} is taken by “{action}”.").format(
                key=event.key, action=taken.description
            )
            self.app.notify(text, severity="warning", markup=False)
        else:
            self._set({**self._shell.settings.keys, self._waiting: event.key})
        self._waiting = None

    def _set(self, keys: dict[str, str]) -> None:
        self._shell.change_settings(replace(self._shell.settings, keys=keys))
        table = self.query_one("#keymap", DataTable)
        for name, binding in self._rows.items():
            table.update_cell(name, "key", Text(self._key_of(binding)))

    def action_reset(self) -> None:
        """All keys as they were at first."""
        self._set({})

    def action_back(self) -> None:
        """Back to the settings."""
        self.dismiss(None)
