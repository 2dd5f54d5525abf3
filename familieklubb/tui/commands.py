"""The palette: every action of the screen and of the program, by its name and key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from familieklubb.i18n import _
from familieklubb.tui.target import Target
from familieklubb.tui.themes import THEME_LABELS

if TYPE_CHECKING:
    from familieklubb.tui.app import FamilieklubbApp

_HIDDEN = frozenset({"app.palette", "app.guide", "app.undo", "app.search", "app.lock", "app.quit"})


def commands_of(app: FamilieklubbApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    """The commands in the order in which people look for them."""
    yield from _of_bindings(app, screen)
    if app.desk is not None:
        for number, (area, title) in enumerate(app.areas, 1):
            yield SystemCommand(
                _("Go to {area}").format(area=title),
                _("Key {key}").format(key=number),
                lambda area=area: app.go_to(Target(area)),  # type: ignore[misc]
            )
        yield SystemCommand(_("Search"), _("Key {key}").format(key="/"), app.action_search)
        yield SystemCommand(_("Undo"), _("Take the last saved change back"), app.action_undo)
        yield SystemCommand(_("Settings"), _("Language, look, passphrase"), app.action_settings)
        yield SystemCommand(_("Lock"), _("Close the register now"), app.action_lock)
    yield SystemCommand(_("Keys"), _("Every key of this screen"), app.action_keys)
    yield SystemCommand(_("Help"), _("The guide's page for this screen"), app.action_guide)
    for name, label in THEME_LABELS.items():
        yield SystemCommand(
            _("Look: {name}").format(name=_(label)),
            _("Change the colours"),
            lambda name=name: setattr(app, "theme", name),  # type: ignore[misc]
        )
    yield SystemCommand(_("Quit"), _("Key {key}").format(key="ctrl+q"), app.action_quit)


def _of_bindings(app: FamilieklubbApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    seen = set()
    for active in screen.active_bindings.values():
        binding: Binding = active.binding
        if not binding.id or not binding.description or binding.id in seen:
            continue
        if binding.id in _HIDDEN or not active.enabled:
            continue
        seen.add(binding.id)
        yield SystemCommand(
            binding.description,
            binding.tooltip or _("Key {key}").format(key=app.get_key_display(binding)),
            lambda active=active: app.run_worker(  # type: ignore[misc]
                app.run_action(active.binding.action, active.node), exit_on_error=False
            ),
        )
