"""Everything that can be done with an open register, in one hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from familieklubb.domain.profile import PROFILES, NetworkProfile
from familieklubb.geography import Geography
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.assistants import Assistants
from familieklubb.services.changes import Changes
from familieklubb.services.clubs import Clubs
from familieklubb.services.drafts import Drafts
from familieklubb.services.families import Families
from familieklubb.services.gatherings import Gatherings
from familieklubb.services.due import HomeView
from familieklubb.services.home import Home, with_meetings
from familieklubb.services.imports import Imports
from familieklubb.services.meetings import Meetings
from familieklubb.services.rollups import RollUps
from familieklubb.services.search import Search


@dataclass(slots=True)
class Desk:
    """The services over one open register, and what the screens always show."""

    register: Register
    clock: Clock
    geography: Geography
    name: str
    kind: str
    profile: NetworkProfile
    home: Home
    meetings: Meetings
    families: Families
    clubs: Clubs
    assistants: Assistants
    gatherings: Gatherings
    search: Search
    changes: Changes
    drafts: Drafts
    rollups: RollUps
    imports: Imports
    closing: list[Callable[[], None]] = field(default_factory=list)

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
        """Do what is due, and let the register go."""
        for act in self.closing:
            act()
        self.register.close()


def desk_over(register: Register, clock: Clock) -> Desk:
    """Set the services up over an open register."""
    about = register.about()
    geography = Geography()
    profile = PROFILES[about.profile_code]
    return Desk(
        register,
        clock,
        geography,
        about.name,
        about.kind,
        profile,
        Home(register, clock, profile),
        Meetings(register, clock),
        Families(register, clock),
        Clubs(register, clock, geography),
        Assistants(register, clock),
        Gatherings(register, clock),
        Search(register, clock),
        Changes(register),
        Drafts(register, clock),
        RollUps(register, geography, clock),
        Imports(register, geography, clock),
    )
