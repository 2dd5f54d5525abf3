"""Forms: a title, labelled fields, an error under each, and two buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Label

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import Asks, Styled

Typed = TypeVar("Typed")


class Field(Vertical):
    """A label, the widget that is typed in, and room for what is wrong with it."""

    def __init__(self, name: str, label: str, widget: Widget) -> None:
        super().__init__(id=f"field-{name}", classes="field")
        self.label = label
        self.widget = widget

    def compose(self) -> ComposeResult:
        """Label above, error below."""
        yield Label(Content(self.label), classes="label")
        yield self.widget
        yield Label("", classes="wrong")

    def say(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        wrong = self.query_one(".wrong", Label)
        wrong.update(Content(text))
        wrong.display = bool(text)


class FormDialog(Styled, Asks, ModalScreen[Any], Generic[Typed]):
    """A form that stays open until what was typed is taken.

    A subclass gives ``fields`` and ``typed``. ``submit`` is the screen's: it calls a service
    with what was typed, off this thread; its answer closes the form. A refusal with fields
    is shown at them, and what was typed stays.
    """

    CSS_PATH = "../styles/forms.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Save"), id="form.save"),
        Binding("escape", "leave", _("Cancel"), id="form.leave"),
        Binding("f1", "app.guide", _("Help"), id="form.guide", show=False),
    ]

    save_label: ClassVar[str] = _("Save")

    def __init__(self, title: str, submit: Callable[[Typed], Any]) -> None:
        super().__init__()
        self._title = title
        self._submit = submit

    def fields(self) -> Iterator[Widget]:
        """The fields in the order of the eye."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What was typed, as it stands."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The title, the fields, the buttons."""
        with Vertical(id="form"):
            yield Label(Content(self._title), id="form-title")
            with VerticalScroll(id="form-fields", can_focus=False):
                yield from self.fields()
            yield Label("", id="form-wrong")
            with Horizontal(id="form-buttons"):
                yield Button(self.save_label, variant="primary", id="form-save")
                yield Button(_("Cancel"), id="form-leave")

    def on_mount(self) -> None:
        """No error is shown before there is one."""
        for field in self.query(Field):
            field.say("")
        self.query_one("#form-wrong").display = False

    def action_save(self) -> None:
        """Hand what was typed to the screen's service."""
        self.show_wrong({}, "")
        self.ask(self._submit, self.typed(), then=self._close, failed=self.show_refusal)

    def _close(self, answer: Any) -> None:
        self.dismiss(answer if answer is not None else True)

    def action_leave(self) -> None:
        """Close without saving."""
        self.dismiss(None)

    @on(Button.Pressed, "#form-save")
    def save(self) -> None:
        """The button does what the key does."""
        self.action_save()

    @on(Button.Pressed, "#form-leave")
    def leave(self) -> None:
        """The button does what the key does."""
        self.action_leave()

    def show_refusal(self, error: FamilieklubbError) -> None:
        """Show what is wrong where it is wrong."""
        fields: dict[str, str] = getattr(error, "fields", {})
        whole = "" if fields else f"{error.title} {error.what_to_do}".strip()
        self.show_wrong(fields, whole)

    def show_wrong(self, fields: dict[str, str], whole: str) -> None:
        """Mark the fields, and go to the first one that is marked."""
        first: Field | None = None
        left = dict(fields)
        for field in self.query(Field):
            name = (field.id or "").removeprefix("field-")
            text = left.pop(name, "")
            field.say(text)
            if text and first is None:
                first = field
        rest = " ".join(filter(None, [whole, *left.values()]))
        bottom = self.query_one("#form-wrong", Label)
        bottom.update(Content(rest))
        bottom.display = bool(rest)
        if first is not None:
            first.widget.focus()
