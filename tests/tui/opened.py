"""Registers with something in them, shown in the program without the unlock screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import as_file, files
from pathlib import Path

from textual.pilot import Pilot

from familieklubb.domain.values import RegisterKind
from familieklubb.register.clock import Clock
from familieklubb.register.creation import create
from familieklubb.services.desk import Desk
from familieklubb.services.door import RegisterDoor
from familieklubb.services.imports import Imports
from familieklubb.tui.app import FamilieklubbApp
from tests.tui.waiting import settle


def made_desk(folder: Path, clock: Clock, kdf: int, kind: RegisterKind) -> Desk:
    """The desk of a new register with nothing in it."""
    register, _words = create(
        folder / "screens.register",
        "correct horse battery staple here",
        kind=kind,
        name="Hitra",
        profile_code="norway",
        clock=clock,
        kdf_iterations=kdf,
    )
    return Desk(register, clock)


def bring_in_2003(desk: Desk) -> None:
    """Put the network of 2003 in it."""
    with as_file(files("familieklubb.demo") / "data" / "network-2003") as sheets:
        Imports(desk.register, desk.geography, desk.clock).run([sheets])


@asynccontextmanager
async def shown(
    desk: Desk, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[FamilieklubbApp, Pilot[int]]]:
    """The program on this desk, unlocked; it closes the desk when it ends."""
    app = FamilieklubbApp(RegisterDoor(desk.register.layout.register))
    async with app.run_test(size=size) as pilot:
        app.unlocked(desk)
        await settle(pilot)
        yield app, pilot
        await pilot.press("ctrl+q")
        await settle(pilot)
