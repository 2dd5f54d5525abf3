"""An area with several lists, one behind each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TabbedContent, TabPane

from familieklubb.i18n import _
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Target
from familieklubb.tui.widgets.record_pane import RecordPane


class PanesScreen(AreaScreen):
    """Lists behind tabs; a subclass gives ``panes``: each a title and its list."""

    CSS_PATH = "../styles/panes.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  (as Textual types it)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "next_list", _("Next list"), id="lists.next"),
        Binding("T", "previous_list", _("List before"), id="lists.previous", show=False),
    ]

    def panes(self) -> Sequence[tuple[str, RecordPane[Any]]]:
        """The lists in the order of their tabs."""
        raise NotImplementedError

    def compose_body(self) -> Iterator[Widget]:
        """A tab for each list."""
        with TabbedContent():
            for title, pane in self.panes():
                with TabPane(Content(title), id=f"tab-{pane.id}"):
                    yield pane

    @property
    def active_pane(self) -> RecordPane[Any] | None:
        """The list that is shown."""
        active = self.query_one(TabbedContent).active_pane
        return None if active is None else active.query_one(RecordPane)

    def refresh_view(self) -> None:
        """Ask again what the shown list holds."""
        pane = self.active_pane
        if pane is not None:
            pane.reload()

    @on(TabbedContent.TabActivated)
    def show_list(self) -> None:
        """Another list comes to the front."""
        pane = self.active_pane
        if pane is not None:
            pane.reload(pane.take_focus)

    def show_target(self, target: Target) -> None:
        """Go to a record in the list that ``act`` names, else in the first."""
        if target.thing is not None:
            tabs = self.query_one(TabbedContent)
            panes = list(self.query(RecordPane))
            pane = next((one for one in panes if one.id == target.act), panes[0])
            tabs.active = f"tab-{pane.id}"
            pane.go_to(target.thing)

    def action_next_list(self) -> None:
        """The next tab, after the last the first."""
        self._turn(1)

    def action_previous_list(self) -> None:
        """The tab before, before the first the last."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        tabs = self.query_one(TabbedContent)
        ids = [f"tab-{pane.id}" for pane in self.query(RecordPane)]
        if tabs.active in ids:
            tabs.active = ids[(ids.index(tabs.active) + step) % len(ids)]
