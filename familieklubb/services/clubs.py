"""The use cases of clubs: their states, places and hours, and the bodies above them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from familieklubb.domain.club_states import OpeningCode
from familieklubb.domain.identity import random_id
from familieklubb.geography import Geography
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.bodies import Bodies
from familieklubb.services.club_act import ClubAct
from familieklubb.services.club_inputs import (
    BreakInput,
    ClubInput,
    DeclaredInput,
    StateInput,
    read_break,
    read_club,
    read_declared,
    read_state,
)
from familieklubb.services.club_reading import ClubReading
from familieklubb.services.club_views import ClubCard, ClubLine
from familieklubb.services.family_refusals import no_club
from familieklubb.services.profiles import profile_of


class Clubs:
    """The clubs of the register; ``bodies`` is for the network above them."""

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
        self.bodies = Bodies(register, clock, geography, new_id)

    # -- looking --------------------------------------------------------------------------------

    def all(self, day: date | None = None) -> tuple[ClubLine, ...]:
        """Every club as of a day, today unless given."""
        on, profile = day or self._today(), profile_of(self._register)
        return self._register.read(
            lambda session: ClubReading(session, self._geography, on, profile).all()
        )

    def show(self, club_id: bytes, day: date | None = None) -> ClubCard:
        """One club in full; raises FamilieklubbError where it is not in the register."""
        on, profile = day or self._today(), profile_of(self._register)
        card = self._register.read(
            lambda session: ClubReading(session, self._geography, on, profile).card(club_id)
        )
        if card is None:
            raise no_club()
        return card

    # -- changing -------------------------------------------------------------------------------

    def add(self, typed: ClubInput) -> bytes:
        """A new club, starting up unless another state is typed; its id.

        Raises Refused; a club that would be active at once is held to R6.
        """
        profile = profile_of(self._register)
        read = read_club(typed, self._today(), profile)
        return self._register.write(
            "club.add",
            lambda writing: self._act(writing).add(
                self._new_id(), read, typed.municipality, typed.body_id, profile
            ),
        )

    def edit(self, club_id: bytes, typed: ClubInput) -> None:
        """Correct a club; what is dated and was changed holds from ``from_day`` on.

        Where it began on that very day it is corrected instead. Raises Refused.
        """
        read = read_club(typed, self._today(), profile_of(self._register))
        self._register.write(
            "club.edit",
            lambda writing: self._act(writing).edit(
                club_id, read, typed.municipality, typed.body_id
            ),
        )

    def change_state(self, club_id: bytes, typed: StateInput) -> tuple[OpeningCode, ...]:
        """Another state from a day on; what speaks against it and does not block (R5).

        Raises Refused: for a change that no club can make, and for opening without a certified
        assistant at the place (R6) where the profile blocks it.
        """
        profile = profile_of(self._register)
        state, day = read_state(typed, self._today())
        return self._register.write(
            "club.state",
            lambda writing: self._act(writing).change_state(club_id, state, day, profile),
        )

    def add_break(self, club_id: bytes, typed: BreakInput) -> None:
        """A stretch of days without meetings; raises Refused."""
        draft = read_break(typed, self._today())
        self._register.write(
            "club.break", lambda writing: self._act(writing).add_break(club_id, draft)
        )

    def remove_break(self, break_id: bytes) -> None:
        """Take a break away; raises FamilieklubbError where it is gone already."""
        self._register.write(
            "club.break_remove", lambda writing: self._act(writing).remove_break(break_id)
        )

    def declare(self, club_id: bytes, typed: DeclaredInput) -> None:
        """The year of a club without the program, as it was told; it replaces what was told before.

        Raises Refused.
        """
        draft = read_declared(typed, self._today())
        self._register.write(
            "club.declare",
            lambda writing: self._act(writing).declare(club_id, draft, self._new_id()),
        )

    # -- together -------------------------------------------------------------------------------

    def _act(self, writing: Writing) -> ClubAct:
        return ClubAct(writing, self._geography, self._today())

    def _today(self) -> date:
        return local_day(self._clock())
