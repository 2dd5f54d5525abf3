"""Everything that can be done with an open register, in one hand."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from familieklubb.domain.profile import PROFILES
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.changes import Changes
from familieklubb.services.home import Home, with_meetings

if TYPE_CHECKING:
    from familieklubb.geography import Geography
    from familieklubb.services.assistants import Assistants
    from familieklubb.services.clubs import Clubs
    from familieklubb.services.division import Division
    from familieklubb.services.drafts import Drafts
    from familieklubb.services.due import HomeView
    from familieklubb.services.families import Families
    from familieklubb.services.gatherings import Gatherings
    from familieklubb.services.keeping import Keeping
    from familieklubb.services.meetings import Meetings
    from familieklubb.services.rollups import RollUps
    from familieklubb.services.search import Search


class Desk:
    """The services over one open register; each is made when it is first asked for."""

    def __init__(self, register: Register, clock: Clock) -> None:
        about = register.about()
        self.register = register
        self.clock = clock
        self.name = about.name
        self.kind = about.kind
        self.profile = PROFILES[about.profile_code]
        self.changes = Changes(register)
        self.home = Home(register, clock, self.profile)

    def today(self) -> date:
        """The day where this machine stands."""
        return local_day(self.clock())

    def home_view(self) -> HomeView:
        """All that Home shows."""
        view = self.home.view()
        if view.club_id is None:
            return view
        return with_meetings(
            view,
            self.meetings.next_meeting(view.club_id),
            self.meetings.not_logged(view.club_id),
        )

    def close(self) -> None:
        """Keep what was typed last, do what is due, and let the register go."""
        try:
            if "drafts" in self.__dict__:
                self.drafts.flush()
        finally:
            self.register.close()

    @cached_property
    def geography(self) -> Geography:
        """Where places are."""
        from familieklubb.geography import Geography

        return Geography()

    @cached_property
    def meetings(self) -> Meetings:
        """The meetings of clubs."""
        from familieklubb.services.meetings import Meetings

        return Meetings(self.register, self.clock)

    @cached_property
    def families(self) -> Families:
        """Families and members."""
        from familieklubb.services.families import Families

        return Families(self.register, self.clock)

    @cached_property
    def division(self) -> Division:
        """The division of a club."""
        from familieklubb.services.division import Division

        return Division(self.register, self.clock, self.geography)

    @cached_property
    def clubs(self) -> Clubs:
        """Clubs and network bodies."""
        from familieklubb.services.clubs import Clubs

        return Clubs(self.register, self.clock, self.geography)

    @cached_property
    def assistants(self) -> Assistants:
        """Assistants, their certifications, courses and supervision."""
        from familieklubb.services.assistants import Assistants

        return Assistants(self.register, self.clock)

    @cached_property
    def gatherings(self) -> Gatherings:
        """Gatherings, and who came."""
        from familieklubb.services.gatherings import Gatherings

        return Gatherings(self.register, self.clock)

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet saved."""
        from familieklubb.services.drafts import Drafts

        return Drafts(self.register, self.clock)

    @cached_property
    def search(self) -> Search:
        """Finding things as one types."""
        from familieklubb.services.search import Search

        return Search(self.register, self.clock)

    @cached_property
    def rollups(self) -> RollUps:
        """Figures."""
        from familieklubb.services.rollups import RollUps

        return RollUps(self.register, self.geography, self.clock)

    @cached_property
    def keeping(self) -> Keeping:
        """Backups, checks, the passphrase, the history."""
        from familieklubb.services.keeping import Keeping

        return Keeping(self.register)
