"""The roll-up of imported networks beside an independent calculation: every figure equal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from familieklubb.domain.values import RegisterKind
from familieklubb.register.creation import create
from familieklubb.register.file import Register
from familieklubb.services.imports import Imports
from tests.oracle.generator import random_network
from tests.oracle.network import NORWEGIAN, NORWEGIAN_1252, PLAIN, Network, write_folder
from tests.oracle.random_questions import random_question
from tests.reporting.agreement import GEOGRAPHY, differences

QUESTIONS = 6
OFTEN = range(6)
SELDOM = range(1000, 1300)


def now() -> datetime:
    return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def imported(folder: Path, network: Network, seed: int) -> tuple[Register, Imports]:
    """A register into which the network was brought by spreadsheets, in some form."""
    sheets = folder / "sheets"
    sheets.mkdir()
    write_folder(network, sheets, Random(seed).choice([PLAIN, NORWEGIAN, NORWEGIAN_1252]))
    register, _words = create(
        folder / "a.register",
        "en lang og god setning",
        kind=RegisterKind.coordinator,
        name="Nettet",
        profile_code="norway",
        clock=now,
        kdf_iterations=4000,
    )
    imports = Imports(register, GEOGRAPHY, now)
    imports.run([sheets])
    return register, imports


def hold(folder: Path, seed: int) -> None:
    """Every figure and grouping of a random network is equal, and a second import does nothing."""
    network = random_network(seed)
    register, imports = imported(folder, network, seed)
    with register:
        counter = register.about().counter
        assert not imports.run([folder / "sheets"]).changes
        assert register.about().counter == counter
        for number in range(QUESTIONS):
            asked = random_question(seed * 100 + number, network)
            assert differences(register, network, asked) == [], asked
        assert register.faults() == []


@pytest.mark.parametrize("seed", OFTEN)
def test_every_figure_of_a_random_network_is_that_of_the_independent_calculation(
    tmp_path: Path, seed: int
) -> None:
    hold(tmp_path, seed)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", SELDOM)
def test_every_figure_of_hundreds_of_random_networks_is_equal(tmp_path: Path, seed: int) -> None:
    hold(tmp_path, seed)
