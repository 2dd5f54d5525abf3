"""A label that is told the same again and again, and draws itself only when it is another text."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Label


class StillLabel(Label):
    """A text in a room of a fixed size: the screen is not laid out anew for it."""

    _said: str | None = None

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self._said:
            self._said = text
            self.update(Content(text), layout=False)
