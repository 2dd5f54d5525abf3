"""Families: who belongs, how often they come, and everything that can change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Input, Label

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.dialogs.choose import ChooseDialog
from familieklubb.tui.present import families as present
from familieklubb.tui.present.words import cell, short
from familieklubb.tui.screens.family_acts import FamilyActs
from familieklubb.tui.target import Area, Target
from familieklubb.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from familieklubb.services.families import ClubChoice
    from familieklubb.services.family_views import FamilyCard, FamilyLine, FamilyList

Wanted = Callable[["FamilyLine"], bool]

_BESIDE_FOOTER = (
    "families.end",
    "families.return",
    "families.move",
    "families.divide",
    "families.former",
)
_NAME_WIDTH, _STAY_WIDTH, _CONTACT_WIDTH = 16, 20, 14


class FamiliesScreen(FamilyActs):
    """The families of a club, with attendance beside the name; those who left on request."""

    area: ClassVar[Area | None] = Area.families
    guide: ClassVar[str] = "families"
    CSS_PATH = "../styles/families.tcss"
    AUTO_FOCUS = "#families-table"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  (as Textual types it)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "former", _("Show those who left"), id="families.former", show=False),
        Binding("b", "club", _("Another club"), id="families.club", show=False),
        Binding("slash", "filter", _("Filter"), id="families.filter", key_display="/"),
    ]

    _found: FamilyList | None = None
    _shown: tuple[FamilyLine, ...] = ()
    _wanted: Wanted | None = None
    _former = False

    # -- showing

    def compose_body(self) -> Iterator[Widget]:
        """The size of the club, the list, and the family under the cursor beside it."""
        with Vertical(id="families"):
            with Horizontal(id="families-head"):
                yield Label("", id="families-size")
                yield KeyLine("families.club", id="families-other")
            yield Input(placeholder=_("Part of a name"), id="families-filter", compact=True)
            with Horizontal():
                table: DataTable[Text] = DataTable(cursor_type="row", id="families-table")
                for name, heading in self._columns():
                    table.add_column(Text(heading), key=name)
                yield table
                with VerticalScroll(id="families-beside", can_focus=False):
                    yield Label("", id="families-told")
            yield Label("", id="families-empty", classes="empty")
            yield KeyLine(*_BESIDE_FOOTER)

    @staticmethod
    def _columns() -> tuple[tuple[str, str], ...]:
        return (
            ("label", _("Family")),
            ("rate", _("Attendance")),
            ("stay", _("In the club")),
            ("contact", _("Contact person")),
            ("notes", _("To see to")),
        )

    def refresh_view(self) -> None:
        """Ask again which families the club has."""
        self.ask(
            self.desk.families.of_club,
            self.club_id,
            then=self._show,
            failed=self._show_no_club,
            latest="families",
        )

    def _show_no_club(self, error: FamilieklubbError) -> None:
        """Without a club there are no families: say what to do instead."""
        empty = self.query_one("#families-empty", Label)
        empty.update(Content(f"{error.title} {error.what_to_do}"))
        self.query_one("#families-table").display = False
        self.query_one("#families-other").display = False

    def _show(self, found: FamilyList) -> None:
        self.club_id, self._found = found.club_id, found
        size = present.size_line(found, self.desk.profile)
        self.query_one("#families-size", Label).update(Content(size))
        self.query_one("#families-other").display = found.clubs > 1
        self._fill()

    def _fill(self) -> None:
        """Fill the table with what fits the filter, the cursor staying at its family."""
        if self._found is None:
            return
        wanted = self._wanted or _is(self.chosen_id())
        self._shown = present.fitting(
            self._found, self.query_one("#families-filter", Input).value, former=self._former
        )
        table = self.query_one("#families-table", DataTable)
        table.clear()
        for line in self._shown:
            table.add_row(*self._cells(line), key=line.id.hex())
        table.display = bool(self._shown)
        empty = self.query_one("#families-empty", Label)
        empty.display = not self._shown
        empty.update(Content(self._nothing()))
        if not self._shown:
            self.query_one("#families-told", Label).update("")
        self._go_to(wanted)
        if self._shown and self.focused is None:
            table.focus()

    @staticmethod
    def _cells(line: FamilyLine) -> tuple[Text, ...]:
        style = "dim" if line.standing.value == "left" else ""
        contact = "" if line.contact is None else line.contact.label
        return (
            short(line.label, _NAME_WIDTH, style=style),
            cell(present.rate_text(line.tally), style=style),
            short(present.stay_text(line), _STAY_WIDTH, style=style),
            short(contact, _CONTACT_WIDTH, style=style),
            cell(present.notes_text(line), style=style),
        )

    def _nothing(self) -> str:
        if self.query_one("#families-filter", Input).value:
            return _("No family here fits. Press enter to search everywhere.")
        return _("No family yet. Press n to add the first one.")

    def _go_to(self, wanted: Wanted) -> None:
        for row, line in enumerate(self._shown):
            if wanted(line):
                self._wanted = None
                self.query_one("#families-table", DataTable).move_cursor(row=row)
                return

    def chosen(self) -> FamilyLine | None:
        """The family under the cursor."""
        row = self.query_one("#families-table", DataTable).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def want(self, family_id: bytes) -> None:
        """Have the cursor at a family when the list is shown again."""
        self._wanted = _is(family_id)

    @on(DataTable.RowHighlighted, "#families-table")
    def tell_beside(self) -> None:
        """Tell more of the family under the cursor where there is room."""
        family_id = self.chosen_id()
        if family_id is not None and self.has_class("-wide"):
            self.ask(self.desk.families.show, family_id, then=self._tell, latest="beside")

    def _tell(self, card: FamilyCard) -> None:
        text = present.beside_text(card)
        self.query_one("#families-told", Label).update(Content(text))

    # -- filter

    def action_filter(self) -> None:
        """Type a part of a name; in an empty filter the same key searches everywhere."""
        self.query_one("#families").add_class("filtering")
        self.query_one("#families-filter", Input).focus()

    @on(Input.Changed, "#families-filter")
    def narrow(self, event: Input.Changed) -> None:
        """Show what fits what is typed so far."""
        if event.value == "/":
            self._leave_filter()
            self.shell.action_search()
        else:
            self._fill()

    @on(Input.Submitted, "#families-filter")
    def keep_filter(self, event: Input.Submitted) -> None:
        """Go on with the list; where it is empty, search everywhere."""
        if self._shown:
            self.query_one("#families-table").focus()
        else:
            self.shell.action_search()
        event.stop()

    def key_escape(self) -> None:
        """Leave the filter."""
        self._leave_filter()

    def _leave_filter(self) -> None:
        self.query_one("#families").remove_class("filtering")
        self.query_one("#families-filter", Input).value = ""
        self._fill()
        self.query_one("#families-table").focus()

    # -- going

    def show_target(self, target: Target) -> None:
        """Show a family, or begin what is asked for."""
        if target.act == "club":
            self._show_club(target.thing)
        elif target.thing is not None:
            self.want(target.thing)
            self.action_show(target.thing)
        elif target.act == "divide":
            self.action_divide()
        elif target.act == "new":
            self.action_new()
        elif target.act == "consent_missing":
            self._wanted = lambda line: bool(line.without_consent)
        elif target.act == "deletion_due":
            self._former = True
        self._fill()

    @on(DataTable.RowSelected, "#families-table")
    def open_family(self) -> None:
        """Show the family in full."""
        family_id = self.chosen_id()
        if family_id is not None:
            self.action_show(family_id)

    def action_show(self, family_id: bytes) -> None:
        """Show a family in full."""
        from familieklubb.tui.screens.family import FamilyScreen

        self.app.push_screen(FamilyScreen(self.desk, family_id))

    def action_former(self) -> None:
        """Show those who left, too, or leave them out again."""
        self._former = not self._former
        self._fill()

    def action_club(self) -> None:
        """Show the families of another club of the register."""
        self.ask(self.desk.families.clubs, then=self._choose_club)

    def _choose_club(self, clubs: tuple[ClubChoice, ...]) -> None:
        options = [(club.name, club.id) for club in clubs]
        dialog = ChooseDialog(_("The families of which club?"), options, self.club_id)
        self.app.push_screen(dialog, self._show_club)

    def _show_club(self, club_id: bytes | None) -> None:
        if club_id is not None:
            self.club_id = club_id
            self.refresh_view()


def _is(family_id: bytes | None) -> Wanted:
    return lambda line: line.id == family_id
