"""Every verb of the command line with all that it takes, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from familieklubb import i18n
from familieklubb.cli import application
from familieklubb.i18n import _

_OF_EVERY_VERB = {"nb": "### Valg for alle kommandoer", "en": "### Options of every command"}


def lines(language: str) -> Iterator[str]:
    """The verbs in the order of the help; the language stays as it was."""
    before = i18n.language()
    i18n.use(language)
    try:
        yield from _lines(language)
    finally:
        i18n.use(before)


def _lines(language: str) -> Iterator[str]:
    program: Any = application()
    shared: set[str] = set()
    for name, verb in verbs(program):
        shared |= {option.name for option in verb.shared}
        yield from (f"### {name}", "", f"    {usage(name, verb)}", "", _(verb.help), "")
        if own := [*verb.params]:
            yield from (_described(param) for param in own)
            yield ""
    yield from (_OF_EVERY_VERB[language], "")
    yield from (_described(param) for param in program.params if param.name in shared)


def verbs(program: Any) -> Iterator[tuple[str, Any]]:
    """Every verb that the help shows, with the words that call it."""
    for name, verb in program.commands.items():
        if not verb.hidden:
            if hasattr(verb, "commands"):
                yield from ((f"{name} {below}", one) for below, one in verbs(verb))
            else:
                yield name, verb


def usage(name: str, verb: Any) -> str:
    """How a verb is written: its arguments in their order, and that there are options."""
    arguments = [
        param.metavar if param.required else f"[{param.metavar}{_more(param)}]"
        for param in verb.params
        if param.param_type_name == "argument"
    ]
    return " ".join(["familieklubb", name, *arguments, _("[OPTIONS]")])


def _more(param: Any) -> str:
    return " …" if param.nargs == -1 else ""


def _described(param: Any) -> str:
    name = (
        param.metavar
        if param.param_type_name == "argument"
        else " ".join(part for part in (", ".join(param.opts), param.metavar) if part)
    )
    text = _(param.help)
    if param.param_type_name == "option" and param.required:
        text = _("{text} Required.").format(text=text)
    return f"- `{name}` – {text}"
