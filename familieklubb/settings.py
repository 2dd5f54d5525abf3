"""Small typed settings of the user; keys this version does not know are kept as they are."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from familieklubb.i18n import DEFAULT_LANGUAGE, LANGUAGES

DEFAULT_THEME = "mørk"
DEFAULT_IDLE_MINUTES = 10
LONGEST_IDLE_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen for this machine.

    ``idle_minutes`` of 0 never locks; ``keys`` are keys by binding id, such as ``home.log``.
    """

    language: str = DEFAULT_LANGUAGE
    theme: str = DEFAULT_THEME
    idle_minutes: int = DEFAULT_IDLE_MINUTES
    keys: dict[str, str] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings in a file; what is missing or cannot be read is as at first."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    language = found.pop("language", None)
    theme = found.pop("theme", None)
    idle = found.pop("idle_minutes", None)
    keys = found.pop("keys", None)
    return Settings(
        language if language in LANGUAGES else DEFAULT_LANGUAGE,
        theme if isinstance(theme, str) else DEFAULT_THEME,
        idle if _is_idle(idle) else DEFAULT_IDLE_MINUTES,
        {str(name): str(key) for name, key in keys.items()} if isinstance(keys, dict) else {},
        found,
    )


def _is_idle(minutes: object) -> bool:
    return type(minutes) is int and 0 <= minutes <= LONGEST_IDLE_MINUTES


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    chosen = asdict(settings)
    data = json.dumps({**chosen.pop("other"), **chosen}, ensure_ascii=False)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
