"""The command line: every verb of the program, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from familieklubb.cli.verbs import Verbs


def application() -> Verbs:
    """The whole command line, put together."""
    from familieklubb.cli.assembly import assemble

    return assemble()
