"""The application: it unlocks, shows the areas, locks again, and goes where it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.settings import DEFAULT_THEME, Settings
from familieklubb.tui import areas
from familieklubb.tui.asking import Asks
from familieklubb.tui.crash import QuietConsole
from familieklubb.tui.idle import IdleClock
from familieklubb.tui.screens.area import AreaScreen
from familieklubb.tui.screens.unlock import UnlockScreen
from familieklubb.tui.target import Area, Target
from familieklubb.tui.themes import THEMES
from familieklubb.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.tui.dialogs.palette import Command
    from familieklubb.tui.door import Door


_DOOR = "door"


def unforeseen(_error: BaseException) -> FamilieklubbError:
    """What is said of an error that nobody foresaw, where nobody notes it."""
    return FamilieklubbError(
        _("Something went wrong that should not have."), _("Nothing half-done was saved.")
    )


class FamilieklubbApp(Asks, App[int]):
    """Familieklubb on a screen.

    ``door`` opens, makes and mends the register; ``desk`` holds the services while it is
    open, from the start where it is handed in as ``open_on``. ``mishap`` notes an error that
    nobody foresaw and puts it into plain words. ``save_settings`` keeps the person's choices.
    """

    TITLE = "Familieklubb"
    CSS_PATH = "styles/door.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "palette", _("Commands"), id="app.palette"),
        Binding("ctrl+l", "lock", _("Lock"), id="app.lock", show=False),
        Binding("ctrl+q", "quit", _("Quit"), id="app.quit", show=False, priority=True),
        *(
            Binding(str(number), f"area({number})", show=False, id=f"app.area{number}")
            for number in range(1, 8)
        ),
    ]

    def __init__(
        self,
        door: Door,
        *,
        settings: Settings | None = None,
        save_settings: Callable[[Settings], None] = lambda _settings: None,
        mishap: Callable[[BaseException], FamilieklubbError] = unforeseen,
        open_on: Desk | None = None,
    ) -> None:
        super().__init__()
        self.error_console = QuietConsole()
        self.door = door
        self.mishap = mishap
        self._open_on = open_on
        self._locked_once = False
        self.desk: Desk | None = None
        self.areas: Sequence[tuple[Area, str]] = ()
        self.settings = settings or Settings()
        self._save_settings = save_settings
        self._idle = IdleClock(self.settings.idle_minutes * 60)
        self._area_modes: list[str] = []

    # -- beginning and end

    def on_mount(self) -> None:
        """Show the unlock screen; nothing heavy has been loaded yet."""
        for theme in THEMES:
            self.register_theme(theme)
        self._follow_settings()
        if self._open_on is not None:
            self.unlocked(self._open_on)
        self.set_interval(1.0, self._tick)

    def _follow_settings(self) -> None:
        known = {theme.name for theme in THEMES}
        chosen = self.settings.theme
        self.theme = chosen if chosen in known else DEFAULT_THEME
        self._idle.seconds = self.settings.idle_minutes * 60
        self.set_keymap(self.settings.keys)

    def change_settings(self, settings: Settings) -> None:
        """Take other settings and keep them; a language holds from the next start."""
        self._save_settings(settings)
        self.settings = settings
        self._follow_settings()

    def known_bindings(self) -> list[Binding]:
        """Every named action of every area of this register, once."""
        screens = [areas.screen_class(area) for area, _title in self.areas]
        kinds = [kind for screen in screens for kind in (screen, *screen.parts)]
        found: dict[str, Binding] = {}
        for kind in kinds:
            for node in kind.__mro__:
                for binding in vars(node).get("BINDINGS", ()):
                    if isinstance(binding, Binding) and binding.id and binding.description:
                        found.setdefault(binding.id, binding)
        return list(found.values())

    def get_default_screen(self) -> UnlockScreen:
        """The unlock screen is the first that is drawn, with no empty one before it."""
        return UnlockScreen(self.door)

    def unlocked(self, desk: Desk) -> None:
        """The register is open: show the first area."""
        self.desk = desk
        self.areas = areas.for_kind(desk.kind)
        for area, _title in self.areas:
            self._add_area(desk, area)
        self._add_area(desk, Area.settings)
        self._idle.touch()
        self.run_worker(self._enter())

    def _add_area(self, desk: Desk, area: Area) -> None:
        self.add_mode(area.value, lambda: areas.screen_for(area, desk))
        self._area_modes.append(area.value)

    async def _enter(self) -> None:
        await self.switch_mode(self.areas[0][0].value)
        if self._locked_once:
            await self.remove_mode(_DOOR)
            self._locked_once = False

    def action_lock(self) -> None:
        """Close the register and show nothing of it."""
        desk, self.desk = self.desk, None
        if desk is not None:
            self.run_worker(self._lock(desk))

    async def _lock(self, desk: Desk) -> None:
        self._locked_once = True
        self.add_mode(_DOOR, lambda: UnlockScreen(self.door, locked=True))
        await self.switch_mode(_DOOR)
        modes, self._area_modes = self._area_modes, []
        for mode in modes:
            await self.remove_mode(mode)
        self.ask(desk.close)

    async def action_quit(self) -> None:
        """Close the register in order, then end."""
        desk, self.desk = self.desk, None
        if desk is not None:
            self.ask(desk.close, then=lambda _nothing: self.exit(0), failed=self._quit_with)
        else:
            self.exit(0)

    def _quit_with(self, error: FamilieklubbError) -> None:
        self.exit(error.exit_code, message=f"{error.title} {error.what_to_do}")

    # -- idle lock

    def _tick(self) -> None:
        if self.desk is None:
            return
        if self._idle.is_over():
            self.action_lock()
        else:
            self.note_minutes()

    def note_minutes(self) -> None:
        """Show how long it is until the lock."""
        if isinstance(self.screen, AreaScreen):
            for line in self.screen.query(TopLine):
                line.minutes = self._idle.minutes_left()

    async def on_event(self, event: Any) -> None:
        """Whatever the person does puts the lock off."""
        if event.__class__.__name__ in {"Key", "MouseDown", "MouseScrollDown", "Paste"}:
            self._idle.touch()
        await super().on_event(event)

    # -- going places

    def go_to(self, target: Target) -> None:
        """Show an area, and in it the thing that is meant."""
        if self.desk is None:
            return
        self.run_worker(self._go_to(target))

    async def _go_to(self, target: Target) -> None:
        await self.switch_mode(target.area.value)
        if isinstance(self.screen, AreaScreen):
            self.screen.show_target(target)

    def action_area(self, number: int) -> None:
        """Go to an area by its digit."""
        if self.desk is not None and number <= len(self.areas):
            self.go_to(Target(self.areas[number - 1][0]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but unlocking and leaving is possible before the register is open."""
        if action in {"area", "lock", "undo", "search", "settings"} and self.desk is None:
            return False
        return super().check_action(action, parameters)

    # -- everywhere

    def action_undo(self) -> None:
        """Take the last saved change back, and say what it was."""
        if self.desk is not None:
            self.ask(self.desk.changes.undo_last, then=self._tell_undone)

    def _tell_undone(self, undone: Any) -> None:
        from familieklubb.tui.present.changes import undone_text

        self.tell(undone_text(undone))
        if isinstance(self.screen, AreaScreen):
            self.screen.refresh_view()

    def action_search(self) -> None:
        """Find a family, member, assistant, meeting or place."""
        if self.desk is not None:
            self.push_screen(areas.search_dialog(self.desk), self._go_if_found)

    def _go_if_found(self, target: Target | None) -> None:
        if target is not None:
            self.go_to(target)

    def action_guide(self) -> None:
        """Show the guide's page for the screen."""
        page = getattr(self.screen, "guide", "start")
        self.push_screen(areas.guide_screen(page))

    def action_keys(self) -> None:
        """Show every key of the screen."""
        self.push_screen(areas.keys_screen(self.screen))

    def action_settings(self) -> None:
        """Show the settings."""
        self.go_to(Target(Area.settings))

    def action_palette(self) -> None:
        """Show every action of the screen and of the program."""
        from familieklubb.tui.commands import commands_of
        from familieklubb.tui.dialogs.palette import PaletteDialog

        self.push_screen(PaletteDialog(commands_of(self, self.screen)), self._run_command)

    def _run_command(self, command: Command | None) -> None:
        if command is not None:
            command.call()
