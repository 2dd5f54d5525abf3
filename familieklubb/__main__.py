"""The start of the program: what must be quick is answered before anything heavy is loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_FOR_SCREENS = ("--register", "--language")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, else with the command line's; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        from familieklubb import __version__

        sys.stdout.write(f"familieklubb {__version__}\n")
        return 0
    options = _only_options(words)
    if options is not None and sys.stdin.isatty() and sys.stdout.isatty():
        return _screens(words, options.get("--register"))
    from familieklubb.cli.running import run

    return run(words)


def _only_options(words: list[str]) -> dict[str, str] | None:
    """The options of a call without a verb, which opens the screens; None for any other call."""
    found: dict[str, str] = {}
    waiting = list(words)
    while waiting:
        name, equals, value = waiting.pop(0).partition("=")
        if name not in _FOR_SCREENS or not (equals or waiting):
            return None
        found[name] = value if equals else waiting.pop(0)
    return found


def _screens(words: list[str], register: str | None) -> int:
    """The screens on a register: the one named, else the environment's, else the user's own."""
    from familieklubb import paths
    from familieklubb.cli.showing import show

    named = register or os.environ.get("FAMILIEKLUBB_REGISTER")
    return show(words, Path(named) if named else paths.default_register())


if __name__ == "__main__":
    sys.exit(main())
