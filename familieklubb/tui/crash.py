"""What a crash of the screens leaves behind: its place in the program, and no name."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console


class QuietConsole(Console):
    """Prints nothing; remembers the kinds and places of the errors that it should print.

    Textual hands its tracebacks to the application's ``error_console``; with their local
    variables and messages they would put names of people on the screen.
    """

    def __init__(self) -> None:
        super().__init__(file=io.StringIO())
        self.places: list[str] = []

    def print(self, *objects: Any, **_options: Any) -> None:
        """Remember where, print nothing."""
        from rich.traceback import Traceback

        for one in objects:
            if isinstance(one, Traceback):
                for stack in one.trace.stacks:
                    self.places.append(stack.exc_type)
                    self.places += [
                        f"  {'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} "
                        f"in {frame.name}"
                        for frame in stack.frames
                    ]
