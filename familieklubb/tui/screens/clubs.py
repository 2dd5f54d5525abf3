"""Clubs: their states, places and assistants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from familieklubb.i18n import _
from familieklubb.tui.screens.panes import PanesScreen
from familieklubb.tui.target import Area
from familieklubb.tui.widgets.body_pane import BodiesPane
from familieklubb.tui.widgets.club_pane import ClubsPane
from familieklubb.tui.widgets.record_pane import RecordPane


class ClubsScreen(PanesScreen):
    """Clubs, and the network bodies above them."""

    area: ClassVar[Area | None] = Area.clubs
    guide: ClassVar[str] = "clubs"
    parts = (ClubsPane, BodiesPane)

    def panes(self) -> Sequence[tuple[str, RecordPane[Any]]]:
        """The lists in the order of their tabs."""
        return (
            (_("Clubs"), ClubsPane(self.desk, id="clubs")),
            (_("Network bodies"), BodiesPane(self.desk, id="bodies")),
        )
