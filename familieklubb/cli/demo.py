"""The verb that shows the program on a network that everybody may see."""

from __future__ import annotations

import secrets
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from familieklubb.cli.creating import make
from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_bytes, file_at, tell
from familieklubb.cli.usage import missing, see_help
from familieklubb.domain.figures import IndicatorKind
from familieklubb.domain.periods import Period
from familieklubb.domain.text import shown
from familieklubb.domain.values import RegisterKind
from familieklubb.errors import WrongWords
from familieklubb.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from familieklubb.geography import Geography
    from familieklubb.register.file import Register
    from familieklubb.reporting.model import RollUp

YEAR, CUTOFF = Period.year(2003), date(2004, 2, 29)

_PROFILE = "norway"
_MOST_CLUBS, _MOST_YEARS = 1000, 60
_LARGEST_SEED = 2**63 - 1

Clubs = Annotated[
    str | None, typer.Option("--clubs", metavar="N", help=N_("How many clubs to make up."))
]
Years = Annotated[
    str | None,
    typer.Option("--years", metavar="M", help=N_("How many years of each; 2 unless given.")),
]
Seed = Annotated[
    str | None,
    typer.Option("--seed", metavar="S", help=N_("A number; the same seed makes the same clubs.")),
]
Out = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help=N_("The new register to write them to.")),
]


def demo(
    context: typer.Context,
    clubs: Clubs = None,
    years: Years = None,
    seed: Seed = None,
    out: Out = None,
) -> None:
    """Show the network of 2003, or make a register of made-up clubs."""
    given = given_in(context)
    numbers = (
        _number("--clubs", clubs, 1, _MOST_CLUBS),
        _number("--years", years, 1, _MOST_YEARS),
        _number("--seed", seed, 0, _LARGEST_SEED),
    )
    if out is None:
        if any(number is not None for number in numbers):
            raise missing("--out", see_help(context.command_path))
        if sys.stdin.isatty() and sys.stdout.isatty():
            raise typer.Exit(_show_screens(given))
        _show_2003(given)
        return
    if numbers[0] is None:
        raise missing("--clubs", see_help(context.command_path))
    chosen = numbers[2] if numbers[2] is not None else secrets.randbelow(1_000_000)
    _generate(given, file_at(out), numbers[0], numbers[1] or 2, chosen)


def _number(option: str, text: str | None, least: int, most: int) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and least <= int(text[:20]) <= most):
        raise WrongWords(
            _("{name} cannot be {given}.").format(name=option, given=shown(text)),
            _("It takes a number from {least} to {most}.").format(least=least, most=most),
        )
    return int(text)


def _generate(given: Given, path: Path, clubs: int, years: int, seed: int) -> None:
    from familieklubb.cli.opened import leaving
    from familieklubb.cli.watching import watched
    from familieklubb.demo import generate_into
    from familieklubb.geography import Geography
    from familieklubb.register.clock import local_day

    name = _("Made-up clubs {seed}").format(seed=seed)
    register = make(given, path, RegisterKind.coordinator, name, _PROFILE, json=False)
    with leaving(register, given):
        made = watched(
            _("Making up"),
            lambda progress: generate_into(
                register,
                Geography(),
                clubs=clubs,
                years=years,
                seed=seed,
                last_day=local_day(given.clock()),
                progress=progress,
            ),
            register.interrupt,
        )
    answer(
        ngettext(
            "{n} made-up club of seed {seed} is in {path}.",
            "{n} made-up clubs of seed {seed} are in {path}.",
            made.clubs,
        ).format(n=made.clubs, seed=seed, path=path)
    )


def _show_screens(given: Given) -> int:
    from familieklubb.cli.showing import show_behind
    from familieklubb.cli.watching import watched
    from familieklubb.demo.show import PASSPHRASE, show_register
    from familieklubb.services.desk import Desk
    from familieklubb.tui.start import LateDoor

    with tempfile.TemporaryDirectory(prefix="familieklubb-demo-") as folder:
        path = Path(folder) / "demo.register"
        register = watched(
            _("A register for show is being made"),
            lambda progress: show_register(path, given.clock, progress),
        )
        return show_behind(LateDoor(path, PASSPHRASE), Desk(register, given.clock))


def _show_2003(given: Given) -> None:
    tell(_("A register for show is being made; it is gone when this ends."))
    with tempfile.TemporaryDirectory(prefix="familieklubb-demo-") as folder:
        year, later = _figures_of_2003(given, Path(folder) / "demo.register")
    from familieklubb.i18n import day
    from familieklubb.reporting.table_form import as_table, figure_lines

    answer(_("The family clubs in Norway in 2003, as their network reported them."))
    answer(_("Nobody in it is real: the assistants are numbered, and there are no families."))
    answer("")
    answer_bytes(as_table(year).encode())
    answer("")
    answer(_("On {day}").format(day=day(CUTOFF)))
    stocks = [one for one in later.figures if one.kind is IndicatorKind.stock and one.value]
    for line in figure_lines(stocks):
        answer(line)


def _figures_of_2003(given: Given, path: Path) -> tuple[RollUp, RollUp]:
    from familieklubb.geography import Geography
    from familieklubb.register import creation, passphrase
    from familieklubb.services.rollups import Asked, RollUps

    geography = Geography()
    register, _words = creation.create(
        path,
        passphrase.suggest(),
        kind=RegisterKind.coordinator,
        name=_("The network of 2003"),
        profile_code=_PROFILE,
        clock=given.clock,
    )
    with register:
        _bring_in_2003(given, register, geography)
        rollups = RollUps(register, geography, given.clock)
        year = rollups.figures(Asked(YEAR, cutoff=CUTOFF))
        return year, rollups.figures(Asked(YEAR, as_of=CUTOFF))


def _bring_in_2003(given: Given, register: Register, geography: Geography) -> None:
    from importlib.resources import as_file, files

    from familieklubb.services.imports import Imports

    with as_file(files("familieklubb.demo") / "data" / "network-2003") as folder:
        Imports(register, geography, given.clock).run([folder])
