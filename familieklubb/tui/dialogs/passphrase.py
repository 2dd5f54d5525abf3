"""The form for another passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from familieklubb.errors import WrongWords
from familieklubb.i18n import _
from familieklubb.tui.dialogs.form import Field, FormDialog


class PassphraseDialog(FormDialog[tuple[str, str]]):
    """Asks twice; the two must be the same."""

    def __init__(self, change: Callable[[str], Any]) -> None:
        super().__init__(_("Change the passphrase"), _both_the_same(change))

    def fields(self) -> Iterator[Widget]:
        """Twice, unseen."""
        yield Field("new", _("New passphrase: at least 15 characters"), Input(password=True))
        yield Field("again", _("Once more"), Input(password=True))

    def typed(self) -> tuple[str, str]:
        """Both."""
        one, other = (field.query_one(Input).value for field in self.query(Field))
        return one, other


def _both_the_same(change: Callable[[str], Any]) -> Callable[[tuple[str, str]], Any]:
    def submit(typed: tuple[str, str]) -> Any:
        one, other = typed
        if one != other:
            raise WrongWords(_("The two are not the same."), _("Type the passphrase once more."))
        return change(one)

    return submit
