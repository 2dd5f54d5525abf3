"""The throw-away register that the screens are shown on."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from familieklubb.demo.generation import demo_network
from familieklubb.domain.values import RegisterKind
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.register import creation
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.imports import Imports

PASSPHRASE = "en to tre fire fem"  # noqa: S105
"""Known to everybody, for nobody in the register is real."""

Progress = Callable[[float], None]


def show_register(path: Path, clock: Clock, progress: Progress = lambda _share: None) -> Register:
    """A club's register with one made-up club and the network of 2003; raises as ``create``."""
    register, _words = creation.create(
        path,
        PASSPHRASE,
        kind=RegisterKind.club,
        name=_("Show"),
        profile_code="norway",
        clock=clock,
    )
    geography = Geography()
    progress(0.2)
    with as_file(files("familieklubb.demo") / "data" / "network-2003") as folder:
        Imports(register, geography, clock).run([folder])
    progress(0.6)
    register.write(
        "demo",
        lambda writing: demo_network(writing, geography, last_day=local_day(clock())),
        undoable=False,
    )
    progress(1.0)
    return register
