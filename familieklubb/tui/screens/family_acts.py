"""What can be done with a family from the list of families."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from familieklubb.i18n import _
from familieklubb.tui.dialogs import family_forms as forms
from familieklubb.tui.dialogs.form import FormDialog
from familieklubb.tui.present import families as present
from familieklubb.tui.present.division import divided_text
from familieklubb.tui.screens.area import AreaScreen

if TYPE_CHECKING:
    from familieklubb.services.division_views import Divided, DivisionPlan
    from familieklubb.services.families import ClubChoice, FamilySaved
    from familieklubb.services.family_views import FamilyCard, FamilyLine


_TO_DIVIDE = 2


class FamilyActs(AreaScreen):
    """An area from which families are changed; a subclass gives ``chosen`` and ``want``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New family"), id="families.new"),
        Binding("e", "edit", _("Edit"), id="families.edit"),
        Binding("s", "end", _("Leaves"), id="families.end", show=False),
        Binding("k", "come_back", _("Is back"), id="families.return", show=False),
        Binding("f", "move", _("Moves"), id="families.move", show=False),
        Binding("d", "divide", _("Divide the club"), id="families.divide", show=False),
        Binding("delete", "remove", _("Remove"), id="families.remove", show=False),
    ]

    club_id: bytes | None = None

    def chosen(self) -> FamilyLine | None:
        """The family that something is done with."""
        raise NotImplementedError

    def want(self, family_id: bytes) -> None:
        """Have a family chosen when the list is shown again."""
        raise NotImplementedError

    def chosen_id(self) -> bytes | None:
        """The id of the family that something is done with."""
        line = self.chosen()
        return None if line is None else line.id

    def action_new(self) -> None:
        """A new family with its members, in one form."""
        if self.club_id is None:
            return
        from familieklubb.tui.dialogs.family import FamilyForm

        self._form(FamilyForm(self.desk, self.club_id))

    def action_edit(self) -> None:
        """Correct the family under the cursor."""
        self._with_card(lambda card: self._form(forms.family_edit(self.desk, card)))

    def action_end(self) -> None:
        """The family under the cursor leaves."""
        self._with_card(lambda card: self._form(forms.family_end(self.desk, card)), "here")

    def action_come_back(self) -> None:
        """The family under the cursor is back."""
        self._with_card(lambda card: self._form(forms.family_return(self.desk, card)), "left")

    def action_move(self) -> None:
        """The family under the cursor goes on in another club."""
        self._with_card(self._move, "here")

    def _move(self, card: FamilyCard) -> None:
        def choose(clubs: tuple[ClubChoice, ...]) -> None:
            if len(clubs) > 1:
                self._form(forms.family_move(self.desk, card, clubs))
            else:
                self.tell(
                    _("There is no other club in this register."),
                    _("End the family instead, with the reason that it moved."),
                )

        self.ask(self.desk.families.clubs, then=choose)

    def action_remove(self) -> None:
        """Take a family away that was added by mistake."""
        family_id = self.chosen_id()
        if family_id is not None:
            self.ask(self.desk.families.remove, family_id, then=self._removed)

    def _removed(self, _nothing: None) -> None:
        self.tell(_("Removed."), _("ctrl+z takes it back."))
        self.refresh_view()

    def action_divide(self) -> None:
        """Divide the club: who goes where."""
        if self.club_id is not None:
            self.ask(self.desk.division.plan, self.club_id, then=self._divide)

    def _divide(self, plan: DivisionPlan) -> None:
        from familieklubb.tui.dialogs.division import DivisionForm

        if len(plan.families) < _TO_DIVIDE:
            self.tell(_("A club is divided when it has grown: it has too few families now."))
        else:
            self.app.push_screen(DivisionForm(self.desk, plan), self._divided)

    def _with_card(self, then: Callable[[FamilyCard], None], standing: str = "") -> None:
        """Do something with the family under the cursor, if it stands so to the club."""
        line = self.chosen()
        if line is None:
            return
        if standing == "left" and line.standing.value != "left":
            self.tell(_("{label} is here already.").format(label=line.label))
        elif standing == "here" and line.stay.left_on is not None:
            self.tell(
                _("{label} has left.").format(label=line.label),
                _("Press e to correct it, or k when it is back."),
            )
        else:
            self.ask(self.desk.families.show, line.id, then=then)

    def _form(self, dialog: FormDialog[Any]) -> None:
        self.app.push_screen(dialog, self._saved)

    def _saved(self, answer: FamilySaved | None) -> None:
        if answer is not None:
            self.want(answer.family_id)
            self.tell(_("Saved."), present.findings_text(answer.findings))
            self.refresh_view()

    def _divided(self, answer: Divided | None) -> None:
        if answer is not None:
            self.tell(divided_text(answer), present.findings_text(answer.findings))
            self.refresh_view()
