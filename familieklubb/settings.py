"""Small typed settings of the user; keys this version does not know are kept as they are."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from familieklubb.i18n import DEFAULT_LANGUAGE, LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen for this machine."""

    language: str = DEFAULT_LANGUAGE
    other: dict[str, Any] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings in a file; what is missing or cannot be read is as at first."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    language = found.pop("language", DEFAULT_LANGUAGE)
    return Settings(language if language in LANGUAGES else DEFAULT_LANGUAGE, found)


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps({**settings.other, "language": settings.language}, ensure_ascii=False)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
