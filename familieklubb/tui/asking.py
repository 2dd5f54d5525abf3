"""Asking a service from a screen: off the screen's thread, and every failure becomes words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.dom import DOMNode
from textual.screen import Screen

from familieklubb.errors import FamilieklubbError

T = TypeVar("T")

Told = Callable[[FamilieklubbError], None]


if TYPE_CHECKING:
    _Node = DOMNode
else:
    # Textual takes a screen's styles from its first base that is a node; this is to be none.
    _Node = object


class Asks(_Node):
    """What screens and dialogs share: they ask services and tell people of failures."""

    _requests: dict[str, int]

    def ask(
        self,
        call: Callable[..., T],
        *arguments: Any,
        then: Callable[[T], None] | None = None,
        failed: Told | None = None,
        latest: str = "",
    ) -> None:
        """Call a service in another thread, then hand its answer to ``then`` on this one.

        A FamilieklubbError goes to ``failed``, else to ``tell_error``. Where ``latest`` names
        a question, an answer that a newer one has overtaken is dropped.
        """
        numbers = self.__dict__.setdefault("_requests", {})
        number = numbers[latest] = numbers.get(latest, 0) + 1
        self.run_worker(
            self._asking(call, arguments, then, failed, (latest, number)), exit_on_error=False
        )

    async def _asking(
        self,
        call: Callable[..., T],
        arguments: tuple[Any, ...],
        then: Callable[[T], None] | None,
        failed: Told | None,
        request: tuple[str, int],
    ) -> None:
        try:
            answer = await asyncio.to_thread(call, *arguments)
        except FamilieklubbError as error:
            if self.is_attached:
                (failed or self.tell_error)(error)
            return
        except Exception as error:  # noqa: BLE001  (the last door: whatever it is becomes words)
            told = self.app.mishap(error)  # type: ignore[attr-defined]
            if self.is_attached:
                (failed or self.tell_error)(told)
            return
        latest, number = request
        overtaken = bool(latest) and self.__dict__["_requests"].get(latest) != number
        if then is not None and self.is_attached and not overtaken:
            # Not here: what fails in showing an answer must not pass for a failed service.
            self.call_later(then, answer)

    def tell_error(self, error: FamilieklubbError) -> None:
        """Say what went wrong and what to do."""
        self.app.notify(
            error.what_to_do or error.title,
            title=error.title if error.what_to_do else "",
            severity="error",
            timeout=12,
            markup=False,
        )

    def tell(self, text: str, what_to_do: str = "") -> None:
        """Say what happened."""
        self.app.notify(what_to_do or text, title=text if what_to_do else "", markup=False)


class Styled:
    """A screen that has its bases' style sheets too; Textual takes only the last one named."""

    CSS_PATH: ClassVar[Any] = None

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = cls.__dict__.get("CSS_PATH")
        bases = (vars(base).get("CSS_PATH") for base in cls.__mro__[1:])
        inherited = next(filter(None, bases), None)
        if own is not None and inherited is not None:
            cls.CSS_PATH = [*_listed(inherited), *_listed(own)]


def _listed(paths: Any) -> list[Any]:
    return list(paths) if isinstance(paths, list) else [paths]


class AskingScreen(Styled, Asks, Screen[Any]):
    """A screen that asks services."""
