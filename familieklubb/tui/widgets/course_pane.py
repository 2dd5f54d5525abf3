"""The list of courses, and who took part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from familieklubb.domain.values import CourseKind
from familieklubb.i18n import _
from familieklubb.reporting.words import choices, word
from familieklubb.tui.dialogs.record import Choice, Line, Piece, Ticks
from familieklubb.tui.present.assistants import course_text
from familieklubb.tui.present.words import (
    cell,
    country_text,
    hours_text,
    span_text,
    typed_day,
    typed_number,
)
from familieklubb.tui.widgets.record_pane import RecordPane

if TYPE_CHECKING:
    from familieklubb.services.course_views import CourseCard, CourseView


class CoursesPane(RecordPane["CourseView"]):
    """The catalogue of courses, the newest first."""

    empty = _("No course is in the register yet. Press n to add the first one.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="courses.new"),
        Binding("e", "edit", _("Edit"), id="courses.edit"),
        Binding("p", "participants", _("Who took part"), id="courses.participants"),
        Binding("delete", "remove", _("Remove"), id="courses.remove"),
    ]

    def columns(self) -> Sequence[str]:
        """The headings."""
        return _("Days"), _("Course"), _("Kind"), _("Country"), _("Hours"), _("Took part")

    def load(self) -> Iterable[CourseView]:
        """Every course."""
        return self.desk.assistants.courses.all()

    def cells(self, record: CourseView) -> Sequence[Text]:
        """One course."""
        return (
            cell(span_text(record.from_day, record.last_day)),
            cell(record.name),
            cell(word(record.kind)),
            cell(country_text(record.country)),
            cell(hours_text(record.hours), right=True),
            cell(record.participants, right=True),
        )

    def key(self, record: CourseView) -> bytes:
        """The id."""
        return record.id

    def detail(self, record: CourseView) -> str:
        """Who took part."""
        return course_text(self.desk.assistants.courses.show(record.id))

    def action_new(self) -> None:
        """A new course."""
        self._form(None)

    def action_edit(self) -> None:
        """Correct a course."""
        if self.chosen() is not None:
            self._form(self.chosen())

    def action_remove(self) -> None:
        """Take a course away."""
        self.take_away(self.desk.assistants.courses.remove)

    def action_participants(self) -> None:
        """Tick who took part."""
        record = self.chosen()
        if record is not None:
            self.ask(self.desk.assistants.courses.show, record.id, then=self._participants)

    def _participants(self, card: CourseCard) -> None:
        listed = [
            (_("{name}, {place}").format(name=one.name, place=one.detail), one.id)
            for one in card.choices
        ]
        self.form(
            _("Who took part in {name}").format(name=card.course.name),
            partial(self.desk.assistants.courses.take_part, card.course.id),
            lambda who: who,
            [Ticks("who", _("Took part"), listed, [one.id for one in card.taking_part])],
        )

    def _form(self, record: CourseView | None) -> None:
        from familieklubb.services.course_views import CourseInput

        service = self.desk.assistants.courses
        one = record
        pieces: list[Piece] = [
            Line("name", _("Course"), one.name if one else "", wide=True),
            Choice("kind", _("Kind"), choices(CourseKind), one.kind.value if one else None),
            Line("country", _("Country"), one.country if one else "NO"),
            Line("from_day", _("First day"), typed_day(one.from_day) if one else ""),
            Line("last_day", _("Last day"), typed_day(one.last_day) if one else "", _("same day")),
            Line("place", _("Place"), (one and one.place) or ""),
            Line("hours", _("Hours"), typed_number(one.hours) if one else ""),
            Line("organiser", _("Organiser"), (one and one.organiser) or "", wide=True),
        ]
        title = _("New course") if one is None else _("Edit {name}").format(name=one.name)
        submit = service.add if one is None else partial(service.edit, one.id)
        self.form(title, submit, CourseInput, pieces)
