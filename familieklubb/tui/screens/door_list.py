"""Attendance at the door: sixty people, a few keys each at the most."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, OptionList
from textual.widgets.option_list import Option

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import Asks
from familieklubb.tui.present.gatherings import count_text, door_line
from familieklubb.tui.present.words import matches

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.gathering_views import DoorList, DoorPerson


class DoorListScreen(Asks, ModalScreen[bool]):
    """Everybody who may come; typing narrows the list, enter notes the one that is marked.

    A name that nobody on the list has is added by enter. Every mark is saved at once.
    """

    CSS_PATH = "../styles/door_list.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", _("Down"), id="door.down", show=False),
        Binding("up", "move(-1)", _("Up"), id="door.up", show=False),
        Binding("ctrl+t", "here_only", _("Who is here"), id="door.here"),
        Binding("ctrl+n", "add", _("Add the name"), id="door.add"),
        Binding("escape", "leave", _("Close"), id="door.leave"),
        Binding("f1", "app.guide", _("Help"), id="door.guide", show=False),
    ]
    guide: ClassVar[str] = "gatherings"

    def __init__(self, desk: Desk, gathering_id: bytes) -> None:
        super().__init__()
        self._desk = desk
        self._gathering = gathering_id
        self._found: DoorList | None = None
        self._shown: list[DoorPerson] = []
        self._here_only = False
        self._at: bytes | None = None

    def compose(self) -> ComposeResult:
        """A line to type names in, the list, and the count."""
        with Vertical(id="door"):
            with Horizontal(id="door-head"):
                yield Label("", id="door-name")
                yield Label("", id="door-count")
            yield Input(placeholder=_("Type a name; enter notes who has come"), id="door-typed")
            yield OptionList(id="door-people")
            yield Label(Content(""), id="door-hint")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask who may come."""
        self.query_one("#door-typed").focus()
        self._reload()

    def _reload(self) -> None:
        self.ask(self._desk.gatherings.door, self._gathering, then=self._show, latest="door")

    def _show(self, found: DoorList) -> None:
        self._found = found
        self.query_one("#door-name", Label).update(Content(found.gathering.name))
        self.query_one("#door-count", Label).update(Content(count_text(found.arrived)))
        self._narrow()

    @on(Input.Changed, "#door-typed")
    def _typed(self) -> None:
        self._at = None
        self._narrow()

    def _narrow(self) -> None:
        if self._found is None:
            return
        typed = self.query_one("#door-typed", Input).value
        self._shown = [
            person
            for person in self._found.people
            if matches(typed, person.name, person.detail)
            and (person.arrived or not self._here_only)
        ]
        listed = self.query_one("#door-people", OptionList)
        listed.clear_options()
        listed.add_options(Option(Text(door_line(person))) for person in self._shown)
        if self._shown:
            ids = [person.id for person in self._shown]
            listed.highlighted = ids.index(self._at) if self._at in ids else 0
        self.query_one("#door-hint", Label).update(Content(self._hint(typed)))

    def _hint(self, typed: str) -> str:
        if self._shown:
            return ""
        if typed.strip():
            return _("Nobody on the list is called that. Enter adds the name.")
        if self._here_only:
            return _("Nobody has come yet.")
        return _("There is nobody on the list. Type a name, and press enter.")

    # -- what can be done

    def action_move(self, step: int) -> None:
        """Move the mark while the typing goes on."""
        listed = self.query_one("#door-people", OptionList)
        if self._shown:
            listed.highlighted = ((listed.highlighted or 0) + step) % len(self._shown)
            self._at = self._shown[listed.highlighted].id

    @on(Input.Submitted, "#door-typed")
    def note(self) -> None:
        """Note the marked one; a name that is on no list is added."""
        listed = self.query_one("#door-people", OptionList)
        if self._shown:
            self._toggle(listed.highlighted or 0)
        else:
            self.action_add()

    @on(OptionList.OptionSelected, "#door-people")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """A click, or enter in the list itself."""
        self._toggle(event.option_index)

    def _toggle(self, row: int) -> None:
        person = self._shown[row]
        self._at = person.id
        self.ask(
            lambda: self._desk.gatherings.mark(
                self._gathering, person.kind, person.id, arrived=not person.arrived
            ),
            then=self._noted,
        )

    def action_add(self) -> None:
        """Somebody of the typed name has come, whoever else is called that."""
        typed = self.query_one("#door-typed", Input).value
        if typed.strip():
            self.ask(
                self._desk.gatherings.add_name,
                self._gathering,
                typed,
                then=self._noted,
                failed=self._refused,
            )

    def _refused(self, error: FamilieklubbError) -> None:
        fields = getattr(error, "fields", {})
        self.query_one("#door-hint", Label).update(
            Content(" ".join(fields.values()) or error.title)
        )

    def _noted(self, _answer: object) -> None:
        line = self.query_one("#door-typed", Input)
        with self.prevent(Input.Changed):
            line.value = ""
        self._reload()

    def action_here_only(self) -> None:
        """Only those who have come, or everybody."""
        self._here_only = not self._here_only
        self._narrow()

    def action_leave(self) -> None:
        """Back to the list of gatherings."""
        self.dismiss(True)
