"""Settings: language, look, passphrase, backups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from familieklubb.i18n import _
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.target import Area


class SettingsScreen(AreaScreen):
    """What a person has chosen for this machine and this register."""

    area: ClassVar[Area | None] = Area.settings
    guide: ClassVar[str] = "settings"

    def compose_body(self) -> Iterator[Widget]:
        """What holds now."""
        with VerticalScroll(id="settings"):
            yield Label(
                Content(_("Network profile: {code}").format(code=self.desk.profile.code)),
                id="settings-profile",
            )
