"""What every area has: the top line, the row of areas, its own body, and the keys below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from familieklubb.i18n import _
from familieklubb.tui.asking import AskingScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.widgets.area_bar import AreaBar, AreaLabel
from familieklubb.tui.widgets.key_footer import KeyFooter
from familieklubb.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.tui.app import FamilieklubbApp


class AreaScreen(AskingScreen):
    """An area of the program.

    A subclass gives ``area``, ``guide`` (the page that F1 shows), ``compose_body`` and
    ``refresh_view``; it may take a ``Target`` in ``show_target``.
    """

    CSS_PATH = "../styles/area.tcss"

    area: ClassVar[Area | None] = None
    guide: ClassVar[str] = "start"
    parts: ClassVar[tuple[type[Widget], ...]] = ()
    """Pieces of the body that have keys of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "app.search", _("Search"), id="app.search", key_display="/"),
        Binding("ctrl+z", "app.undo", _("Undo"), id="app.undo"),
        Binding("f1", "app.guide", _("Help"), id="app.guide"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def shell(self) -> FamilieklubbApp:
        """The application, with its own calls."""
        return self.app  # type: ignore[return-value]

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield TopLine(self.desk.name, self.desk.today())
        yield AreaBar(self.shell.areas, self.area)
        with Container(id="body"):
            yield from self.compose_body()
        yield KeyFooter()

    def compose_body(self) -> Iterator[Widget]:
        """The area's own widgets."""
        raise NotImplementedError

    def refresh_view(self) -> None:
        """Ask the services again and show what they answer."""

    def show_target(self, target: Target) -> None:
        """Go to a thing within the area."""

    def on_screen_resume(self) -> None:
        """Show what is true now whenever the area comes up."""
        self.shell.note_minutes()
        self.refresh_view()

    @on(AreaLabel.Chosen)
    def go_to_area(self, message: AreaLabel.Chosen) -> None:
        """Go where the person clicked."""
        message.stop()
        self.shell.go_to(Target(message.area))
