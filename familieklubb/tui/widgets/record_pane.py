"""A list of records with the chosen one beside it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Label
from textual.widgets.data_table import RowDoesNotExist

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import Asks
from familieklubb.tui.dialogs.record import Piece, RecordForm

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk

Record = TypeVar("Record")


class RecordPane(Asks, Vertical, Generic[Record]):
    """A table of records; the one under the cursor is told in full beside it.

    A subclass gives ``columns``, ``load`` (a service call), ``cells``, ``key`` and
    ``detail``; ``empty`` says what to do where there is nothing yet.
    """

    empty: ClassVar[str] = ""

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.records: tuple[Record, ...] = ()
        self._wanted: bytes | None = None
        self._asked = self._ask_again = False
        self._after: list[Callable[[], None]] = []

    # -- what a subclass gives

    def columns(self) -> Sequence[str]:
        """The headings."""
        raise NotImplementedError

    def load(self) -> Iterable[Record]:
        """Ask the service, off the screen's thread."""
        raise NotImplementedError

    def cells(self, record: Record) -> Sequence[Text]:
        """The row of a record."""
        raise NotImplementedError

    def key(self, record: Record) -> bytes:
        """The id of a record."""
        raise NotImplementedError

    def detail(self, record: Record) -> str:
        """All there is to say of a record; called off the screen's thread."""
        raise NotImplementedError

    # -- showing

    def compose(self) -> ComposeResult:
        """The table, what stands beside it, and what stands in its place when it is empty."""
        table: DataTable[Text] = DataTable(cursor_type="row", classes="records")
        table.add_columns(*(Text(heading) for heading in self.columns()))
        yield table
        with VerticalScroll(classes="detail", can_focus=False):
            yield Label("", classes="told")
        yield Label(Content(self.empty), classes="empty")

    @property
    def table(self) -> DataTable[Text]:
        """The list."""
        return self.query_one(".records", DataTable)

    def on_mount(self) -> None:
        """Nothing is claimed to be empty before it is known."""
        self.query_one(".empty").display = False

    def take_focus(self) -> None:
        """Keys go to the list, or to the pane itself while there is no list to be in."""
        self.can_focus = not self.records
        (self.table if self.records else self).focus()

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Ask the service again and show what it answers.

        While a question is under way no other is asked beside it: one after it is enough.
        """
        if then is not None:
            self._after.append(then)
        if self._asked:
            self._ask_again = True
            return
        self._asked = True
        self.ask(lambda: tuple(self.load()), then=self._loaded, failed=self._not_loaded)

    def _loaded(self, found: tuple[Record, ...]) -> None:
        self._asked = False
        if self._ask_again:
            self._ask_again = False
            self.reload()
            return
        self.show(found)
        after, self._after = self._after, []
        for then in after:
            then()

    def _not_loaded(self, error: FamilieklubbError) -> None:
        self._asked = self._ask_again = False
        self._after.clear()
        self.tell_error(error)

    def show(self, found: tuple[Record, ...]) -> None:
        """Show the records, with the cursor where it was, or where it was asked to be."""
        chosen = self._wanted or self.chosen_key()
        self.records = found
        table = self.table
        table.clear()
        for record in found:
            table.add_row(*self.cells(record), key=self.key(record).hex())
        for part in (".records", ".detail"):
            self.query_one(part).display = bool(found)
        self.query_one(".empty").display = not found
        if chosen is not None:
            self.go_to(chosen)
        if self.screen.focused in (None, self, table) and self.is_on_screen:
            self.take_focus()
        if not found:
            self.query_one(".told", Label).update("")

    def go_to(self, key: bytes) -> None:
        """Move the cursor to a record, now or when the records are there."""
        try:
            row = self.table.get_row_index(key.hex())
        except RowDoesNotExist:
            self._wanted = key
            return
        self._wanted = None
        self.table.move_cursor(row=row)

    def chosen_key(self) -> bytes | None:
        """The id of the record under the cursor."""
        record = self.chosen()
        return None if record is None else self.key(record)

    def chosen(self) -> Record | None:
        """The record under the cursor."""
        row = self.table.cursor_row
        return self.records[row] if 0 <= row < len(self.records) else None

    @on(DataTable.RowHighlighted)
    def tell_detail(self) -> None:
        """Tell all there is of the record under the cursor."""
        record = self.chosen()
        if record is not None:
            self.ask(self.detail, record, then=self._show_detail, latest="detail")

    def _show_detail(self, text: str) -> None:
        self.query_one(".told", Label).update(Content(text))
        self.query_one(".detail").scroll_home(animate=False)

    # -- changing

    def form(
        self,
        title: str,
        submit: Callable[[Any], Any],
        make: Callable[..., Any],
        pieces: Sequence[Piece],
        saved: Callable[[Any], None] | None = None,
    ) -> None:
        """Open a form; what it saved is shown."""

        def done(answer: Any) -> None:
            if answer is None:
                return
            if isinstance(answer, bytes):
                self._wanted = answer
            self.reload()
            if saved is not None:
                saved(answer)
            else:
                self.tell(_("Saved."))

        self.app.push_screen(RecordForm(title, submit, make, pieces), done)

    def take_away(self, call: Callable[[bytes], None]) -> None:
        """Take the record under the cursor away, and say that it can be undone."""
        key = self.chosen_key()
        if key is not None:
            self.ask(call, key, then=self._removed)

    def _removed(self, _nothing: None) -> None:
        self.tell(_("Removed."), _("ctrl+z takes it back."))
        self.reload()
