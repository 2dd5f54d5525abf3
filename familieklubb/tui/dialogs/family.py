"""A new family in one form: its name, the day it came, and a line for each member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from familieklubb.domain.values import MemberRole
from familieklubb.i18n import _
from familieklubb.tui.dialogs.form import Field, FormDialog
from familieklubb.tui.present.families import numeric_day
from familieklubb.tui.widgets.member_row import FIELDS, MemberRow, headings

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.family_inputs import FamilyInput

_FIRST_ROLES = (MemberRole.own_use, MemberRole.relative, MemberRole.child)


class FamilyForm(FormDialog["FamilyInput"]):
    """Label, day, and rows of members; another row comes when the last one is begun."""

    CSS_PATH = "../styles/families.tcss"

    def __init__(self, desk: Desk, club_id: bytes) -> None:
        super().__init__(_("New family"), desk.families.add)
        self._club_id = club_id
        self._today = desk.today()

    def fields(self) -> Iterator[Widget]:
        """The family above, its members below."""
        with Horizontal(classes="family-line"):
            hint = _("surname, first names or a code")
            yield Field("label", _("Family"), Input(id="label", placeholder=hint))
            today = numeric_day(self._today)
            yield Field("joined", _("Since"), Input(today, id="joined"))
        with Horizontal(classes="member-line heading"):
            for name, heading in zip((*FIELDS, "contact"), headings(), strict=True):
                yield Label(Content(heading), classes=name)
        with Vertical(id="members"):
            for role in _FIRST_ROLES:
                yield MemberRow(role)
        yield Label(Content(_("Rows without a name are passed over.")), classes="muted")

    def typed(self) -> FamilyInput:
        """What was typed, every row as it stands."""
        from familieklubb.services.family_inputs import FamilyInput

        rows = self.rows
        contact = next((place for place, row in enumerate(rows) if row.is_contact), None)
        return FamilyInput(
            self._club_id,
            self.query_one("#label", Input).value,
            self.query_one("#joined", Input).value,
            tuple(row.typed() for row in rows),
            contact,
        )

    @property
    def rows(self) -> list[MemberRow]:
        """The rows of members."""
        return list(self.query(MemberRow))

    @on(MemberRow.Begun)
    def offer_another(self, message: MemberRow.Begun) -> None:
        """A row more than are filled in."""
        if message.row is self.rows[-1]:
            self.query_one("#members").mount(MemberRow(MemberRole.relative))

    @on(MemberRow.ChosenAsContact)
    def have_one_contact(self, message: MemberRow.ChosenAsContact) -> None:
        """Only one is the contact person."""
        for row in self.rows:
            row.be_contact(row is message.row)

    def show_wrong(self, fields: dict[str, str], whole: str) -> None:
        """Show what is wrong with a member in its row."""
        left = dict(fields)
        first: tuple[MemberRow, str] | None = None
        for place, row in enumerate(self.rows):
            prefix = f"member_{place}_"
            names = [name for name in left if name.startswith(prefix)]
            wrong = {name.removeprefix(prefix): left.pop(name) for name in names}
            row.say(wrong)
            if wrong and first is None:
                first = row, next(iter(wrong))
        super().show_wrong(left, whole)
        if first is not None and not {"label", "joined"} & fields.keys():
            row, name = first
            row.focus_on(name)
