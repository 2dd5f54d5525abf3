"""One of a list, with Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence
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


class ChooseDialog(ModalScreen[bytes | None]):
    """A title and a list of names; the answer is the id of the one that was chosen."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("Cancel"), id="choose.leave"),
    ]

    def __init__(
        self, title: str, options: Sequence[tuple[str, bytes]], chosen: bytes | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The title and the list."""
        with Vertical(id="form", classes="small"):
            yield Label(Content(self._title), id="form-title")
            yield OptionList(*(Option(Content(text)) for text, _id in self._options), id="choices")

    def on_mount(self) -> None:
        """Begin at the one that holds."""
        listed = self.query_one("#choices", OptionList)
        ids = [one for _text, one in self._options]
        listed.highlighted = ids.index(self._chosen) if self._chosen in ids else 0
        listed.focus()

    @on(OptionList.OptionSelected, "#choices")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        self.dismiss(self._options[event.option_index][1])
