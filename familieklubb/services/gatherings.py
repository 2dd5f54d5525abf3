"""The use cases of gatherings: what was held, and who came."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from familieklubb.domain.values import GatheringAudience, GatheringScope
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.services.gathering_views import GatheringView

_GATHERINGS = """
SELECT g.id, g.name, g.scope, g.audience, g.country, g.place, g.from_day, g.last_day, g.hours,
g.participants, (SELECT count(*) FROM gathering_participant p WHERE p.gathering_id = g.id)
+ (SELECT count(*) FROM gathering_visitor v WHERE v.gathering_id = g.id)
FROM gathering g ORDER BY g.from_day DESC, g.name
"""


class Gatherings:
    """The gatherings of the register."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock

    def all(self) -> tuple[GatheringView, ...]:
        """Every gathering, the newest first."""
        return self._register.read(_all)

    def _today(self) -> date:
        return local_day(self._clock())


def _all(session: Session) -> tuple[GatheringView, ...]:
    return tuple(
        GatheringView(
            bytes(key),
            name,
            GatheringScope(scope),
            GatheringAudience(audience),
            country,
            place,
            date.fromisoformat(first),
            date.fromisoformat(last),
            hours,
            participants,
            named,
        )
        for (
            key,
            name,
            scope,
            audience,
            country,
            place,
            first,
            last,
            hours,
            participants,
            named,
        ) in session.connection().exec_driver_sql(_GATHERINGS)
    )
