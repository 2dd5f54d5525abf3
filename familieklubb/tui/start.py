"""Starting the screens, and what is said when they end badly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from familieklubb.errors import NOT_DONE, FamilieklubbError
from familieklubb.tui.app import FamilieklubbApp
from familieklubb.tui.crash import QuietConsole

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.settings import Settings
    from familieklubb.tui.door import Door


class LateDoor:
    """The register's door, of which only the path is known until it is used.

    Everything behind it is loaded when the first call comes, which is after the first frame.
    ``passphrase`` is told to everybody at the door; only a register for show has one.
    """

    def __init__(self, path: Path, passphrase: str = "") -> None:
        self.path = path
        self.told_passphrase = passphrase
        self._door: Any = None

    def exists(self) -> bool:
        """Whether something is at the path."""
        return self.path.exists()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            return getattr(self._real(), name)(*arguments)

        return call

    def _real(self) -> Any:
        # Loaded where it is called from, which is a thread of its own, not the screens'.
        if self._door is None:
            from familieklubb.services.door import RegisterDoor

            self._door = RegisterDoor(self.path)
        return self._door


def start(
    door: Door,
    settings: Settings,
    *,
    save_settings: Callable[[Settings], None],
    mishap: Callable[[BaseException], FamilieklubbError],
    crashed: Callable[[list[str]], FamilieklubbError],
    open_on: Desk | None = None,
) -> tuple[int, FamilieklubbError | None]:
    """Show the screens until the person leaves; the exit code, and what to say after a crash.

    ``crashed`` is given the kinds and places of the errors.
    """
    app = FamilieklubbApp(
        door, settings=settings, save_settings=save_settings, mishap=mishap, open_on=open_on
    )
    answer = app.run()
    console = app.error_console
    if app.return_code and isinstance(console, QuietConsole) and console.places:
        return app.return_code or NOT_DONE, crashed(console.places)
    return answer if answer is not None else app.return_code or 0, None
