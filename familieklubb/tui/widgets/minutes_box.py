"""Theme and minutes of a meeting: a few lines, and a quiet word where they are too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, TextArea

from familieklubb.i18n import _
from familieklubb.tui.present.meetings import notes_warning

if TYPE_CHECKING:
    from familieklubb.tui.present.meeting_log import MeetingLog

_LONGEST = 8000


class MinutesBox(Vertical):
    """The two texts of a meeting."""

    class Said(Message):
        """A text was typed."""

        def __init__(self, field: str, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

    def __init__(self) -> None:
        super().__init__(id="minutes", classes="box")
        self.border_title = _("Minutes")

    def compose(self) -> ComposeResult:
        """Theme, lines, warning."""
        yield Label(Content(_("Theme")), classes="label")
        yield Input(id="theme", compact=True, max_length=_LONGEST, select_on_focus=False)
        yield Label(Content(_("A few lines")), classes="label")
        yield TextArea(id="notes", compact=True, highlight_cursor_line=False)
        yield Label("", id="minutes-warning")

    def show(self, log: MeetingLog) -> None:
        """Show a meeting's texts."""
        theme, notes = self.query_one("#theme", Input), self.query_one("#notes", TextArea)
        with self.prevent(Input.Changed, TextArea.Changed):
            theme.value = log.theme
            notes.text = log.notes
        self.warn()

    def warn(self) -> None:
        """Say quietly what is odd about the texts."""
        text = notes_warning(
            self.query_one("#theme", Input).value, self.query_one("#notes", TextArea).text
        )
        label = self.query_one("#minutes-warning", Label)
        label.update(Content(text))
        label.display = bool(text)

    @on(Input.Changed, "#theme")
    def type_theme(self, event: Input.Changed) -> None:
        """The theme was typed."""
        event.stop()
        self.warn()
        self.post_message(self.Said("theme", event.value))

    @on(TextArea.Changed, "#notes")
    def type_notes(self, event: TextArea.Changed) -> None:
        """The minutes were typed."""
        event.stop()
        self.warn()
        self.post_message(self.Said("notes", event.text_area.text))
