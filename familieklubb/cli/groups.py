"""Verbs of one thing under one name, such as ``club list``: what each takes, and how it is run."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from familieklubb.cli.given import Given, given_in
from familieklubb.cli.output import answer, answer_json
from familieklubb.cli.verbs import Verbs, write_group_help
from familieklubb.domain.text import shown
from familieklubb.errors import FamilieklubbError, WrongWords
from familieklubb.i18n import N_, _

if TYPE_CHECKING:
    from familieklubb.services.desk import Desk

Typed = Mapping[str, Any]
Work = Callable[["Desk", Typed], None]

_JSON = N_("Print one JSON document.")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that stands in its place, such as the name of a club; it must be there."""

    name: str
    metavar: str
    help: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option by the name of the input's attribute.

    ``many`` may be given more than once; ``alone`` takes no value, and has no ``metavar``.
    """

    name: str
    metavar: str
    help: str
    many: bool = False
    alone: bool = False

    @property
    def flag(self) -> str:
        """How it is written."""
        return "--" + self.name.removesuffix("_id").replace("_", "-")


@dataclass(frozen=True, slots=True)
class GroupVerb:
    """One verb of a group; ``listing`` ones take --json."""

    name: str
    help: str
    work: Work
    words: Sequence[Word] = ()
    options: Sequence[Option] = ()
    listing: bool = False

    def function(self) -> Callable[..., None]:
        """A function of the shape that Typer reads."""

        def run(**typed: Any) -> None:
            _run(given_in(typed.pop("context")), self, typed)

        kinds: dict[str, Any] = {"context": typer.Context}
        defaults: dict[str, Any] = {}
        for word in self.words:
            kinds[word.name] = Annotated[
                str, typer.Argument(metavar=word.metavar, help=word.help, show_default=False)
            ]
        for option in self.options:
            kind: Any = list[str] | None if option.many else str | None
            kinds[option.name] = Annotated[
                bool if option.alone else kind,
                typer.Option(option.flag, metavar=option.metavar or None, help=option.help),
            ]
            defaults[option.name] = False if option.alone else None
        if self.listing:
            kinds["json"] = Annotated[bool, typer.Option("--json", help=_JSON)]
            defaults["json"] = False
        vars(run)["__signature__"] = inspect.Signature(
            [
                inspect.Parameter(
                    name,
                    inspect.Parameter.KEYWORD_ONLY,
                    annotation=kind,
                    default=defaults.get(name, inspect.Parameter.empty),
                )
                for name, kind in kinds.items()
            ]
        )
        run.__annotations__ = kinds
        return run


class VerbGroup(Verbs):
    """The verbs of one thing; without one their help is shown."""

    def get_short_help_str(self, limit: int = 40) -> str:
        """What the group is for, as the verbs' own help is shortened."""
        return _(self.help or "").removesuffix(".")[:limit]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """How the group is called, what it is for, and its verbs."""
        write_group_help(self, ctx, formatter)


def show_verbs(context: typer.Context) -> None:
    """Without a verb the help is shown."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _run(given: Given, verb: GroupVerb, typed: dict[str, Any]) -> None:
    from familieklubb.cli.opened import opened
    from familieklubb.services.desk import Desk
    from familieklubb.services.refused import Refused

    with opened(given) as register:
        try:
            verb.work(Desk(register, given.clock), typed)
        except Refused as refusal:
            raise _at_their_options(refusal, verb) from refusal


def _at_their_options(refusal: Any, verb: GroupVerb) -> FamilieklubbError:
    """The refusal with each message at the option that it is about."""
    flags = {option.name.removesuffix("_id"): option.flag for option in verb.options}
    flags |= {word.name: word.metavar for word in verb.words}
    lines = [
        f"{flags.get(field.removesuffix('_id'), field)}: {message}" if field else message
        for field, message in refusal.fields.items()
    ]
    return FamilieklubbError(refusal.title, "\n".join(lines))


# -- what the verbs share


def given_only(typed: Typed, names: Iterable[str]) -> dict[str, str]:
    """The options that were typed, by name."""
    return {name: typed[name] for name in names if typed.get(name) is not None}


def the_one(typed: str, candidates: Iterable[tuple[str, bytes, str]], what: str) -> bytes:
    """The id of the thing with that name; ``candidates`` are name, id, and what tells it apart.

    What tells them apart may stand behind the name with a comma. Raises WrongWords with the
    choices where none or several are called that.
    """
    listed = list(candidates)
    wanted = " ".join(typed.casefold().split())
    full = {key: _full(name, detail) for name, key, detail in listed}
    found = [
        key for name, key, _detail in listed if wanted in (name.casefold(), full[key].casefold())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongWords(
            _("“{name}” is not alone of that name.").format(name=shown(typed)),
            _("Write which one: {names}.").format(names="; ".join(full[key] for key in found)),
        )
    near = difflib.get_close_matches(typed, [name for name, _key, _detail in listed], 5, 0.5)
    advice = _("Did you mean {names}?").format(names=", ".join(near)) if near else ""
    raise WrongWords(
        _("{what}: none is called “{name}”.").format(what=what, name=shown(typed)), advice
    )


def _full(name: str, detail: str) -> str:
    return f"{name}, {detail}" if detail else name


def say(typed: Typed, document: Any, lines: Iterable[str]) -> None:
    """Answer with lines, or with JSON where that was asked for."""
    if typed.get("json"):
        answer_json(plain(document))
        return
    for line in lines:
        answer(line)


def plain(value: Any) -> Any:
    """A view as plain values: days in ISO 8601, ids in hexadecimal, words as they are kept."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value
