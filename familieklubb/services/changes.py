"""The use case of taking the last saved change back."""

from __future__ import annotations

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.file import Register
from familieklubb.register.undo import Undone, last_change, undo
from familieklubb.register.writing import Writing


class Changes:
    """The saved changes that can still be taken back, the newest first."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def undo_last(self) -> Undone:
        """Take the newest change back; raises FamilieklubbError where there is none."""

        def work(writing: Writing) -> Undone:
            entry = last_change(writing.session)
            if entry is None:
                raise FamilieklubbError(
                    _("There is nothing to undo."),
                    _("Only the last 50 changes of the last 30 days can be undone."),
                )
            return undo(writing, entry)

        return self._register.write("undo", work, undoable=False)


__all__ = ["Changes", "Undone"]
