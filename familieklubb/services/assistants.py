"""The use cases of assistants: who is certified, until when, and where."""

from __future__ import annotations

from datetime import date

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.assistant_reading import AssistantReading
from familieklubb.services.assistant_views import AssistantCard, AssistantList
from familieklubb.services.profiles import profile_of


class Assistants:
    """The assistants of the register."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock

    def all(self, day: date | None = None) -> AssistantList:
        """Every assistant as of a day, today unless given."""
        on = day or self._today()
        profile = profile_of(self._register)
        return self._register.read(lambda session: AssistantReading(session, on, profile).all())

    def show(self, assistant_id: bytes, day: date | None = None) -> AssistantCard:
        """One assistant in full; raises FamilieklubbError where it is not in the register."""
        on = day or self._today()
        profile = profile_of(self._register)
        card = self._register.read(
            lambda session: AssistantReading(session, on, profile).card(assistant_id)
        )
        if card is None:
            raise no_assistant()
        return card

    def _today(self) -> date:
        return local_day(self._clock())


def no_assistant() -> FamilieklubbError:
    """The assistant is not in the register any more."""
    return FamilieklubbError(
        _("The assistant is not in the register any more."),
        _("Go back to the list of assistants."),
    )
