from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from familieklubb.demo import demo_network
from familieklubb.domain.periods import Period
from familieklubb.domain.profile import NORWAY
from familieklubb.geography import Geography
from familieklubb.register.file import Register
from familieklubb.reporting.model import RollUp
from familieklubb.reporting.question import Question
from familieklubb.reporting.rollup import roll_up
from familieklubb.services.imports import Imports
from tests.demo.conftest import LAST_DAY, made_register


def of_2003(register: Register, geography: Geography) -> RollUp:
    question = Question.of(Period.year(2003))
    return register.read(lambda session: roll_up(session, geography, NORWAY, question))


def bring_in_2003(register: Register, geography: Geography) -> None:
    with as_file(files("familieklubb.demo") / "data" / "network-2003") as folder:
        Imports(register, geography, register.clock).run([folder])


def show(register: Register, geography: Geography) -> None:
    register.write(
        "demo",
        lambda writing: demo_network(writing, geography, last_day=LAST_DAY),
        undoable=False,
    )


def test_the_demo_club_leaves_the_figures_of_2003_alone(
    tmp_path: Path, kdf: int, geography: Geography
) -> None:
    with made_register(tmp_path / "demo.register", kdf) as register:
        bring_in_2003(register, geography)
        before = of_2003(register, geography)

        show(register, geography)

        assert of_2003(register, geography) == before
        assert before.figure("clubs_active").value == 12
        assert register.faults() == []


def test_the_demo_club_has_families_and_its_last_meeting_is_still_to_be_logged(
    tmp_path: Path, kdf: int, geography: Geography
) -> None:
    with made_register(tmp_path / "demo.register", kdf) as register:
        show(register, geography)
        question = Question.of(Period.year(2025), as_of=LAST_DAY)

        found = register.read(lambda session: roll_up(session, geography, NORWAY, question))
        logged = register.on_connection(
            lambda connection: connection.execute("SELECT max(date) FROM meeting").fetchone()[0]
        )

    members = found.figure("members").value
    assert found.figure("families_per_club").value == 9
    assert members is not None and 20 <= members <= 30
    assert logged < "2025-06-25"
