"""Dividing a club in three steps: who goes, the new club, and a last look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Input, Label, Select

from familieklubb.domain.values import Weekday
from familieklubb.i18n import _
from familieklubb.reporting.words import choices
from familieklubb.tui.dialogs.form import Field, FormDialog
from familieklubb.tui.present import division as present
from familieklubb.tui.present.families import findings_text
from familieklubb.tui.widgets.who_goes import WhoGoes

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.services.division_views import DivisionInput, DivisionPlan
    from familieklubb.services.family_findings import Finding

STEPS = ("who", "where", "look")
_FIELDS_OF_STEP = {
    "who": frozenset({"first_day", "families"}),
    "where": frozenset(
        {
            "name",
            "place",
            "municipality",
            "weekday",
            "start",
            "venue",
            "assistant_id",
            "assistant_name",
            "certified_on",
        }
    ),
}


class DivisionForm(FormDialog["DivisionInput"]):
    """Three steps in one form; nothing is saved before the last."""

    CSS_PATH = "../styles/families.tcss"
    save_label: ClassVar[str] = _("Go on")

    def __init__(self, desk: Desk, plan: DivisionPlan) -> None:
        super().__init__(_("Divide {club}").format(club=plan.club), desk.division.divide)
        self._desk = desk
        self._plan = plan
        self._findings: tuple[Finding, ...] = ()

    # -- the three steps

    def fields(self) -> Iterator[Widget]:
        """One step is shown at a time."""
        with ContentSwitcher(initial="who", id="steps"):
            with Vertical(id="who"):
                yield from self._who()
            with Vertical(id="where", classes="record"):
                yield from self._where()
            with Vertical(id="look"):
                yield Label("", id="summary")

    def _who(self) -> Iterator[Widget]:
        hint = _("1.12, tomorrow, next tue …")
        first_day = Input(id="first_day", placeholder=hint)
        yield Field("first_day", _("First day of the new club"), first_day)
        going = WhoGoes(self._options(), id="going")
        yield Field("families", _("Who goes to the new club? Space moves a family."), going)
        yield Label("", id="balance", classes="muted")

    def _options(self) -> list[tuple[str, bytes]]:
        return [(present.family_option(line), line.id) for line in self._plan.families]

    def _where(self) -> Iterator[Widget]:
        plan = self._plan
        yield self._line("name", _("Name of the new club"), plan.suggested_name)
        yield self._line("place", _("Place"), plan.place or "")
        days = Select(
            [(Text(text), value) for text, value in choices(Weekday)],
            prompt=_("No fixed day"),
            value=Select.NULL,
            id="weekday",
        )
        yield Field("weekday", _("Day of the week"), days)
        yield self._line("start", _("Hour"), plan.start or "")
        certified = [(Text(present.assistant_option(one)), one.id) for one in plan.assistants]
        assistants = Select(certified, prompt=_("A new one"), id="assistant_id")
        yield Field("assistant_id", _("Assistant of the new club"), assistants)
        both = [(_("goes on there, too"), "no"), (_("leaves the old club"), "yes")]
        leaves = Select(both, value="no", allow_blank=False, id="leaves_old")
        yield Field("leaves_old", _("In the old club the assistant"), leaves)
        yield self._line("assistant_name", _("A new assistant: name"))
        yield self._line("certified_on", _("Certified on"), hint=_("17.11, yesterday, tue …"))
        yield self._line("venue", _("Where they meet"), plan.venue or "")
        yield self._line("municipality", _("Municipality"), hint=_("if the place does not tell it"))

    @staticmethod
    def _line(name: str, label: str, value: str = "", hint: str = "") -> Field:
        return Field(name, label, Input(value, placeholder=hint, id=name))

    def on_mount(self) -> None:
        """Begin with the day."""
        super().on_mount()
        self._show_balance()
        self.query_one("#first_day").focus()

    # -- going on and back

    @property
    def step(self) -> str:
        """The step that is shown."""
        return str(self.query_one("#steps", ContentSwitcher).current)

    def _go(self, step: str) -> None:
        self.query_one("#steps", ContentSwitcher).current = step
        last = step == STEPS[-1]
        self.query_one("#form-save", Button).label = (
            _("Divide the club") if last else self.save_label
        )
        leave = _("Cancel") if step == STEPS[0] else _("Back")
        self.query_one("#form-leave", Button).label = leave
        if last:
            self.query_one("#summary", Label).update(Content("\n".join(self._summary())))
            self.query_one("#form-save").focus()
        else:
            self.query_one("#first_day" if step == STEPS[0] else "#name").focus()

    def action_save(self) -> None:
        """The next step; after the last one it is done."""
        if self.step == STEPS[0]:
            self.show_wrong({}, "")
            day = self.query_one("#first_day", Input).value
            self.ask(
                self._desk.division.plan,
                self._plan.club_id,
                day,
                then=self._take_plan,
                failed=self.show_refusal,
            )
        elif self.step == STEPS[1]:
            self.show_wrong({}, "")
            self.ask(
                self._desk.division.check,
                self.typed(),
                then=self._take_findings,
                failed=self.show_refusal,
            )
        else:
            super().action_save()

    def _take_plan(self, plan: DivisionPlan) -> None:
        """Go on with the families of that day; where others are there then, look again."""
        missing = {}
        if not self.query_one("#first_day", Input).value.strip():
            missing["first_day"] = _("This must be filled in.")
        same = [one.id for one in plan.families] == [one.id for one in self._plan.families]
        self._plan = plan
        if not same:
            self.query_one(WhoGoes).show_lines(self._options())
            missing["families"] = _("On that day these are the families of the club. Look again.")
        elif not self._going():
            missing["families"] = _("Choose the families that go to the new club.")
        if missing:
            self.show_wrong(missing, "")
        else:
            self._go(STEPS[1])

    def _take_findings(self, findings: tuple[Finding, ...]) -> None:
        """The last look, with what is odd."""
        self._findings = findings
        self._go(STEPS[2])

    def action_leave(self) -> None:
        """One step back; from the first one out."""
        place = STEPS.index(self.step)
        if place:
            self._go(STEPS[place - 1])
        else:
            super().action_leave()

    def show_wrong(self, fields: dict[str, str], whole: str) -> None:
        """Show what is wrong at the step where it is."""
        for step, names in _FIELDS_OF_STEP.items():
            if names & fields.keys():
                self._go(step)
                break
        super().show_wrong(fields, whole)
        for field in self.query(Field):
            if (field.id or "").removeprefix("field-") in fields:
                self.call_after_refresh(field.scroll_visible, animate=False)
                break

    # -- what was typed

    def _going(self) -> tuple[bytes, ...]:
        return self.query_one(WhoGoes).going

    @on(WhoGoes.Changed)
    def _show_balance(self) -> None:
        text = present.balance_text(self._plan, len(self._going()))
        self.query_one("#balance", Label).update(Content(text))

    def _summary(self) -> list[str]:
        typed = self.typed()
        names = {one.id: present.assistant_option(one) for one in self._plan.assistants}
        assistant = names.get(typed.assistant_id or b"", typed.assistant_name)
        lines = present.summary_lines(self._plan, typed.families, typed.name, assistant)
        odd = findings_text(self._findings)
        return [*lines, "", odd] if odd else lines

    def typed(self) -> DivisionInput:
        """What was typed in all steps."""
        from familieklubb.services.division_views import DivisionInput

        lines: dict[str, Any] = {
            name: self.query_one(f"#{name}", Input).value
            for name in ("first_day", "name", "place", "municipality", "start", "venue")
        }
        weekday = self.query_one("#weekday", Select).value
        assistant = self.query_one("#assistant_id", Select).value
        return DivisionInput(
            self._plan.club_id,
            families=self._going(),
            weekday="" if weekday is Select.NULL else str(weekday),
            assistant_id=assistant if isinstance(assistant, bytes) else None,
            assistant_name=self.query_one("#assistant_name", Input).value,
            certified_on=self.query_one("#certified_on", Input).value,
            leaves_old=self.query_one("#leaves_old", Select).value == "yes",
            **lines,
        )
