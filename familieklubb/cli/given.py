"""What was said on the command line for every verb, and where the rest of it comes from."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from familieklubb import __version__, paths
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import N_
from familieklubb.register.clock import Clock, system_clock

REGISTER_VARIABLE = "FAMILIEKLUBB_REGISTER"


@dataclass(slots=True)
class Given:
    """The options of every verb as they were typed, and the clock that the verbs go by.

    ``language`` has been chosen before; it stands here only because it was typed. ``waiting``
    are the things, found on the way, that a person must see to when the verb is done.
    """

    clock: Clock = system_clock
    register: str | None = None
    passphrase_file: str | None = None
    language: str | None = None
    waiting: list[FamilieklubbError] = field(default_factory=list)

    def take(self, name: str, value: str | None) -> None:
        """Keep an option; one that was not typed changes nothing."""
        if value is not None:
            setattr(self, name, value)

    @property
    def path(self) -> Path:
        """The register: the one named, else that of the environment, else the user's own."""
        named = self.register or os.environ.get(REGISTER_VARIABLE)
        return Path(named).expanduser() if named else paths.default_register()


def given_in(context: typer.Context) -> Given:
    """What was given, from the context of a verb."""
    found = context.obj
    if not isinstance(found, Given):
        raise TypeError(type(found).__name__)
    return found


Register = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="PATH",
        help=N_("The register; else FAMILIEKLUBB_REGISTER, else the one in your data folder."),
    ),
]
PassphraseFile = Annotated[
    str | None,
    typer.Option(
        "--passphrase-file",
        metavar="PATH",
        help=N_(
            "A file with the passphrase on its first line; else FAMILIEKLUBB_PASSPHRASE, "
            "else you are asked."
        ),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="nb|nn|en",
        help=N_("The language; else FAMILIEKLUBB_LANGUAGE, else that of your settings."),
    ),
]
Version = Annotated[bool, typer.Option("--version", help=N_("Show the version and end."))]


def everywhere(
    context: typer.Context,
    register: Register = None,
    passphrase_file: PassphraseFile = None,
    language: Language = None,
    version: Version = False,
) -> None:
    """What stands before the verb; without a verb the help is shown."""
    given = given_in(context)
    given.take("register", register)
    given.take("passphrase_file", passphrase_file)
    given.take("language", language)
    if version:
        typer.echo(f"familieklubb {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
