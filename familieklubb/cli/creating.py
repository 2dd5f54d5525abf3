"""The verb that makes a register, with its recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_json, tell
from familieklubb.cli.passphrases import PRESENT, new_passphrase
from familieklubb.cli.questions import read_at_a_terminal
from familieklubb.cli.usage import not_one_of
from familieklubb.domain.profile import PROFILES
from familieklubb.domain.text import NAME_LIMIT, TextProblem, clean
from familieklubb.domain.values import RegisterKind
from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from familieklubb.register.file import Register

Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="club|coordinator",
        help=N_("Whose register it is: a club's, or the national coordinator's."),
    ),
]
Name = Annotated[
    str, typer.Option("--name", metavar="NAME", help=N_("The name of the club or network."))
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="PROFILE",
        help=N_("Whose rules it goes by: norway (unless given) or italy."),
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json", help=N_("Print one JSON document, with the recovery words, and ask none back.")
    ),
]


def create(
    context: typer.Context,
    kind: Kind,
    name: Name,
    profile: Profile = "norway",
    json: Json = False,
) -> None:
    """Make a new register."""
    if kind not in set(RegisterKind):
        raise not_one_of("--kind", kind, [str(one) for one in RegisterKind])
    if profile not in PROFILES:
        raise not_one_of("--profile", profile, list(PROFILES))
    given = given_in(context)
    register = make(given, given.path, RegisterKind(kind), _name(name), profile, json=json)
    from familieklubb.cli.opened import leaving

    with leaving(register, given):
        pass
    if not json:
        answer(_("The register is {path}.").format(path=given.path))


def make(
    given: Given,
    path: Path,
    kind: RegisterKind,
    name: str,
    profile: str,
    *,
    json: bool,
) -> Register:
    """Make a register and open it; its words are shown, and at a terminal asked back before.

    With ``json`` the document is printed. Raises what ``creation.create`` raises.
    """
    from familieklubb.cli import recovery_words
    from familieklubb.register import creation
    from familieklubb.register.recovery import new_recovery_words

    if path.exists():
        raise taken(path)
    _warn_of_cloud(path)
    passphrase = new_passphrase(given.passphrase_file, PRESENT)
    words = new_recovery_words()
    asked = not json and read_at_a_terminal()
    if asked:
        recovery_words.show(words)
        recovery_words.ask_back(words)
    register, words = creation.create(
        path,
        passphrase,
        kind=kind,
        name=name,
        profile_code=profile,
        clock=given.clock,
        words=words,
    )
    if json:
        answer_json({"register": str(path), "recovery_words": list(words.words)})
    elif not asked:
        recovery_words.show(words)
    return register


def taken(path: Path) -> FamilieklubbError:
    """Something is at the path where a register would be made."""
    return FamilieklubbError(
        _("There is something at {path} already.").format(path=path),
        _("Name another place. What is there was left as it is."),
    )


def _name(text: str) -> str:
    try:
        name = clean(text, limit=NAME_LIMIT)
    except TextProblem as problem:
        from familieklubb.services.fields import refusal_of

        advice = refusal_of(problem, NAME_LIMIT)
        raise WrongWords(_("--name cannot be kept as it is."), advice) from problem
    if not name:
        raise WrongWords(_("--name is empty."), _("Write the name of the club or network."))
    return name


def _warn_of_cloud(path: Path) -> None:
    from familieklubb.register.platforms import synced_folder

    service = synced_folder(path)
    if service is not None:
        tell(
            _(
                "This folder is copied to {service}. A register is safer in a folder that stays "
                "on this machine."
            ).format(service=service)
        )
