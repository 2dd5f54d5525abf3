"""The screens, started from the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from familieklubb.errors import FamilieklubbError

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk
    from familieklubb.tui.door import Door


def show(words: Sequence[str], path: Path) -> int:
    """Show the screens on the register at a path; the exit code."""
    from familieklubb.cli.language import choose

    try:
        choose(words)  # the keys' names are translated when the screens are imported
    except FamilieklubbError as error:
        return _told(error)
    from familieklubb.tui.start import LateDoor

    return show_behind(LateDoor(path))


def show_behind(door: Door, open_on: Desk | None = None) -> int:
    """Show the screens behind a door, or at once on an open register; the exit code."""
    from familieklubb import paths, settings
    from familieklubb.tui.start import start

    file = paths.settings_file()
    code, crashed = start(
        door,
        settings.load(file),
        save_settings=partial(settings.save, file),
        mishap=_mishap,
        crashed=_crashed,
        open_on=open_on,
    )
    return code if crashed is None else _told(crashed, code)


def _told(error: FamilieklubbError, code: int | None = None) -> int:
    sys.stderr.write(f"{error.title}\n")
    if error.what_to_do:
        sys.stderr.write(f"{error.what_to_do}\n")
    return error.exit_code if code is None else code


def _mishap(error: BaseException) -> FamilieklubbError:
    from familieklubb.cli.mishaps import mishap
    from familieklubb.register.clock import system_clock

    return mishap(error, system_clock())


def _crashed(places: list[str]) -> FamilieklubbError:
    from familieklubb.cli.mishaps import crash
    from familieklubb.register.clock import system_clock

    return crash(places, system_clock())
