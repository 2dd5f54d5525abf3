"""The start of the program: what must be quick is answered before anything heavy is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, else with the command line's; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        from familieklubb import __version__

        sys.stdout.write(f"familieklubb {__version__}\n")
        return 0
    from familieklubb.cli.running import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
