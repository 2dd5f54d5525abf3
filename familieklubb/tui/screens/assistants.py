"""Assistants: who is certified, until when, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from familieklubb.i18n import _
from familieklubb.tui.screens.panes import PanesScreen
from familieklubb.tui.target import Area
from familieklubb.tui.widgets.assistant_pane import AssistantsPane
from familieklubb.tui.widgets.course_pane import CoursesPane
from familieklubb.tui.widgets.missing_pane import MissingPane
from familieklubb.tui.widgets.record_pane import RecordPane
from familieklubb.tui.widgets.supervision_pane import SupervisionPane


class AssistantsScreen(PanesScreen):
    """Assistants, their courses and supervision, and what is missing."""

    area: ClassVar[Area | None] = Area.assistants
    guide: ClassVar[str] = "assistants"
    parts = (AssistantsPane, CoursesPane, SupervisionPane)

    def panes(self) -> Sequence[tuple[str, RecordPane[Any]]]:
        """The lists in the order of their tabs."""
        return (
            (_("Assistants"), AssistantsPane(self.desk, id="assistants")),
            (_("Courses"), CoursesPane(self.desk, id="courses")),
            (_("Supervision"), SupervisionPane(self.desk, id="supervision")),
            (_("Missing"), MissingPane(self.desk, id="missing")),
        )
