"""Names that a terminal or a markup language would take for orders are shown as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from familieklubb.domain.values import RegisterKind
from familieklubb.errors import FamilieklubbError
from familieklubb.records import Assistant, Club, Family, Gathering, Member
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.door import RegisterDoor
from familieklubb.services.first import FirstFacts
from familieklubb.tui.app import FamilieklubbApp
from tests.tui.made_up import OpenDesk, made_up, open_desk
from tests.tui.test_walk import walk
from tests.tui.waiting import settle

__all__ = ["made_up", "open_desk"]

SHOWN = ("[/]", "[bold red]x[/bold red]", "[link=http://x]y[/link]", "[@click=app.quit]z[/]")
REFUSED = (
    "a\x1b[31mb",
    "a\x1b]52;c;eA==\x07b",
    "a\x9b31mb",
    "a\x00b",
    "a\u202eb",
    "a" + "\u0301" * 30,
    "x" * 1_000_000,
    "a\ud800b",
    "a\nb",
)


def rename(register: Register, name: str) -> None:
    """Give everything that has a name this one."""

    def work(writing: Writing) -> None:
        for model, column in ((Club, "name"), (Family, "label"), (Member, "label")):
            rename_all(writing, model, column, name)
        for other in (Assistant, Gathering):
            rename_all(writing, other, "name", name)

    register.write("test", work)


def rename_all(writing: Writing, model: type[object], column: str, name: str) -> None:
    """Give every row of a table this name."""
    table = model.__table__.name  # type: ignore[attr-defined]
    found = writing.session.connection().exec_driver_sql(f'SELECT id FROM "{table}"')
    writing.update_all(model, [{"id": row[0], column: name} for row in found])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SHOWN)
async def test_a_name_with_markup_is_shown_literally_on_every_screen(
    open_desk: OpenDesk, name: str
) -> None:
    desk = open_desk(RegisterKind.club)
    rename(desk.register, name)
    app = FamilieklubbApp(RegisterDoor(desk.register.layout.register), open_on=desk)
    seen = []
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        async for area, text in walk(pilot, app):
            if name[:8] in text:
                seen.append(area)
    desk.register.abandon()
    assert {"families", "assistants", "gatherings"} <= set(seen)


@pytest.mark.parametrize("name", REFUSED, ids=range(len(REFUSED)))
def test_a_name_that_a_terminal_would_obey_is_refused_at_the_door(
    tmp_path: Path, name: str
) -> None:
    door = RegisterDoor(tmp_path / "a.register", kdf_iterations=4000)
    facts = FirstFacts("club", name, "Åse", "Hitra", "en lang og god setning")
    with pytest.raises(FamilieklubbError):
        door.create(facts, door.new_words())
    assert not door.exists()
