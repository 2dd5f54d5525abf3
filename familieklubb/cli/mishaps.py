"""What nobody has foreseen: a plain sentence on the screen, where it happened in a log file.

A traceback can hold names of people in values and in messages. The log holds neither: the
kinds of the errors and the places in the program, nothing else.
"""

from __future__ import annotations

import platform
from datetime import datetime
from pathlib import Path
from traceback import extract_tb

from familieklubb import __version__, paths
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _

NAME = "familieklubb.log"

_LONGEST = 256 * 1024
_SHOWN_PARTS = 3


def mishap(error: BaseException, moment: datetime) -> FamilieklubbError:
    """Note an error that was not foreseen, and put it into plain words."""
    return _noted(_lines(error), moment)


def crash(places: list[str], moment: datetime) -> FamilieklubbError:
    """Note a crash of the screens by the kinds and places of its errors, and say so."""
    return _noted(places, moment)


def _noted(lines: list[str], moment: datetime) -> FamilieklubbError:
    title = _("Something went wrong in the program itself.")
    file = paths.settings_file().with_name(NAME)
    try:
        _note(file, [_heading(moment), *lines])
    except OSError:
        return FamilieklubbError(title, _("What was not finished has not been saved."))
    return FamilieklubbError(
        title,
        _(
            "What was not finished has not been saved. Where it happened stands in {file}, "
            "without anybody's name; send it along when you ask for help."
        ).format(file=file),
    )


def _note(file: Path, lines: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = "a" if file.exists() and file.stat().st_size < _LONGEST else "w"
    with file.open(mode, encoding="utf-8") as log:
        log.write("\n".join([*lines, "", ""]))


def _heading(moment: datetime) -> str:
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{moment.isoformat()} familieklubb {__version__}, {system}"


def _lines(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in seen:
        seen.append(at)
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}")
        for frame in extract_tb(at.__traceback__):
            place = "/".join(Path(frame.filename).parts[-_SHOWN_PARTS:])
            lines.append(f"  {place}:{frame.lineno} in {frame.name}")
        at = at.__cause__ or at.__context__
    return lines
