"""Search: what fits is listed as one types, and Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _
from familieklubb.tui.asking import Asks
from familieklubb.tui.present.search import hit_target, hit_texts
from familieklubb.tui.target import Target

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.search_index import Hit


_SHOWN = 12
_TITLE_WIDTH = 48


class SearchDialog(Asks, ModalScreen[Target | None]):
    """A line to type in, and the hits below, the likeliest first."""

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("Back"), id="search.back"),
        Binding("down", "move(1)", show=False, id="search.down"),
        Binding("up", "move(-1)", show=False, id="search.up"),
    ]

    def __init__(self, desk: Desk, typed: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._first = typed
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """The line and the list."""
        hint = _("A name, a place, a theme or a day such as 17.11")
        with Vertical(id="form", classes="palette"):
            yield Input(self._first, placeholder=hint, id="search-input")
            yield OptionList(id="search-list")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#search-list").can_focus = False
        self.query_one("#search-input").focus()

    @on(Input.Changed, "#search-input")
    def look(self, event: Input.Changed) -> None:
        """Ask what fits; an answer that is overtaken is dropped."""
        self.ask(self._desk.search.find, event.value, _SHOWN, then=self._show, latest="search")

    def _show(self, hits: tuple[Hit, ...]) -> None:
        if hits == self._hits and hits:
            return
        self._hits = hits
        listed = self.query_one("#search-list", OptionList)
        if hits:
            listed.set_options(map(self._option, hits))
            listed.highlighted = 0
        elif self.query_one("#search-input", Input).value.strip():
            listed.set_options([Option(Content(_("Nothing fits.")), disabled=True)])
        else:
            listed.clear_options()

    @staticmethod
    def _option(hit: Hit) -> Option:
        title, beside = hit_texts(hit)
        short = Content(title).truncate(_TITLE_WIDTH, ellipsis=True)
        return Option(Content.assemble(short, (f"  {beside}", "dim")))

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        listed = self.query_one("#search-list", OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(Input.Submitted, "#search-input")
    def go_to_marked(self) -> None:
        """Enter goes to the one that is marked."""
        at = self.query_one("#search-list", OptionList).highlighted
        if at is not None and at < len(self._hits):
            self.dismiss(hit_target(self._hits[at], self._desk.kind))

    @on(OptionList.OptionSelected, "#search-list")
    def go_to_clicked(self, event: OptionList.OptionSelected) -> None:
        """A click goes there, too."""
        if event.option_index < len(self._hits):
            self.dismiss(hit_target(self._hits[event.option_index], self._desk.kind))
