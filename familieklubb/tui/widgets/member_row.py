"""A member on one line of a form, with what is wrong with it on the line below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Label, Select

from familieklubb.domain.values import MemberRole
from familieklubb.i18n import _
from familieklubb.reporting.words import choices

if TYPE_CHECKING:
    from familieklubb.services.family_inputs import MemberInput

# The attributes of the input, in the order of the eye.
FIELDS = ("label", "role", "born", "consent_on")


def headings() -> tuple[str, ...]:
    """What stands above the columns of the rows."""
    return (_("Name or code"), _("Role"), _("Born"), _("Consent on"), _("Contact"))


class ContactMark(Widget, can_focus=True):
    """A mark that space, Enter or a click sets or takes away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", _("Contact person"), id="member.contact", show=False),
    ]

    on: reactive[bool] = reactive(False)

    class Turned(Message):
        """A person has set the mark, or taken it away."""

        def __init__(self, on: bool) -> None:
            super().__init__()
            self.on = on

    def render(self) -> Content:
        """The mark in brackets."""
        return Content("(•)" if self.on else "( )")

    def action_turn(self) -> None:
        """The other way round."""
        self.on = not self.on
        self.post_message(self.Turned(self.on))

    def on_click(self) -> None:
        """A click does it, too."""
        self.action_turn()


class MemberRow(Vertical):
    """Name, role, birth year or age, consent, and whether it is the contact person."""

    class Begun(Message):
        """Something was typed in the row."""

        def __init__(self, row: MemberRow) -> None:
            super().__init__()
            self.row = row

    class ChosenAsContact(Message):
        """The person of this row is the contact person."""

        def __init__(self, row: MemberRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, role: MemberRole) -> None:
        super().__init__(classes="member-row")
        self._role = role

    def compose(self) -> ComposeResult:
        """One line, and room for what is wrong."""
        with Horizontal(classes="member-line"):
            yield Input(compact=True, classes="label")
            yield Select(
                [(Text(text), value) for text, value in choices(MemberRole)],
                allow_blank=False,
                value=self._role.value,
                compact=True,
                classes="role",
            )
            yield Input(compact=True, classes="born", placeholder=_("1975, 6–12"))
            yield Input(compact=True, classes="consent_on", placeholder=_("day"))
            yield ContactMark(classes="contact")
        yield Label("", classes="wrong")

    def on_mount(self) -> None:
        """No error is shown before there is one."""
        self.say({})

    def typed(self) -> MemberInput:
        """What was typed."""
        from familieklubb.services.family_inputs import MemberInput

        role = self.query_one(".role", Select)
        return MemberInput(
            label=self.query_one(".label", Input).value,
            role=str(role.value),
            born=self.query_one(".born", Input).value,
            consent_on=self.query_one(".consent_on", Input).value,
        )

    @property
    def is_contact(self) -> bool:
        """Whether this is the contact person."""
        return self.query_one(ContactMark).on

    def be_contact(self, contact: bool) -> None:
        """Be the contact person, or not."""
        self.query_one(ContactMark).on = contact

    def say(self, wrong: Mapping[str, str]) -> None:
        """Show what is wrong, by attribute."""
        label = self.query_one(".wrong", Label)
        label.update(Content(" ".join(wrong.values())))
        label.display = bool(wrong)
        for name in FIELDS:
            self.query_one(f".{name}").set_class(name in wrong, "-wrong")

    def focus_on(self, name: str) -> None:
        """Go to one of the fields."""
        self.query_one(f".{name if name in FIELDS else 'label'}").focus()

    @on(Input.Changed, ".label")
    def tell_begun(self, event: Input.Changed) -> None:
        """There is something in this row."""
        event.stop()
        if event.value:
            self.post_message(self.Begun(self))

    @on(ContactMark.Turned)
    def tell_contact(self, event: ContactMark.Turned) -> None:
        """This one it is, or is not any more."""
        event.stop()
        if event.on:
            self.post_message(self.ChosenAsContact(self))
