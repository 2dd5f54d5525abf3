"""Which areas each kind of register has, and the screen of each; screens load when first shown."""

from __future__ import annotations

from collections.abc import Sequence
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


def screen_for(area: Area, desk: Desk) -> AreaScreen:
    """The screen of an area."""
    if area is Area.home:
        from familieklubb.tui.screens.home import HomeScreen as Found
    elif area is Area.meetings:
        from familieklubb.tui.screens.meetings import MeetingsScreen as Found
    elif area is Area.families:
        from familieklubb.tui.screens.families import FamiliesScreen as Found
    elif area is Area.assistants:
        from familieklubb.tui.screens.assistants import AssistantsScreen as Found
    elif area is Area.gatherings:
        from familieklubb.tui.screens.gatherings import GatheringsScreen as Found
    elif area is Area.clubs:
        from familieklubb.tui.screens.clubs import ClubsScreen as Found
    elif area is Area.report:
        from familieklubb.tui.screens.report import ReportScreen as Found
    else:
        from familieklubb.tui.screens.settings import SettingsScreen as Found
    return Found(desk)


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
