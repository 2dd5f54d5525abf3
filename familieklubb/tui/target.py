"""Where a line, a search result or a command leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Area(StrEnum):
    """The areas of the program; the order is that of their digits."""

    home = "home"
    meetings = "meetings"
    families = "families"
    assistants = "assistants"
    gatherings = "gatherings"
    report = "report"
    clubs = "clubs"
    settings = "settings"


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go: an area, and within it a thing, a day, or an act to begin.

    ``act`` is a word of the area, such as ``log`` in the meetings.
    """

    area: Area
    thing: bytes | None = None
    day: date | None = None
    act: str = ""
    n: int = field(default=1)
