"""Home: the next thing is one key away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from familieklubb.i18n import _
from familieklubb.tui.present.home import (
    due_target,
    due_text,
    mean_text,
    next_meeting_lines,
    strip,
)
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area

if TYPE_CHECKING:
    from familieklubb.services.due import Due, HomeView


class HomeScreen(AreaScreen):
    """The next meeting, what is due, and the weeks behind."""

    area: ClassVar[Area | None] = Area.home
    guide: ClassVar[str] = "home"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "log", _("Log meeting"), id="home.log"),
    ]

    _dues: tuple[Due, ...] = ()

    def compose_body(self) -> Iterator[Widget]:
        """Two columns; what is due has the focus."""
        with Horizontal(id="home"):
            with Vertical(id="home-left"):
                meeting = Vertical(Label("", id="next"), classes="box", id="next-box")
                meeting.border_title = _("Next meeting")
                yield meeting
                weeks = Vertical(Label("", id="strip"), Label("", id="mean"), classes="box")
                weeks.id = "weeks-box"
                weeks.border_title = _("Attendance, the last 26 weeks")
                yield weeks
            due = Vertical(OptionList(id="due"), classes="box", id="due-box")
            due.border_title = _("To do")
            yield due

    def refresh_view(self) -> None:
        """Ask what is due now."""
        self.ask(self.desk.home_view, then=self._show, latest="home")

    def _show(self, view: HomeView) -> None:
        self._dues = view.due
        lines = next_meeting_lines(view.next_meeting)
        self.query_one("#next", Label).update(Content("\n".join(lines)))
        self.query_one("#strip", Label).update(Content(strip(view.weeks)))
        self.query_one("#mean", Label).update(Content(mean_text(view.mean)))
        listed = self.query_one("#due", OptionList)
        at = listed.highlighted
        listed.clear_options()
        if not view.due:
            listed.add_option(Option(Text(_("Nothing is due. Enjoy the evening.")), disabled=True))
            return
        listed.add_options(self._option(due) for due in view.due)
        listed.highlighted = min(at or 0, len(view.due) - 1)
        if self.focused is None:
            listed.focus()

    @staticmethod
    def _option(due: Due) -> Option:
        # In columns, so that a second line begins below the first and not below the mark.
        line = Table.grid(padding=(0, 1, 0, 0), expand=True)
        line.add_column(width=1)
        line.add_column(ratio=1)
        style = "bold" if due.urgent else ""
        line.add_row(Text("!" if due.urgent else "·", style), Text(due_text(due), style))
        return Option(line)

    @on(OptionList.OptionSelected, "#due")
    def open_due(self, event: OptionList.OptionSelected) -> None:
        """Go where the line leads."""
        self.shell.go_to(due_target(self._dues[event.option_index]))

    def action_log(self) -> None:
        """Log the meeting that is most likely meant, and come back here."""
        from familieklubb.tui.screens.meeting_log import MeetingLogScreen

        self.app.push_screen(MeetingLogScreen(self.desk))
