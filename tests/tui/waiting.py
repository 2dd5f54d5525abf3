"""The one way in which a test waits for the screens: until nothing is under way."""

from __future__ import annotations

from textual.pilot import Pilot


async def settle(pilot: Pilot[int]) -> None:
    """Wait until every worker has ended and every message has been handled."""
    for _round in range(20):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if not worker.is_finished]
        )
        await pilot.pause()
        if all(worker.is_finished for worker in pilot.app.workers):
            return


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text as a person does, key by key."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))
