"""The way back in: the twelve recovery words and a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Footer, Input, Label, TextArea

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import AskingScreen

if TYPE_CHECKING:
    from familieklubb.tui.door import Door


class WayBackScreen(AskingScreen):
    """Takes the recovery words; the typed words are forgiving of case, commas and numbers."""

    guide: ClassVar[str] = "safety"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Back"), id="wayback.back"),
        Binding("ctrl+s", "recover", _("Set the new passphrase"), id="wayback.recover"),
        Binding("f1", "app.guide", _("Help"), id="wayback.guide"),
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def compose(self) -> ComposeResult:
        """Words, passphrase twice, and the buttons."""
        with Vertical(id="unlock"):
            yield Label(_("Forgotten passphrase?"), id="unlock-title")
            yield Label(_("Type the twelve recovery words from the sheet."))
            yield TextArea(id="words", tab_behavior="focus")
            yield Label(_("The new passphrase: five words, or at least 15 characters."))
            yield Input(id="new")
            yield Label("", id="unlock-wrong")
            with Horizontal(id="unlock-buttons"):
                yield Button(_("Set the new passphrase"), variant="primary", id="recover")
                yield Button(_("Back"), id="back")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The words come first."""
        self.query_one("#words", TextArea).focus()
        self.ask(self._door.suggest, then=self._suggest)
        self.query_one("#unlock-wrong").display = False

    def _suggest(self, passphrase: str) -> None:
        self.query_one("#new", Input).value = passphrase

    @on(Button.Pressed, "#recover")
    def action_recover(self) -> None:
        """Open with the words, and set the passphrase."""
        words = self.query_one("#words", TextArea).text
        new = self.query_one("#new", Input).value
        self.ask(self._door.recover, words, new, then=self._enter, failed=self._refused)

    def _enter(self, desk: Any) -> None:
        self.app.unlocked(desk)  # type: ignore[attr-defined]

    def _refused(self, error: FamilieklubbError) -> None:
        label = self.query_one("#unlock-wrong", Label)
        label.display = True
        label.set_class(True, "wrong")
        label.update(Content(f"{error.title} {error.what_to_do}".strip()))

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Back to the passphrase."""
        self.app.pop_screen()
