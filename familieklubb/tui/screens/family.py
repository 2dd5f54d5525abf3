"""One family in full, with its members and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import DataTable, Label

from familieklubb.i18n import _
from familieklubb.reporting.words import word
from familieklubb.tui.asking import Asks
from familieklubb.tui.dialogs import family_forms as forms
from familieklubb.tui.dialogs.form import FormDialog
from familieklubb.tui.present import families as present
from familieklubb.tui.present.words import cell, short
from familieklubb.tui.widgets.key_footer import KeyFooter
from familieklubb.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.family_views import FamilyCard, MemberView

_NAME_WIDTH = 18
_BESIDE_FOOTER = (
    "family.end",
    "family.return",
    "family.consent",
    "family.consent_back",
    "family.whole",
)


class FamilyScreen(Asks, ModalScreen[None]):
    """The family above, a table of its members, and what happened below."""

    CSS_PATH = "../styles/families.tcss"
    guide: ClassVar[str] = "families"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Back"), id="family.back"),
        Binding("n", "new", _("New member"), id="family.new"),
        Binding("e", "edit", _("Edit member"), id="family.edit"),
        Binding("s", "end", _("Leaves"), id="family.end", show=False),
        Binding("k", "come_back", _("Is back"), id="family.return", show=False),
        Binding("c", "consent", _("Consent"), id="family.consent", show=False),
        Binding("x", "consent_back", _("Takes consent back"), id="family.consent_back", show=False),
        Binding("r", "family", _("Edit family"), id="family.whole", show=False),
        Binding("delete", "remove", _("Remove member"), id="family.remove", show=False),
        Binding("ctrl+z", "undo", _("Undo"), id="family.undo", show=False),
        Binding("f1", "app.guide", _("Help"), id="family.guide", show=False),
    ]

    def __init__(self, desk: Desk, family_id: bytes) -> None:
        super().__init__()
        self.desk = desk
        self._family_id = family_id
        self._card: FamilyCard | None = None

    # -- showing

    def compose(self) -> ComposeResult:
        """A title, the family in short, its members, its history, the keys."""
        with Vertical(id="family"):
            yield Label("", id="family-title")
            yield Label("", id="family-head")
            table: DataTable[Text] = DataTable(cursor_type="row", id="family-members")
            for heading in self._columns():
                table.add_column(Text(heading))
            yield table
            with VerticalScroll(id="family-told", can_focus=False):
                yield Label("", id="family-history")
            yield KeyLine(*_BESIDE_FOOTER)
            yield KeyFooter()

    @staticmethod
    def _columns() -> tuple[str, ...]:
        return (
            _("Member"),
            _("Role"),
            _("Born"),
            _("Since"),
            _("Attendance"),
            _("Consent"),
        )

    def on_mount(self) -> None:
        """Ask for the family."""
        self.query_one("#family-members").focus()
        self.refresh_view()

    def refresh_view(self) -> None:
        """Ask again."""
        self.ask(
            self.desk.families.show, self._family_id, then=self._show, failed=self._gone, latest="f"
        )

    def _gone(self, error: Any) -> None:
        self.tell_error(error)
        self.dismiss(None)

    def _show(self, card: FamilyCard) -> None:
        self._card = card
        self.query_one("#family-title", Label).update(Content(card.line.label))
        head = "\n".join(present.head_lines(card))
        self.query_one("#family-head", Label).update(Content(head))
        table = self.query_one("#family-members", DataTable)
        at = table.cursor_row
        table.clear()
        for member in card.members:
            table.add_row(*self._cells(card, member))
        table.move_cursor(row=min(at, len(card.members) - 1))
        history = "\n".join(present.history_lines(card))
        self.query_one("#family-history", Label).update(Content(history))

    @staticmethod
    def _cells(card: FamilyCard, member: MemberView) -> tuple[Text, ...]:
        return (
            short(member.label, _NAME_WIDTH),
            cell(word(member.role)),
            cell(present.born_text(member)),
            cell(present.member_stay_text(member, card.day)),
            cell(present.rate_text(member.tally)),
            cell(present.consent_text(member.consent)),
        )

    def action_leave(self) -> None:
        """Back to the list, which asks again."""
        self.dismiss(None)

    # -- changing

    def action_new(self) -> None:
        """One more member."""
        if self._card is not None:
            self._form(forms.member_new(self.desk, self._card))

    def action_edit(self) -> None:
        """Correct the member under the cursor."""
        self._with_member(forms.member_edit)

    def action_end(self) -> None:
        """The member under the cursor leaves, the family stays."""
        self._with_member(forms.member_end)

    def action_come_back(self) -> None:
        """The member under the cursor is back."""
        self._with_member(forms.member_return)

    def action_consent(self) -> None:
        """The member under the cursor has consented."""
        self._with_member(forms.member_consent)

    def action_consent_back(self) -> None:
        """The member under the cursor takes the consent back."""
        self._with_member(forms.member_consent_back)

    def action_family(self) -> None:
        """Correct the family itself."""
        if self._card is not None:
            self._form(forms.family_edit(self.desk, self._card))

    def action_remove(self) -> None:
        """Take a member away who was added by mistake."""
        member = self._member()
        if member is not None:
            self.ask(self.desk.families.members.remove, member.id, then=self._removed)

    def _removed(self, _nothing: None) -> None:
        self.tell(_("Removed."), _("ctrl+z takes it back."))
        self.refresh_view()

    def action_undo(self) -> None:
        """Take the last saved change back, and show what is true then."""
        self.ask(self.desk.changes.undo_last, then=self._undone)

    def _undone(self, undone: Any) -> None:
        from familieklubb.tui.present.changes import undone_text

        self.tell(undone_text(undone))
        self.refresh_view()

    def _member(self) -> MemberView | None:
        row = self.query_one("#family-members", DataTable).cursor_row
        members = () if self._card is None else self._card.members
        return members[row] if 0 <= row < len(members) else None

    def _with_member(self, form: Callable[[Desk, MemberView], FormDialog[Any]]) -> None:
        member = self._member()
        if member is not None and member.stays:
            self._form(form(self.desk, member))

    def _form(self, dialog: FormDialog[Any]) -> None:
        self.app.push_screen(dialog, self._saved)

    def _saved(self, answer: Any) -> None:
        if answer is None:
            return
        self.tell(_("Saved."), present.findings_text(getattr(answer, "findings", ())))
        self.refresh_view()
