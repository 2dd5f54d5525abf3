"""The use case of dividing a club: one act, one transaction, one undo."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from familieklubb.domain.identity import random_id
from familieklubb.domain.profile import NetworkProfile
from familieklubb.domain.text import is_blank
from familieklubb.domain.values import Weekday
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.importing.words import WEEKDAY
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.division_act import DivisionAct
from familieklubb.services.division_check import DivisionCheck, DivisionRead
from familieklubb.services.division_plan import plan_of
from familieklubb.services.division_views import Divided, DivisionInput, DivisionPlan
from familieklubb.services.family_findings import Finding
from familieklubb.services.family_inputs import FamilyFields
from familieklubb.services.profiles import profile_of


class Division:
    """Dividing a club in two (R4): families go along, and neither leave nor join."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        geography: Geography,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._clock = clock
        self._geography = geography
        self._new_id = new_id

    def plan(self, club_id: bytes, first_day: str = "") -> DivisionPlan:
        """The club as it stands on the first day of the new one; blank is today.

        Raises Refused at ``first_day``, and FamilieklubbError without the club.
        """
        fields = FamilyFields(self._today())
        day = fields.day("first_day", first_day, self._today(), ahead=True) or self._today()
        fields.settle()
        return self._register.read(lambda session: plan_of(session, club_id, day, self._profile()))

    def check(self, typed: DivisionInput) -> tuple[Finding, ...]:
        """What is odd about a division that could be made so; raises what ``divide`` raises."""
        read, profile = self._read(typed), self._profile()

        def work(session: Session) -> tuple[Finding, ...]:
            check = DivisionCheck(session, read, self._geography, profile, self._today())
            return tuple(check.settle()[1])

        return self._register.read(work)

    def divide(self, typed: DivisionInput) -> Divided:
        """Divide the club.

        Raises Refused: a field for each attribute of the input; the assistant's is
        ``assistant_id``, and there R6 blocks where the profile says so.
        """
        read = self._read(typed)
        profile = self._profile()
        return self._register.write(
            "club.divide",
            lambda writing: DivisionAct(
                writing, read, self._geography, profile, self._new_id, self._today()
            ).run(),
        )

    def _read(self, typed: DivisionInput) -> DivisionRead:
        fields = FamilyFields(self._today())
        day = fields.day("first_day", typed.first_day, self._today(), ahead=True)
        if day is None:
            fields.refuse("first_day", _("This must be filled in."))
        name = fields.name("name", typed.name)
        place = fields.name("place", typed.place)
        weekday = fields.listed("weekday", typed.weekday, WEEKDAY)
        start = fields.clock_time("start", typed.start)
        venue = fields.line("venue", typed.venue)
        assistant = fields.line("assistant_name", typed.assistant_name)
        certified_on = fields.day("certified_on", typed.certified_on, self._today())
        if not typed.families:
            fields.refuse("families", _("Choose the families that go to the new club."))
        if typed.assistant_id is None and assistant is None:
            fields.refuse("assistant_id", _("Choose the assistant of the new club."))
        if typed.assistant_id is not None and not is_blank(typed.assistant_name):
            fields.refuse("assistant_id", _("Choose an assistant or write a new one, not both."))
        fields.settle()
        return DivisionRead(
            typed,
            day or self._today(),
            name,
            place,
            None if weekday is None else Weekday(weekday),
            start,
            venue,
            assistant,
            certified_on,
        )

    def _profile(self) -> NetworkProfile:
        return profile_of(self._register)

    def _today(self) -> date:
        return local_day(self._clock())
