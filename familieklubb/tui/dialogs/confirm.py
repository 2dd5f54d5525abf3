"""A question with two answers, asked only where something cannot be undone."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from familieklubb.i18n import _


class ConfirmDialog(ModalScreen[bool]):
    """Asks; True when the person says yes."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", _("Cancel"), id="confirm.no"),
    ]

    def __init__(self, question: str, yes: str) -> None:
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question and the two answers; the careful one has the focus."""
        with Vertical(id="form", classes="small"):
            yield Label(Content(self._question), id="form-title")
            with Horizontal(id="form-buttons"):
                yield Button(_("Cancel"), id="confirm-no")
                yield Button(self._yes, variant="error", id="confirm-yes")

    @on(Button.Pressed, "#confirm-yes")
    def say_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    @on(Button.Pressed, "#confirm-no")
    def action_no(self) -> None:
        """No."""
        self.dismiss(False)
