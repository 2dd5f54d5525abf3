"""The command line put together: every verb, in the order in which the help shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperOption

from familieklubb.cli.absences import ABSENCE
from familieklubb.cli.assistants import ASSISTANT
from familieklubb.cli.clubs import BODY, CLUB
from familieklubb.cli.creating import create
from familieklubb.cli.demo import demo
from familieklubb.cli.division import DIVIDE
from familieklubb.cli.events import COURSE, GATHERING, SUPERVISION
from familieklubb.cli.families import FAMILY
from familieklubb.cli.figures import rollup
from familieklubb.cli.given import everywhere
from familieklubb.cli.groups import GroupVerb, VerbGroup, show_verbs
from familieklubb.cli.keeping import backup, check, history
from familieklubb.cli.meetings import MEETING
from familieklubb.cli.members import MEMBER
from familieklubb.cli.passing import recover, rekey, restore
from familieklubb.cli.sheets import bring_in, template
from familieklubb.cli.verbs import Verb, Verbs
from familieklubb.i18n import N_

ABOUT = N_("The register that family clubs live with: local, encrypted, offline.")

VERBS: tuple[tuple[str, Callable[..., None], str], ...] = (
    (
        "demo",
        demo,
        N_(
            "Show the program on made-up data. Without a terminal it prints the figures of the "
            "network of 2003. With --clubs and --out a register of made-up clubs is written."
        ),
    ),
    ("create", create, N_("Make a new register. Its twelve recovery words are shown once.")),
    ("recover", recover, N_("Set a new passphrase by means of the recovery words.")),
    (
        "template",
        template,
        N_("Write the empty workbook for the import. It has drop-down lists and a row of help."),
    ),
    (
        "import",
        bring_in,
        N_(
            "Bring spreadsheets in. All rows are good, or nothing is kept; the same rows "
            "again change nothing."
        ),
    ),
    ("rollup", rollup, N_("Show the figures of the network. They are always as of now.")),
    ("backup", backup, N_("Make a backup and check it. Take one to a memory stick, too.")),
    ("restore", restore, N_("Put a backup in the place of the register.")),
    ("check", check, N_("Check the register in full: the file, and every rule of its rows.")),
    ("rekey", rekey, N_("Change the passphrase. Kept backups are changed with it.")),
    ("history", history, N_("Show what was done, when, and how much. It never says what.")),
)

GROUPS: tuple[tuple[str, str, Sequence[GroupVerb]], ...] = (
    ("club", N_("Clubs: their states, places and hours."), (*CLUB, DIVIDE)),
    ("family", N_("Families: who belongs, and since when."), FAMILY),
    ("member", N_("The members of families, one by one."), MEMBER),
    ("meeting", N_("Meetings: who was there, and whose turn it was."), (*MEETING, *ABSENCE)),
    ("assistant", N_("Club assistants: certification and roles."), ASSISTANT),
    ("course", N_("Courses, and who took part."), COURSE),
    ("supervision", N_("Supervision among assistants."), SUPERVISION),
    ("gathering", N_("Gatherings, and who came."), GATHERING),
    ("body", N_("Network bodies: local, regional and national."), BODY),
)
"""Verbs of one thing, under its name."""

_SHARED_NAMES = ("register", "passphrase_file", "language")


def assemble() -> Verbs:
    """The whole command line."""
    app = typer.Typer(
        cls=Verbs,
        help=ABOUT,
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        rich_markup_mode=None,
    )
    app.callback()(everywhere)
    for name, function, text in VERBS:
        app.command(name, cls=Verb, help=text)(function)
    for name, text, verbs in GROUPS:
        app.add_typer(_group(text, verbs), name=name)
    program: Any = typer.main.get_command(app)
    shared = tuple(
        param
        for param in program.params
        if isinstance(param, TyperOption) and param.name in _SHARED_NAMES
    )
    for verb in program.commands.values():
        for one in getattr(verb, "commands", {"": verb}).values():
            one.shared = shared
    return _as_verbs(program)


def _group(text: str, verbs: Sequence[GroupVerb]) -> typer.Typer:
    group = typer.Typer(
        cls=VerbGroup,
        help=text,
        invoke_without_command=True,
        rich_markup_mode=None,
        add_completion=False,
    )
    group.callback(help=text)(show_verbs)
    for verb in verbs:
        group.command(verb.name, cls=Verb, help=verb.help)(verb.function())
    return group


def _as_verbs(program: Any) -> Verbs:
    if not isinstance(program, Verbs):
        raise TypeError(type(program).__name__)
    return program
