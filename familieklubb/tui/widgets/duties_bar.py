"""Who had which duty at the meeting, and how many guests came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, Select

from familieklubb.i18n import _
from familieklubb.tui.present.meetings import assistant_choices, people_choices
from familieklubb.tui.widgets.still_label import StillLabel

if TYPE_CHECKING:
    from familieklubb.tui.present.meeting_log import MeetingLog

DUTIES = ("chair", "minute_taker", "assistant")


class DutiesBar(Container):
    """Chair, minute-taker, assistant and guests, each with its label."""

    class Said(Message):
        """A person has chosen or typed something."""

        def __init__(self, field: str, value: Any) -> None:
            super().__init__()
            self.field = field
            self.value = value

    def __init__(self) -> None:
        super().__init__(id="duties")
        # What this bar set itself, and no person chose.
        self._set: dict[str, bytes | None] = {}

    def compose(self) -> ComposeResult:
        """The four of them."""
        labels = {
            "chair": _("Chair"),
            "minute_taker": _("Minutes"),
            "assistant": _("Assistant"),
        }
        for name in DUTIES:
            with Horizontal(classes="duty"):
                yield Label(Content(labels[name]), classes="label")
                yield Select[bytes]([], prompt=_("nobody"), id=name, compact=True)
                yield StillLabel("", id=f"{name}-turn", classes="turn")
        with Horizontal(classes="duty", id="duty-guests"):
            yield Label(Content(_("Guests")), classes="label")
            yield Input(id="guests", compact=True, max_length=3, restrict=r"\d*")

    def show(self, log: MeetingLog) -> None:
        """Show a meeting."""
        people = people_choices(log.sheet)
        options = {"chair": people, "minute_taker": people}
        options["assistant"] = assistant_choices(log.sheet)
        for name in DUTIES:
            self._offer(name, options[name])
        self.follow(log)
        guests = self.query_one("#guests", Input)
        with guests.prevent(Input.Changed):
            guests.value = log.guests

    def _offer(self, name: str, options: Sequence[tuple[str, bytes]]) -> None:
        choice = self._choice(name)
        with choice.prevent(Select.Changed):
            choice.set_options((Content(text), key) for text, key in options)
        self._set[name] = None

    def follow(self, log: MeetingLog) -> None:
        """Show who has the duties now, and whether it is their turn."""
        away = [member for member, mark in log.marks.items() if mark.value in {"absent", "excused"}]
        turns = dict(zip(DUTIES, log.sheet.rota.suggested(away), strict=False))
        for name in DUTIES:
            who: bytes | None = getattr(log, name)
            choice = self._choice(name)
            if self._set.get(name) != who or choice.value != (who or Select.NULL):
                self._set[name] = who
                with choice.prevent(Select.Changed):
                    self._choose(choice, who)
            turn = who is not None and turns.get(name) == who
            self.query_one(f"#{name}-turn", StillLabel).say(_("(turn)") if turn else "")

    @staticmethod
    def _choose(choice: Select[bytes], who: bytes | None) -> None:
        if who is None:
            choice.clear()
        else:
            choice.value = who

    def _choice(self, name: str) -> Select[bytes]:
        return self.query_one(f"#{name}", Select)

    @on(Select.Changed)
    def choose(self, event: Select.Changed) -> None:
        """Somebody was chosen."""
        event.stop()
        name = event.select.id or ""
        value = None if event.value is Select.NULL else event.value
        if self._set.get(name) != value:
            self._set[name] = value  # type: ignore[assignment]
            self.post_message(self.Said(name, value))

    @on(Input.Changed, "#guests")
    def count_guests(self, event: Input.Changed) -> None:
        """Guests were typed."""
        event.stop()
        self.post_message(self.Said("guests", event.value))
