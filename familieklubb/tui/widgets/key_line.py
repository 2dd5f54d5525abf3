"""Keys that have no room in the footer, on a line of their own; a click presses them."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label


class KeyHint(Label):
    """One key and what it does."""

    def __init__(self, key: str, binding: Binding) -> None:
        super().__init__(Content.assemble((key, "bold"), " ", binding.description))
        self._action = binding.action
        self.tooltip = binding.tooltip or None

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.app.run_action(self._action, self.screen)


class KeyLine(Horizontal):
    """The keys of some bindings of the screen, by their ids, whatever keys they have now."""

    def __init__(self, *ids: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids = ids
        self._shown: list[str] = []

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow, immediate=True)
        self.call_after_refresh(self._show)

    def _follow(self, _screen: Screen[object]) -> None:
        self._show()

    def _show(self) -> None:
        by_id = {one.binding.id: one.binding for one in self.screen.active_bindings.values()}
        hints = [
            (self.app.get_key_display(by_id[one]), by_id[one]) for one in self._ids if one in by_id
        ]
        shown = [f"{key} {binding.id}" for key, binding in hints]
        if shown and shown != self._shown:
            self._shown = shown
            self.remove_children()
            self.mount(*(KeyHint(key, binding) for key, binding in hints))
