"""Gatherings and courses: what was held, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from familieklubb.i18n import _
from familieklubb.tui.screens.panes import PanesScreen
from familieklubb.tui.target import Area
from familieklubb.tui.widgets.course_pane import CoursesPane
from familieklubb.tui.widgets.gathering_pane import GatheringsPane
from familieklubb.tui.widgets.record_pane import RecordPane


class GatheringsScreen(PanesScreen):
    """Gatherings and courses."""

    area: ClassVar[Area | None] = Area.gatherings
    guide: ClassVar[str] = "gatherings"
    parts = (GatheringsPane, CoursesPane)

    def panes(self) -> Sequence[tuple[str, RecordPane[Any]]]:
        """The lists in the order of their tabs."""
        return (
            (_("Gatherings"), GatheringsPane(self.desk, id="gatherings")),
            (_("Courses"), CoursesPane(self.desk, id="courses")),
        )
