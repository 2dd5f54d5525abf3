"""Settings: language, look, lock, passphrase, backups, the network's rules, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select

from familieklubb.i18n import _, language
from familieklubb.tui.dialogs.passphrase import PassphraseDialog
from familieklubb.tui.present.settings import (
    IDLE_CHOICES,
    LANGUAGE_NAMES,
    idle_text,
    outside_text,
    profile_text,
)
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.themes import THEME_LABELS


class SettingsScreen(AreaScreen):
    """What a person has chosen for this machine, and how the register is kept."""

    CSS_PATH = "../styles/settings.tcss"

    area: ClassVar[Area | None] = Area.settings
    guide: ClassVar[str] = "safety"

    def compose_body(self) -> Iterator[Widget]:
        """Two groups: what one sees, and what keeps the register safe."""
        with VerticalScroll(id="settings"):
            look = Vertical(*self._look(), classes="box")
            look.border_title = _("On this machine")
            yield look
            safe = Vertical(*self._safe(), classes="box")
            safe.border_title = _("The register")
            yield safe

    def _look(self) -> Iterator[Widget]:
        chosen = self.shell.settings
        yield Label(_("Language (from the next start)"))
        names = [(name, code) for code, name in LANGUAGE_NAMES.items()]
        yield Select(names, value=language(), allow_blank=False, id="language")
        yield Label(_("Look"))
        themes = [(_(label), name) for name, label in THEME_LABELS.items()]
        yield Select(themes, value=self.app.theme, allow_blank=False, id="theme")
        yield Label(_("Lock when nobody has touched the keys"))
        minutes = sorted({*IDLE_CHOICES, chosen.idle_minutes})
        idle = [(idle_text(number), number) for number in minutes]
        yield Select(idle, value=chosen.idle_minutes, allow_blank=False, id="idle")
        yield Button(_("Keys …"), id="keys")

    def _safe(self) -> Iterator[Widget]:
        yield Label(Content(profile_text(self.desk.profile)), id="settings-profile")
        yield Label("", id="outside")
        yield Label(_("Folder for the backup, such as a memory stick"))
        yield Input(placeholder=_("empty: beside the register"), id="folder")
        with Horizontal(classes="buttons"):
            yield Button(_("Make a backup"), variant="primary", id="backup")
            yield Button(_("Change the passphrase …"), id="rekey")

    def refresh_view(self) -> None:
        """Say when the last copy on another disk was made."""
        self.ask(self.desk.keeping.last_outside, then=self._show_outside, latest="outside")

    def _show_outside(self, at: datetime | None) -> None:
        day = at.astimezone().date() if at is not None else None
        self.query_one("#outside", Label).update(Content(outside_text(day, self.desk.today())))

    def show_target(self, target: Target) -> None:
        """To the backup, when that is what is due."""
        if target.act == "backup":
            self.query_one("#folder", Input).focus()

    @on(Select.Changed)
    def choose(self, event: Select.Changed) -> None:
        """Keep a choice at once."""
        field = {"language": "language", "theme": "theme", "idle": "idle_minutes"}[
            event.select.id or ""
        ]
        if getattr(self.shell.settings, field) != event.value:
            changed: dict[str, Any] = {field: event.value}
            self.shell.change_settings(replace(self.shell.settings, **changed))

    @on(Button.Pressed, "#backup")
    def make_backup(self) -> None:
        """Make a verified backup where the person says."""
        typed = self.query_one("#folder", Input).value.strip()
        folder = Path(typed).expanduser() if typed else None
        self.query_one("#backup", Button).disabled = True
        self.ask(
            self.desk.keeping.backup, folder, then=self._tell_backup, failed=self._backup_failed
        )

    def _tell_backup(self, made: Path) -> None:
        self.query_one("#backup", Button).disabled = False
        self.tell(_("The backup is made and checked."), str(made))
        self.refresh_view()

    def _backup_failed(self, error: Any) -> None:
        self.query_one("#backup", Button).disabled = False
        self.tell_error(error)

    @on(Button.Pressed, "#rekey")
    def change_passphrase(self) -> None:
        """Ask for another passphrase and set it."""
        self.app.push_screen(PassphraseDialog(self.desk.keeping.rekey), self._tell_rekeyed)

    def _tell_rekeyed(self, could_not: Any) -> None:
        if could_not is None:
            return
        left = could_not if isinstance(could_not, tuple) else ()
        if left:
            names = ", ".join(path.name for path in left)
            self.tell(
                _("The passphrase is changed."),
                _("These backups still have the old one: {names}").format(names=names),
            )
        else:
            self.tell(_("The passphrase is changed, for the register and its backups."))

    @on(Button.Pressed, "#keys")
    def change_keys(self) -> None:
        """Show every key, and let it be changed."""
        from familieklubb.tui.screens.keymap import KeymapScreen

        self.app.push_screen(KeymapScreen(self.shell))
