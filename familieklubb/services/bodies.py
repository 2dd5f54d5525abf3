"""The use cases of network bodies: local, regional and national, each under another."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session, select

from familieklubb import i18n
from familieklubb.errors import FamilieklubbError
from familieklubb.geography import Geography
from familieklubb.i18n import _
from familieklubb.records import NetworkBody
from familieklubb.register.clock import Clock, local_day
from familieklubb.register.file import Register
from familieklubb.register.writing import Writing
from familieklubb.services.club_inputs import BodyInput, read_body
from familieklubb.services.club_reading import ClubReading
from familieklubb.services.club_views import BodyView
from familieklubb.services.profiles import profile_of
from familieklubb.services.refused import Refused
from familieklubb.services.register_fields import RegisterFields


class Bodies:
    """The bodies of the network; only clubs are ever counted."""

    def __init__(
        self,
        register: Register,
        clock: Clock,
        geography: Geography,
        new_id: Callable[[], bytes],
    ) -> None:
        self._register = register
        self._clock = clock
        self._geography = geography
        self._new_id = new_id

    def all(self) -> tuple[BodyView, ...]:
        """Every body, the widest first, with the clubs that belong to it today."""
        today, profile = local_day(self._clock()), profile_of(self._register)
        return self._register.read(
            lambda session: ClubReading(session, self._geography, today, profile).bodies()
        )

    def add(self, typed: BodyInput) -> bytes:
        """A new body; its id. Raises Refused."""
        draft = read_body(typed, local_day(self._clock()))

        def work(writing: Writing) -> bytes:
            one = self._new_id()
            _check(writing.session, one, draft.name, typed.parent_id)
            writing.session.add(
                NetworkBody(id=one, parent_id=typed.parent_id, **draft.model_dump())
            )
            return one

        return self._register.write("body.add", work)

    def edit(self, body_id: bytes, typed: BodyInput) -> None:
        """Correct a body; raises Refused."""
        draft = read_body(typed, local_day(self._clock()))

        def work(writing: Writing) -> None:
            found = _body(writing.session, body_id)
            _check(writing.session, body_id, draft.name, typed.parent_id)
            for name, value in draft.model_dump().items():
                setattr(found, name, value)
            found.parent_id = typed.parent_id

        self._register.write("body.edit", work)

    def end(self, body_id: bytes, typed: str) -> None:
        """The last day of a body, today if blank; raises Refused."""
        fields = RegisterFields(local_day(self._clock()))
        day = fields.past_day("last_day", typed, fields.today)
        fields.settle()

        def work(writing: Writing) -> None:
            found = _body(writing.session, body_id)
            if found.from_day is not None and day < found.from_day:
                text = _("It began on {day}, and cannot end before that.")
                raise Refused({"last_day": text.format(day=i18n.day(found.from_day))})
            found.last_day = day

        self._register.write("body.end", work)


def _body(session: Session, body_id: bytes) -> NetworkBody:
    found = session.get(NetworkBody, body_id)
    if found is None:
        raise FamilieklubbError(
            _("The network body is not in the register any more."),
            _("Go back to the list of clubs."),
        )
    return found


def _check(session: Session, body_id: bytes, name: str, parent_id: bytes | None) -> None:
    bodies = {one.id: one for one in session.exec(select(NetworkBody))}
    for key, one in bodies.items():
        if key != body_id and one.name.casefold() == name.casefold():
            raise Refused({"name": _("There is a network body of that name already.")})
    if parent_id is not None and parent_id not in bodies:
        raise Refused({"parent": _("That network body is not in the register any more.")})
    above = parent_id
    while above is not None:
        if above == body_id:
            raise Refused({"parent": _("A network body cannot be under itself.")})
        above = bodies[above].parent_id
