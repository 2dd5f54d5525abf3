"""Why a meeting was not held."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _
from familieklubb.tui.present.meetings import reason_choices

HELD = "held"


class NotHeldDialog(ModalScreen[str | None]):
    """A list of reasons; the answer is the reason's word, or ``held``."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("Cancel"), id="reason.leave"),
    ]

    def __init__(self, *, held: bool, reason: str) -> None:
        super().__init__()
        self._choices = reason_choices()
        if not held:
            self._choices.insert(0, (_("It was held after all"), HELD))
        self._reason = reason

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="form", classes="small"):
            yield Label(Content(_("Why was the meeting not held?")), id="form-title")
            yield OptionList(
                *(Option(Content(text), id=word) for text, word in self._choices), id="reasons"
            )

    def on_mount(self) -> None:
        """Begin at what stands."""
        listed = self.query_one("#reasons", OptionList)
        words = [word for _text, word in self._choices]
        listed.highlighted = words.index(self._reason) if self._reason in words else 0
        listed.focus()

    @on(OptionList.OptionSelected, "#reasons")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """That is the reason."""
        self.dismiss(event.option.id)
