"""What is said when a command is given words that it does not take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from familieklubb.domain.text import shown
from familieklubb.errors import WrongWords
from familieklubb.i18n import _, ngettext


def in_our_words(error: Any) -> WrongWords:
    """A refusal of Typer's as our own; its classes are private, what they carry is not."""
    context = getattr(error, "ctx", None)
    advice = see_help(context.command_path) if context is not None else ""
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if hasattr(error, "possibilities"):
        return no_such_option(str(option), error.possibilities or (), advice)
    if option is not None:
        return _wrong_use(str(option), context, advice)
    if hasattr(error, "param_type") and param is not None:
        return missing(name_of(param), advice)
    if param is not None:
        return WrongWords(_("{name} cannot be read.").format(name=name_of(param)), advice)
    return WrongWords(_("The command cannot be read."), advice)


def see_help(command: str) -> str:
    """Where it is told how a command is written."""
    return _("See: {command} --help").format(command=command)


def name_of(param: Any) -> str:
    """A parameter as a person writes it."""
    if param.param_type_name == "option":
        return str(param.opts[0])
    return str(param.metavar or param.name.upper())


def missing(name: str, advice: str = "") -> WrongWords:
    """Something is needed and was not given."""
    return WrongWords(_("{name} is missing.").format(name=name), advice)


def no_such_option(name: str, near: Sequence[str], advice: str) -> WrongWords:
    """There is no option of that name."""
    if near:
        advice = _("Did you mean {nearest}? {advice}").format(
            nearest=", ".join(near), advice=advice
        )
    return WrongWords(_("There is no option {name}.").format(name=shown(name)), advice)


def no_such_verb(name: str, near: Sequence[str]) -> WrongWords:
    """There is no verb of that name."""
    advice = see_help("familieklubb")
    if near:
        advice = _("Did you mean {nearest}? {advice}").format(
            nearest=", ".join(near), advice=advice
        )
    return WrongWords(_("There is no verb {name}.").format(name=shown(name)), advice)


def extra_words(command: str, words: Sequence[str]) -> WrongWords:
    """There is more on the line than the verb takes."""
    return WrongWords(
        ngettext(
            "There is a word too many: {words}", "There are words too many: {words}", len(words)
        ).format(words=" ".join(shown(word) for word in words)),
        see_help(command),
    )


def not_one_of(name: str, given: str, words: Sequence[str]) -> WrongWords:
    """An option takes only some words."""
    return WrongWords(
        _("{name} cannot be {given}.").format(name=name, given=shown(given) or "“”"),
        _("It takes one of: {words}").format(words=", ".join(words)),
    )


def _wrong_use(option: str, context: Any, advice: str) -> WrongWords:
    params = context.command.get_params(context) if context is not None else []
    if any(option in param.opts and getattr(param, "is_flag", False) for param in params):
        return WrongWords(_("{name} takes no value.").format(name=option), advice)
    return WrongWords(_("{name} needs a value after it.").format(name=option), advice)
