"""What every test has: a home folder of its own, the first language, one Hypothesis profile."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from familieklubb import i18n

# A rule does not break because a machine is slow, so nothing here measures time.
settings.register_profile(
    "ci", print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("here", settings.get_profile("ci"), print_blob=False)
settings.load_profile("ci" if os.environ.get("CI") else "here")

FEW_ITERATIONS = 1_000

_OURS = "FAMILIEKLUBB_"
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
_numbers = itertools.count()


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir()
    for name, below in _FOLDERS.items():
        patch.setenv(name, str(home / below))
    for name in list(os.environ):
        if name.startswith(("XDG_", _OURS)):
            patch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c() -> None:
    """Hear Ctrl-C, which what a script starts in the background is told to ignore."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of all homes; what is shared between tests has one of its own in it."""
    homes = tmp_path_factory.mktemp("homes")
    with pytest.MonkeyPatch.context() as patch:
        _move_home(patch, homes / "shared")
        yield homes


@pytest.fixture(autouse=True)
def home(_homes: Path) -> Iterator[Path]:
    """The test's own empty home folder, with nothing of the program in the environment."""
    folder = _homes / str(next(_numbers))
    with pytest.MonkeyPatch.context() as patch:
        _move_home(patch, folder)
        yield folder


@pytest.fixture(autouse=True)
def _first_language() -> Iterator[None]:
    """Leave the language as a program finds it that has just begun."""
    i18n.use(i18n.DEFAULT_LANGUAGE)
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


@pytest.fixture(scope="session")
def kdf() -> int:
    """Few enough iterations that a test may open many registers."""
    return FEW_ITERATIONS
