"""The first screen: open the register, or make one, or find the way back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Footer, Input, Label, ProgressBar

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.tui.asking import AskingScreen

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.tui.door import Door


class UnlockScreen(AskingScreen):
    """Asks for the passphrase; shows nothing of what is inside."""

    guide: ClassVar[str] = "start"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "forgotten", _("Forgotten passphrase?"), id="unlock.forgotten"),
        Binding("f1", "app.guide", _("Help"), id="unlock.guide"),
        Binding("ctrl+q", "app.quit", _("Quit"), id="unlock.quit"),
    ]

    def __init__(self, door: Door, *, locked: bool = False) -> None:
        super().__init__()
        self._door = door
        self._locked = locked
        self._backup: Path | None = None

    def compose(self) -> ComposeResult:
        """The question, and the ways round it."""
        there = self._door.exists()
        with Vertical(id="unlock"):
            yield Label("Familieklubb", id="unlock-title")
            yield Label(Content(self._greeting(there)), id="unlock-greeting")
            yield Input(password=True, placeholder=_("Passphrase"), id="passphrase")
            yield ProgressBar(id="unlock-progress", show_eta=False)
            yield Label("", id="unlock-wrong")
            with Horizontal(id="unlock-buttons"):
                yield Button(_("Open"), variant="primary", id="open")
                yield Button(_("Forgotten passphrase?"), id="forgotten")
                yield Button(_("Take the backup"), variant="warning", id="restore")
                yield Button(_("Begin"), variant="primary", id="begin")
        yield Footer(show_command_palette=False)

    def _greeting(self, there: bool) -> str:
        told = getattr(self._door, "told_passphrase", "")
        if told:
            return _("Locked. The passphrase of this register for show is: {passphrase}").format(
                passphrase=told
            )
        if self._locked:
            return _("Locked. Type the passphrase to go on.")
        if there:
            return _("Type the passphrase to open the register.")
        return _("There is no register on this machine yet.")

    def on_mount(self) -> None:
        """Show only what fits the state of things."""
        there = self._door.exists()
        self.query_one("#unlock-progress").display = False
        self.query_one("#unlock-wrong").display = False
        self.query_one("#restore").display = False
        self.query_one("#begin").display = not there
        for name in ("#passphrase", "#open", "#forgotten"):
            self.query_one(name).display = there
        self.query_one("#passphrase" if there else "#begin").focus()

    @on(Input.Submitted, "#passphrase")
    @on(Button.Pressed, "#open")
    def open_register(self) -> None:
        """Try the passphrase."""
        typed = self.query_one("#passphrase", Input)
        if not typed.value:
            self._say(_("Type the passphrase first."))
            return
        self._busy(True)
        self.ask(
            self._door.unlock, typed.value, self._progress, then=self._enter, failed=self._refused
        )

    def _progress(self, share: float) -> None:
        self.app.call_from_thread(self._show_progress, share)

    def _show_progress(self, share: float) -> None:
        bar = self.query_one("#unlock-progress", ProgressBar)
        bar.display = True
        bar.update(total=1.0, progress=share)

    def _busy(self, busy: bool) -> None:
        for name in ("#passphrase", "#open", "#restore"):
            self.query_one(name).disabled = busy
        if busy:
            self._say(_("Opening …"), wrong=False)

    def _enter(self, desk: Desk) -> None:
        self.query_one("#passphrase", Input).value = ""
        self.app.unlocked(desk)  # type: ignore[attr-defined]

    def _refused(self, error: FamilieklubbError) -> None:
        self._busy(False)
        self.query_one("#unlock-progress").display = False
        self._backup = getattr(error, "backup", None)
        self.query_one("#restore").display = self._backup is not None
        self._say(f"{error.title} {error.what_to_do}".strip())
        typed = self.query_one("#passphrase", Input)
        if self._backup is None:
            typed.value = ""
        typed.focus()

    def _say(self, text: str, *, wrong: bool = True) -> None:
        label = self.query_one("#unlock-wrong", Label)
        label.display = bool(text)
        label.set_class(wrong, "wrong")
        label.update(Content(text))

    @on(Button.Pressed, "#restore")
    def take_backup(self) -> None:
        """Put the newest verified backup in the place of the damaged register."""
        typed = self.query_one("#passphrase", Input)
        if self._backup is not None:
            self._busy(True)
            self.ask(
                self._door.restore,
                self._backup,
                typed.value,
                then=self._enter,
                failed=self._refused,
            )

    @on(Button.Pressed, "#forgotten")
    def action_forgotten(self) -> None:
        """The way back in, by the recovery words."""
        from familieklubb.tui.screens.way_back import WayBackScreen

        if self._door.exists():
            self.app.push_screen(WayBackScreen(self._door))

    @on(Button.Pressed, "#begin")
    def begin(self) -> None:
        """Make the first register, step by step."""
        from familieklubb.tui.screens.first_start import FirstStartScreen

        self.app.push_screen(FirstStartScreen(self._door))
