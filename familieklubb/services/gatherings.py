"""The use cases of gatherings: what was held, and who came."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from sqlmodel import Session, select

from familieklubb.domain.identity import random_id
from familieklubb.domain.values import GatheringAudience, GatheringScope
from familieklubb.i18n import _
from familieklubb.importing.words import GATHERING_AUDIENCE, GATHERING_SCOPE
from familieklubb.records import Gathering, GatheringParticipant, GatheringVisitor
from familieklubb.records.gathering import GatheringDraft
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.courses import HOME_COUNTRY
from familieklubb.services.gathering_door import (
    door_list,
    gathering,
    gatherings,
    no_gathering,
)
from familieklubb.services.gathering_views import (
    DoorKind,
    DoorList,
    GatheringInput,
    GatheringView,
)
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields

MOST_HOURS = 2000
MOST_PEOPLE = 100_000


class Gatherings:
    """The gatherings of the register."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        new_id: Callable[[], bytes] = lambda: random_id(secrets.token_bytes),
    ) -> None:
        self._register = register
        self._clock = clock
        self._new_id = new_id

    def all(self) -> tuple[GatheringView, ...]:
        """Every gathering, the newest first."""
        return self._register.read(gatherings)

    def show(self, gathering_id: bytes) -> GatheringView:
        """One gathering; raises FamilieklubbError where it is not in the register."""
        return self._register.read(lambda session: gathering(session, gathering_id))

    def add(self, typed: GatheringInput) -> bytes:
        """A new gathering; its id. Raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> bytes:
            _refuse_twin(writing.session, draft.name, None)
            one = self._new_id()
            writing.session.add(Gathering(id=one, **draft.model_dump()))
            return one

        return self._register.write("gathering.add", work)

    def edit(self, gathering_id: bytes, typed: GatheringInput) -> None:
        """Correct a gathering; raises Refused."""
        draft = self._read(typed)

        def work(writing: Writing) -> None:
            found = _found(writing.session, gathering_id)
            _refuse_twin(writing.session, draft.name, gathering_id)
            for name, value in draft.model_dump().items():
                setattr(found, name, value)

        self._register.write("gathering.edit", work)

    def remove(self, gathering_id: bytes) -> None:
        """Take a gathering away that was noted by mistake, with its list."""

        def work(writing: Writing) -> None:
            session = writing.session
            found = _found(session, gathering_id)
            for model in (GatheringParticipant, GatheringVisitor):
                for one in session.exec(select(model).where(model.gathering_id == gathering_id)):
                    session.delete(one)
            session.flush()
            session.delete(found)

        self._register.write("gathering.remove", work)

    # -- at the door ----------------------------------------------------------------------------

    def door(self, gathering_id: bytes) -> DoorList:
        """Everybody who may come, and who has; raises FamilieklubbError without it."""
        return self._register.read(lambda session: door_list(session, gathering_id))

    def mark(self, gathering_id: bytes, kind: DoorKind, who: bytes, *, arrived: bool) -> None:
        """Note that somebody has come, or has not after all; a typed name goes away with it."""

        def work(writing: Writing) -> None:
            session = writing.session
            _found(session, gathering_id)
            there = self._on_the_list(session, gathering_id, kind, who)
            if not arrived and there is not None:
                session.delete(there)
            elif arrived and there is None and kind is DoorKind.assistant:
                session.add(GatheringParticipant(gathering_id=gathering_id, assistant_id=who))
            elif arrived and there is None and kind is DoorKind.member:
                session.add(
                    GatheringVisitor(id=self._new_id(), gathering_id=gathering_id, member_id=who)
                )

        self._register.write("gathering.door", work)

    def add_name(self, gathering_id: bytes, name: str) -> bytes:
        """Somebody has come who is on no list: a first name is enough. Raises Refused."""
        fields = RegisterFields(self._today())
        kept = fields.name("name", name)
        fields.settle()

        def work(writing: Writing) -> bytes:
            _found(writing.session, gathering_id)
            one = self._new_id()
            writing.session.add(GatheringVisitor(id=one, gathering_id=gathering_id, name=kept))
            return one

        return self._register.write("gathering.door", work)

    def head_count(self, gathering_id: bytes, typed: str) -> None:
        """How many came by count; blank means that the list counts. Raises Refused."""
        fields = RegisterFields(self._today())
        number = fields.whole("participants", typed, 0, MOST_PEOPLE)
        fields.settle()

        def work(writing: Writing) -> None:
            _found(writing.session, gathering_id).participants = number

        self._register.write("gathering.head_count", work)

    @staticmethod
    def _on_the_list(
        session: Session, gathering_id: bytes, kind: DoorKind, who: bytes
    ) -> GatheringParticipant | GatheringVisitor | None:
        if kind is DoorKind.assistant:
            return session.get(GatheringParticipant, (gathering_id, who))
        if kind is DoorKind.visitor:
            return session.get(GatheringVisitor, who)
        return session.exec(
            select(GatheringVisitor).where(
                GatheringVisitor.gathering_id == gathering_id, GatheringVisitor.member_id == who
            )
        ).first()

    # -- together -------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self._clock())

    def _read(self, typed: GatheringInput) -> GatheringDraft:
        fields = RegisterFields(self._today())
        name = fields.name("name", typed.name)
        scope = fields.needed("scope", typed.scope, GATHERING_SCOPE, GatheringScope)
        audience = fields.needed("audience", typed.audience, GATHERING_AUDIENCE, GatheringAudience)
        country = fields.country("country", typed.country, HOME_COUNTRY)
        first = fields.past_day("from_day", typed.from_day)
        last = fields.last_day("last_day", typed.last_day, first)
        place = fields.line("place", typed.place)
        hours = fields.number("hours", typed.hours, 0, MOST_HOURS)
        participants = fields.whole("participants", typed.participants, 0, MOST_PEOPLE)
        fields.settle()
        return GatheringDraft(
            name=name,
            scope=scope,
            audience=audience,
            country=country or HOME_COUNTRY,
            place=place,
            from_day=first,
            last_day=last,
            hours=hours,
            participants=participants,
        )


def _found(session: Session, gathering_id: bytes) -> Gathering:
    found = session.get(Gathering, gathering_id)
    if found is None:
        raise no_gathering()
    return found


def _refuse_twin(session: Session, name: str, but: bytes | None) -> None:
    for one in session.exec(select(Gathering)):
        if one.name.casefold() == name.casefold() and one.id != but:
            raise Refused({"name": _("There is a gathering of that name already.")})
