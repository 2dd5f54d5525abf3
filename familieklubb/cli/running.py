"""One run of the command line, from the words to the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from familieklubb.cli.given import Given
from familieklubb.cli.language import choose
from familieklubb.cli.mishaps import mishap
from familieklubb.cli.output import finish, silence_answers, speak_utf8, tell, tell_error
from familieklubb.cli.usage import in_our_words
from familieklubb.errors import NOT_DONE, PERSON_NEEDED, FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.clock import Clock, system_clock

NAME = "familieklubb"


def run(words: Sequence[str], *, clock: Clock = system_clock) -> int:
    """Do what the words say; the exit code. Nothing is raised, and no traceback is shown."""
    speak_utf8()
    try:
        code = _run(words, clock)
        finish()
    except FamilieklubbError as error:
        tell_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        tell("\n" + _("Stopped."))
        return NOT_DONE
    except BrokenPipeError:
        silence_answers()
        return NOT_DONE
    except Exception as error:  # noqa: BLE001  (the last place where an error can be told)
        tell_error(mishap(error, clock()))
        return NOT_DONE
    return code


def _run(words: Sequence[str], clock: Clock) -> int:
    choose(words)
    import typer

    from familieklubb.cli.assembly import assemble

    program = assemble()
    given = Given(clock)
    code = 0
    try:
        with program.make_context(NAME, list(words), obj=given) as context:
            program.invoke(context)
    except typer.Exit as end:
        code = end.exit_code
    except typer.TyperException as error:
        raise in_our_words(error) from None
    for waiting in given.waiting:
        tell_error(waiting)
    return code or (PERSON_NEEDED if given.waiting else 0)
