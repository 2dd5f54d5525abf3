"""What the palette offers: every action of the screen and of the program, by name and key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.binding import ActiveBinding
from textual.screen import Screen

from familieklubb.i18n import _
from familieklubb.tui.dialogs.palette import Command
from familieklubb.tui.target import Target
from familieklubb.tui.themes import THEME_LABELS

if TYPE_CHECKING:
    from familieklubb.tui.app import FamilieklubbApp

_OWN_LINE = frozenset(
    {"app.palette", "app.guide", "app.undo", "app.search", "app.lock", "app.quit"}
)

_MOVES = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})


def commands_of(app: FamilieklubbApp, screen: Screen[Any]) -> list[Command]:
    """The commands in the order in which people look for them."""
    return [*_of_bindings(app, screen), *_of_register(app), *_of_program(app)]


def _of_bindings(app: FamilieklubbApp, screen: Screen[Any]) -> Iterator[Command]:
    seen = set()
    # Moving about comes last: nobody looks for the way to press an arrow.
    in_order = sorted(screen.active_bindings.values(), key=lambda one: one.binding.key in _MOVES)
    for active in in_order:
        binding = active.binding
        known = binding.id in seen or binding.id in _OWN_LINE
        if not binding.id or not binding.description or known or not active.enabled:
            continue
        seen.add(binding.id)
        key = _key(app.get_key_display(binding))
        yield Command(binding.description, binding.tooltip or key, partial(_run, app, active))


def _run(app: FamilieklubbApp, active: ActiveBinding) -> None:
    app.run_worker(app.run_action(active.binding.action, active.node))


def _of_register(app: FamilieklubbApp) -> Iterator[Command]:
    if app.desk is None:
        return
    for number, (area, title) in enumerate(app.areas, 1):
        go = partial(app.go_to, Target(area))
        yield Command(_("Go to {area}").format(area=title), _key(str(number)), go)
    yield Command(_("Search"), _key("/"), app.action_search)
    yield Command(_("Undo"), _("Take the last saved change back"), app.action_undo)
    yield Command(_("Settings"), _("Language, look, passphrase"), app.action_settings)
    yield Command(_("Lock"), _("Close the register now"), app.action_lock)


def _of_program(app: FamilieklubbApp) -> Iterator[Command]:
    yield Command(_("Keys"), _("Every key of this screen"), app.action_keys)
    yield Command(_("Help"), _("The guide's page for this screen"), app.action_guide)
    for name, label in THEME_LABELS.items():
        look = _("Look: {name}").format(name=_(label))
        yield Command(look, _("Change the colours"), partial(setattr, app, "theme", name))
    yield Command(_("Quit"), _key("ctrl+q"), lambda: app.run_worker(app.action_quit()))


def _key(key: str) -> str:
    return _("Key {key}").format(key=key)
