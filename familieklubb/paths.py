"""Where the register, its backups and the settings live on this machine."""

from __future__ import annotations

import os
from pathlib import Path

REGISTER_NAME = "familieklubb.register"


def data_folder() -> Path:
    """The user's own folder for registers; on Windows the one that does not roam."""
    from platformdirs import user_data_path

    return user_data_path("familieklubb", appauthor=False, roaming=False)


def default_register() -> Path:
    """The register that is opened when none is named."""
    return data_folder() / REGISTER_NAME


def settings_file() -> Path:
    """The file of the user's small settings."""
    from platformdirs import user_config_path

    override = os.environ.get("FAMILIEKLUBB_SETTINGS")
    if override:
        return Path(override)
    return user_config_path("familieklubb", appauthor=False) / "settings.json"
