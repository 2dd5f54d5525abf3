"""A year of meetings at a glance, and its list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import DataTable, Label

from familieklubb.i18n import _
from familieklubb.tui.present import year as presenting
from familieklubb.tui.present.meetings import week_legend, year_counts
from familieklubb.tui.present.year import Entry
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.meeting_views import YearView
    from familieklubb.tui.screens.meetings import MeetingsScreen


class YearPane(RecordPane[Entry]):
    """The weeks as signs above, the meetings below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", _("Open"), id="meetings.open"),
        Binding("n", "new", _("Log meeting"), id="meetings.new"),
        Binding("delete", "remove", _("Remove"), id="meetings.remove"),
        Binding("minus", "turn(-1)", _("Year before"), id="meetings.before", key_display="-"),
        Binding("plus", "turn(1)", _("Next year"), id="meetings.after", key_display="+"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, id="year")
        self.year = desk.today().year
        self._view: YearView | None = None

    @property
    def area(self) -> MeetingsScreen:
        """The screen that this is a part of."""
        return self.screen  # type: ignore[return-value]

    def compose(self) -> ComposeResult:
        """Year, weeks, legend; then the list."""
        with Horizontal(classes="pane-head"):
            yield Label("", id="year-name", classes="pane-title")
            yield Label("", id="year-counts", classes="pane-said")
        yield Label("", id="year-months")
        yield Label("", id="year-weeks")
        yield Label(Content(week_legend()), id="year-legend")
        with Container(classes="record-list"):
            yield from super().compose()

    def columns(self) -> Sequence[str]:
        """The headings."""
        return presenting.headings()

    def load(self) -> Iterable[Entry]:
        """The year's meetings, and those that are missing."""
        club_id = self.area.club()
        if club_id is None:
            return ()
        self._view = self.desk.meetings.year(club_id, self.year)
        return presenting.entries(self._view)

    def show(self, found: tuple[Entry, ...]) -> None:
        """Show the year above its list."""
        view = self._view
        months, weeks = ("", "") if view is None else presenting.strip(view)
        texts = {
            "year-name": str(self.year) if view is None else f"{view.club} {self.year}",
            "year-counts": "" if view is None else year_counts(view),
            "year-months": months,
            "year-weeks": weeks,
        }
        for name, text in texts.items():
            self.query_one(f"#{name}", Label).update(Content(text))
        if not self.records and self._wanted is None:
            self._wanted = next((one.key for one in found if one.state != "coming"), None)
        super().show(found)

    def cells(self, record: Entry) -> Sequence[Text]:
        """The row of a meeting."""
        return presenting.cells(record)

    def key(self, record: Entry) -> bytes:
        """What tells it apart."""
        return record.key

    def detail(self, record: Entry) -> str:
        """All there is to say of it."""
        return presenting.detail(record)

    # -- acts

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Enter, or a click on the chosen row, opens it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Log or correct the meeting under the cursor."""
        chosen = self.chosen()
        if chosen is not None:
            self.area.open_log(chosen.day, chosen.line.n if chosen.line else 1)

    def action_new(self) -> None:
        """Log the meeting of a day."""
        self.area.ask_day()

    def action_remove(self) -> None:
        """Take the meeting under the cursor away."""
        chosen = self.chosen()
        if chosen is not None and chosen.line is not None:
            self.take_away(self.desk.meetings.remove)

    def action_turn(self, by: int) -> None:
        """Another year."""
        self.show_year(self.year + by)

    def show_year(self, year: int) -> None:
        """Show a year, if there can be meetings in it."""
        if date.min.year < year - 1 and year <= self.desk.today().year + 1:
            self.year = year
            self.reload()
