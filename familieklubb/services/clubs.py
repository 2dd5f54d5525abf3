"""The use cases of clubs: their states, places and hours, and the bodies above them."""

from __future__ import annotations

from datetime import date

from familieklubb.geography import Geography
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.club_reading import ClubReading
from familieklubb.services.club_views import BodyView, ClubCard, ClubLine
from familieklubb.services.family_refusals import no_club
from familieklubb.services.profiles import profile_of


class Clubs:
    """The clubs of the register."""

    def __init__(self, register: Register, clock: Clock, geography: Geography) -> None:
        self._register = register
        self._clock = clock
        self._geography = geography

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

    def bodies(self) -> tuple[BodyView, ...]:
        """The bodies of the network, the widest first."""
        profile = profile_of(self._register)
        return self._register.read(
            lambda session: ClubReading(session, self._geography, self._today(), profile).bodies()
        )

    def _today(self) -> date:
        return local_day(self._clock())
