"""Typer's commands with every word of their help and refusals in the chosen language.

Help texts are marked with ``N_`` where they stand and translated here, when they are shown,
so it does not matter when the modules that hold them are imported. Typer's own texts are
English; what it would say is said here instead. The types that it hands over are private,
and stand here as ``Any``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from familieklubb.cli.usage import extra_words, name_of, no_such_verb
from familieklubb.errors import (
    FILE_REFUSED,
    NOT_DONE,
    PERSON_NEEDED,
    WRONG_PASSPHRASE,
    WRONG_WORDS,
)
from familieklubb.i18n import N_, _

EXIT_CODES: Mapping[int, str] = {
    0: N_("Done."),
    NOT_DONE: N_("Not done, with the reason."),
    WRONG_WORDS: N_("Wrong words on the command line."),
    WRONG_PASSPHRASE: N_("Wrong passphrase or recovery words."),
    FILE_REFUSED: N_("A file was refused: a register, a spreadsheet."),
    PERSON_NEEDED: N_("Done, and something waits for a person."),
}

_HELP = N_("Show this text and end.")

_SHORTEST = 40


class Verb(TyperCommand):
    """A verb; ``shared`` are the options that it takes like every other."""

    allow_extra_args = True
    shared: tuple[TyperOption, ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raises WrongWords for one too many."""
        with _naming(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise extra_words(ctx.command_path, rest)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Do it; the shared options are kept aside, for no verb's function names them."""
        for option in self.shared:
            ctx.obj.take(option.name, ctx.params.pop(option.name))
        return super().invoke(ctx)

    def get_params(self, ctx: Any) -> list[Any]:
        """The verb's own parameters, the shared options, and --help."""
        *own, helping = super().get_params(ctx)
        return [*own, *self.shared, helping]

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """--help, in the language."""
        return _in_our_words(super().get_help_option(ctx))

    def get_short_help_str(self, limit: int = _SHORTEST) -> str:
        """The first sentence of what the verb does."""
        return _short(_(self.help or ""), limit)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """How the verb is written, what it does, and everything that it takes."""
        *own, helping = super().get_params(ctx)
        pieces = [_usage(param) for param in own if isinstance(param, TyperArgument)]
        _write_head(formatter, ctx, [*pieces, _("[OPTIONS]")], _(self.help or ""))
        _write_section(formatter, _("Arguments"), _arguments(own))
        _write_section(formatter, _("Options"), _options([*own, helping]))
        _write_section(formatter, _("Options of every verb"), _options(self.shared))


class Verbs(TyperGroup):
    """The program itself, with its verbs."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """--help, in the language."""
        return _in_our_words(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the verb."""
        with _naming(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The verb that is asked for; raises WrongWords with the nearest ones."""
        if self.get_command(ctx, args[0]) is None:
            raise no_such_verb(args[0], difflib.get_close_matches(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """How the program is called, what it is, its verbs, and the options of every verb."""
        pieces = [_("[OPTIONS]"), _("VERB"), "…"]
        _write_head(formatter, ctx, pieces, _(self.help or ""))
        room = formatter.width - 4 - max(map(len, self.commands))
        rows = [
            (name, verb.get_short_help_str(room))
            for name, verb in self.commands.items()
            if not verb.hidden
        ]
        _write_section(formatter, _("Verbs"), rows)
        *shared, version, helping = self.get_params(ctx)
        _write_section(formatter, _("Options"), _options([version, helping]))
        _write_section(formatter, _("Options of every verb"), _options(shared))
        codes = [(str(code), _(text)) for code, text in EXIT_CODES.items()]
        _write_section(formatter, _("Exit codes"), codes)


def write_group_help(group: Verbs, ctx: Any, formatter: Any) -> None:
    """How a group of verbs is called, what it is for, and what each of them does."""
    _write_head(formatter, ctx, [_("VERB"), "…"], _(group.help or ""))
    room = formatter.width - 4 - max(map(len, group.commands))
    rows = [(name, verb.get_short_help_str(room)) for name, verb in group.commands.items()]
    _write_section(formatter, _("Verbs"), rows)


@contextmanager
def _naming(ctx: Any) -> Iterator[None]:
    """Some of Typer's refusals do not say which command they are about."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", None) is None:
            vars(error)["ctx"] = ctx
        raise


def _in_our_words(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _HELP
    return option


def _usage(argument: TyperArgument) -> str:
    name = name_of(argument)
    if argument.nargs != 1:
        name += " …"
    return name if argument.required else f"[{name}]"


def _write_head(formatter: Any, ctx: Any, pieces: Iterable[str], text: str) -> None:
    names: list[str] = []
    at = ctx
    while at is not None:
        names.insert(0, at.info_name)
        at = at.parent
    formatter.write_usage(" ".join(names), " ".join(pieces), prefix=_("Usage:") + " ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


def _write_section(formatter: Any, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    rows = list(rows)
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _arguments(params: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for param in params:
        if isinstance(param, TyperArgument) and not param.hidden:
            yield name_of(param), _(param.help or "")


def _options(params: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for param in params:
        if isinstance(param, TyperOption) and not param.hidden:
            names = ", ".join(param.opts)
            text = _(param.help or "")
            if param.required:
                text = _("{text} Required.").format(text=text)
            yield f"{names} {param.metavar}" if param.metavar else names, text


def _short(text: str, limit: int) -> str:
    first = text.partition(". ")[0].removesuffix(".")
    return first if len(first) <= limit else f"{first[: limit - 1]}…"
