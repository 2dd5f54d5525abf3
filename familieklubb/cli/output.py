"""What the program says: answers on standard output, messages on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _


def speak_utf8() -> None:
    """Make both streams take every text, whatever the system's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        change = getattr(stream, "reconfigure", None)
        if change is not None:
            change(encoding="utf-8", errors="replace")


def answer(text: str) -> None:
    """Say a line that the command was asked for."""
    with _to_the_reader():
        sys.stdout.write(f"{text}\n")


def answer_json(document: Any) -> None:
    """Print the one JSON document of the command."""
    answer(json.dumps(document, ensure_ascii=False, indent=2))


def answer_bytes(content: bytes) -> None:
    """Print a finished document as it is, its line ends unchanged."""
    with _to_the_reader():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def tell(text: str) -> None:
    """Say a line about how it goes."""
    sys.stderr.write(f"{text}\n")


def tell_error(error: FamilieklubbError) -> None:
    """Say what happened and what to do."""
    tell(error.title)
    if error.what_to_do:
        tell(error.what_to_do)


def finish() -> None:
    """Send out what is still held back."""
    with _to_the_reader():
        sys.stdout.flush()


@contextmanager
def _to_the_reader() -> Iterator[None]:
    """Raises BrokenPipeError when nobody reads any more, FamilieklubbError for a full disk."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_answers()
        raise FamilieklubbError(
            _("The answer could not be written: {reason}.").format(reason=error.strerror),
            _("Make room on the disk that it goes to."),
        ) from error


def silence_answers() -> None:
    """Let go of standard output, so that the system's end of the program says nothing of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def file_at(words: str) -> Path:
    """The path that a person wrote."""
    return Path(words).expanduser()
