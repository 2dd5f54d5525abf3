"""Which areas each kind of register has, and the screen of each; screens load when first shown."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

from familieklubb.i18n import _
from familieklubb.tui.target import Area, Target

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.tui.screens.area import AreaScreen


def for_kind(kind: str) -> Sequence[tuple[Area, str]]:
    """The areas of a club's or a coordinator's register, in the order of their digits."""
    if kind == "coordinator":
        return (
            (Area.report, _("Report")),
            (Area.clubs, _("Clubs")),
            (Area.assistants, _("Assistants")),
            (Area.gatherings, _("Gatherings")),
            (Area.meetings, _("Meetings")),
            (Area.families, _("Families")),
        )
    return (
        (Area.home, _("Home")),
        (Area.meetings, _("Meetings")),
        (Area.families, _("Families")),
        (Area.assistants, _("Assistants")),
        (Area.gatherings, _("Gatherings")),
        (Area.report, _("Report")),
    )


_SCREENS = {
    Area.home: ("home", "HomeScreen"),
    Area.meetings: ("meetings", "MeetingsScreen"),
    Area.families: ("families", "FamiliesScreen"),
    Area.assistants: ("assistants", "AssistantsScreen"),
    Area.gatherings: ("gatherings", "GatheringsScreen"),
    Area.clubs: ("clubs", "ClubsScreen"),
    Area.report: ("report", "ReportScreen"),
    Area.settings: ("settings", "SettingsScreen"),
}


def screen_class(area: Area) -> type[AreaScreen]:
    """The class of an area's screen, loaded when it is first asked for."""
    module, name = _SCREENS[area]
    found: type[AreaScreen] = getattr(import_module(f"familieklubb.tui.screens.{module}"), name)
    return found


def screen_for(area: Area, desk: Desk) -> AreaScreen:
    """The screen of an area."""
    return screen_class(area)(desk)


def search_dialog(desk: Desk) -> ModalScreen[Target | None]:
    """The search."""
    from familieklubb.tui.dialogs.search import SearchDialog

    return SearchDialog(desk)


def guide_screen(page: str) -> ModalScreen[None]:
    """A page of the guide."""
    from familieklubb.tui.screens.guide import GuideScreen

    return GuideScreen(page)


def keys_screen(screen: Screen[Any]) -> ModalScreen[None]:
    """Every key of a screen."""
    from familieklubb.tui.screens.keys import KeysScreen

    return KeysScreen(screen)
